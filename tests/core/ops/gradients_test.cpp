// Every op's gradient by itself against central differences, in double.
#ifdef VAMOS_DOUBLE
#include <doctest/doctest.h>

#include "core/ops/activation.h"
#include "core/ops/attention.h"
#include "core/ops/cross_entropy.h"
#include "core/ops/embedding.h"
#include "core/ops/layer_norm.h"
#include "core/ops/linear.h"
#include "core/ops/position.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {
using Values = std::vector<Real>;
constexpr double kLimit = 1e-6;
constexpr Real kGarbage = 7;  // gradients of activations are assigned, whatever was there
}  // namespace

TEST_CASE("linear: dx, dw and db") {
  Rng rng(1);
  for (const auto& [rows, in, out] : {std::array{5, 3, 4}, {1, 1, 1}, {7, 9, 13}}) {
    const auto n = [](int a, int b) { return static_cast<std::size_t>(a * b); };
    Values x = random_values(rng, n(rows, in)), w = random_values(rng, n(in, out)), b = random_values(rng, n(1, out));
    Values y(n(rows, out)), dy = random_values(rng, n(rows, out)), dx(x.size(), kGarbage), dw(w.size()), db(b.size());
    const auto loss = [&] {
      linear_forward(view(y, rows, out), view(x, rows, in), view(w, in, out), b.data());
      return weighted_sum(y, dy);
    };
    loss();
    linear_backward(view(dx, rows, in), view(dw, in, out), db.data(), view(dy, rows, out), view(x, rows, in),
                    view(w, in, out));
    CHECK(relative_error(dx, numeric_gradient(x, loss)) < kLimit);
    CHECK(relative_error(dw, numeric_gradient(w, loss)) < kLimit);
    CHECK(relative_error(db, numeric_gradient(b, loss)) < kLimit);
  }
}

TEST_CASE("layer norm: dx, dweight and dbias") {
  Rng rng(2);
  for (const int d : {2, 5, 16}) {
    const int rows = 4;
    Values x = random_values(rng, std::size_t(rows * d)), w = random_values(rng, std::size_t(d)),
           b = random_values(rng, std::size_t(d));
    Values y(x.size()), dy = random_values(rng, x.size()), dx(x.size(), kGarbage), dw(w.size()), db(b.size()),
                        mean(rows), rstd(rows);
    const auto loss = [&] {
      layer_norm_forward(view(y, rows, d), mean.data(), rstd.data(), view(x, rows, d), w.data(), b.data());
      return weighted_sum(y, dy);
    };
    loss();
    layer_norm_backward(view(dx, rows, d), dw.data(), db.data(), view(dy, rows, d), view(x, rows, d), mean.data(),
                        rstd.data(), w.data());
    // With two columns x̂ is ±1 whatever x is, and dx is what ε leaves of it: compared to its inputs, not to itself.
    const auto numeric = numeric_gradient(x, loss);
    for (std::size_t i = 0; i < dx.size(); ++i) CHECK(dx[i] == doctest::Approx(numeric[i]).epsilon(kLimit).scale(1e-2));
    CHECK(relative_error(dw, numeric_gradient(w, loss)) < kLimit);
    CHECK(relative_error(db, numeric_gradient(b, loss)) < kLimit);
  }
}

TEST_CASE("attention: dquery, dkey and dvalue, for every similarity, masked and not, with and without dropout") {
  Rng rng(3);
  for (const auto similarity : {Similarity::scaled_dot, Similarity::dot, Similarity::cosine, Similarity::euclidean})
    for (const bool causal : {false, true})
      for (const int heads : {1, 2, 3})
        for (const double rate : {0.0, 0.4}) {
          CAPTURE(int(similarity));
          CAPTURE(causal);
          CAPTURE(heads);
          CAPTURE(rate);
          const int d = 6, longest = 5;
          const std::vector<RowRange> queries{{0, 3}, {3, 1}, {4, 4}},
              keys = causal ? queries : std::vector<RowRange>{{0, 2}, {2, 5}, {7, 1}};
          const auto rows = [](const std::vector<RowRange>& ranges) {
            return ranges.back().first + ranges.back().count;
          };
          const int nq = rows(queries), nk = rows(keys);
          const AttentionShape shape{queries, keys, heads, causal, similarity, {rate, 77}, 0};
          Values q = random_values(rng, std::size_t(nq * d)), k = random_values(rng, std::size_t(nk * d)),
                 v = random_values(rng, std::size_t(nk * d));
          Values context(q.size()), dcontext = random_values(rng, q.size()), dq(q.size(), kGarbage),
                                    dk(k.size(), kGarbage), dv(v.size(), kGarbage);
          Values storage(std::size_t(3 * heads * longest * longest)), scratch(attention_scratch(d, longest, longest));
          const Tensor weights{storage.data(), {3, heads, longest, longest}, 4};
          const auto loss = [&] {
            attention_forward(weights, view(context, nq, d), view(q, nq, d), view(k, nk, d), view(v, nk, d), shape,
                              scratch.data());
            return weighted_sum(context, dcontext);
          };
          loss();
          attention_backward({view(dq, nq, d), view(dk, nk, d), view(dv, nk, d)}, view(dcontext, nq, d), weights,
                             view(q, nq, d), view(k, nk, d), view(v, nk, d), shape, scratch.data());
          CHECK(relative_error(dq, numeric_gradient(q, loss)) < kLimit);
          CHECK(relative_error(dk, numeric_gradient(k, loss)) < kLimit);
          CHECK(relative_error(dv, numeric_gradient(v, loss)) < kLimit);
        }
}

