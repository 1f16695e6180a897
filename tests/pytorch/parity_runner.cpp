// Runs one case of parity.py on the engine. Standard input: lines "option value", then lines "pair<TAB>source<TAB>target".
// Standard output: records "name count\n" + count float64 values: the initial parameters, token ids, logits, loss, every
// gradient, and every parameter after five optimizer steps on the whole batch.
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>

#include "core/base/rng.h"
#include "core/io/option_names.h"
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

bool set(SessionOptions& options, const std::string& name, const std::string& value) {
  Config& m = options.model;
  TrainingConfig& t = options.training;
  const auto integer = [&] { return std::stoi(value); };
  if (name == "d_model")
    m.d_model = integer();
  else if (name == "heads")
    m.heads = integer();
  else if (name == "encoder_layers")
    m.encoder_layers = integer();
  else if (name == "decoder_layers")
    m.decoder_layers = integer();
  else if (name == "d_ff")
    m.d_ff = integer();
  else if (name == "norm")
    m.norm = value_of<Norm>(value);
  else if (name == "output_projection")
    m.output_projection = integer();
  else if (name == "attention_bias")
    m.attention_bias = integer();
  else if (name == "linear_bias")
    m.linear_bias = integer();
  else if (name == "output_bias")
    m.output_bias = integer();
  else if (name == "source_eos")
    m.source_eos = integer();
  else if (name == "embedding_scale")
    m.embedding_scale = integer();
  else if (name == "position")
    m.position = value_of<Position>(value);
  else if (name == "residual")
    m.residual = integer();
  else if (name == "embedding_std")
    m.embedding_std = std::stod(value);
  else if (name == "seed")
    m.seed = static_cast<uint32_t>(std::stoul(value));
  else if (name == "optimizer")
    t.optimizer = value_of<OptimizerKind>(value);
  else if (name == "learning_rate")
    t.learning_rate = std::stod(value);
  else if (name == "weight_decay")
    t.weight_decay = std::stod(value);
  else if (name == "epsilon")
    t.epsilon = std::stod(value);
  else if (name == "gradient_clip")
    t.gradient_clip = std::stod(value);
  else
    return false;
  return true;
}

}  // namespace

int main() {
  SessionOptions options;
  options.training.schedule = ScheduleKind::constant;
  options.training.warmup_steps = 0;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream in(line);
    std::string name, first, second;
    if (line.starts_with("pair\t")) {
      std::getline(in, name, '\t'), std::getline(in, first, '\t'), std::getline(in, second);
      options.examples.push_back({first, second});
    } else if (in >> name >> first; !set(options, name, first)) {
      std::fprintf(stderr, "unknown option %s\n", name.c_str());
      return 2;
    }
  }
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
