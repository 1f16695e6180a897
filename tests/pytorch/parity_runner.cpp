// Runs the cases of parity.py on the engine. Standard input: a JSON object a line, with "model", "training" and "pairs"
// [[source, target], …]. For each, standard output gets records "name count\n" + count float64 values, the last of them
// named "end": sizes, token ids, the initial parameters as drawn and as used, then of the first batch without dropout or
// label smoothing the logits, loss and every gradient; of five training steps their reports, the gradients of the first, and
// every parameter after the last.
#include <cstdio>
#include <iostream>
#include <string>

#include "core/base/rng.h"
#include "core/io/config_json.h"
#include "core/session/session.h"

using namespace vamos;

namespace {

constexpr int kSteps = 5;

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

Result<SessionOptions> read_case(const std::string& line) {
  SessionOptions options;
  const auto input = Json::parse(line);
  VAMOS_CHECK(input && input->find("model") && input->find("training") && input->find("pairs"));
  if (auto wrong = read_config(options.model, *input->find("model"))) return *wrong;
  if (auto wrong = read_config(options.training, *input->find("training"))) return *wrong;
  for (const Json& pair : *input->find("pairs")->array())
    options.examples.push_back({*(*pair.array())[0].string(), *(*pair.array())[1].string()});
  return options;
}

void write_setup(const Session& session) {
  const Config& config = session.config();
  write("sizes",
        std::vector<int>{config.source_vocab, config.target_vocab, config.max_source_length, config.max_target_length});
  for (const auto& example : session.data().train) {
    write("source", example.source);
    write("target", example.target);
  }
  // Which sentences each step trains on: the shuffle is not what is compared.
  const auto batch = static_cast<std::size_t>(session.training().batch_size);
  EpochOrder order(session.training().seed, session.data().train.size());
  for (std::size_t step = 0; step < kSteps; ++step) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < batch; ++i) chosen.push_back(order.at(step * batch + i));
    write("batch", chosen);
  }
}

void write_first_batch(Session& session) {
  std::vector<std::vector<int>> sources, targets;
  for (int i = 0; i < session.training().batch_size; ++i) {
    sources.push_back(session.data().train[static_cast<std::size_t>(i)].source);
    targets.push_back(session.data().train[static_cast<std::size_t>(i)].target);
  }
  const auto result = session.loss_and_gradients(sources, targets);
  write("logits", result.value().logits);
  write("loss", std::vector<double>{result.value().loss});
  write_tensors(session, "", true);
}

void write_training(Session& session) {
  for (int step = 0; step < kSteps; ++step) {
    const StepResult report = session.train(1).value();
    write("step", std::vector<double>{report.loss, report.gradient_norm, report.learning_rate});
    if (step == 0) write_tensors(session, "first_step.", true);
  }
  write_tensors(session, "trained.", false);
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    auto options = read_case(line);
    auto made = options ? Session::create(std::move(options.value())) : options.problem();
    if (!made) {
      std::fprintf(stderr, "%s\n", made.problem().text.c_str());
      return 1;
    }
    Session& session = *made.value();
    write_setup(session);
    write_tensors(session, "drawn.", false);
    disturb(session);
    write_tensors(session, "initial.", false);
    write_first_batch(session);
    write_training(session);
    write("end", std::vector<int>{});
    std::fflush(stdout);
  }
  return 0;
}
