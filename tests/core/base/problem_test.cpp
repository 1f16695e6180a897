#include <doctest/doctest.h>

#include <limits>

#include "core/base/problem.h"

using vamos::to_text;

TEST_CASE("numbers are written as a person would") {
  CHECK(to_text(0.0) == "0");
  CHECK(to_text(0.05) == "0.05");
  CHECK(to_text(-2.5) == "-2.5");
  CHECK(to_text(10.0) == "10");
  CHECK(to_text(123456.0) == "123456");
  CHECK(to_text(1e9) == "1000000000");
  CHECK(to_text(1000000001.0) == "1000000001");
  CHECK(to_text(12.5) == "12.5");
  CHECK(to_text(12345.678) == "12345.7");
  CHECK(to_text(1234567.5) == "1234570");
  CHECK(to_text(1e12) == "1e12");
  CHECK(to_text(-1.5e10 - 0.5) == "-1.5e10");
  CHECK(to_text(0.00001234) == "0.00001234");
  CHECK(to_text(1e-9) == "1e-9");
  CHECK(to_text(0.9999999) == "1");
  CHECK(to_text(1.0 / 3) == "0.333333");
  CHECK(to_text(std::numeric_limits<double>::quiet_NaN()) == "not a number");
  CHECK(to_text(-std::numeric_limits<double>::infinity()) == "-infinity");
}
