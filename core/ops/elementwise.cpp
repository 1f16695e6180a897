#include "core/ops/elementwise.h"

namespace vamos {

void copy(MatrixView y, ConstMatrixView x) { y.eigen() = x.eigen(); }
void add(MatrixView y, ConstMatrixView a, ConstMatrixView b) { y.eigen() = a.eigen() + b.eigen(); }
void add_to(MatrixView y, ConstMatrixView x) { y.eigen() += x.eigen(); }

}  // namespace vamos
