#include "core/io/safetensors.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/sort.h"
#include "core/io/json.h"
#include "core/text/unicode.h"

namespace vamos {

namespace {

/// Whole numbers up to here are exact in JSON.
constexpr double kLargestWhole = 9007199254740992.0;
constexpr std::size_t kPrefix = 8;  // bytes of the header's length

Problem not_checkpoint() {
  return {
      "file_not_checkpoint",
      {},
      "This is not a safetensors file; choose one that Vamos or PyTorch's safetensors.torch.save_file has written."};
}

Problem truncated() {
  return {"file_truncated", {}, "The file ends before its last tensor does; copy or download it again, whole."};
}

bool whole_number(const Json& json, std::uint64_t& value) {
  const double* number = json.number();
  if (!number || !(*number >= 0 && *number < kLargestWhole) || std::floor(*number) != *number) return false;
  value = static_cast<std::uint64_t>(*number);
  return true;
}

/// a · b, or nothing if it needs more than 63 bits.
bool multiply(std::uint64_t& a, std::uint64_t b) {
  if (b != 0 && a > std::numeric_limits<std::int64_t>::max() / b) return false;
  a *= b;
  return true;
}

/// Of one tensor, where `data` are the bytes behind the header.
std::optional<Problem> read_entry(const Json& json, std::span<const std::uint8_t> data, FileTensor& tensor) {
  const auto damaged = [&](const char* how) { return file_damaged(shown_name(tensor.name), how); };
  const Json* type = json.find("dtype");
  const Json *shape = json.find("shape"), *offsets = json.find("data_offsets");
  if (!json.object() || json.object()->size() != 3 || !type || !type->string() || !shape || !shape->array() ||
      !offsets || !offsets->array() || offsets->array()->size() != 2)
    return damaged("which needs dtype, shape and data_offsets");
  const auto* known = std::ranges::find_if(kDtypes, [&](const DtypeInfo& d) { return *type->string() == d.name; });
  if (known == std::end(kDtypes)) {
    return wrong_dtype(tensor.name, *type->string(), "F32, F64, F16 or BF16");
  }
  tensor.dtype = static_cast<Dtype>(known - kDtypes);
  std::uint64_t bytes = known->bytes;
  for (const Json& size : *shape->array()) {
    tensor.shape.push_back(0);
    if (!whole_number(size, tensor.shape.back()) || !multiply(bytes, tensor.shape.back()))
      return damaged("whose shape is impossible");
  }
  std::uint64_t begin = 0, end = 0;
  if (!whole_number((*offsets->array())[0], begin) || !whole_number((*offsets->array())[1], end) || begin > end ||
      end - begin != bytes)
    return damaged("whose place does not fit its shape");
  if (end > data.size()) return truncated();
  tensor.bytes = data.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(bytes));
  return std::nullopt;
}

/// Tensors must lie one behind another from the first byte to the last.
std::optional<Problem> coverage_problem(const std::vector<FileTensor>& tensors, std::span<const std::uint8_t> data) {
  std::vector<const FileTensor*> order;
  for (const auto& tensor : tensors) order.push_back(&tensor);
  heap_sort(order, [](const FileTensor* a, const FileTensor* b) {
    return a->bytes.data() != b->bytes.data() ? a->bytes.data() < b->bytes.data() : a->bytes.size() < b->bytes.size();
  });
  const std::uint8_t* reached = data.data();
  for (const FileTensor* tensor : order) {
    if (tensor->bytes.data() != reached)
      return file_damaged(shown_name(tensor->name), "which does not begin where the one before it ends");
    reached += tensor->bytes.size();
  }
  if (reached != data.data() + data.size()) return file_damaged("end", "where bytes follow that belong to no tensor");
  return std::nullopt;
}

}  // namespace

std::string to_text(const Shape& shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size() && text.size() < 80; ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

std::string shown_name(std::string_view name) {
  constexpr std::size_t kLongest = 80;
  if (!is_utf8(name)) return "?";
  if (name.size() <= kLongest) return std::string(name);
  std::size_t size = kLongest;
  while ((static_cast<unsigned char>(name[size]) & 0xC0) == 0x80) --size;  // not within a character
  return std::string(name.substr(0, size)) + "…";
}

Problem file_damaged(const std::string& part, const char* how) {
  return {
      "file_damaged", {{"part", part}}, "The file is damaged at '{part}', {how}; use another copy.", {{"how", how}}};
}

Problem wrong_dtype(const std::string& tensor, const std::string& dtype, const char* wanted) {
  return {"tensor_type",
          {{"name", shown_name(tensor)}, {"type", shown_name(dtype)}},
          "'{name}' has numbers of type {type}; save it as {wanted}.",
          {{"wanted", wanted}}};
}

Result<Safetensors> Safetensors::read(std::span<const std::uint8_t> file) {
  if (file.size() > kLargestFile) {
    return Problem{"file_too_large",
                   {{"limit", kLargestFile >> 20}},
                   "The file is larger than {limit} MB, which no model for this engine is; choose another one."};
  }
  if (file.size() < kPrefix + 2) return not_checkpoint();
  std::uint64_t header_bytes = 0;
  for (std::size_t i = 0; i < kPrefix; ++i) header_bytes |= std::uint64_t{file[i]} << (8 * i);
  if (header_bytes < 2 || header_bytes > kLargestHeader || file[kPrefix] != '{') return not_checkpoint();
  if (header_bytes > file.size() - kPrefix) return truncated();
  const auto data = file.subspan(kPrefix + static_cast<std::size_t>(header_bytes));
  const std::string_view text(reinterpret_cast<const char*>(file.data()) + kPrefix,
                              static_cast<std::size_t>(header_bytes));
  const auto header = is_utf8(text) ? Json::parse(text) : std::nullopt;
  if (!header || !header->object()) return file_damaged("header", "which is not JSON");

  Safetensors result;
  bool has_metadata = false;
  for (const auto& [name, value] : *header->object()) {
    if (name == "__metadata__") {
      if (has_metadata || !value.object()) return file_damaged(name, "which must be there once, as an object");
      has_metadata = true;
      for (const auto& [key, content] : *value.object()) {
        if (!content.string()) return file_damaged(name, "whose values must be texts");
        result.metadata_.emplace_back(key, *content.string());
      }
      continue;
    }
    FileTensor tensor{name, {}, {}, {}};
    if (auto found = read_entry(value, data, tensor)) return *found;
    result.tensors_.push_back(std::move(tensor));
  }
  const auto twice = [](const std::string& name) { return file_damaged(shown_name(name), "which is there twice"); };
  for (const auto& tensor : result.tensors_)
    if (!result.tensor_names_.add(tensor.name)) return twice(tensor.name);
  for (const auto& entry : result.metadata_)
    if (!result.metadata_keys_.add(entry.first)) return twice(entry.first);
  if (auto found = coverage_problem(result.tensors_, data)) return *found;
  return result;
}

const FileTensor* Safetensors::find(const std::string& name) const {
  const auto at = tensor_names_.find(name);
  return at < 0 ? nullptr : &tensors_[static_cast<std::size_t>(at)];
}

const std::string* Safetensors::metadata(const std::string& key) const {
  const auto at = metadata_keys_.find(key);
  return at < 0 ? nullptr : &metadata_[static_cast<std::size_t>(at)].second;
}

int NameIndex::find(const std::string& name) const {
  const auto at = places_.find(name);
  return at == places_.end() ? -1 : at->second;
}

}  // namespace vamos
