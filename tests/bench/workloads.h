#pragma once

#include "tests/core/lessons/lesson.h"

namespace vamos::bench {

/// TINY or SMALL of tests/bench/workloads.json; the sentences are those of workloads.mjs.
inline SessionOptions workload(const std::string& name) {
  const auto all = Json::parse(test::read_source("tests/bench/workloads.json"));
  VAMOS_CHECK(all);
  const Json& chosen = *all->find(name);
  SessionOptions options;
  VAMOS_CHECK(!read_config(options.model, *chosen.find("model")));
  VAMOS_CHECK(!read_config(options.training, *chosen.find("training")));
  const auto words = static_cast<uint32_t>(*chosen.find("words")->number()),
             length = static_cast<uint32_t>(*chosen.find("length")->number());
  uint32_t state = 1;
  for (int i = 0; i < 2048; ++i) {
    std::string source, target;
    for (uint32_t t = 0; t < length; ++t) {
      state = state * 1664525 + 1013904223;
      const std::string word = "w" + std::to_string((state >> 8) % words);
      source += word + ' ';
      if (t > 0) target = word + ' ' + target;
    }
    options.examples.push_back({source, target});
  }
  return options;
}

}  // namespace vamos::bench
