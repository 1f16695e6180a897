// Each op of the engine by itself, called as the layers call it. Nothing but public headers of core/ops and core/train, each
// named in one place, so that a kernel that changes its interface is adapted in one place.
#include "tests/bench/cpp/kernels.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/rng.h"
#include "core/io/json_write.h"
#include "core/ops/activation.h"
#include "core/ops/attention.h"
#include "core/ops/cross_entropy.h"
#include "core/ops/embedding.h"
#include "core/ops/layer_norm.h"
#include "core/ops/matmul.h"
#include "core/ops/softmax.h"
#include "core/train/optimizer.h"
#include "tests/bench/cpp/limit.h"
#include "tests/bench/cpp/timing.h"

namespace vamos::bench {

namespace {

using Shape = std::vector<int>;
using Call = std::function<void()>;

/// Memory of one measurement: what it hands out lies as an arena's tensors do.
class Room {
 public:
  MatrixView matrix(int rows, int columns, double scale = 1) {
    blocks_.emplace_back(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
    for (Real& value : blocks_.back()) value = static_cast<Real>(scale * rng_.normal());
    return {blocks_.back().data(), rows, columns, columns};
  }
  std::span<Real> values(int count, double scale = 1) {
    return {matrix(1, count, scale).data, static_cast<std::size_t>(count)};
  }
  std::vector<int> ids(int count, int below) {
    std::vector<int> drawn;
    for (int i = 0; i < count; ++i) drawn.push_back(static_cast<int>(rng_.below(static_cast<uint32_t>(below))));
    return drawn;
  }

 private:
  Rng rng_{1};
  std::vector<std::vector<Real>> blocks_;
};

// Every kernel is called through a pointer that the compiler must read anew. Otherwise it puts the kernel into the loop that
// measures, and V8 goes on in the unoptimized code that it began that long loop with.
using Product = void (*)(MatrixView, ConstMatrixView, ConstMatrixView);

/// Without a bias.
void plain_matmul(MatrixView c, ConstMatrixView a, ConstMatrixView b) { matmul(c, a, b); }

void eigen_matmul(MatrixView c, ConstMatrixView a, ConstMatrixView b) { c.eigen().noalias() = a.eigen() * b.eigen(); }
void eigen_by_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  c.eigen().noalias() = a.eigen() * b.eigen().transpose();
}
void eigen_transposed(MatrixView c, ConstMatrixView a, ConstMatrixView b) {
  c.eigen().noalias() = a.eigen().transpose() * b.eigen();
}

/// [M, K, N] of c[M, N], the inner dimension K; `turned` is the factor that is given as its transpose, or ' '.
Call product(Room& room, const Shape& s, Product kernel, char turned) {
  const int m = s[0], k = s[1], n = s[2];
  const MatrixView c = room.matrix(m, n), a = turned == 'a' ? room.matrix(k, m) : room.matrix(m, k),
                   b = turned == 'b' ? room.matrix(n, k) : room.matrix(k, n);
  return [=] {
    Product volatile call = kernel;
    call(c, a, b);
  };
}

/// [sentences, Tq, Tk, d, heads, causal]; keys and values lie side by side, as in the layers.
Call attention(Room& room, const Shape& s, bool backward) {
  struct State {
    std::vector<RowRange> queries, keys;
    AttentionShape shape;
    Tensor weights;
    MatrixView query, key_value, context, dquery, dkey_value, dcontext;
    Real* scratch;
  };
  auto state = std::make_shared<State>();
  const int sentences = s[0], tq = s[1], tk = s[2], d = s[3], heads = s[4];
  for (int i = 0; i < sentences; ++i) {
    state->queries.push_back({i * tq, tq});
    state->keys.push_back({i * tk, tk});
  }
  state->shape.queries = state->queries, state->shape.keys = state->keys;
  state->shape.heads = heads, state->shape.causal = s[5] != 0;
  state->query = room.matrix(sentences * tq, d), state->key_value = room.matrix(sentences * tk, 2 * d);
  state->context = room.matrix(sentences * tq, d), state->dcontext = room.matrix(sentences * tq, d);
  state->dquery = room.matrix(sentences * tq, d), state->dkey_value = room.matrix(sentences * tk, 2 * d);
  state->weights.rank = 4;
  const int dims[4] = {sentences, heads, tq, tk};
  std::copy(dims, dims + 4, state->weights.dims);
  state->weights.data = room.matrix(sentences * heads * tq, tk).data;
  state->scratch = room.values(static_cast<int>(attention_scratch(d / heads, tq, tk)) + 1).data();
  const auto halves = [d](MatrixView both) { return std::pair{both.column_range(0, d), both.column_range(d, d)}; };
  const auto forward = [state, halves] {
    const auto [key, value] = halves(state->key_value);
    auto* volatile call = attention_forward;
    call(state->weights, state->context, state->query, key, value, state->shape, state->scratch);
  };
  if (!backward) return forward;
  forward();
  return [state, halves] {
    const auto [key, value] = halves(state->key_value);
    const auto [dkey, dvalue] = halves(state->dkey_value);
    auto* volatile call = attention_backward;
    call({state->dquery, dkey, dvalue}, state->dcontext, state->weights, state->query, key, value, state->shape,
         state->scratch);
  };
}

/// [rows, d]
Call layer_norm(Room& room, const Shape& s, bool backward) {
  const MatrixView x = room.matrix(s[0], s[1]), y = room.matrix(s[0], s[1]), dx = room.matrix(s[0], s[1]);
  Real *mean = room.values(s[0]).data(), *rstd = room.values(s[0]).data(), *weight = room.values(s[1]).data(),
       *bias = room.values(s[1]).data(), *dweight = room.values(s[1]).data(), *dbias = room.values(s[1]).data();
  if (!backward)
    return [=] {
      auto* volatile call = layer_norm_forward;
      call(y, mean, rstd, x, weight, bias);
    };
  layer_norm_forward(y, mean, rstd, x, weight, bias);
  return [=] {
    auto* volatile call = layer_norm_backward;
    call(dx, dweight, dbias, y, x, mean, rstd, weight);
  };
}

/// [blocks, rows, columns], as attention's heads have them; in place: from the second call on the rows are even, which costs
/// the same.
Call softmax(Room& room, const Shape& s) {
  const MatrixView x = room.matrix(s[0] * s[1], s[2]);
  return [x, blocks = s[0], rows = s[1]] {
    auto* volatile call = softmax_rows;
    for (int block = 0; block < blocks; ++block) call(x.row_range(block * rows, rows), x.columns, false, 1);
  };
}

/// [rows, vocabulary]
Call cross_entropy(Room& room, const Shape& s, bool backward) {
  const MatrixView probabilities = room.matrix(s[0], s[1]), logits = room.matrix(s[0], s[1]);
  const auto targets = room.ids(s[0], s[1]);
  if (!backward)
    return [=] {
      auto* volatile call = cross_entropy_forward;
      call(probabilities, logits, targets, 0);
    };
  return [=] {
    auto* volatile call = cross_entropy_backward;
    call(logits, probabilities, targets, 0);
  };
}

/// [tokens, vocabulary, d]
Call embedding(Room& room, const Shape& s, bool backward) {
  const MatrixView y = room.matrix(s[0], s[2]), table = room.matrix(s[1], s[2]);
  const auto ids = room.ids(s[0], s[1]);
  if (!backward)
    return [=] {
      auto* volatile call = embedding_forward;
      call(y, table, ids, 1);
    };
  return [=] {
    auto* volatile call = embedding_backward;
    call(table, y, ids, Real(1e-3));
  };
}

/// [elements]
Call relu(Room& room, const Shape& s, bool backward) {
  const auto y = room.values(s[0]), dy = room.values(s[0]);
  if (!backward)
    return [y] {
      auto* volatile call = relu_forward;
      call(y);
    };
  return [y, dy] {
    auto* volatile call = relu_backward;
    call(dy, y);
  };
}

/// [elements], with the copy of the state before.
Call adam(Room& room, const Shape& s) {
  TrainingConfig config;
  config.optimizer = OptimizerKind::adam;
  auto optimizer = std::make_shared<Optimizer>(config, static_cast<std::size_t>(s[0]));
  auto before = std::make_shared<Optimizer>(*optimizer);
  const auto weights = room.values(s[0]), gradients = room.values(s[0], 0.1), weights_before = room.values(s[0]);
  return [=] {
    auto volatile call = &Optimizer::update;
    ((*optimizer).*call)(weights, gradients, 1e-3, weights_before, *before);
  };
}

/// [elements]: the norm of the gradient, which every step computes.
Call gradient_norm(Room& room, const Shape& s) {
  const auto gradients = room.values(s[0]);
  return [=] {
    auto* volatile call = static_cast<double (*)(std::span<const Real>)>(norm);
    volatile double keep = call(gradients);
    (void)keep;
  };
}

struct Op {
  const char* name;
  std::size_t rank;
  Call (*prepare)(Room&, const Shape&);
};

const Op kOps[] = {
    {"matmul", 3, [](Room& r, const Shape& s) { return product(r, s, plain_matmul, ' '); }},
    {"matmul_by_transposed", 3, [](Room& r, const Shape& s) { return product(r, s, matmul_by_transposed, 'b'); }},
    {"matmul_transposed", 3, [](Room& r, const Shape& s) { return product(r, s, matmul_transposed, 'a'); }},
    {"eigen_matmul", 3, [](Room& r, const Shape& s) { return product(r, s, eigen_matmul, ' '); }},
    {"eigen_matmul_by_transposed", 3, [](Room& r, const Shape& s) { return product(r, s, eigen_by_transposed, 'b'); }},
    {"eigen_matmul_transposed", 3, [](Room& r, const Shape& s) { return product(r, s, eigen_transposed, 'a'); }},
    {"attention_forward", 6, [](Room& r, const Shape& s) { return attention(r, s, false); }},
    {"attention_backward", 6, [](Room& r, const Shape& s) { return attention(r, s, true); }},
    {"layer_norm_forward", 2, [](Room& r, const Shape& s) { return layer_norm(r, s, false); }},
    {"layer_norm_backward", 2, [](Room& r, const Shape& s) { return layer_norm(r, s, true); }},
    {"softmax", 3, [](Room& r, const Shape& s) { return softmax(r, s); }},
    {"cross_entropy_forward", 2, [](Room& r, const Shape& s) { return cross_entropy(r, s, false); }},
    {"cross_entropy_backward", 2, [](Room& r, const Shape& s) { return cross_entropy(r, s, true); }},
    {"embedding_forward", 3, [](Room& r, const Shape& s) { return embedding(r, s, false); }},
    {"embedding_backward", 3, [](Room& r, const Shape& s) { return embedding(r, s, true); }},
    {"relu_forward", 1, [](Room& r, const Shape& s) { return relu(r, s, false); }},
    {"relu_backward", 1, [](Room& r, const Shape& s) { return relu(r, s, true); }},
    {"adam", 1, [](Room& r, const Shape& s) { return adam(r, s); }},
    {"gradient_norm", 1, [](Room& r, const Shape& s) { return gradient_norm(r, s); }},
};

Json kernel(const std::string& name, const Shape& shape, double seconds) {
  for (const Op& op : kOps) {
    if (name != op.name) continue;
    if (shape.size() != op.rank) return error(name + " has a shape of " + std::to_string(op.rank) + " numbers");
    Room room;
    const Call call = op.prepare(room, shape);
    return object({{"seconds", Json(seconds_a_call([&] { call(); }, seconds))}});
  }
  return error("there is no kernel " + name);
}

}  // namespace

double number_of(const Json& request, const char* name) {
  const Json* found = request.find(name);
  VAMOS_CHECK(found && found->number());
  return *found->number();
}

const std::string& text_of(const Json& request, const char* name) {
  const Json* found = request.find(name);
  VAMOS_CHECK(found && found->string());
  return *found->string();
}

Json answer_kernels(const Json& request) {
  const std::string& wanted = text_of(request, "do");
  if (wanted == "limit") {
    const Limit found = limit();
    return object({{"gflops", Json(found.best)}, {"mean", Json(found.mean)}});
  }
  if (wanted != "kernel") return error("nobody here can " + wanted);
  Shape shape;
  const Json* dimensions = request.find("shape");
  VAMOS_CHECK(dimensions && dimensions->array());
  for (const Json& dimension : *dimensions->array()) shape.push_back(static_cast<int>(*dimension.number()));
  return kernel(text_of(request, "op"), shape, number_of(request, "seconds"));
}

std::string answer_text(const std::string& line, Json (*more)(const Json&)) {
  const auto request = Json::parse(line);
  if (!request || !request->object()) return to_json(error("this is no request: " + line.substr(0, 80)));
  return to_json((more ? more : answer_kernels)(*request));
}

}  // namespace vamos::bench
