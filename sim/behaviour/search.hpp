#pragma once
#include <array>
#include <filesystem>
#include <vector>

#include "behaviour/searchers.hpp"
#include "behaviour/suitability.hpp"
#include "behaviour/vacancy_board.hpp"

namespace limlab {

/// One application to one vacancy in one round.
struct Application {
  std::int32_t searcher;  ///< index in the list of searchers
  std::int32_t vacancy;   ///< index on the board
  std::int32_t score;     ///< the firm's ranking, -1 = found unsuitable
  std::int32_t utility;   ///< the applicant's ranking [1e-4 log wage]
};

/// What is sent in a round.
struct Sent {
  std::vector<Application> suitable;  ///< found suitable, in the order of searchers
  PerOne<Sector> by_sector{};         ///< number, at workplaces in Limburg
  std::vector<Application> all;  ///< of a block; of the round only when the panel wants to know
};

/// Searchers look at a limited choice set (own or a related occupation, near places more than far
/// ones) and apply to the best of it. Reads the world, writes only its own lists.
class Search {
 public:
  Search(const Params&, const Geography&, const std::filesystem::path& tables);
  /// Learns from the initial world where people of each home find work: where they work now,
  /// blurred by distance, so that commuting is in balance at the start and moves only with
  /// vacancies.
  void prepare(const Foundations&, const Geography&);
  /// How firms judge those who apply.
  const Suitability& suitability() const { return suitability_; }
  /// What searchers who are not done will look at in round `round` of `rounds` is drawn beforehand,
  /// since it waits for nothing: while the round before is carried out.
  void draw_looks(const MonthContext&, const std::vector<Searcher>&, int round, int rounds);
  /// Applications of the round, after its draw_looks(); who is done sends none.
  void apply(const MonthContext&, const VacancyBoard&, std::vector<Searcher>&, int round,
             int rounds);
  Sent& sent() { return sent_; }

 private:
  static constexpr std::size_t kBlock = 256;  ///< searchers of a part
  /// One look of a searcher of this round.
  struct Look {
    std::int32_t searcher;
    std::int32_t utility;     ///< of the vacancy found [1e-4 log wage]
    std::uint8_t occupation;  ///< looked for
  };
  /// A block of searchers: their looks, what they are drawn with, and what is sent.
  struct Part {
    std::vector<Look> looks;
    std::vector<Key> keys;
    std::vector<std::uint32_t> draws;
    std::vector<RandomBlock> bits;
    std::vector<VacancyDraw> where;
    std::vector<std::int32_t> found;  ///< by look: vacancy on the board, -1 = nothing
    std::vector<std::uint64_t> luck;
    Sent sent;
  };
  /// What a searcher does in a round, by the applications he has left.
  struct Plan {
    std::array<std::uint8_t, 256> quota, looks;
  };
  Plan plan(int rounds_left) const;
  void draw_looks(const MonthContext&, const std::vector<Searcher>&, std::size_t begin,
                  std::size_t end, int round, const Plan&, Part&) const;
  /// Where he looks who does not look for his own: by his diploma, or where people of his own move
  /// to. The same for the same bits.
  std::uint8_t other_occupation(const Searcher&, const RandomBlock&) const;
  /// The vacancies that the looks of a part fall on, and what they are worth to who looks.
  void look(const VacancyBoard&, const std::vector<Searcher>&, Part&) const;
  /// Weights of the places where each occupation has vacancies, as a race reads them.
  void reach_places(const VacancyBoard&, const Team&);
  /// Applies to the best of what each searcher has looked at.
  void send(const MonthContext&, const VacancyBoard&, std::vector<Searcher>&, int round,
            const Plan&, Part&) const;

  Suitability suitability_;
  double looks_, distance_cost_, taste_sd_, decay_, border_, blur_;
  std::uint32_t own_occupation_, own_or_diploma_, own_when_employed_;
  double taste_scale_;
  std::array<std::int32_t, 601> worth_{};  ///< of experience, by months [1e-4 log wage]
  std::array<std::array<float, kPlaces>, kPlaces> inverse_reach_{};  ///< 1 / weight by home, work
  std::array<std::array<std::int32_t, kPlaces>, kPlaces> trip_cost_{};  ///< [1e-4 log wage]
  /// The same as inverse_reach_ for the places of OpenPlaces, one occupation after the other.
  std::array<std::array<float, count_of<Occupation> * kLanes>, kPlaces> reach_{};
  std::array<std::uint32_t, count_of<Occupation>> reach_start_{};
  std::array<std::array<std::uint32_t, count_of<Occupation>>, count_of<Occupation>>
      mobility_{};  ///< cumulative [2^-32]
  /// Where people with a diploma (education x field) work, cumulative [2^-32].
  std::array<std::array<std::uint32_t, count_of<Occupation>>, count_of<Education> * count_of<Field>>
      diploma_{};
  std::vector<Part> parts_;
  Sent sent_;
};

}  // namespace limlab
