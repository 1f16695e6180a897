// Inspection: every intermediate of the last batch by name. What the model stores is copied; the rest (the parts of sums and
// scores) is computed from it by the same functions, so that it has the same bits.
#include <algorithm>
#include <functional>
#include <limits>

#include "core/ops/attention.h"
#include "core/ops/embedding.h"
#include "core/ops/position.h"
#include "core/ops/softmax.h"
#include "core/session/problems.h"
#include "core/session/session.h"

namespace vamos {

namespace {

using Values = std::vector<Real>;

/// An intermediate, and how to get its values.
struct Named {
  std::string name;
  std::vector<int> shape;
  std::function<Values()> values;
};

MatrixView view(Values& values, int rows, int columns) {
  values.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), Real(0));
  return {values.data(), rows, columns, columns};
}

Values copy_of(ConstMatrixView m) {
  Values values;
  view(values, m.rows, m.columns).eigen() = m.eigen();
  return values;
}

struct Attention {
  const AttentionActivations& a;
  std::span<const RowRange> queries, keys;
  bool causal;
};

enum class Scores { raw, scaled_and_masked };

/// [sentences, heads, rows, columns]; −∞ where the softmax does not look.
Values scores_of(const Attention& attention, const Config& config, Scores wanted) {
  constexpr Real kNothing = -std::numeric_limits<Real>::infinity();
  const Tensor& w = attention.a.weights;
  const int d_head = config.d_model / config.heads;
  const auto block = static_cast<std::size_t>(w.dims[2]) * static_cast<std::size_t>(w.dims[3]);
  const bool raw = wanted == Scores::raw;
  const Similarity similarity = raw ? Similarity::dot : config.similarity;
  const Real scale = raw ? Real(1) : similarity_scale(similarity, d_head);
  Values values(w.size(), kNothing), scratch(attention_scratch(d_head, w.dims[2], w.dims[3]));
  for (std::size_t b = 0; b < attention.queries.size(); ++b)
    for (int h = 0; h < config.heads; ++h) {
      const RowRange q = attention.queries[b], k = attention.keys[b];
      const MatrixView out{
          values.data() + (b * static_cast<std::size_t>(config.heads) + static_cast<std::size_t>(h)) * block, q.count,
          k.count, w.dims[3]};
      const auto part = [&](MatrixView m, RowRange rows) {
        return m.row_range(rows.first, rows.count).column_range(h * d_head, d_head);
      };
      similarity_scores(out, part(attention.a.query.matrix(), q), part(attention.a.key_value.matrix(), k), similarity,
                        scratch.data());
      for (int i = 0; i < out.rows && !raw; ++i)
        for (int j = 0; j < out.columns; ++j) {
          if (scale != 1) out(i, j) *= scale;
          if (attention.causal && j > i) out(i, j) = kNothing;
        }
    }
  return values;
}

class Inspector {
 public:
  Inspector(const Transformer& model, const Weights& weights, const Batch& batch, const Pass& pass, bool gradients)
      : model_(model), weights_(weights), batch_(batch), pass_(pass), gradients_(gradients) {}

  std::vector<Named> all() {
    Activations activations = model_.activations();
    const Config& c = model_.config();
    const BatchShape shape{batch_.sentences(),      batch_.source_tokens(),  batch_.target_tokens(),
                           batch_.longest_source(), batch_.longest_target(), batch_.longest_target()};
    parts_of_sum(false);
    for_each_activation(activations, c, shape, [&](Path path, Tensor& tensor, auto...) {
      const std::string name = path.text();
      if (name == "target.sum") parts_of_sum(true);
      stored(name, tensor, "");
      if (name.ends_with(".key_value")) scores(name.substr(0, name.size() - 9));
    });
    if (gradients_) {
      Activations gradients = model_.activation_gradients();
      for_each_activation(gradients, c, shape, [&](Path path, Tensor& tensor, auto...) {
        const std::string name = path.text();
        // No gradient is ever taken of these by themselves.
        if (name == "probabilities" || name.ends_with(".weights") || name.ends_with(".mean") || name.ends_with(".rstd"))
          return;
        stored(name, tensor, "grad.");
      });
    }
    return std::move(list_);
  }

 private:
  void parts_of_sum(bool target) {
    const Config& c = model_.config();
    const auto& ids = target ? batch_.target_input : batch_.source;
    const auto& rows = target ? batch_.target_rows : batch_.source_rows;
    const std::string side = target ? "target" : "source";
    const int tokens = static_cast<int>(ids.size()), d = c.d_model;
    const Tensor& table = target ? weights_.tgt_embedding : weights_.src_embedding;
    list_.push_back({side + ".embedding", {tokens, d}, [=, &ids, &c] {
                       Values values;
                       embedding_forward(view(values, tokens, d), table.matrix(), ids, embedding_scale(c));
                       return values;
                     }});
    if (c.position == Position::none || pass_.ablation.position) return;
    const ConstMatrixView positions = model_.positions(weights_, target);
    list_.push_back({side + ".position", {tokens, d}, [=, &rows] {
                       Values values;
                       position_forward(view(values, tokens, d), positions, rows);
                       return values;
                     }});
  }

