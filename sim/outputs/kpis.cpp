#include "outputs/kpis.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "outputs/record.hpp"

namespace limlab {

std::span<const KpiSpec> kpi_catalogue() {
  using enum Kpi;
  static constexpr KpiSpec table[] = {
      {employment_rate_20_64, "employment_rate_20_64", "percent", "T2, K11.1",
       "employment rate 20-64", "werkzaamheidsgraad 20-64"},
      {employment_rate_25_64, "employment_rate_25_64", "percent", "K11.1", "employment rate 25-64",
       "werkzaamheidsgraad 25-64"},
      {employment_rate_55_64, "employment_rate_55_64", "percent", "T12, K11.1",
       "employment rate 55-64", "werkzaamheidsgraad 55-64"},
      {employment_rate_women_20_64, "employment_rate_women_20_64", "percent", "K11.1",
       "employment rate of women 20-64", "werkzaamheidsgraad vrouwen 20-64"},
      {employment_rate_low_educated_25_64, "employment_rate_low_educated_25_64", "percent",
       "T12, K11.1", "employment rate of low-educated 25-64",
       "werkzaamheidsgraad kortgeschoolden 25-64"},
      {employment_rate_non_eu_origin_20_64, "employment_rate_non_eu_origin_20_64", "percent",
       "T12, K11.1", "employment rate of non-EU origin 20-64",
       "werkzaamheidsgraad niet-EU-herkomst 20-64"},
      {employment_gap_streken, "employment_gap_streken", "percentage points", "F18",
       "gap between the highest and the lowest employment rate 20-64 of the streken",
       "kloof tussen de hoogste en de laagste werkzaamheidsgraad 20-64 van de streken"},
      {high_skilled_jobs, "high_skilled_jobs", "posts", "T1",
       "filled posts of ISCO 1-3 at Limburg workplaces",
       "bezette hooggeschoolde jobs (ISCO 1-3) in Limburg"},
      {job_ratio_20_64, "job_ratio_20_64", "posts/100 persons", "F02",
       "filled posts here per 100 residents of 20-64", "jobratio per 100 inwoners 20-64"},
      {share_highly_educated_25_64, "share_highly_educated_25_64", "percent", "F01",
       "share of highly educated among residents of 25-64", "aandeel hooggeschoolden 25-64"},
      {stem_share_25_34, "stem_share_25_34", "percent", "K2.3, K8.3",
       "share with a STEM field among highly educated residents of 25-34",
       "aandeel STEM bij hooggeschoolden 25-34"},
      {net_outcommuting_highly_educated_20_39, "net_outcommuting_highly_educated_20_39", "persons",
       "T11", "highly educated of 20-39: residents working outside less non-residents working here",
       "hooggeschoolden 20-39: uitpendelaars min inpendelaars"},
      {early_school_leavers_18_24, "early_school_leavers_18_24", "percent", "K10.1",
       "residents of 18-24 with at most lower secondary and not in education or training",
       "vroegtijdige schoolverlaters 18-24"},
      {digital_skills_16_74, "digital_skills_16_74", "percent", "T13, K7.1, F13",
       "residents of 16-74 with at least basic digital skills", "digitale basisvaardigheden 16-74"},
      {adults_in_training_25_64, "adults_in_training_25_64", "percent", "K12.1, K11.2",
       "residents of 25-64 whose main status is training",
       "25-64-jarigen in opleiding als hoofdstatuut"},
      {dual_learners, "dual_learners", "persons", "K12.2", "dual learners", "duaal lerenden"},
      {sheltered_jobs, "sheltered_jobs", "posts", "F30",
       "filled sheltered posts (maatwerk) in Limburg", "bezette maatwerkjobs in Limburg"},
      {work_care_participants, "work_care_participants", "persons", "T16, F31",
       "residents in work care (arbeidszorg)", "inwoners in arbeidszorg"},
      {knowledge_intensive_jobs_share, "knowledge_intensive_jobs_share", "percent", "K2.1",
       "share of sections J, K, M, O, P, Q, R in filled posts (sections stand in for the NACE "
       "groups)",
       "aandeel kennisintensieve diensten in de bezette jobs"},
      {leisure_jobs, "leisure_jobs", "posts", "K3.1", "filled posts in sections I and R",
       "bezette jobs in horeca, kunst en recreatie"},
      {vacancy_rate, "vacancy_rate", "percent", "F23", "vacancies over vacancies and filled posts",
       "vacaturegraad"},
      {young_establishments_share, "young_establishments_share", "percent", "K1.3, K8.2",
       "establishments under five years old", "vestigingen jonger dan vijf jaar"},
      {long_term_registered_share, "long_term_registered_share", "percent", "K11.2",
       "registered for two years or more, share of the registered",
       "aandeel ingeschreven sinds twee jaar of meer"},
      {value_added_per_filled_post, "value_added_per_filled_post", "EUR/year", "K1.1, T5",
       "gross value added per filled post, this month as a year",
       "toegevoegde waarde per bezette job"},
      {starters_self_employed, "starters_self_employed", "persons/year", "K1.3",
       "residents who became self-employed, last twelve months",
       "starters (zelfstandigen), laatste twaalf maanden"},
      {job_to_job_rate, "job_to_job_rate", "percent", "K11.3",
       "job changes of residents per 100 residents at work, last twelve months",
       "werk-naar-werkmobiliteit, laatste twaalf maanden"},
      {exit_age, "exit_age", "years", "SH06",
       "mean age of exits from work to retirement, last twelve months",
       "gemiddelde uittredeleeftijd, laatste twaalf maanden"},
      {inflow_outflow_ratio, "inflow_outflow_ratio", "1", "F04, F05",
       "first entries over net exits at 55 and over, last twelve months",
       "verhouding instroom jongeren tot uitstroom ouderen, laatste twaalf maanden"}};
  static_assert(std::size(table) == count_of<Kpi>);
  return table;
}

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
double percent(double part, double whole) { return whole > 0 ? 100 * part / whole : kNothing; }

/// A part of a group of residents, to become a rate.
struct Part {
  std::int32_t part = 0, whole = 0;
  void add(bool in_part) { ++whole, part += in_part ? 1 : 0; }
  void add(const Part& o) { part += o.part, whole += o.whole; }
  double rate() const { return percent(part, whole); }
};

struct YearCounts {
  Part older, women, low, non_eu, high_share, stem, early, digital, training, employed_25;
  std::array<Part, kStreken> streek{};
  std::int32_t out_high = 0, in_high = 0, sheltered = 0;

