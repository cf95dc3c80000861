#include "words/person_words.hpp"

namespace limlab {

std::span<const Label> labels(Sex) {
  static constexpr Label table[] = {{"male", "men", "mannen"}, {"female", "women", "vrouwen"}};
  static_assert(std::size(table) == count_of<Sex>);
  return table;
}

std::span<const Label> labels(Education) {
  static constexpr Label table[] = {
      {"none_or_in_school", "none yet or in school", "nog geen of op school"},
      {"low", "low (ISCED 0-2)", "laag (ISCED 0-2)"},
      {"medium", "medium (ISCED 3-4)", "midden (ISCED 3-4)"},
      {"bachelor", "bachelor (ISCED 5-6)", "bachelor (ISCED 5-6)"},
      {"master", "master or doctorate (ISCED 7-8)", "master of doctor (ISCED 7-8)"}};
  static_assert(std::size(table) == count_of<Education>);
  return table;
}

std::span<const Label> labels(Field) {
  static constexpr Label table[] = {{"general", "general", "algemeen"},
                                    {"stem", "STEM", "STEM"},
                                    {"health_care", "health and care", "gezondheid en zorg"},
                                    {"construction_technical", "construction and technical", "bouw en techniek"},
                                    {"education", "education", "onderwijs"},
                                    {"business_services", "business and services", "handel en diensten"}};
  static_assert(std::size(table) == count_of<Field>);
  return table;
}

std::span<const Label> labels(Status) {
  static constexpr Label table[] = {{"child", "child", "kind"},
                                    {"pupil", "pupil", "leerling"},
                                    {"student", "student", "student"},
                                    {"employee", "employee", "werknemer"},
                                    {"self_employed", "self-employed", "zelfstandige"},
                                    {"sheltered", "sheltered work (maatwerk)", "maatwerk"},
                                    {"jobseeker", "jobseeker", "werkzoekende"},
                                    {"training", "in training", "in opleiding"},
                                    {"work_care", "work care (arbeidszorg)", "arbeidszorg"},
                                    {"home", "at home or caring", "thuis of zorgend"},
                                    {"ill", "long-term ill", "langdurig ziek"},
                                    {"early_exit", "early exit", "vervroegd gestopt"},
                                    {"retired", "retired", "gepensioneerd"}};
  static_assert(std::size(table) == count_of<Status>);
  return table;
}

std::span<const Label> labels(Flag) {
  static constexpr Label table[] = {
      {"registered", "registered with the public service", "ingeschreven bij VDAB"},
      {"ilo_unemployed", "ILO unemployed", "IAB-werkloos"},
      {"working_student", "working student", "jobstudent"},
      {"working_pensioner", "working pensioner", "werkende gepensioneerde"},
      {"ill_with_contract", "ill with a contract", "ziek met contract"},
      {"dual_learner", "dual learner", "duaal lerende"}};
  static_assert(std::size(table) == count_of<Flag>);
  return table;
}

std::span<const Label> labels(Origin) {
  static constexpr Label table[] = {{"belgian", "Belgian origin", "Belgische herkomst"},
                                    {"eu", "other EU origin", "andere EU-herkomst"},
                                    {"turkish", "Turkish origin", "Turkse herkomst"},
                                    {"north_african", "North African origin", "Noord-Afrikaanse herkomst"},
                                    {"other_non_eu", "other non-EU origin", "andere niet-EU-herkomst"}};
  static_assert(std::size(table) == count_of<Origin>);
  return table;
}

std::span<const Label> labels(Employability) {
  static constexpr Label table[] = {
      {"low", "low", "laag"}, {"middle", "middle", "midden"}, {"high", "high", "hoog"}};
  static_assert(std::size(table) == count_of<Employability>);
  return table;
}

std::span<const Label> age_group_labels() {
  static constexpr Label table[] = {
      {"0-4", "0-4", "0-4"},       {"5-9", "5-9", "5-9"},       {"10-14", "10-14", "10-14"},
      {"15-19", "15-19", "15-19"}, {"20-24", "20-24", "20-24"}, {"25-29", "25-29", "25-29"},
      {"30-34", "30-34", "30-34"}, {"35-39", "35-39", "35-39"}, {"40-44", "40-44", "40-44"},
      {"45-49", "45-49", "45-49"}, {"50-54", "50-54", "50-54"}, {"55-59", "55-59", "55-59"},
      {"60-64", "60-64", "60-64"}, {"65-69", "65-69", "65-69"}, {"70-74", "70-74", "70-74"},
      {"75-79", "75-79", "75-79"}, {"80-84", "80-84", "80-84"}, {"85-89", "85-89", "85-89"},
      {"90-94", "90-94", "90-94"}, {"95-99", "95-99", "95-99"}, {"100+", "100+", "100+"}};
  static_assert(std::size(table) == kAgeGroups);
  return table;
}

}  // namespace limlab
