#pragma once
#include "params/book.hpp"

namespace limlab {

/// Declares everything that firms, vacancies, search, matching, wages and outside markets read.
void declare_firm_parameters(ParameterBook&);
void declare_search_parameters(ParameterBook&);
void declare_wage_parameters(ParameterBook&);
void declare_outside_parameters(ParameterBook&);

}  // namespace limlab