  void add(const YearCounts& o) {
    const Part* theirs[] = {&o.older, &o.women, &o.low,     &o.non_eu,   &o.high_share,
                            &o.stem,  &o.early, &o.digital, &o.training, &o.employed_25};
    Part* mine[] = {&older, &women, &low,     &non_eu,   &high_share,
                    &stem,  &early, &digital, &training, &employed_25};
    for (std::size_t i = 0; i < std::size(mine); ++i) mine[i]->add(*theirs[i]);
    for (std::size_t s = 0; s < kStreken; ++s) streek[s].add(o.streek[s]);
    out_high += o.out_high, in_high += o.in_high, sheltered += o.sheltered;
  }
};

bool highly_educated(std::uint8_t e) { return e >= static_cast<std::uint8_t>(Education::bachelor); }

void count_resident(const World& w, std::size_t i, int age, YearCounts& c) {
  const Persons& p = w.persons;
  const auto status = static_cast<Status>(p.status[i]);
  const auto education = static_cast<Education>(p.education[i]);
  const auto origin = static_cast<Origin>(p.origin[i]);
  const bool works =
      at_work(status) ||
      (p.flags[i] & (bit(Flag::working_student) | bit(Flag::ill_with_contract))) != 0;
  if (age >= 16 && age < 75) c.digital.add(p.digital[i] != 0);
  if (age >= 18 && age < 25)
    c.early.add(education <= Education::low && status != Status::pupil &&
                status != Status::student && status != Status::training);
  if (age >= 20 && age < 65) {
    if (p.sex[i] == static_cast<std::uint8_t>(Sex::female)) c.women.add(works);
    if (origin != Origin::belgian && origin != Origin::eu) c.non_eu.add(works);
    if (w.streek_of[p.place[i]] < kStreken) c.streek[w.streek_of[p.place[i]]].add(works);
  }
  if (age >= 25 && age < 65) {
    c.employed_25.add(works);
    c.high_share.add(highly_educated(p.education[i]));
    c.training.add(status == Status::training);
    if (education <= Education::low) c.low.add(works);
    if (age >= 55) c.older.add(works);
    if (age < 35 && highly_educated(p.education[i]))
      c.stem.add(p.field[i] == static_cast<std::uint8_t>(Field::stem));
  }
}

YearCounts count_year(const World& w, const Team& team) {
  const std::size_t block = Team::even_block(w.persons.size(), 65536);
  const Persons& p = w.persons;
  std::vector<YearCounts> parts(Team::blocks(p.size(), block));
  team.for_blocks(
      p.size(),
      [&](std::size_t b, std::size_t begin, std::size_t end) {
        YearCounts& c = parts[b];
        for (std::size_t i = begin; i < end; ++i) {
          if (p.presence[i] == static_cast<std::uint8_t>(Presence::free_row)) continue;
          const bool resident = p.presence[i] == static_cast<std::uint8_t>(Presence::resident);
          const int age = age_in_years(p.birth_month[i], w.now);
          if (resident) count_resident(w, i, age, c);
          const auto status = static_cast<Status>(p.status[i]);
          const bool young_high = age >= 20 && age < 40 && highly_educated(p.education[i]);
          // Posts lie far away in memory: only those of whom the place is asked.
          if (!at_work(status) || p.post[i] < 0 || !(young_high || status == Status::sheltered))
            continue;
          const bool here = in_limburg(w.posts.place[static_cast<std::size_t>(p.post[i])]);
          c.sheltered += here && status == Status::sheltered;
          if (young_high) resident ? c.out_high += !here : c.in_high += here;
        }
      },
      block);
  YearCounts sum;
  for (const YearCounts& c : parts) sum.add(c);
  return sum;
}

double streek_gap(const YearCounts& c) {
  double least = kNothing, most = kNothing;
  for (const Part& s : c.streek) {
    if (s.whole == 0) continue;
    least = std::isnan(least) ? s.rate() : std::fmin(least, s.rate());
    most = std::isnan(most) ? s.rate() : std::fmax(most, s.rate());
  }
  return most - least;
}

double young_establishments(const World& w) {
  Part share;
  // Establishments of the initial state carry the month the synthesis gave them.
  for (std::size_t f = 0; f < w.firms.size(); ++f)
    if (w.firms.alive[f]) share.add(w.now - w.firms.founded[f] < 60);
  return share.rate();
}

struct Flows {
  double starters = kNothing, job_to_job = kNothing, exit_age = kNothing, ratio = kNothing;
};

Flows last_twelve_months(const Record& r, std::size_t t) {
  Flows out;
  if (t == 0) return out;
  const std::size_t first = t >= 12 ? t - 11 : 1;
  const double to_a_year = 12.0 / static_cast<double>(t - first + 1);
  std::int64_t starters = 0, changes = 0, exits = 0, workers = 0;
  double exit_years = 0;
  for (std::size_t m = first; m <= t; ++m) {
    const std::int32_t* moves = r.row(Series::transitions, m);
    constexpr std::size_t n = count_of<Status> + 1;
    for (std::size_t from = 0; from + 1 < n; ++from)
      if (from != at(Status::self_employed))
        starters += moves[from * n + at(Status::self_employed)];
    for (std::size_t place = 0; place < count_of<Place>; ++place)
      changes +=
          r.row(Series::hires,
                m)[(place * count_of<Residence> + at(Residence::resident)) * count_of<HireOrigin> +
                   at(HireOrigin::other_job)];
    workers += r.at_work_of(m);
    const std::int32_t n_exits = *r.row(Series::exits_to_retirement, m);
    exits += n_exits;
    if (n_exits > 0) exit_years += n_exits * *r.real_row(Series::exit_age, m);
  }
  out.starters = static_cast<double>(starters) * to_a_year;
  if (workers > 0)
    out.job_to_job = 1200 * static_cast<double>(changes) / static_cast<double>(workers);
  if (exits > 0) out.exit_age = exit_years / static_cast<double>(exits);
  const std::int64_t outflow = r.total(Series::outflow_ageing, first, t);
  if (outflow > 0)
    out.ratio =
        static_cast<double>(r.total(Series::inflow_youth, first, t)) / static_cast<double>(outflow);
  return out;
}

}  // namespace

