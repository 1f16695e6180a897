#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/check.h"
#include "core/io/config_json.h"
#include "core/session/session.h"

/// The lessons' own data and presets, read from web/lessons, where the page reads them too.
namespace vamos::test {

struct LessonPair {
  std::string source, target;
  std::vector<int> alignment;  // for each target token the source token that it translates, -1 for none
  std::vector<int> swapped;    // target tokens whose noun or adjective changed places
};

struct Lesson {
  std::vector<LessonPair> train, validation;
  SessionOptions options;
};

inline std::string read_file(const std::string& name) {
  std::ifstream file(std::string(VAMOS_SOURCE_DIR) + "/web/lessons/" + name, std::ios::binary);
  VAMOS_CHECK(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::vector<int> numbers(const std::string& text) {
  std::istringstream in(text);
  std::vector<int> result;
  for (std::string word; in >> word;) result.push_back(word == "-" ? -1 : std::stoi(word));
  return result;
}

inline Lesson read_lesson(const std::string& name) {
  Lesson lesson;
  std::istringstream table(read_file(name + "/" + name + ".tsv"));
  std::string line;
  std::getline(table, line);
  VAMOS_CHECK(line == "split\tsource\ttarget\talignment\tswapped");
  while (std::getline(table, line)) {
    std::istringstream cells(line);
    std::string split, alignment, swapped;
    LessonPair pair;
    std::getline(cells, split, '\t'), std::getline(cells, pair.source, '\t'), std::getline(cells, pair.target, '\t');
    std::getline(cells, alignment, '\t'), std::getline(cells, swapped, '\t');
    pair.alignment = numbers(alignment);
    pair.swapped = numbers(swapped);
    (split == "train" ? lesson.train : lesson.validation).push_back(pair);
  }
  const auto preset = Json::parse(read_file(name + "/preset.json"));
  VAMOS_CHECK(preset);
  auto& options = lesson.options;
  VAMOS_CHECK(!read_config(options.model, *preset->find("model")));
  VAMOS_CHECK(!read_config(options.training, *preset->find("training")));
  for (const auto& pair : lesson.train) options.examples.push_back({pair.source, pair.target});
  for (const auto& pair : lesson.validation) options.data.validation.push_back({pair.source, pair.target});
  return lesson;
}

inline std::unique_ptr<Session> start(const Lesson& lesson, uint32_t seed) {
  SessionOptions options = lesson.options;
  options.model.seed = options.training.seed = seed;
  auto made = Session::create(options);
  VAMOS_CHECK(made);
  return std::move(made.value());
}

}  // namespace vamos::test
