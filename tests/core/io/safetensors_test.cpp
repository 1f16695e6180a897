#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include "core/io/safetensors.h"

using namespace vamos;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes file_of(const std::string& header, const Bytes& data = {}) {
  Bytes file;
  for (int i = 0; i < 8; ++i) file.push_back(static_cast<std::uint8_t>(std::uint64_t{header.size()} >> (8 * i)));
  file.insert(file.end(), header.begin(), header.end());
  file.insert(file.end(), data.begin(), data.end());
  return file;
}

std::string entry(const std::string& name, const std::string& dtype, const std::string& shape,
                  const std::string& offsets) {
  return "\"" + name + R"(":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}";
}

/// The code of the problem, or "" if the file was read.
std::string code(const Bytes& file) {
  const auto result = Safetensors::read(file);
  return result ? "" : result.problem().code;
}

template <class T>
Bytes bytes_of(std::initializer_list<T> values) {
  Bytes bytes(values.size() * sizeof(T));
  std::memcpy(bytes.data(), values.begin(), bytes.size());
  return bytes;
}

}  // namespace

TEST_CASE("a written file is read back: metadata, shapes, values") {
  const std::vector<Real> values{1, Real(-0.5), Real(3e-39), 4, 5, 6};
  const std::vector<std::int32_t> ids{3, -4};
  SafetensorsWriter writer;
  writer.metadata("who", "you \"and\" me\n");
  writer.metadata("a", "");
  writer.declare("weight", kRealDtype, {2, 3});
  writer.declare("empty", kRealDtype, {0});
  writer.declare("ids", Dtype::i32, {2});
  writer.begin();
  writer.write(values);
  writer.write(std::span<const Real>());
  writer.write(ids);
  const Bytes bytes = writer.finish();
  CHECK(bytes.size() % 8 == 0);
  const auto file = Safetensors::read(bytes);
  REQUIRE(file);
  CHECK(*file.value().metadata("who") == "you \"and\" me\n");
  CHECK(*file.value().metadata("a") == "");
  CHECK(file.value().metadata("b") == nullptr);
  const FileTensor* weight = file.value().find("weight");
  REQUIRE(weight);
  CHECK(weight->shape == Shape{2, 3});
  CHECK(weight->reals().value() == values);
  CHECK(file.value().find("ids")->integers().value() == ids);
  CHECK(file.value().find("ids")->reals().problem().code == "tensor_type");
  CHECK(weight->integers().problem().code == "tensor_type");
  CHECK(file.value().find("empty")->reals().value().empty());
  CHECK(file.value().find("weigh") == nullptr);
}

TEST_CASE("half, bfloat16, float and double are read as numbers") {
  const auto read = [](const char* dtype, const Bytes& data, int count) {
    const auto file = file_of(
        "{" + entry("t", dtype, "[" + std::to_string(count) + "]", "[0," + std::to_string(data.size()) + "]") + "}   ",
        data);
    const auto opened = Safetensors::read(file);
    REQUIRE(opened);
    return opened.value().find("t")->reals();
  };
  using Values = std::vector<Real>;
  // 1, −2, the largest, the smallest normal and subnormal numbers, −0
  CHECK(read("F16", bytes_of<std::uint16_t>({0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x8000}), 6).value() ==
        Values{1, -2, 65504, Real(0x1p-14), Real(0x1p-24), 0});
  CHECK(read("BF16", bytes_of<std::uint16_t>({0x3f80, 0xc049, 0x0001}), 3).value() ==
        Values{1, Real(-3.140625), Real(0x1p-133)});
  CHECK(read("F32", bytes_of<float>({0.1f, -7}), 2).value() == Values{Real(0.1f), -7});
  CHECK(read("F64", bytes_of<double>({0.1, -7}), 2).value() == Values{Real(0.1), -7});
  for (const std::uint16_t bits : {0x7c00, 0xfc00, 0x7e00})
    CHECK(read("F16", bytes_of<std::uint16_t>({bits}), 1).problem().code == "not_finite_value");
  CHECK(read("BF16", bytes_of<std::uint16_t>({0x7f80}), 1).problem().code == "not_finite_value");
  CHECK(read("F32", bytes_of<float>({std::numeric_limits<float>::quiet_NaN()}), 1).problem().code ==
        "not_finite_value");
#ifndef VAMOS_DOUBLE
  CHECK(read("F64", bytes_of<double>({1e39}), 1).problem().code == "not_finite_value");
#endif
}

