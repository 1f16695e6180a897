// The same training runs and translations as in Node and in browsers, to the same bits: see tests/golden/README.md.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "core/io/option_names.h"
#include "tests/core/session/golden.h"

using namespace vamos;

namespace {

std::string hash_of_weights(const Session& session) {
  Fnv hash;
  for (const auto& info : session.tensors()) {
    if (info.gradient) continue;
    for (const Real value : session.tensor(info.name).value()) hash.add(value);
  }
  return hash.text();
}

/// Greedy, by beam search and sampled translations of every source of the run.
std::string hash_of_translations(Session& session, const Json& run) {
  DecodeOptions greedy, beam, sampled;
  beam.beam_width = 3;
  sampled.temperature = 1.5;
  sampled.seed = 7;
  Fnv hash;
  const auto add = [&](const std::string& text, auto... numbers) {
    hash.add(text);
    hash.add(std::uint8_t{0});
    (hash.add(numbers), ...);
  };
  for (const Example& example : options_of(run).examples)
    for (const DecodeOptions& options : {greedy, beam, sampled}) {
      const auto translation = session.translate(example.source, options);
      REQUIRE(translation);
      add(translation.value().text, translation.value().log_probability);
      for (const BeamTranslation& found : translation.value().beams)
        add(found.text, found.log_probability, found.score);
    }
  return hash.text();
}

/// Notes which values of each option were seen: every value of an enumeration and of a switch, and of a number whether it
/// was 0.
struct Seen {
  std::map<std::string, std::set<int>> values;
  std::map<std::string, std::size_t> wanted;

  template <class C>
  void note(C config) {
    for_each_field(config, [&](const char* name, const Field& field) {
      const Json value = field.value();
      if (value.string()) {
        values[name].insert(value_of(*value.string(), field.choices()));
        wanted[name] = field.choices().size();
      } else if (value.boolean()) {
        values[name].insert(*value.boolean());
        wanted[name] = 2;
      } else {
        values[name].insert(*value.number() != 0);
        wanted[name] = 1;
      }
    });
  }
};

}  // namespace

TEST_CASE("golden runs end in the weights and translations that every platform ends in") {
  const Json runs = read_golden("runs.json");
  int translated = 0;
  for (const Json& run : *runs.array()) {
    const std::string name = *run.find("name")->string();
    CAPTURE(name);
    const auto session = trained(run, *run.find("steps"));
    CHECK(hash_of_weights(*session) == *run.find("weights")->string());
    if (const Json* translations = run.find("translations")) {
      CHECK(hash_of_translations(*session, run) == *translations->string());
      ++translated;
    }
  }
  CHECK(translated >= 2);
}

TEST_CASE("golden runs of 200 steps and more cover every option") {
  const Json runs = read_golden("runs.json");
  Seen seen;
  for (const Json& run : *runs.array()) {
    if (*run.find("steps")->number() < 200) continue;
    const SessionOptions options = options_of(run);
    seen.note(options.model);
    seen.note(options.training);
  }
  for (const char* zero_or_not : {"dFf", "dropout", "labelSmoothing", "gradientClip", "warmupSteps", "weightDecay"})
    seen.wanted.at(zero_or_not) = 2;
  for (const auto& [option, count] : seen.wanted) {
    CAPTURE(option);
    CHECK(seen.values[option].size() >= count);
  }
}
