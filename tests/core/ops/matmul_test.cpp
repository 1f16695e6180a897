#include <doctest/doctest.h>

#include "core/ops/matmul.h"
#include "tests/core/ops/plain.h"

using namespace vamos;
using namespace vamos::test;

namespace {

using Product = void (*)(MatrixView c, ConstMatrixView a, ConstMatrixView b);

struct Form {
  Product product;
  bool left_transposed, right_transposed, add;
};

void product_alone(MatrixView c, ConstMatrixView a, ConstMatrixView b) { matmul(c, a, b); }

const Form kForms[] = {
    {product_alone, false, false, false},       {matmul_add, false, false, true},
    {matmul_transposed, true, false, false},    {matmul_transposed_add, true, false, true},
    {matmul_by_transposed, false, true, false}, {matmul_by_transposed_add, false, true, true},
};

/// The definition: each element summed from the first term to the last.
void plain(MatrixView c, ConstMatrixView a, ConstMatrixView b, const Form& form) {
  const int inner = form.left_transposed ? a.rows : a.columns;
  for (int i = 0; i < c.rows; ++i)
    for (int j = 0; j < c.columns; ++j) {
      Real sum = form.add ? c(i, j) : Real(0);
      for (int k = 0; k < inner; ++k)
        sum = sum + (form.left_transposed ? a(k, i) : a(i, k)) * (form.right_transposed ? b(j, k) : b(k, j));
      c(i, j) = sum;
    }
}

}  // namespace

TEST_CASE("products have the bits of a plain triple loop, for every remainder and stride") {
  Rng rng(1);
  const auto compare = [&](int m, int n, int k, const Form& form) {
    Padded a(rng, form.left_transposed ? k : m, form.left_transposed ? m : k),
        b(rng, form.right_transposed ? n : k, form.right_transposed ? k : n), c(rng, m, n);
    Padded expected = c;
    plain(expected.view(), a.view(), b.view(), form);
    form.product(c.view(), a.view(), b.view());
    CAPTURE(m);
    CAPTURE(n);
    CAPTURE(k);
    CAPTURE(&form - kForms);
    REQUIRE(c.storage == expected.storage);  // and nothing outside the matrix was touched
  };
  for (const Form& form : kForms) {
    for (const int m : {1, 2, 3, 4, 5, 8, 15, 16, 17, 19})
      for (int n = 1; n <= 37; ++n)
        for (const int k : {1, 2, 3, 8, 33}) compare(m, n, k, form);
    // Beyond the blocks that a product is cut into, by one more or less, and rows far enough apart to be copied.
    for (const int k : {127, 128, 129, 300})
      for (const int m : {3, 18, 131})
        for (const int n : {16, 23, 67, 255, 256, 257, 530})
          if (m < 100 || k < 130) compare(m, n, k, form);
  }
}

TEST_CASE("a bias is added last, to every row, for every remainder") {
  Rng rng(2);
  for (const int m : {1, 2, 5, 17})
    for (int n = 1; n <= 37; ++n)
      for (const int k : {1, 8, 129, 300}) {
        Padded a(rng, m, k), b(rng, k, n), c(rng, m, n);
        const std::vector<Real> bias = random_values(rng, std::size_t(n));
        Padded expected = c;
        plain(expected.view(), a.view(), b.view(), kForms[0]);
        for (int i = 0; i < m; ++i)
          for (int j = 0; j < n; ++j) expected.view()(i, j) += bias[std::size_t(j)];
        matmul(c.view(), a.view(), b.view(), bias.data());
        CAPTURE(m);
        CAPTURE(n);
        CAPTURE(k);
        REQUIRE(c.storage == expected.storage);
      }
}

TEST_CASE("an inner dimension of zero gives zeros, or leaves what was there") {
  std::vector<Real> c(6, Real(5)), nothing(1);
  matmul_add(view(c, 2, 3), {nothing.data(), 2, 0, 0}, {nothing.data(), 0, 3, 3});
  CHECK(c == std::vector<Real>(6, Real(5)));
  matmul(view(c, 2, 3), {nothing.data(), 2, 0, 0}, {nothing.data(), 0, 3, 3});
  CHECK(c == std::vector<Real>(6, Real(0)));
}