  void stored(const std::string& name, const Tensor& tensor, const char* prefix) {
    const auto add = [&](const std::string& own_name, std::vector<int> shape, ConstMatrixView values) {
      list_.push_back({prefix + own_name, std::move(shape), [values] { return copy_of(values); }});
    };
    const MatrixView m = tensor.matrix();
    if (name == "probabilities") {  // only a loss computes them
      const MatrixView logits = model_.activations().logits.matrix();
      list_.push_back({name, {logits.rows, logits.columns}, [logits] {
                         Values values = copy_of(logits);
                         for (int i = 0; i < logits.rows; ++i)
                           softmax_row(values.data() + static_cast<std::ptrdiff_t>(i) * logits.columns, logits.columns);
                         return values;
                       }});
    } else if (name.ends_with(".key_value")) {
      const std::string attention = name.substr(0, name.size() - 9);
      const int d = m.columns / 2;
      add(attention + "key", {m.rows, d}, m.column_range(0, d));
      add(attention + "value", {m.rows, d}, m.column_range(d, d));
    } else if (name.ends_with(".heads")) {
      const int heads = model_.config().heads;
      add(name, {m.rows, heads, m.columns / heads}, m);
    } else {
      add(name, {tensor.dims, tensor.dims + tensor.rank}, m);
    }
  }

  /// `prefix` is a name's beginning, such as "decoder.layers.0.self_attn."
  void scores(const std::string& prefix) {
    const bool encoder = prefix.starts_with("encoder"), cross = prefix.ends_with("multihead_attn.");
    const auto layer = static_cast<std::size_t>(std::stoi(prefix.substr(std::string_view("encoder.layers.").size())));
    const Activations& a = model_.activations();
    const AttentionActivations& activations = encoder ? a.encoder[layer].self_attention
                                              : cross ? a.decoder[layer].cross_attention
                                                      : a.decoder[layer].self_attention;
    const Attention attention{activations, encoder ? batch_.source_rows : batch_.target_rows,
                              encoder || cross ? batch_.source_rows : batch_.target_rows,
                              !encoder && !cross && !pass_.ablation.causal_mask};
    const Tensor& w = activations.weights;
    const Config& config = model_.config();
    for (const auto& [name, kind] : {std::pair{"raw_scores", Scores::raw}, {"scores", Scores::scaled_and_masked}})
      list_.push_back(
          {prefix + name, {w.dims, w.dims + w.rank}, [=, &config] { return scores_of(attention, config, kind); }});
  }

  const Transformer& model_;
  const Weights& weights_;
  const Batch& batch_;
  const Pass& pass_;
  bool gradients_;
  std::vector<Named> list_;
};

}  // namespace

void Session::refresh_inspected() {
  if (!inspected_.stale) return;
  compute(*inspected_.batch, inspected_.pass);
  inspect(*inspected_.batch, inspected_.pass, false);
}

std::vector<Session::TensorInfo> Session::activations() {
  std::vector<TensorInfo> list;
  if (!inspected_.batch) return list;
  refresh_inspected();
  Inspector inspector(model_, parameters_.tensors, *inspected_.batch, inspected_.pass, inspected_.gradients);
  for (auto& [name, shape, values] : inspector.all()) list.push_back({name, shape, name.starts_with("grad.")});
  return list;
}

Result<std::vector<Real>> Session::activation(const std::string& name) {
  if (!inspected_.batch) return unknown_tensor(name);
  refresh_inspected();
  Inspector inspector(model_, parameters_.tensors, *inspected_.batch, inspected_.pass, inspected_.gradients);
  for (auto& named : inspector.all())
    if (named.name == name) return named.values();
  return unknown_tensor(name);
}

std::vector<Session::InspectedSentence> Session::inspected() const {
  std::vector<InspectedSentence> sentences;
  if (!inspected_.batch) return sentences;
  const Batch& batch = *inspected_.batch;
  for (int b = 0; b < batch.sentences(); ++b) {
    const auto words = [&](const Vocabulary& vocabulary, std::span<const int> ids, const std::vector<RowRange>& rows) {
      const auto [first, count] = rows[static_cast<std::size_t>(b)];
      std::vector<std::string> tokens;
      for (const int id : ids.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)))
        tokens.push_back(vocabulary.token(id));
      return tokens;
    };
    sentences.push_back({words(data_.source_vocabulary, batch.source, batch.source_rows),
                         words(data_.target_vocabulary, batch.target_input, batch.target_rows)});
  }
  return sentences;
}

}  // namespace vamos
