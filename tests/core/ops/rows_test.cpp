#include <doctest/doctest.h>

#include <cmath>

#include "core/ops/activation.h"
#include "core/ops/elementwise.h"
#include "core/ops/embedding.h"
#include "core/ops/layer_norm.h"
#include "core/ops/linear.h"
#include "tests/core/ops/plain.h"

using namespace vamos;
using namespace vamos::test;

TEST_CASE("layer norm, forward and back") {
  Rng rng(3);
  for (int d = 1; d <= kLongest; ++d) {
    const int rows = 3;
    Padded x(rng, rows, d), y(rng, rows, d), dy(rng, rows, d), dx(rng, rows, d);
    Values w = random_values(rng, std::size_t(d)), b = random_values(rng, std::size_t(d)), mean(rows), rstd(rows);
    Values dw = random_values(rng, std::size_t(d)), db = random_values(rng, std::size_t(d));
    Padded y_expected = y, dx_expected = dx;
    Values dw_expected = dw, db_expected = db;
    const auto at = [](Values& v, int j) -> Real& { return v[std::size_t(j)]; };
    for (int i = 0; i < rows; ++i) {
      const Real* in = x.view().row(i);
      const Real* g = dy.view().row(i);
      const Real m = in_lanes(d, [&](int j) { return in[j]; }) / Real(d);
      const Real r =
          Real(1) / std::sqrt(in_lanes(d, [&](int j) { return (in[j] - m) * (in[j] - m); }) / Real(d) + Real(1e-5));
      const Real mean_g = in_lanes(d, [&](int j) { return g[j] * at(w, j); }) / Real(d);
      const Real mean_gx = in_lanes(d, [&](int j) { return g[j] * at(w, j) * ((in[j] - m) * r); }) / Real(d);
      for (int j = 0; j < d; ++j) {
        const Real normed = (in[j] - m) * r;
        y_expected.view()(i, j) = normed * at(w, j) + at(b, j);
        dx_expected.view()(i, j) = r * (g[j] * at(w, j) - mean_g - normed * mean_gx);
        at(dw_expected, j) += g[j] * normed;
        at(db_expected, j) += g[j];
      }
    }
    layer_norm_forward(y.view(), mean.data(), rstd.data(), x.view(), w.data(), b.data());
    layer_norm_backward(dx.view(), dw.data(), db.data(), dy.view(), x.view(), mean.data(), rstd.data(), w.data());
    CAPTURE(d);
    REQUIRE(y.storage == y_expected.storage);
    REQUIRE(dx.storage == dx_expected.storage);
    REQUIRE(dw == dw_expected);
    REQUIRE(db == db_expected);
  }
}

TEST_CASE("element-wise matrices and embeddings, with and without gaps between rows") {
  Rng rng(4);
  const Real scale = Real(1.7);
  const std::vector<int> ids{2, 0, 2, 1};
  const int rows = int(ids.size());
  for (int d = 1; d <= kLongest; ++d) {
    Padded a(rng, rows, d), b(rng, rows, d), table(rng, 3, d);
    const Padded before(rng, rows, d), table_before(rng, 3, d);
    const auto check = [&](auto kernel, auto expected_of) {
      Padded y = before, expected = before;
      kernel(y.view());
      for (int i = 0; i < rows; ++i)
        for (int j = 0; j < d; ++j) expected.view()(i, j) = expected_of(expected.view()(i, j), i, j);
      CAPTURE(d);
      REQUIRE(y.storage == expected.storage);
    };
    check([&](MatrixView y) { copy(y, a.view()); }, [&](Real, int i, int j) { return a.view()(i, j); });
    check([&](MatrixView y) { add(y, a.view(), b.view()); },
          [&](Real, int i, int j) { return a.view()(i, j) + b.view()(i, j); });
    check([&](MatrixView y) { add_to(y, a.view()); }, [&](Real y, int i, int j) { return y + a.view()(i, j); });
    check([&](MatrixView y) { embedding_forward(y, table.view(), ids, scale); },
          [&](Real, int i, int j) { return scale * table.view()(ids[std::size_t(i)], j); });

    Padded dtable = table_before, expected = table_before;
    embedding_backward(dtable.view(), a.view(), ids, scale);
    for (int i = 0; i < rows; ++i)
      for (int j = 0; j < d; ++j) expected.view()(ids[std::size_t(i)], j) += scale * a.view()(i, j);
    REQUIRE(dtable.storage == expected.storage);

    Values dense = random_values(rng, std::size_t(rows * d)), sum = dense, other = random_values(rng, dense.size());
    add_to(view(sum, rows, d), view(other, rows, d));
    for (std::size_t i = 0; i < dense.size(); ++i) REQUIRE(sum[i] == dense[i] + other[i]);
  }
}

TEST_CASE("a layer's bias gradient: rows are added from the first to the last") {
  Rng rng(5);
  const int rows = 6, in = 2;
  for (int out = 1; out <= 2 * kLongest; ++out) {
    Padded dy(rng, rows, out);
    Values x = random_values(rng, std::size_t(rows * in)), w = random_values(rng, std::size_t(in * out)), dx(x.size()),
           dw(w.size()), db = random_values(rng, std::size_t(out)), expected = db;
    for (int n = 0; n < rows; ++n)
      for (int j = 0; j < out; ++j) expected[std::size_t(j)] += dy.view()(n, j);
    linear_backward(view(dx, rows, in), view(dw, in, out), db.data(), dy.view(), view(x, rows, in), view(w, in, out));
    CAPTURE(out);
    REQUIRE(db == expected);
  }
}

TEST_CASE("ReLU and GELU") {
  Rng rng(6);
  for (std::size_t n = 1; n <= kLongest; ++n) {
    const Values x = random_values(rng, n, 2), dy = random_values(rng, n);
    Values relu = x, drelu = dy, gelu(n), dgelu = dy;
    relu_forward(relu);
    relu_backward(drelu, relu);
    gelu_forward(gelu, x);
    gelu_backward(dgelu, x);
    for (std::size_t i = 0; i < n; ++i) {
      REQUIRE(relu[i] == (x[i] > 0 ? x[i] : 0));
      REQUIRE(drelu[i] == (x[i] > 0 ? dy[i] : 0));
      const Real below = Real(0.5) * (Real(1) + erf(x[i] * Real(0.70710678118654752)));
      REQUIRE(gelu[i] == x[i] * below);
      REQUIRE(dgelu[i] == dy[i] * (below + x[i] * (Real(0.39894228040143268) * exp(x[i] * x[i] * Real(-0.5)))));
    }
  }
}
