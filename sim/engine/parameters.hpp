#pragma once
#include "params/book.hpp"

namespace limlab {

/// The book with every parameter of the model: behaviour and outputs, each declared in its own
/// file.
ParameterBook declare_all_parameters();

}  // namespace limlab