TEST_CASE("a file that contradicts itself is refused with the part that does") {
  const Bytes eight(8);
  const std::string a = entry("a", "F32", "[1]", "[0,4]"), b = entry("b", "F32", "[1]", "[4,8]");
  REQUIRE(code(file_of("{" + a + "," + b + "}", eight)) == "");
  REQUIRE(code(file_of("{" + b + "," + a + "}", eight)) == "");  // any order
  REQUIRE(code(file_of("{}")) == "");
  REQUIRE(code(file_of("{" + entry("a", "F64", "[]", "[0,8]") + "}", eight)) ==
          "");  // a single number has no dimension
  const std::string whole = "{" + entry("a", "F32", "[2]", "[0,8]");

  CHECK(code({}) == "file_not_checkpoint");
  CHECK(code({1, 2, 3}) == "file_not_checkpoint");
  CHECK(code(file_of("[1]")) == "file_not_checkpoint");
  CHECK(code(Bytes(64, 0xff)) == "file_not_checkpoint");
  CHECK(code(Bytes(std::size_t{Safetensors::kLargestFile} + 1)) == "file_too_large");
  for (const std::string& header : {std::string("{ "), whole, whole + "},", whole + "}}", std::string("{\"\xff\":1}")})
    CHECK_MESSAGE(code(file_of(header, eight)) == "file_damaged", header);

  const std::pair<std::string, const char*> headers[] = {
      {"{" + a + "," + entry("a", "F32", "[1]", "[4,8]") + "}", "there twice"},
      {"{" + a + "," + entry("b", "F32", "[1]", "[0,4]") + "}", "overlap, and no one covers the rest"},
      {"{" + entry("a", "F32", "[1]", "[4,8]") + "}", "a hole before"},
      {"{" + a + "}", "bytes that belong to no tensor"},
      {"{" + entry("a", "F32", "[3]", "[0,8]") + "}", "shape and place differ"},
      {"{" + entry("a", "F32", "[2]", "[8,0]") + "}", "end before beginning"},
      {"{" + entry("a", "F32", "[-2]", "[0,8]") + "}", "a negative size"},
      {"{" + entry("a", "F32", "[2.5]", "[0,10]") + "}", "a broken size"},
      {"{" + entry("a", "F32", "[4611686018427387904,4,2]", "[0,8]") + "}", "a size that wraps around to 0"},
      {"{" + entry("a", "F32", "[4294967296,4294967296,4294967296]", "[0,0]") + "}", "a product that wraps around"},
      {"{" + entry("a", "F32", "2", "[0,8]") + "}", "a shape that is no list"},
      {"{" + entry("a", "F32", "[2]", "[0,8,9]") + "}", "three offsets"},
      {"{" + entry("a", "F32", "[2]", "[\"0\",8]") + "}", "an offset that is no number"},
      {R"({"a":{"dtype":"F32","shape":[2]}})", "no offsets"},
      {R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}})", "a field too many"},
      {R"({"a":7})", "no tensor"},
      {whole + R"(,"__metadata__":{},"__metadata__":{}})", "two lists of metadata"},
      {whole + R"(,"__metadata__":{"a":1}})", "metadata that is no text"},
      {whole + R"(,"__metadata__":[]})", "metadata that is no object"},
      {whole + R"(,"__metadata__":{"a":"","b":"","a":""}})", "a key that is there twice"},
  };
  for (const auto& [header, why] : headers) CHECK_MESSAGE(code(file_of(header, eight)) == "file_damaged", why);
  CHECK(code(file_of("{" + entry("a", "F32", "[3]", "[0,12]") + "}", eight)) == "file_truncated");
  CHECK(code(file_of("{" + entry("a", "F32", "[2]", "[9007199254740000,9007199254740008]") + "}", eight)) ==
        "file_truncated");
  for (const char* dtype : {"U8", "F8_E4M3", "f32", ""})
    CHECK_MESSAGE(code(file_of("{" + entry("a", dtype, "[2]", "[0,8]") + "}", eight)) == "tensor_type", dtype);
}

TEST_CASE("a header of many names is no trap: every look-up finds its name without a walk over all") {
  std::string header = "{\"__metadata__\":{";
  const int count = 100000;
  for (int i = 0; i < count; ++i) header += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":\"\"";
  header += '}';
  for (int i = 0; i < count; ++i) header += "," + entry("t" + std::to_string(i), "F32", "[0]", "[0,0]");
  const auto bytes = file_of(header + "}");
  const auto file = Safetensors::read(bytes);
  REQUIRE(file);
  bool all = true;
  for (int i = 0; i < count; ++i)
    all = all && file.value().find("t" + std::to_string(i)) && file.value().metadata("k" + std::to_string(i));
  CHECK(all);
  CHECK(code(file_of(header + "," + entry("t0", "F32", "[0]", "[0,0]") + "}")) == "file_damaged");
}

TEST_CASE("names as messages show them are short and UTF-8") {
  CHECK(shown_name("a.b") == "a.b");
  CHECK(shown_name("\xff") == "?");
  const std::string cut = shown_name(std::string(79, 'a') + "ñandú");
  CHECK(cut == std::string(79, 'a') + "…");
}
