#pragma once
#include "params/book.hpp"

namespace limlab {

/// The book with every parameter of the model.
ParameterBook declare_all_parameters();

}  // namespace limlab
