#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/problem.h"
#include "core/base/real.h"
#include "core/base/string_map.h"

/// The safetensors format (https://github.com/huggingface/safetensors): the length of the header as 8 little-endian bytes;
/// the header, a JSON object {name: {dtype, shape, data_offsets: [begin, end]}, "__metadata__": {text: text}} padded with
/// spaces; then the values, row-major and little-endian, which the offsets cover without holes or overlaps.
namespace vamos {

enum class Dtype { f16, bf16, f32, f64, i32, i64 };
struct DtypeInfo {
  const char* name;
  std::size_t bytes;
};
/// In the order of the enumeration.
inline constexpr DtypeInfo kDtypes[] = {{"F16", 2}, {"BF16", 2}, {"F32", 4}, {"F64", 8}, {"I32", 4}, {"I64", 8}};
inline const DtypeInfo& info(Dtype dtype) { return kDtypes[static_cast<std::size_t>(dtype)]; }
constexpr Dtype kRealDtype = sizeof(Real) == 8 ? Dtype::f64 : Dtype::f32;

using Shape = std::vector<std::uint64_t>;
/// "[9, 4]"
std::string to_text(const Shape& shape);
/// A name from a file as a message can show it: cut when it is long.
std::string shown_name(std::string_view name);

/// The file contradicts itself at `part`, a tensor or a field; `how` ends a sentence that begins "The file is damaged at".
Problem file_damaged(const std::string& part, const char* how);
/// A tensor's numbers are of a type that it cannot have here.
Problem wrong_dtype(const std::string& tensor, const std::string& dtype, const char* wanted);

struct FileTensor {
  std::string name;
  Dtype dtype = Dtype::f32;
  Shape shape;
  std::span<const std::uint8_t> bytes;  // of the file, not aligned

  std::size_t count() const { return bytes.size() / info(dtype).bytes; }
  /// The values as reals, or problem `not_finite_value` or `tensor_type`.
  Result<std::vector<Real>> reals() const;
  /// 32-bit integers; problem `tensor_type` for any other type.
  Result<std::vector<std::int32_t>> integers() const;
};

/// Finds names among many, hostile ones too, in logarithmic time.
class NameIndex {
 public:
  /// False if the name was there.
  bool add(const std::string& name) { return places_.emplace(name, static_cast<int>(places_.size())).second; }
  /// Which one it was, counted from 0 in the order of adding, or -1.
  int find(const std::string& name) const;

 private:
  StringMap places_;
};

/// What a file says it holds, all of it checked against the file's size; tensors point into the bytes given to read().
class Safetensors {
 public:
  static constexpr std::uint64_t kLargestHeader = 32u << 20;
  static constexpr std::uint64_t kLargestFile = 256u << 20;

  /// Problems: file_too_large {limit}, in MB; file_not_checkpoint; file_truncated; file_damaged {part};
  /// tensor_type {name, type}.
  static Result<Safetensors> read(std::span<const std::uint8_t> file);

  const std::vector<FileTensor>& tensors() const { return tensors_; }
  const FileTensor* find(const std::string& name) const;  // null if it is not there
  const std::string* metadata(const std::string& key) const;

 private:
  std::vector<FileTensor> tensors_;
  std::vector<std::pair<std::string, std::string>> metadata_;
  NameIndex tensor_names_, metadata_keys_;
};

/// Writes a file in one allocation: first everything is declared, then begin(), then the values in the same order.
class SafetensorsWriter {
 public:
  void metadata(std::string_view key, std::string_view value);
  void declare(std::string_view name, Dtype dtype, const Shape& shape);
  void begin();
  void write(std::span<const Real> values) { append(values.data(), values.size_bytes()); }
  void write(std::span<const std::int32_t> values) { append(values.data(), values.size_bytes()); }
  std::vector<std::uint8_t> finish();

 private:
  void append(const void* values, std::size_t bytes);

  std::string metadata_, entries_;
  std::size_t data_bytes_ = 0, written_ = 0;
  std::vector<std::uint8_t> file_;
};

}  // namespace vamos
