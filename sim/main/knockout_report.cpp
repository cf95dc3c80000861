#include "main/knockout_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "params/number_text.hpp"

namespace limlab {

namespace {

/// "hires -1885 (band ±1521)"; of a swing, which is judged in logarithms, per cent.
std::string change_text(const Reading& r, const BandTest& t) {
  const double shift = t.changed - t.whole;
  if (r.how == Reads::swing)
    return fmt::format("{} {:+.0f} % (band {:.0f} … {:+.0f} %)", r.name, 100 * std::expm1(shift),
                       100 * std::expm1(-t.half_width), 100 * std::expm1(t.half_width));
  return r.counts() ? fmt::format("{} {:+.0f} (band ±{:.0f})", r.name, shift, t.half_width)
                    : fmt::format("{} {:+.2f} (band ±{:.2f})", r.name, shift, t.half_width);
}

std::string overrides_text(const Knockout& k) {
  if (!k.measure.empty()) return "left out";
  std::string out;
  for (const auto& [name, value] : k.set)
    out += fmt::format("{}{}={:g}", out.empty() ? "" : " ", name, value);
  return out;
}

std::string header(const KnockoutStudy& s) {
  return fmt::format(
             "{}: each mechanism off in turn; seed {}, scale {:g}, {} replicates of each and {} of "
             "the whole model, to {}; read: {}\n"
             "band of a series: what the mean of {} other replicates of the whole model does by "
             "luck, wide enough that a mechanism without any\n"
             "effect leaves one of its {} series with a chance below {:.0f} % (Bonferroni over the "
             "series of a mechanism; Student's t from the replicates).\n"
             "swing: standard deviation of the change over twelve months within a run, judged in "
             "logarithms: shocks widen spreads and leave means alone.\n",
             s.whole.name, s.whole.seed, s.whole.scale, s.whole.replicates,
             s.base_replicates(KnockoutBase::calm), to_string(s.whole.until),
             s.window(KnockoutBase::calm).name, s.whole.replicates, s.readings.size(),
             100 * kFalseAlarm) +
         fmt::format(
             "paired: series that certainly move when replicates are compared one by one with the "
             "same luck, at the same chance.\n"
             "the whole model is held calm: common shocks are one draw for all of the province, "
             "whose luck hides the rest. But *c: with the common\n"
             "cycle on; *s: with the shocks of sectors on and those of single firms off; *d: calm, "
             "but demand in all sectors falls by "
             "{:.0f} % in the second year (a test, not a forecast);\n"
             "*l: calm, {} times as long, read: {}, as many replicates of the whole model as of "
             "the "
             "knocked-out one.\n\n"
             "{:<22}{:>8}{:>8}  {}\n",
             -100 * kSlump, kLongTimes, s.window(KnockoutBase::decades).name, "mechanism",
             "outside", "paired", "the series that move most (shift when off)");
}

std::string first_outside(const KnockoutStudy& s, const KnockoutStudy::Verdict& v) {
  std::string out;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, v.outside); ++i)
    out += fmt::format("{:<40}{}\n", "", change_text(s.readings[v.tests[i].reading], v.tests[i]));
  return out;
}

std::string luck_text(const KnockoutStudy& s) {
  std::string out;
  int alarms = 0;
  for (int set = 0; set < s.luck_sets; ++set) {
    const auto v = s.judge_luck(static_cast<std::size_t>(set));
    alarms += v.outside > 0;
    out += first_outside(s, v);
  }
  return fmt::format(
             "luck alone: {} of {} sets of fresh replicates of the whole model leave a "
             "band (expected: {:.2g} at most)\n",
             alarms, s.luck_sets, kFalseAlarm * s.luck_sets) +
         out;
}

}  // namespace

std::string knockout_text(const KnockoutStudy& s) {
  std::string out = header(s);
  std::vector<std::string> failing, inside;
  for (std::size_t k = 0; k < s.knockouts.size(); ++k) {
    const Knockout& off = s.knockouts[k];
    const auto v = s.judge(k);
    out += fmt::format("{:<22}{:>8}{:>8}  {}: {}\n", off.name + std::string(mark_of(off.base)),
                       v.outside, v.paired, off.meaning, overrides_text(off));
    out += first_outside(s, v);
    if (v.outside > 0) continue;
    out += fmt::format("{:<40}{}\n", "",
                       v.paired > 0 ? "moves none out of its band" : "MOVES NOTHING");
    (v.paired > 0 ? inside : failing).push_back(off.name);
  }
  if (s.luck_sets > 0) out += "\n" + luck_text(s);
  out += fmt::format("\n{} of {} mechanisms move a series out of its band\n",
                     s.knockouts.size() - failing.size() - inside.size(), s.knockouts.size());
  if (!inside.empty())
    out +=
        fmt::format("fail, since no series leaves its band (paired runs do show an effect): {}\n",
                    joined(inside));
  if (!failing.empty()) out += fmt::format("fail, since nothing moves: {}\n", joined(failing));
  return out;
}

std::string knockout_json(const KnockoutStudy& s) {
  std::string out = fmt::format(
      "{{\"scenario\": \"{}\", \"seed\": {}, \"scale\": {:g}, \"replicates\": {}, "
      "\"base_replicates\": {}, \"until\": \"{}\", \"window\": \"{}\", \"false_alarm\": {}, "
      "\"correction\": \"Bonferroni over the series tested\", \"swings\": \"logarithms\", "
      "\"slump\": {}, \"knockouts\": [",
      s.whole.name, s.whole.seed, s.whole.scale, s.whole.replicates,
      s.base_replicates(KnockoutBase::calm), to_string(s.whole.until),
      s.window(KnockoutBase::calm).name, kFalseAlarm, kSlump);
  for (std::size_t k = 0; k < s.knockouts.size(); ++k) {
    const auto v = s.judge(k);
    out += fmt::format(
        "{}\n  {{\"name\": \"{}\", \"meaning\": \"{}\", \"off\": \"{}\", "
        "\"base\": \"{}\", \"tested\": {}, \"paired\": {}, "
        "\"outside\": [",
        k ? "," : "", s.knockouts[k].name, s.knockouts[k].meaning, overrides_text(s.knockouts[k]),
        name_of(s.knockouts[k].base), v.tests.size(), v.paired);
    for (std::size_t i = 0; i < v.outside; ++i) {
      const BandTest& t = v.tests[i];
      out +=
          fmt::format("{}{{\"name\": \"{}\", \"whole\": {}, \"off\": {}, \"band\": {}}}",
                      i ? ", " : "", s.readings[t.reading].name, t.whole, t.changed, t.half_width);
    }
    out += "]}";
  }
  out += "\n], \"luck\": [";
  for (int set = 0; set < s.luck_sets; ++set)
    out +=
        fmt::format("{}{}", set ? ", " : "", s.judge_luck(static_cast<std::size_t>(set)).outside);
  return out + "]}\n";
}

}  // namespace limlab
