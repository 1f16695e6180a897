// Training and decoding by the native engine, as tests/bench/sides/engine.mjs does it with the shipped one.
#include "tests/bench/cpp/training.h"

#include <map>

#include "core/decode/incremental.h"
#include "core/decode/recompute.h"
#include "tests/bench/cpp/kernels.h"
#include "tests/bench/cpp/timing.h"
#include "tests/core/lessons/lesson.h"

namespace vamos::bench {

namespace {

/// By name; kept, since a session of SMALL takes longer to make than to measure.
std::map<std::string, std::unique_ptr<Session>>& sessions() {
  static std::map<std::string, std::unique_ptr<Session>> all;
  return all;
}

Session& session(const Json& request) {
  const auto found = sessions().find(text_of(request, "name"));
  VAMOS_CHECK(found != sessions().end());
  return *found->second;
}

Json create(const Json& request) {
  SessionOptions options;
  const Json& given = *request.find("options");
  if (auto found = read_config(options.model, *given.find("model"))) return error(found->text);
  if (auto found = read_config(options.training, *given.find("training"))) return error(found->text);
  for (const Json& example : *given.find("data")->find("examples")->array())
    options.examples.push_back({text_of(example, "source"), text_of(example, "target")});
  auto made = Session::create(std::move(options));
  if (!made) return error(made.problem().text);
  const Session& fresh = *(sessions()[text_of(request, "name")] = std::move(made.value()));
  return object({{"flop", Json(test::flop_per_step(fresh))},
                 {"parameters", Json(static_cast<double>(parameter_count(fresh.config())))}});
}

/// The losses of the first steps, each before its update.
Json losses(const Json& request) {
  Session& trained = session(request);
  trained.reset();
  Json::Array all;
  for (int step = 0; step < static_cast<int>(number_of(request, "steps")); ++step) {
    const auto report = trained.train(1);
    if (!report) return error(report.problem().text);
    all.emplace_back(report.value().loss);
  }
  return object({{"losses", Json(std::move(all))}});
}

/// A few steps at a time, so that reading the clock costs nothing. Begins from the first weights each time: a model that has
/// learned everything computes with numbers so small that they cost more.
Json train(const Json& request) {
  Session& trained = session(request);
  const int at_once = static_cast<int>(number_of(request, "atOnce"));
  const double seconds = number_of(request, "seconds");
  trained.reset();
  trained.train(at_once);
  double steps = 0;
  const auto begin = Clock::now();
  for (; seconds_since(begin) < seconds; steps += at_once) trained.train(at_once);
  const double taken = seconds_since(begin);
  return object({{"seconds", Json(taken / steps)}, {"steps", Json(steps)}});
}

/// Greedy decoding of one sentence with its encoding, as a user's call does it.
Json translate(const Json& request) {
  Session& trained = session(request);
  const std::string& text = text_of(request, "text");
  DecodeOptions options;
  options.max_length = static_cast<int>(number_of(request, "tokens"));
  const auto first = trained.translate(text, options);
  if (!first) return error(first.problem().text);
  const double seconds = seconds_a_call([&] { trained.translate(text, options); }, number_of(request, "seconds"));
  return object({{"seconds", Json(seconds)}, {"tokens", Json(static_cast<double>(first.value().steps.size()))}});
}

/// Seconds a token of writing 200 words from a source of 16, width 128, two layers each way: early and late ones, which
/// attend to more, and late ones without caches, by computing the whole sentence again.
Json tokens() {
  Config c;
  c.source_vocab = c.target_vocab = 200;
  c.d_model = 128, c.heads = 4, c.encoder_layers = c.decoder_layers = 2, c.d_ff = 512;
  c.max_source_length = 16, c.max_target_length = 200;
  ParameterSet parameters = make_parameters(c);
  initialise(parameters, c);
  Transformer model(c, 1);
  IncrementalDecoder cached(model, 1);
  RecomputingDecoder recomputed(model, 1);
  std::vector<std::vector<int>> source(1);
  for (int i = 0; i < 16; ++i) source[0].push_back(kFirstWord + 11 * i);
  const std::vector<int> word{kFirstWord + 5};
  const auto measure = [&](Stepper& stepper, int from, int to) {
    stepper.start(parameters.tensors, source, {});
    for (int t = 1; t < from; ++t) stepper.step(word);
    const auto begin = Clock::now();
    for (int t = from; t <= to; ++t) stepper.step(word);
    return seconds_since(begin) / (to - from + 1);
  };
  double early = 1e9, late = 1e9;
  for (int i = 0; i < 10; ++i) {
    early = std::min(early, measure(cached, 2, 9));
    late = std::min(late, measure(cached, 193, 200));
  }
  return object({{"early", Json(early)}, {"late", Json(late)}, {"recomputed", Json(measure(recomputed, 199, 200))}});
}

}  // namespace

Json answer_training(const Json& request) {
  const std::string& wanted = text_of(request, "do");
  if (wanted == "session") return create(request);
  if (wanted == "losses") return losses(request);
  if (wanted == "train") return train(request);
  if (wanted == "translate") return translate(request);
  if (wanted == "tokens") return tokens();
  if (wanted == "dispose") {
    sessions().erase(text_of(request, "name"));
    return object({});
  }
  return answer_kernels(request);
}

}  // namespace vamos::bench
