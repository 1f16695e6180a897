#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "core/text/dataset.h"

/// Data that are drawn, not stored: tasks whose right answers are known, so that it can be told whether a model has learned
/// the rule and not the examples.
namespace vamos {

enum class TaskKind {
  reverse,  // "cab" → "bac": 1 to 8 of the ten letters a to j, for the character tokenizer
  sort,     // "cab" → "abc"
  copy,     // "cab" → "cab"
  numbers,  // "21" → "veintiuno": 0 to 9999; Tokenizer::digit_group 1 makes every digit a token
  dates,    // "Monday, January 5, 2004" → "lunes, 5 de enero de 2004"; digit_group 2 halves the year
  invalid
};

/// The most examples that a task can give: all that exist of numbers (10,000) and dates (73,049, each day from 1900-01-01
/// to 2099-12-31), and 200,000 of the 111,111,110 sequences.
int largest_count(TaskKind kind);

/// `count` examples with distinct sources, in an order as random as they are; the same for the same seed everywhere. So any
/// cut makes a training set and held-out examples that do not overlap. Problems: bad_option (kind); out_of_range (count).
Result<std::vector<Example>> generate_task(TaskKind kind, uint32_t seed, int count);

/// The Spanish cardinal of a number from 0 to 9999 as it stands alone: 21 is "veintiuno", not the "veintiún" before a noun.
std::string spanish_number(int number);

/// The day that lies `days` after 1900-01-01, in CLDR's full form: EEEE, MMMM d, y in English and EEEE, d 'de' MMMM 'de' y
/// in Spanish, whose days and months are in lower case. 0 to 73,048.
Example date_example(int days);

}  // namespace vamos