std::array<double, count_of<Kpi>> compute_kpis(const World& w, const Team& team, const Record& r,
                                               std::size_t t) {
  using enum Kpi;
  const YearCounts c = count_year(w, team);
  const Flows flows = last_twelve_months(r, t);
  const auto filled = static_cast<double>(r.total(Series::jobs_filled, t));
  const auto vacant = static_cast<double>(r.total(Series::jobs_vacant, t));
  const auto sector = [&](Sector s) {
    return static_cast<double>(r.row(Series::jobs_filled, t)[at(s)]);
  };
  double skilled = 0, money = 0, knowledge = 0;
  for (std::size_t o = 0; o < count_of<Occupation>; ++o)
    if (major_group(static_cast<Occupation>(o)) <= 3)
      skilled +=
          r.row(Series::jobs_by_occupation, t)[o * count_of<PostState> + at(PostState::filled)];
  for (std::size_t s = 0; s < count_of<Sector>; ++s) money += r.real_row(Series::value_added, t)[s];
  for (const Sector s :
       {Sector::J, Sector::K, Sector::M, Sector::O, Sector::P, Sector::Q, Sector::R})
    knowledge += sector(s);
  const std::int32_t* durations = r.row(Series::registered_by_duration, t);

  std::array<double, count_of<Kpi>> out{};
  const auto set = [&](Kpi k, double value) { out[at(k)] = value; };
  set(employment_rate_20_64, *r.real_row(Series::employment_rate_20_64, t));
  set(employment_rate_25_64, c.employed_25.rate());
  set(employment_rate_55_64, c.older.rate());
  set(employment_rate_women_20_64, c.women.rate());
  set(employment_rate_low_educated_25_64, c.low.rate());
  set(employment_rate_non_eu_origin_20_64, c.non_eu.rate());
  set(employment_gap_streken, streek_gap(c));
  set(high_skilled_jobs, skilled);
  set(job_ratio_20_64, *r.real_row(Series::job_ratio, t));
  set(share_highly_educated_25_64, c.high_share.rate());
  set(stem_share_25_34, c.stem.rate());
  set(net_outcommuting_highly_educated_20_39, c.out_high - c.in_high);
  set(early_school_leavers_18_24, c.early.rate());
  set(digital_skills_16_74, c.digital.rate());
  set(adults_in_training_25_64, c.training.rate());
  set(dual_learners, r.row(Series::flags, t)[at(Flag::dual_learner)]);
  set(sheltered_jobs, c.sheltered);
  set(work_care_participants, static_cast<double>(r.persons_of(Status::work_care, t)));
  set(knowledge_intensive_jobs_share, percent(knowledge, filled));
  set(leisure_jobs, sector(Sector::I) + sector(Sector::R));
  set(vacancy_rate, percent(vacant, vacant + filled));
  set(young_establishments_share, young_establishments(w));
  set(long_term_registered_share,
      percent(durations[2], static_cast<double>(r.total(Series::registered_by_duration, t))));
  set(value_added_per_filled_post, filled > 0 ? 12 * money / filled : kNothing);
  set(starters_self_employed, flows.starters);
  set(job_to_job_rate, flows.job_to_job);
  set(exit_age, flows.exit_age);
  set(inflow_outflow_ratio, flows.ratio);
  return out;
}

}  // namespace limlab
