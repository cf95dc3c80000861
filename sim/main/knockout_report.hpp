#pragma once
#include <string>

#include "engine/knockout_study.hpp"

namespace limlab {

std::string knockout_text(const KnockoutStudy&);
std::string knockout_json(const KnockoutStudy&);

}  // namespace limlab
