#include "main/commands.hpp"
#include "main/python.hpp"

namespace limlab {

namespace {

int act(const Given& given) {
  std::vector<Problem> problems;
  std::vector<std::string> words{"ageing", given.arguments[0]};
  for (const char* end : {"from", "to"})
    if (const auto year = given.whole(end, 2026, 2100, problems))
      words.insert(words.end(), {std::string("--") + end, std::to_string(*year)});
  if (!problems.empty()) throw UserError(std::move(problems));
  return run_analysis(words);
}

}  // namespace

Command ageing_command() {
  return {
      {"ageing",
       "FILE",
       "who leaves at 55 and over, and who comes instead",
       1,
       1,
       {{"from", "", "YYYY", "first calendar year; default: the first of the run"},
        {"to", "", "YYYY", "last calendar year; default: the last of the run"}},
       "Posts that people of 55 and over vacated when they left work, by age, sector, occupation "
       "and "
       "municipality of\nwork; and what became of each: young entrants, people of 55 and over who "
       "came back, people from home,\njobseekers, newcomers to Limburg, residents who worked "
       "outside, "
       "in-commuters, left unfilled, or ended with their\nholder. A job changer passes the vacancy "
       "on "
       "to the post he leaves. What later exit saved is measured against the\nexit rates of the "
       "first "
       "two years. With replicates: means and 90 % intervals."},
      act};
}

}  // namespace limlab
