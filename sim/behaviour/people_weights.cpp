#include "behaviour/people_weights.hpp"

#include <string_view>

namespace limlab {

namespace {

constexpr std::string_view kChildNames[] = {"none", "under_3", "3_to_5", "6_to_11"};

template <class E>
void read(std::array<double, count_of<E>>& out, const Factor& f) {
  for (std::size_t k = 0; k < count_of<E>; ++k) out[k] = f.of(labels(E{})[k].name);
}
void read_children(std::array<double, count_of<ChildAge>>& out, const Factor& f) {
  for (std::size_t k = 0; k < count_of<ChildAge>; ++k) out[k] = f.of(kChildNames[k]);
}
/// Statuses that the factor names, 0 for the others; `at_work` stands for the three that hold a
/// post.
void read_statuses(std::array<double, count_of<Status>>& out, const Factor& f) {
  for (std::size_t k = 0; k < count_of<Status>; ++k) {
    const auto status = static_cast<Status>(k);
    const auto found = f.named.find(at_work(status) ? "at_work" : labels(status)[k].name);
    out[k] = found == f.named.end() ? 0 : found->second;
  }
}

}  // namespace

bool heavy_work(std::uint8_t occupation) {
  if (occupation == kNoOccupation) return false;
  const auto o = static_cast<Occupation>(occupation);
  return o == Occupation::o53 || major_group(o) >= 7;
}

PeopleWeights::PeopleWeights(const PeopleTables& t)
    : tenure_(t.factor("separation", "tenure")),
      separation_age_(t.factor("separation", "age")),
      quit_age_(t.factor("quit_home", "age")),
      dropout_age_(t.factor("dropout", "age")),
      dropout_duration_(t.factor("dropout", "duration")),
      recovery_(t.factor("recovery", "duration")) {
  read<Contract>(contract_, t.factor("separation", "contract"));
  read<Education>(separation_education_, t.factor("separation", "education"));
  read<Employability>(employability_, t.factor("separation", "employability"));
  read<Education>(quit_education_, t.factor("quit_home", "education"));
  read<Sex>(quit_sex_, t.factor("quit_home", "sex"));
  read_children(quit_child_, t.factor("quit_home", "child"));
  read_children(dropout_child_, t.factor("dropout", "child"));
  read_children(return_child_, t.factor("return_from_home", "child"));
  read<Education>(young_, t.factor("out_belgium_young", "education"));
  read<Origin>(abroad_, t.factor("out_abroad", "origin"));
  read<Education>(retirement_education_, t.factor("retirement", "education"));
  read<Sex>(retirement_sex_, t.factor("retirement", "sex"));
  read<Education>(start_age_, t.factor("retirement", "start_age"));
  read_statuses(illness_, t.factor("illness", "status"));
  read_statuses(retirement_status_, t.factor("retirement", "status"));
  const Factor& load = t.factor("illness", "load");
  load_ = {load.of("light"), load.of("heavy")};
  benefit_ = {t.factor("dropout", "benefit").from(0), t.factor("dropout", "benefit").from(1)};
  most_separation_ = tenure_.most() * separation_age_.most() *
                     t.factor("separation", "contract").most() *
                     t.factor("separation", "employability").most();
  most_quit_home_ = t.factor("quit_home", "child").most();
  most_dropout_ = dropout_duration_.most() * t.factor("dropout", "child").most() *
                  std::max(benefit_[0], benefit_[1]);
  most_return_ = t.factor("return_from_home", "child").most();
}

double PeopleWeights::separation(const PersonFacts& f) const {
  return tenure_.from(f.tenure) * contract_[at(f.contract)] * separation_age_.from(f.age) *
         separation_education_[at(f.education)] * employability_[at(f.employability)];
}

double PeopleWeights::quit_home(const PersonFacts& f) const {
  return quit_sex_[at(f.sex)] * quit_age_.from(f.age) * quit_education_[at(f.education)] *
         quit_child_[at(f.child)];
}

double PeopleWeights::dropout(const PersonFacts& f) const {
  return dropout_duration_.from(f.months) * dropout_age_.from(f.age) * dropout_child_[at(f.child)] *
         benefit_[f.benefit ? 1 : 0];
}

double PeopleWeights::return_home(const PersonFacts& f) const { return return_child_[at(f.child)]; }

double PeopleWeights::illness(const PersonFacts& f) const {
  return illness_[at(f.status)] * load_[f.works() && heavy_work(f.occupation) ? 1 : 0];
}

double PeopleWeights::recovery(int months) const { return recovery_.from(months); }

double PeopleWeights::retirement(const PersonFacts& f) const {
  return retirement_education_[at(f.education)] * retirement_sex_[at(f.sex)] *
         retirement_status_[at(f.status)];
}

double PeopleWeights::most_abroad() const {
  return *std::max_element(abroad_.begin(), abroad_.end());
}

}  // namespace limlab
