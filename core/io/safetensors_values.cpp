// The numbers of a safetensors file, into memory and out of it.
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/base/check.h"
#include "core/io/json_write.h"
#include "core/io/safetensors.h"

namespace vamos {

static_assert(std::endian::native == std::endian::little, "files are little-endian");

namespace {

template <class T>
T value_at(std::span<const std::uint8_t> bytes, std::size_t index) {
  T value;
  std::memcpy(&value, bytes.data() + index * sizeof(T), sizeof(T));
  return value;
}

/// IEEE half precision: 1 sign bit, 5 of the exponent, 10 of the fraction.
double from_half(std::uint16_t bits) {
  const int exponent = (bits >> 10) & 0x1f, fraction = bits & 0x3ff;
  const double magnitude =
      exponent == 31  ? (fraction ? std::numeric_limits<double>::quiet_NaN() : std::numeric_limits<double>::infinity())
      : exponent == 0 ? std::ldexp(fraction, -24)
                      : std::ldexp(fraction + 0x400, exponent - 25);
  return bits & 0x8000 ? -magnitude : magnitude;
}

double number_at(const FileTensor& tensor, std::size_t i) {
  switch (tensor.dtype) {
    case Dtype::f16:
      return from_half(value_at<std::uint16_t>(tensor.bytes, i));
    case Dtype::bf16:  // the upper half of a float
      return std::bit_cast<float>(std::uint32_t{value_at<std::uint16_t>(tensor.bytes, i)} << 16);
    case Dtype::f32:
      return value_at<float>(tensor.bytes, i);
    default:
      return value_at<double>(tensor.bytes, i);
  }
}

}  // namespace

Result<std::vector<Real>> FileTensor::reals() const {
  if (dtype == Dtype::i32 || dtype == Dtype::i64) return wrong_dtype(name, info(dtype).name, "F32, F64, F16 or BF16");
  std::vector<Real> values(count());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double number = number_at(*this, i);
    if (!(std::fabs(number) <= static_cast<double>(std::numeric_limits<Real>::max()))) {
      return not_finite_value(shown_name(name));
    }
    values[i] = static_cast<Real>(number);
  }
  return values;
}

Result<std::vector<std::int32_t>> FileTensor::integers() const {
  if (dtype != Dtype::i32) return wrong_dtype(name, info(dtype).name, "I32");
  std::vector<std::int32_t> values(count());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = value_at<std::int32_t>(bytes, i);
  return values;
}

void SafetensorsWriter::metadata(std::string_view key, std::string_view value) {
  if (!metadata_.empty()) metadata_ += ',';
  append_json_string(metadata_, key);
  metadata_ += ':';
  append_json_string(metadata_, value);
}

void SafetensorsWriter::declare(std::string_view name, Dtype dtype, const Shape& shape) {
  std::size_t bytes = info(dtype).bytes;
  std::string sizes;
  for (const auto size : shape) {
    bytes *= static_cast<std::size_t>(size);
    sizes += (sizes.empty() ? "" : ",") + std::to_string(size);
  }
  entries_ += ',';
  append_json_string(entries_, name);
  entries_ += std::string(":{\"dtype\":\"") + info(dtype).name + "\",\"shape\":[" + sizes + "],\"data_offsets\":[" +
              std::to_string(data_bytes_) + ',' + std::to_string(data_bytes_ + bytes) + "]}";
  data_bytes_ += bytes;
}

void SafetensorsWriter::begin() {
  std::string header = "{\"__metadata__\":{" + metadata_ + "}" + entries_ + "}";
  header.resize((header.size() + 7) / 8 * 8, ' ');  // so that the values lie at multiples of their own size
  file_.reserve(8 + header.size() + data_bytes_);
  for (int i = 0; i < 8; ++i) file_.push_back(static_cast<std::uint8_t>(std::uint64_t{header.size()} >> (8 * i)));
  file_.insert(file_.end(), header.begin(), header.end());
}

void SafetensorsWriter::append(const void* values, std::size_t bytes) {
  const auto* from = static_cast<const std::uint8_t*>(values);
  file_.insert(file_.end(), from, from + bytes);
  written_ += bytes;
}

std::vector<std::uint8_t> SafetensorsWriter::finish() {
  VAMOS_CHECK(written_ == data_bytes_);
  return std::move(file_);
}

}  // namespace vamos
