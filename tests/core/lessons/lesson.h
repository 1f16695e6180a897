#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/check.h"
#include "core/io/config_json.h"
#include "core/io/option_names.h"
#include "core/session/session.h"
#include "core/text/split.h"
#include "core/text/tasks.h"
#include "tests/core/source_dir.h"

/// The lessons' own data and presets, read from web/lessons, where the page reads them too, and the tasks' drawn data.
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

/// A file of the project.
inline std::string read_source(const std::string& path) {
  std::ifstream file(std::string(kSourceDir) + "/" + path, std::ios::binary);
  VAMOS_CHECK(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::string read_file(const std::string& name) { return read_source("web/lessons/" + name); }

inline std::vector<int> numbers(const std::string& text) {
  std::istringstream in(text);
  std::vector<int> result;
  for (std::string word; in >> word;) result.push_back(word == "-" ? -1 : std::stoi(word));
  return result;
}

/// web/lessons/`name`/preset.json, without examples.
inline SessionOptions read_preset(const std::string& name) {
  SessionOptions options;
  const auto preset = Json::parse(read_file(name + "/preset.json"));
  VAMOS_CHECK(preset);
  VAMOS_CHECK(!read_config(options.model, *preset->find("model")));
  VAMOS_CHECK(!read_config(options.training, *preset->find("training")));
  if (const Json* data = preset->find("data")) VAMOS_CHECK(!read_config(options.data.tokenizer, *data));
  return options;
}

/// 2,000 examples to learn and 500 held out, drawn from the seed.
inline SessionOptions read_task(TaskKind kind, uint32_t seed) {
  SessionOptions options = read_preset(name_of(kind));
  const auto examples = generate_task(kind, seed, 2500);
  VAMOS_CHECK(examples);
  auto split = split_by_source(examples.value(), 500, seed, options.data.tokenizer);
  VAMOS_CHECK(split);
  options.examples = std::move(split.value().train);
  options.data.validation = std::move(split.value().held_out);
  return options;
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
  auto& options = lesson.options;
  options = read_preset(name);
  for (const auto& pair : lesson.train) options.examples.push_back({pair.source, pair.target});
  for (const auto& pair : lesson.validation) options.data.validation.push_back({pair.source, pair.target});
  return lesson;
}

inline std::unique_ptr<Session> start(SessionOptions options, uint32_t seed) {
  options.model.seed = options.training.seed = seed;
  auto made = Session::create(std::move(options));
  VAMOS_CHECK(made);
  return std::move(made.value());
}

inline std::unique_ptr<Session> start(const Lesson& lesson, uint32_t seed) { return start(lesson.options, seed); }

/// Floating-point operations of a mean training step: two for each multiply-add of the dense and attention products of the
/// forward pass, for every token of the training examples, and twice as many again for the backward pass, where each product
/// has a gradient towards either factor. Masked scores count too; element-wise work and the optimizer do not.
inline double flop_per_step(const Session& session) {
  const Config& c = session.config();
  const double d = c.d_model, ff = c.d_ff, project = c.output_projection ? 2 * d * d : 0;
  double total = 0;
  for (const auto& example : session.data().train) {
    const double ts = static_cast<double>(example.source.size()) + c.source_eos,
                 tt = static_cast<double>(example.target.size()) + 1;
    total += c.encoder_layers * (ts * (6 * d * d + project + 4 * d * ff) + 4 * d * ts * ts);
    total += c.decoder_layers * (tt * (8 * d * d + 2 * project + 4 * d * ff) + ts * 4 * d * d + 4 * d * tt * (tt + ts));
    total += tt * 2 * d * c.target_vocab;
  }
  const double examples = static_cast<double>(session.data().train.size());
  return 3 * total / examples * std::min<double>(session.training().batch_size, examples);
}

}  // namespace vamos::test