TEST_CASE("cross-entropy: dlogits, with and without label smoothing") {
  Rng rng(4);
  const int rows = 4, vocabulary = 7;
  for (const double smoothing : {0.0, 0.1, 0.7}) {
    Values logits = random_values(rng, std::size_t(rows * vocabulary), 2), p(logits.size()), dlogits(logits.size());
    const std::vector<int> targets{2, 6, 0, 6};
    const auto loss = [&] {
      return cross_entropy_forward(view(p, rows, vocabulary), view(logits, rows, vocabulary), targets, smoothing).loss;
    };
    loss();
    cross_entropy_backward(view(dlogits, rows, vocabulary), view(p, rows, vocabulary), targets, smoothing);
    CHECK(relative_error(dlogits, numeric_gradient(logits, loss)) < kLimit);
  }
}

TEST_CASE("learned positions: dtable, of sentences of unequal lengths") {
  Rng rng(6);
  const int d = 3, longest = 4;
  const std::vector<RowRange> sentences{{0, 4}, {4, 1}, {5, 2}};
  Values table = random_values(rng, std::size_t(longest * d)), x = random_values(rng, 7 * d), y = x,
         dy = random_values(rng, x.size()), dtable(table.size());
  const auto loss = [&] {
    y = x;
    position_forward(view(y, 7, d), view(table, longest, d), sentences);
    return weighted_sum(y, dy);
  };
  loss();
  position_backward(view(dtable, longest, d), view(dy, 7, d), sentences);
  CHECK(relative_error(dtable, numeric_gradient(table, loss)) < kLimit);
}

TEST_CASE("dropout: the gradient passes where the value did") {
  Rng rng(7);
  const Dropout half{0.5, 123};
  Values x = random_values(rng, 50), y = x, dy = random_values(rng, x.size()), dx = dy;
  const auto loss = [&] {
    y = x;
    dropout(y, half);
    return weighted_sum(y, dy);
  };
  loss();
  dropout(dx, half);
  CHECK(relative_error(dx, numeric_gradient(x, loss)) < kLimit);
}

TEST_CASE("GELU: dx, far below zero too") {
  Values x{-9, -5, -2.5, -1, -0.75, -0.1, 0, 0.25, 1, 3, 7}, y = x, dy(x.size(), 1), dx = dy;
  for (std::size_t i = 0; i < dy.size(); ++i) dx[i] = dy[i] = Real(1) + Real(0.1) * Real(i);
  const auto loss = [&] {
    gelu_forward(y, x);
    return weighted_sum(y, dy);
  };
  loss();
  gelu_backward(dx, x);
  CHECK(relative_error(dx, numeric_gradient(x, loss)) < kLimit);
}

TEST_CASE("embedding: dtable, with a token that comes twice") {
  Rng rng(5);
  const int d = 3, vocabulary = 5;
  Values table = random_values(rng, std::size_t(vocabulary * d)), y(4 * d), dy = random_values(rng, y.size()),
         dtable(table.size());
  const std::vector<int> ids{3, 1, 3, 4};
  const auto loss = [&] {
    embedding_forward(view(y, 4, d), view(table, vocabulary, d), ids, Real(1.7));
    return weighted_sum(y, dy);
  };
  loss();
  embedding_backward(view(dtable, vocabulary, d), view(dy, 4, d), ids, Real(1.7));
  CHECK(relative_error(dtable, numeric_gradient(table, loss)) < kLimit);
}

TEST_CASE("ReLU: dx away from its corner") {
  Values x{-2, -0.5, 0.25, 3}, y = x, dy{1, 2, 3, 4}, dx = dy;
  const auto loss = [&] {
    y = x;
    relu_forward(y);
    return weighted_sum(y, dy);
  };
  loss();
  relu_backward(dx, y);
  CHECK(relative_error(dx, numeric_gradient(x, loss)) < kLimit);
}
#endif
