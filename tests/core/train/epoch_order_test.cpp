#include "core/train/epoch_order.h"

#include <doctest/doctest.h>

#include <algorithm>

using vamos::EpochOrder;

TEST_CASE("each epoch visits every example once, in an order of its own that any position finds again") {
  EpochOrder order(7, 50), other(8, 50);
  std::vector<std::vector<std::size_t>> epochs(3);
  for (uint64_t position = 0; position < 150; ++position) epochs[position / 50].push_back(order.at(position));
  for (auto epoch : epochs) {
    std::ranges::sort(epoch);
    for (std::size_t i = 0; i < 50; ++i) CHECK(epoch[i] == i);
  }
  CHECK(epochs[0] != epochs[1]);
  CHECK(epochs[1] != epochs[2]);
  CHECK(order.at(10) == epochs[0][10]);
  CHECK(order.at(149) == epochs[2][49]);
  std::vector<std::size_t> first;
  for (uint64_t position = 0; position < 50; ++position) first.push_back(other.at(position));
  CHECK(first != epochs[0]);
}
