// Inspection: every intermediate of the last batch by name. What the model stores is copied; the rest (the parts of sums and
// scores) is computed from it by the same functions, so that it has the same bits.
#include <algorithm>
#include <limits>
#include <optional>

#include "core/model/path.h"
#include "core/ops/attention.h"
#include "core/ops/elementwise.h"
#include "core/ops/embedding.h"
#include "core/ops/position.h"
#include "core/ops/softmax.h"
#include "core/session/problems.h"
#include "core/session/session.h"

namespace vamos {

namespace {

using Values = std::vector<Real>;

MatrixView view(Values& values, int rows, int columns) {
  values.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), Real(0));
  return {values.data(), rows, columns, columns};
}

Values copy_of(ConstMatrixView m) {
  Values values;
  copy(view(values, m.rows, m.columns), m);
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

/// Goes through every intermediate, to list them all or to get the values of one.
class Inspector {
 public:
  /// `wanted`: null to list them.
  Inspector(const Transformer& model, const Weights& weights, const Batch& batch, const Pass& pass,
            const std::string* wanted)
      : model_(model), config_(model.config()), weights_(weights), batch_(batch), pass_(pass), wanted_(wanted) {}

  std::vector<Session::TensorInfo> list;
  std::optional<Values> found;

  void activations() {
    Activations a = model_.activations();
    parts_of_sum(false);
    for_each_encoder_activation(a, config_, shape(), [&](const Path& path, const Tensor& tensor, auto) {
      const std::string name = path.text();
      if (!key_value(name, tensor, "", [&](const std::string& prefix) {
            scores(prefix, {a.encoder[index(path)].self_attention, batch_.source_rows, batch_.source_rows, false});
          }))
        stored(name, tensor, "");
    });
    parts_of_sum(true);
    for_each_decoder_activation(a, config_, shape(), [&](const Path& path, const Tensor& tensor, auto) {
      const std::string name = path.text();
      if (name == "probabilities") return probabilities(name);
      if (!key_value(name, tensor, "", [&](const std::string& prefix) {
            const auto& layer = a.decoder[index(path)];
            if (prefix.ends_with("multihead_attn."))
              scores(prefix, {layer.cross_attention, batch_.target_rows, batch_.source_rows, false});
            else
              scores(prefix,
                     {layer.self_attention, batch_.target_rows, batch_.target_rows, !pass_.ablation.causal_mask});
          }))
        stored(name, tensor, "");
    });
  }

  void gradients() {
    Activations d = model_.activation_gradients();
    for_each_activation(d, config_, shape(), [&](const Path& path, const Tensor& tensor, auto) {
      const std::string name = path.text();
      // No gradient is ever taken of these by themselves.
      if (name == "probabilities" || name.ends_with(".weights") || name.ends_with(".mean") || name.ends_with(".rstd"))
        return;
      if (!key_value(name, tensor, kGradientPrefix, [](const std::string&) {})) stored(name, tensor, kGradientPrefix);
    });
  }

 private:
  /// `values()` computes or copies them, if they are what is wanted.
  void visit(const std::string& name, std::vector<int> shape, FunctionRef<Values()> values) {
    if (!wanted_)
      list.push_back({name, std::move(shape), name.starts_with(kGradientPrefix)});
    else if (*wanted_ == name)
      found = values();
  }

  static std::size_t index(const Path& path) { return static_cast<std::size_t>(path.layer); }

  BatchShape shape() const {
    return {batch_.sentences(),      batch_.source_tokens(),  batch_.target_tokens(),
            batch_.longest_source(), batch_.longest_target(), batch_.longest_target()};
  }

  void parts_of_sum(bool target) {
    const auto& ids = target ? batch_.target_input : batch_.source;
    const std::string side = target ? "target" : "source";
    const int tokens = static_cast<int>(ids.size()), d = config_.d_model;
    visit(side + ".embedding", {tokens, d}, [&] {
      Values values;
      const Tensor& table = target ? weights_.tgt_embedding : weights_.src_embedding;
      embedding_forward(view(values, tokens, d), table.matrix(), ids, embedding_scale(config_));
      return values;
    });
    if (config_.position == Position::none || pass_.ablation.position) return;
    visit(side + ".position", {tokens, d}, [&] {
      Values values;
      position_forward(view(values, tokens, d), model_.positions(weights_, target),
                       target ? batch_.target_rows : batch_.source_rows);
      return values;
    });
  }

  void copied(const std::string& name, std::vector<int> shape, ConstMatrixView m) {
    visit(name, std::move(shape), [&] { return copy_of(m); });
  }

  void stored(const std::string& name, const Tensor& tensor, std::string_view prefix) {
    const MatrixView m = tensor.matrix();
    if (name.ends_with(".heads"))
      copied(std::string(prefix) + name, {m.rows, config_.heads, m.columns / config_.heads}, m);
    else
      copied(std::string(prefix) + name, {tensor.dims, tensor.dims + tensor.rank}, m);
  }

  /// Keys and values lie side by side and are shown apart; then(prefix) gives what else their attention has, the prefix being
  /// such as "decoder.layers.0.self_attn.". False if it is another tensor.
  bool key_value(const std::string& name, const Tensor& tensor, std::string_view prefix,
                 FunctionRef<void(const std::string&)> then) {
    constexpr std::string_view kJoint = "key_value";
    if (!name.ends_with(kJoint)) return false;
    const std::string attention = name.substr(0, name.size() - kJoint.size());
    const MatrixView m = tensor.matrix();
    const int d = m.columns / 2;
    copied(std::string(prefix) + attention + "key", {m.rows, d}, m.column_range(0, d));
    copied(std::string(prefix) + attention + "value", {m.rows, d}, m.column_range(d, d));
    then(attention);
    return true;
  }

  void scores(const std::string& prefix, const Attention& attention) {
    const Tensor& w = attention.a.weights;
    const std::vector<int> shape{w.dims, w.dims + w.rank};
    visit(prefix + "raw_scores", shape, [&] { return scores_of(attention, config_, Scores::raw); });
    visit(prefix + "scores", shape, [&] { return scores_of(attention, config_, Scores::scaled_and_masked); });
  }

  /// Only a loss computes them, so they are made from the logits.
  void probabilities(const std::string& name) {
    const MatrixView logits = model_.activations().logits.matrix();
    visit(name, {logits.rows, logits.columns}, [&] {
      Values values = copy_of(logits);
      for (int i = 0; i < logits.rows; ++i)
        softmax_row(values.data() + static_cast<std::ptrdiff_t>(i) * logits.columns, logits.columns);
      return values;
    });
  }

  const Transformer& model_;
  const Config& config_;
  const Weights& weights_;
  const Batch& batch_;
  const Pass& pass_;
  const std::string* wanted_;
};

}  // namespace

