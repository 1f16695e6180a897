#include <doctest/doctest.h>

#include "core/ops/matmul.h"
#include "tests/core/support.h"

using namespace vamos;
using namespace vamos::test;

namespace {

/// The definition: each element summed from the first term to the last.
void plain(MatrixView c, ConstMatrixView a, ConstMatrixView b, bool transposed, bool add) {
  for (int i = 0; i < c.rows; ++i)
    for (int j = 0; j < c.columns; ++j) {
      Real sum = add ? c(i, j) : Real(0);
      const int inner = transposed ? a.rows : a.columns;
      for (int k = 0; k < inner; ++k) sum = sum + (transposed ? a(k, i) : a(i, k)) * b(k, j);
      c(i, j) = sum;
    }
}

/// A matrix within wider rows, so that strides matter.
struct Padded {
  std::vector<Real> storage;
  MatrixView view;
  Padded(Rng& rng, int rows, int columns)
      : storage(random_values(rng, std::size_t(rows * (columns + 3) + 1))),
        view{storage.data() + 1, rows, columns, columns + 3} {}
};

}  // namespace

TEST_CASE("products have the bits of a plain triple loop, for every remainder and stride") {
  Rng rng(1);
  for (const int m : {1, 2, 3, 4, 5, 7, 8, 9})
    for (const int n : {1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 17})
      for (const int k : {1, 2, 3, 8, 33})
        for (const bool transposed : {false, true})
          for (const bool add : {false, true}) {
            Padded a(rng, transposed ? k : m, transposed ? m : k), b(rng, k, n), c(rng, m, n);
            Padded expected = c;
            expected.view.data = expected.storage.data() + 1;
            plain(expected.view, a.view, b.view, transposed, add);
            (transposed ? (add ? matmul_transposed_add : matmul_transposed) : (add ? matmul_add : matmul))(
                c.view, a.view, b.view);
            CAPTURE(m);
            CAPTURE(n);
            CAPTURE(k);
            CAPTURE(transposed);
            CAPTURE(add);
            REQUIRE(c.storage == expected.storage);  // and nothing outside the matrix was touched
          }
}

TEST_CASE("an inner dimension of zero gives zeros, or leaves what was there") {
  std::vector<Real> c(6, Real(5)), nothing(1);
  matmul_add(view(c, 2, 3), {nothing.data(), 2, 0, 0}, {nothing.data(), 0, 3, 3});
  CHECK(c == std::vector<Real>(6, Real(5)));
  matmul(view(c, 2, 3), {nothing.data(), 2, 0, 0}, {nothing.data(), 0, 3, 3});
  CHECK(c == std::vector<Real>(6, Real(0)));
}
