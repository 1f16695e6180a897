// Writes the seeds of checkpoint_fuzz.cpp into the folder that is given: a trained "Let's go", whole, bare, as another
// program would write it, and damaged.
#include <fstream>
#include <string>

#include "core/io/config_json.h"
#include "core/session/session.h"

using namespace vamos;

namespace {

using Bytes = std::vector<std::uint8_t>;

void write(const std::string& folder, const char* name, const Bytes& bytes) {
  std::ofstream(folder + "/" + name, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

std::unique_ptr<Session> trained(const char* model, const char* training) {
  SessionOptions options;
  VAMOS_CHECK(!read_config(options.model, *Json::parse(model)));
  VAMOS_CHECK(!read_config(options.training, *Json::parse(training)));
  options.examples = {{"let's go", "vamos"}, {"to go", "ir"}};
  options.data.validation = {{"go", "ir"}};
  auto session = std::move(Session::create(options).value());
  VAMOS_CHECK(session->train(20));
  return session;
}

/// Parameters alone, without metadata.
Bytes parameters(const Session& session) {
  SafetensorsWriter writer;
  std::vector<Real> values;
  for (const auto& info : session.tensors()) {
    if (info.gradient) continue;
    writer.declare(info.name, kRealDtype, Shape(info.shape.begin(), info.shape.end()));
    const auto tensor = session.tensor(info.name).value();
    values.insert(values.end(), tensor.begin(), tensor.end());
  }
  writer.begin();
  writer.write(values);
  return writer.finish();
}

}  // namespace

int main(int argc, char** argv) {
  VAMOS_CHECK(argc == 2);
  const std::string folder = argv[1];
  const auto lets_go = trained(
      R"({"dModel":2,"heads":1,"dFf":0,"norm":"none","outputProjection":false,"attentionBias":false,
          "maxSourceLength":4,"maxTargetLength":4})",
      R"({"learningRate":0.05,"schedule":"constant"})");
  const Bytes whole = lets_go->save();
  write(folder, "lets-go", whole);
  write(folder, "bare", lets_go->save({.examples = false, .optimizer = false}));
  write(folder, "parameters", parameters(*lets_go));
  const auto extras = trained(R"({"dModel":2,"heads":2,"dFf":3,"norm":"pre","sourceEos":true,"position":"learned",
                                  "startToken":"bos","similarity":"cosine","activation":"gelu","dropout":0.1,
                                  "maxSourceLength":4,"maxTargetLength":4})",
                              R"({"optimizer":"sgd"})");
  write(folder, "extras-sgd", extras->save());
  write(folder, "extras-parameters", parameters(*extras));

  write(folder, "cut-header", Bytes(whole.begin(), whole.begin() + 700));
  write(folder, "cut-data", Bytes(whole.begin(), whole.end() - 5));
  Bytes no_number = whole;
  std::fill(no_number.end() - 400, no_number.end(), 0xff);
  write(folder, "no-number", no_number);
  Bytes huge_header = whole;
  huge_header[6] = 0x7f;
  write(folder, "huge-header", huge_header);
  return 0;
}
