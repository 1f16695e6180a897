// Runs one case of parity.py on the engine. Standard input: JSON with "model", "training" and "pairs" [[source, target], …].
// Standard output: records "name count\n" + count float64 values: the initial parameters, token ids, logits, loss, every
// gradient, and every parameter after five optimizer steps on the whole batch.
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "core/base/rng.h"
#include "core/io/config_json.h"
#include "core/session/session.h"

using namespace vamos;

namespace {

template <class Values>
void write(const std::string& name, const Values& values) {
  std::printf("%s %zu\n", name.c_str(), values.size());
  for (const auto value : values) {
    const double wide = static_cast<double>(value);
    std::fwrite(&wide, sizeof wide, 1, stdout);
  }
}

void write_tensors(const Session& session, const std::string& prefix, bool gradients) {
  for (const auto& info : session.tensors())
    if (info.gradient == gradients) write(prefix + info.name, session.tensor(info.name).value());
}

/// Biases start at 0 and norms at 1, which hides mistakes: they get other values, as after some training.
void disturb(Session& session) {
  Rng rng(5);
  for (const auto& info : session.tensors()) {
    const bool bias = info.name.ends_with("bias"), norm = info.name.find(".norm") != std::string::npos;
    if (info.gradient || !(bias || norm)) continue;
    auto values = session.tensor(info.name).value();
    for (Real& value : values) value += static_cast<Real>(0.1 * rng.normal());
    session.set_tensor(info.name, values);
  }
}

}  // namespace

int main() {
  SessionOptions options;
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  const auto input = Json::parse(text);
  VAMOS_CHECK(input && input->find("model") && input->find("training") && input->find("pairs"));
  auto wrong = read_config(options.model, *input->find("model"));
  if (!wrong) wrong = read_config(options.training, *input->find("training"));
  if (wrong) {
    std::fprintf(stderr, "%s\n", wrong->text.c_str());
    return 2;
  }
  for (const Json& pair : *input->find("pairs")->array())
    options.examples.push_back({*(*pair.array())[0].string(), *(*pair.array())[1].string()});
  options.training.batch_size = static_cast<int>(options.examples.size());
  auto made = Session::create(std::move(options));
  if (!made) {
    std::fprintf(stderr, "%s\n", made.problem().text.c_str());
    return 1;
  }
  Session& session = *made.value();
  disturb(session);
  write("vocabularies", std::vector<int>{session.config().source_vocab, session.config().target_vocab});
  write_tensors(session, "initial.", false);

  std::vector<std::vector<int>> sources, targets;
  for (const auto& example : session.data().train) {
    sources.push_back(example.source);
    targets.push_back(example.target);
    write("source", example.source);
    write("target", example.target);
  }
  const auto result = session.loss_and_gradients(sources, targets);
  write("logits", result.value().logits);
  write("loss", std::vector<double>{result.value().loss});
  write_tensors(session, "", true);
  std::vector<double> losses;
  for (int step = 0; step < 5; ++step) losses.push_back(session.train(1).value().loss);
  write("losses", losses);
  write_tensors(session, "trained.", false);
  return 0;
}
