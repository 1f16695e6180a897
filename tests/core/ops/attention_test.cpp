#include <doctest/doctest.h>

#include <cmath>

#include "core/ops/attention.h"
#include "tests/core/ops/plain.h"

using namespace vamos;
using namespace vamos::test;

TEST_CASE("attention: scores, weights, context and their gradients, for widths and lengths with every remainder") {
  Rng rng(10);
  for (const bool causal : {false, true})
    for (const int width : {1, 2, 3, 4, 5, 6, 8, 9, 16, 20, 33})
      for (const int length : {1, 2, 3, 5, 8, 13, 18}) {
        const int heads = 2, d = heads * width, keys = causal ? length : length + 1;
        const std::vector<RowRange> queries_of{{0, length}}, keys_of{{0, keys}};
        const AttentionShape shape{queries_of, keys_of, heads, causal, Similarity::scaled_dot, {}, 0};
        Padded q(rng, length, d), k(rng, keys, d), v(rng, keys, d), out(rng, length, d), dout(rng, length, d);
        Padded dq(rng, length, d), dk(rng, keys, d), dv(rng, keys, d);
        Values storage(std::size_t(heads * length * keys)), scratch(attention_scratch(width, length, keys));
        const Tensor weights{storage.data(), {1, heads, length, keys}, 4};
        attention_forward(weights, out.view(), q.view(), k.view(), v.view(), shape, scratch.data());
        attention_backward({dq.view(), dk.view(), dv.view()}, dout.view(), weights, q.view(), k.view(), v.view(), shape,
                           scratch.data());
        const Real scale = Real(1) / std::sqrt(Real(width));
        const auto sum = [](int n, auto term) {
          Real total = 0;
          for (int j = 0; j < n; ++j) total = total + term(j);
          return total;
        };
        CAPTURE(causal);
        CAPTURE(width);
        CAPTURE(length);
        for (int h = 0; h < heads; ++h) {
          const int first = h * width;
          const auto p = [&](int i, int j) { return storage[std::size_t((h * length + i) * keys + j)]; };
          Values ds(std::size_t(length * keys));
          for (int i = 0; i < length; ++i) {
            const int visible = causal ? i + 1 : keys;
            Values row;
            for (int j = 0; j < visible; ++j)
              row.push_back(sum(width, [&](int c) { return q.view()(i, first + c) * k.view()(j, first + c); }));
            row = softmax(row, scale);
            row.resize(std::size_t(keys), Real(0));
            for (int j = 0; j < keys; ++j) REQUIRE(p(i, j) == row[std::size_t(j)]);
            for (int c = 0; c < width; ++c)
              REQUIRE(out.view()(i, first + c) == sum(keys, [&](int j) { return p(i, j) * v.view()(j, first + c); }));
            const auto dp = [&](int j) {
              return sum(width, [&](int c) { return dout.view()(i, first + c) * v.view()(j, first + c); });
            };
            const Real mean = in_lanes(keys, [&](int j) { return p(i, j) * dp(j); });
            for (int j = 0; j < keys; ++j) ds[std::size_t(i * keys + j)] = p(i, j) * (dp(j) - mean) * scale;
          }
          const auto s = [&](int i, int j) { return ds[std::size_t(i * keys + j)]; };
          for (int c = first; c < first + width; ++c) {
            for (int i = 0; i < length; ++i)
              REQUIRE(dq.view()(i, c) == sum(keys, [&](int j) { return s(i, j) * k.view()(j, c); }));
            for (int j = 0; j < keys; ++j) {
              REQUIRE(dk.view()(j, c) == sum(length, [&](int i) { return s(i, j) * q.view()(i, c); }));
              REQUIRE(dv.view()(j, c) == sum(length, [&](int i) { return p(i, j) * dout.view()(i, c); }));
            }
          }
        }
      }
}
