// The native side of the bench: answers requests, one line of JSON each, until its input ends. README.md lists them.
#include <iostream>

#include "tests/bench/cpp/kernels.h"
#include "tests/bench/cpp/training.h"

int main() {
  std::string line;
  while (std::getline(std::cin, line))
    std::cout << vamos::bench::answer_text(line, vamos::bench::answer_training) << std::endl;
}