void Session::refresh_inspected() {
  if (!inspected_.stale) return;
  compute(*inspected_.batch, inspected_.pass);
  inspect(*inspected_.batch, inspected_.pass, false);
}

std::vector<Session::TensorInfo> Session::activations() {
  if (!inspected_.batch) return {};
  refresh_inspected();
  Inspector inspector(model_, parameters_.tensors, *inspected_.batch, inspected_.pass, nullptr);
  inspector.activations();
  if (inspected_.gradients) inspector.gradients();
  return std::move(inspector.list);
}

Result<std::vector<Real>> Session::activation(const std::string& name) {
  if (!inspected_.batch) return unknown_tensor(name);
  refresh_inspected();
  Inspector inspector(model_, parameters_.tensors, *inspected_.batch, inspected_.pass, &name);
  if (!name.starts_with(kGradientPrefix))
    inspector.activations();
  else if (inspected_.gradients)
    inspector.gradients();
  if (!inspector.found) return unknown_tensor(name);
  return std::move(*inspector.found);
}

std::vector<Session::InspectedSentence> Session::inspected() const {
  std::vector<InspectedSentence> sentences;
  if (!inspected_.batch) return sentences;
  const Batch& batch = *inspected_.batch;
  for (int b = 0; b < batch.sentences(); ++b) {
    const auto words = [&](const Vocabulary& vocabulary, std::span<const int> ids, const std::vector<RowRange>& rows) {
      const auto [first, count] = rows[static_cast<std::size_t>(b)];
      return vocabulary.decode(ids.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
    };
    sentences.push_back({words(data_.source_vocabulary, batch.source, batch.source_rows),
                         words(data_.target_vocabulary, batch.target_input, batch.target_rows)});
  }
  return sentences;
}

}  // namespace vamos
