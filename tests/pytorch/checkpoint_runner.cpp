// Opens a file for checkpoint.py. Arguments: the file, and where to save. Standard input: JSON with "model" and "training",
// what the shapes do not tell, and "pairs" [[source, target], …]. Standard output: float64 logits of all pairs, before and
// after three steps of training; the trained session is saved.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "core/session/session.h"

using namespace vamos;

namespace {

void write_logits(Session& session) {
  std::vector<std::vector<int>> sources, targets;
  for (const auto& example : session.data().train) {
    sources.push_back(example.source);
    targets.push_back(example.target);
  }
  const auto result = session.loss_and_gradients(sources, targets);
  for (const Real value : result.value().logits) {
    const double wide = static_cast<double>(value);
    std::fwrite(&wide, sizeof wide, 1, stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  VAMOS_CHECK(argc == 3);
  const auto input = Json::parse(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  VAMOS_CHECK(input && input->find("model") && input->find("training") && input->find("pairs"));
  OpenOptions options;
  options.model = *input->find("model");
  options.training = *input->find("training");
  for (const Json& pair : *input->find("pairs")->array())
    options.examples.push_back({*(*pair.array())[0].string(), *(*pair.array())[1].string()});
  std::ifstream file(argv[1], std::ios::binary);
  const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
  auto opened = Session::open({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, options);
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.problem().text.c_str());
    return 1;
  }
  Session& session = *opened.value();
  write_logits(session);
  VAMOS_CHECK(session.train(3));
  write_logits(session);
  const auto saved = session.save();
  std::ofstream(argv[2], std::ios::binary)
      .write(reinterpret_cast<const char*>(saved.data()), static_cast<std::streamsize>(saved.size()));
  return 0;
}
