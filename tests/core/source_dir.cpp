// Alone in its file, so that the path is part of nothing else that is compiled: other checkouts can share the results.
#include "tests/core/source_dir.h"

const char* const vamos::test::kSourceDir = VAMOS_SOURCE_DIR;
