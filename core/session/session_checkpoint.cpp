// Saving a session and opening it again. What is in the file, core/io/checkpoint.h says.
#include <algorithm>

#include "core/io/config_json.h"
#include "core/model/layers.h"
#include "core/session/session.h"
#include "core/session/tensor_layout.h"

namespace vamos {

namespace {

constexpr std::string_view kMoments[] = {"optimizer.first.", "optimizer.second."};

Shape file_shape(const Declaration& d) {
  const auto shape = pytorch_shape(d);
  return {shape.begin(), shape.end()};
}

struct Expected {
  std::string name;
  Shape shape;
};

bool has_any(const Safetensors& file, std::string_view prefix) {
  return std::ranges::any_of(file.tensors(), [&](const FileTensor& t) { return t.name.starts_with(prefix); });
}

/// The tensors that a file of this model has: the parameters, and of the moments those of which it has any.
std::vector<Expected> expected_tensors(const Config& config, const Safetensors& file) {
  std::vector<std::string_view> prefixes{""};
  for (const auto prefix : kMoments)
    if (has_any(file, prefix)) prefixes.push_back(prefix);
  Weights shapes;
  size_layers(shapes, config);
  std::vector<Expected> expected;
  for_each_tensor(shapes, config, [&](const Path& path, Tensor&, const Declaration& d) {
    for (const auto prefix : prefixes) expected.push_back({std::string(prefix) + path.text(), file_shape(d)});
  });
  return expected;
}

/// The first tensor that is missing, has another shape, or that the model has no place for.
std::optional<Problem> tensor_problem(const Config& config, const Safetensors& file) {
  const auto expected = expected_tensors(config, file);
  NameIndex names;
  for (const auto& [name, shape] : expected) {
    names.add(name);
    const FileTensor* tensor = file.find(name);
    if (!tensor) return tensor_missing(name, to_text(shape));
    if (tensor->shape != shape)
      return Problem{
          "tensor_shape",
          {{"name", name}, {"expected", to_text(shape)}, {"actual", to_text(tensor->shape)}},
          "'{name}' has shape {actual} and this model needs {expected}; the file and the options must describe "
          "the same model."};
  }
  for (const FileTensor& tensor : file.tensors()) {
    if (names.find(tensor.name) >= 0 || is_example_tensor(tensor.name)) continue;
    return Problem{"tensor_unexpected",
                   {{"name", shown_name(tensor.name)}, {"actual", to_text(tensor.shape)}},
                   "The file has a tensor '{name}' of shape {actual}, for which this model has no place; check the "
                   "options, or save without it."};
  }
  return std::nullopt;
}

int longest(const std::vector<EncodedExample>& examples, std::vector<int> EncodedExample::* side) {
  std::size_t n = 0;
  for (const auto& example : examples) n = std::max(n, (example.*side).size());
  return static_cast<int>(n);
}

template <class C>
std::optional<Problem> read_given(C& config, const Json& options) {
  return options.object() ? read_config(config, options) : std::nullopt;
}

/// From the caller's examples if there are any, else from the file's.
Result<Dataset> dataset_of(CheckpointInfo& info, OpenOptions& options, uint32_t seed) {
  Tokenizer tokenizer = info.tokenizer.value_or(Tokenizer{});
  if (auto found = read_given(tokenizer, options.tokenizer)) return *found;
  if (auto found = problem(tokenizer)) return *found;
  if (!options.examples.empty()) {
    options.data.tokenizer = tokenizer;
    options.data.seed = seed;
    return make_dataset(options.examples, options.data, std::move(info.vocabularies));
  }
  if (!info.vocabularies)
    return Problem{
        "no_vocabulary",
        {},
        "The file does not say which words its model knows; give the sentence pairs that it was trained on."};
  Dataset data{tokenizer, std::move(info.vocabularies->source), std::move(info.vocabularies->target),
               std::move(info.train), std::move(info.validation)};
  for (const auto* examples : {&data.train, &data.validation}) {
    data.longest_source = std::max(data.longest_source, longest(*examples, &EncodedExample::source));
    data.longest_target = std::max(data.longest_target, longest(*examples, &EncodedExample::target));
  }
  return data;
}

std::optional<Problem> vocabulary_problem(const char* field, int embedded, const Vocabulary& vocabulary) {
  if (embedded == vocabulary.size()) return std::nullopt;
  return Problem{
      "vocabulary_size",
      {{"field", field}, {"expected", embedded}, {"actual", vocabulary.size()}},
      "{field}: the model knows {expected} words and the sentences give {actual}; give the sentence pairs and "
      "the tokenizer that it was trained with."};
}

}  // namespace

std::vector<std::uint8_t> Session::save(const SaveOptions& options) const {
  const Optimizer& optimizer = trainer_.optimizer();
  // The weights, and the moments in the same order.
  std::vector<std::pair<std::string_view, std::span<const Real>>> sets{{"", parameters_.values()}};
  if (options.optimizer) sets.emplace_back(kMoments[0], optimizer.first());
  if (options.optimizer && !optimizer.second().empty()) sets.emplace_back(kMoments[1], optimizer.second());

  SafetensorsWriter writer;
  write_checkpoint_metadata(writer, config(), training_, data_,
                            {step(), options.optimizer ? optimizer.powers() : Optimizer::Powers{}});
  for (const auto& set : sets)
    for_each_tensor(parameters_.tensors, config(), [&](const Path& path, const Tensor&, const Declaration& d) {
      writer.declare(std::string(set.first) + path.text(), kRealDtype, file_shape(d));
    });
  if (options.examples) declare_examples(writer, data_);
  writer.begin();
  std::vector<Real> values;
  for (const auto& set : sets)
    for_each_tensor(parameters_.tensors, config(), [&](const Path&, const Tensor& tensor, const Declaration& d) {
      values.resize(count_of(d));
      to_pytorch(set.second.data() + (tensor.data - parameters_.values().data()), d, values.data());
      writer.write(values);
    });
  if (options.examples) write_examples(writer, data_);
  return writer.finish();
}

Result<std::unique_ptr<Session>> Session::open(std::span<const std::uint8_t> bytes, OpenOptions options) {
  const auto file = Safetensors::read(bytes);
  if (!file) return file.problem();
  auto read = read_checkpoint_info(file.value());
  if (!read) return read.problem();
  CheckpointInfo& info = read.value();

  SessionOptions session;
  if (info.training) session.training = *info.training;
  if (info.model) {
    session.model = *info.model;
  } else if (auto found = infer_config(session.model, file.value())) {
    return *found;
  }
  if (auto found = read_given(session.model, options.model)) return *found;
  if (auto found = read_given(session.training, options.training)) return *found;

  options.data.target_bos = session.model.start_token == StartToken::bos;
  auto data = dataset_of(info, options, session.training.seed);
  if (!data) return data.problem();
  const Config& c = session.model;
  if (auto found = vocabulary_problem("sourceVocab", c.source_vocab, data.value().source_vocabulary)) return *found;
  if (auto found = vocabulary_problem("targetVocab", c.target_vocab, data.value().target_vocabulary)) return *found;
  if (c.start_token == StartToken::bos && !data.value().target_vocabulary.has_bos())
    return file_damaged("startToken", "which is a <BOS> that the target vocabulary does not have");
  const auto memory = prepare(session, data.value(), options.memory_limit);
  if (!memory) return memory.problem();
  if (auto found = tensor_problem(c, file.value())) return *found;
  std::unique_ptr<Session> opened(new Session(session, std::move(data.value()), memory.value()));
  if (auto found = opened->restore(file.value(), info.state)) return *found;
  return opened;
}

/// Every tensor is known to be there, in the right shape.
std::optional<Problem> Session::restore(const Safetensors& file, const CheckpointState& state) {
  Optimizer& optimizer = trainer_.optimizer();
  // Another kind of optimizer than the file's begins afresh.
  const bool moments = has_any(file, kMoments[0]) && has_any(file, kMoments[1]) == !optimizer.second().empty();
  std::optional<Problem> problem;
  for_each_tensor(parameters_.tensors, config(), [&](const Path& path, const Tensor& tensor, const Declaration& d) {
    const auto offset = tensor.data - parameters_.values().data();
    const auto read = [&](std::string_view prefix, std::span<Real> to) {
      if (problem || to.empty()) return;
      const auto values = file.find(std::string(prefix) + path.text())->reals();
      if (!values)
        problem = values.problem();
      else
        from_pytorch(values.value().data(), d, to.data() + offset);
    };
    read("", parameters_.values());
    if (!moments) return;
    read(kMoments[0], optimizer.first());
    read(kMoments[1], optimizer.second());
  });
  if (problem) return problem;
  if (moments) optimizer.set_powers(state.powers);
  trainer_.resume(state.step);
  pristine_ = false;
  return std::nullopt;
}

}  // namespace vamos
