// A session for checkpoint.py and program.py. Arguments: the file to open, or "-" for a new session, and where to save.
// Standard input: one JSON object on a line with what is asked for; standard output: one JSON object with the answers.
//   model, training, tokenizer, pairs    the options and the data of a new session, or what a file does not say
//   texts                                "tokens" and "joined" of each
//   steps                                how many to take; "losses" of each
//   always: "logits" of all training pairs, one after another, and "translations" of their sources, before the steps
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "core/io/config_json.h"
#include "core/io/json_write.h"
#include "core/session/session.h"

using namespace vamos;

namespace {

std::vector<Example> pairs(const Json& asked) {
  std::vector<Example> examples;
  if (const Json* given = asked.find("pairs"))
    for (const Json& pair : *given->array())
      examples.push_back({*(*pair.array())[0].string(), *(*pair.array())[1].string()});
  return examples;
}

Result<std::unique_ptr<Session>> make(const Json& asked) {
  SessionOptions options;
  if (const Json* model = asked.find("model")) read_config(options.model, *model);
  if (const Json* training = asked.find("training")) read_config(options.training, *training);
  if (const Json* tokenizer = asked.find("tokenizer")) read_config(options.data.tokenizer, *tokenizer);
  options.examples = pairs(asked);
  return Session::create(std::move(options));
}

Result<std::unique_ptr<Session>> open(const char* path, const Json& asked) {
  OpenOptions options;
  for (const auto& [name, given] : {std::pair("model", &options.model), {"training", &options.training}})
    if (const Json* json = asked.find(name)) *given = *json;
  options.examples = pairs(asked);
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
  return Session::open({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, std::move(options));
}

Json::Array logits(Session& session) {
  Json::Array values;
  for (const auto& example : session.data().train) {
    const auto result = session.loss_and_gradients({example.source}, {example.target});
    for (const Real value : result.value().logits) values.emplace_back(static_cast<double>(value));
  }
  return values;
}

Json::Array translations(Session& session) {
  Json::Array texts;
  const Dataset& data = session.data();
  for (const auto& example : data.train) {
    const auto translation = session.translate(data.tokenizer.join(data.source_vocabulary.decode(example.source)));
    texts.emplace_back(translation ? translation.value().text : translation.problem().text);
  }
  return texts;
}

}  // namespace

int main(int argc, char** argv) {
  VAMOS_CHECK(argc == 3);
  const auto asked = Json::parse(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  VAMOS_CHECK(asked && asked->object());
  auto made = std::string(argv[1]) == "-" ? make(*asked) : open(argv[1], *asked);
  if (!made) {
    std::cerr << made.problem().text << '\n';
    return 1;
  }
  Session& session = *made.value();
  Json::Object answers{{"logits", logits(session)}, {"translations", translations(session)}};
  Json::Array losses, tokens, joined;
  if (const Json* steps = asked->find("steps"))
    for (int i = 0; i < static_cast<int>(*steps->number()); ++i) {
      const auto step = session.train(1);
      VAMOS_CHECK(step);
      losses.emplace_back(step.value().loss);
    }
  if (const Json* texts = asked->find("texts"))
    for (const Json& text : *texts->array()) {
      const auto pieces = session.data().tokenizer.tokenize(*text.string());
      tokens.emplace_back(Json::Array(pieces.begin(), pieces.end()));
      joined.emplace_back(session.data().tokenizer.join(pieces));
    }
  answers.emplace_back("losses", losses);
  answers.emplace_back("tokens", tokens);
  answers.emplace_back("joined", joined);
  std::cout << to_json(answers) << '\n';
  const auto saved = session.save();
  std::ofstream(argv[2], std::ios::binary)
      .write(reinterpret_cast<const char*>(saved.data()), static_cast<std::streamsize>(saved.size()));
  return 0;
}
