#pragma once

#include <array>
#include <cstdint>

#include "core/model/config.h"
#include "core/ops/dropout.h"

/// How a forward pass may differ from the plain one: dropout while training, parts switched off while looking.
namespace vamos {

enum class AttentionKind { encoder, decoder, cross };
constexpr std::size_t kAttentionKinds = 3;

enum class Sublayer { encoder_self, encoder_feed_forward, decoder_self, decoder_cross, decoder_feed_forward };
constexpr std::size_t kSublayers = 5;

/// Parts of a trained model that are left out, without training it anew, to see what they are for. Everything on by default.
struct Ablation {
  /// No positions are added, to the source or to the target.
  bool position = false;
  /// The decoder's cross-attention adds nothing.
  bool cross_attention = false;
  /// The decoder's self-attention sees all words it is fed, later ones too.
  bool causal_mask = false;
  /// By sublayer, bit n: layer n passes on what the sublayer computed, without adding its input.
  std::array<uint32_t, kSublayers> residuals{};
  /// By kind and layer, bit h: head h attends to nothing.
  std::array<std::array<uint64_t, kMaxLayers>, kAttentionKinds> heads{};

  bool operator==(const Ablation&) const = default;
};

struct Pass {
  Ablation ablation{};
  DropoutStream dropout;
};

inline uint64_t heads_off(const Pass& pass, AttentionKind kind, int layer) {
  return pass.ablation.heads[static_cast<std::size_t>(kind)][static_cast<std::size_t>(layer)];
}

/// Places of dropout, numbered: each draws from a stream of its own.
enum class DropoutSite { embedding, attention_weights, sublayer_output, hidden_units };
constexpr uint64_t kDropoutSites = 4;

inline Dropout embedding_dropout(const Pass& pass, bool target) { return pass.dropout.site(target ? 1 : 0); }
inline Dropout dropout_at(const Pass& pass, DropoutSite site, Sublayer sublayer, int layer) {
  const auto place = (static_cast<uint64_t>(layer) * kSublayers + static_cast<uint64_t>(sublayer)) * kDropoutSites;
  return pass.dropout.site(2 + place + static_cast<uint64_t>(site));
}

}  // namespace vamos
