#pragma once

namespace vamos::test {

/// Where the project lies: lessons and golden runs are read from there.
extern const char* const kSourceDir;

}  // namespace vamos::test
