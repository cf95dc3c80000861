#pragma once
#include "state/moves.hpp"

// Shared by person_moves.cpp, job_moves.cpp and post_moves.cpp only: the small steps they all need.
namespace limlab::moves_detail {

/// Reason of a status_change event that marks a first entry into the labour market.
inline constexpr std::uint8_t kFirstEntry = 254;

inline bool is_resident(const World& w, std::size_t person) {
  return w.persons.presence[person] == static_cast<std::uint8_t>(Presence::resident);
}
inline bool holds_filled_post(const World& w, std::size_t person) {
  const std::int32_t post = w.persons.post[person];
  return post >= 0 && w.posts.state[post] == static_cast<std::uint8_t>(PostState::filled);
}
inline std::size_t place_index(const World& w, std::size_t post) {
  return at(in_limburg(w.posts.place[post]) ? Place::limburg : Place::outside);
}
inline std::size_t residence_index(const World& w, std::size_t person) {
  return at(is_resident(w, person) ? Residence::resident : Residence::non_resident);
}
/// A flow by sector, if the post is at a Limburg workplace.
inline void count_sector(World& w, PerOne<Sector>& flow, std::size_t post, Count n = 1) {
  if (in_limburg(w.posts.place[post])) flow[w.posts.sector[post]] += n;
}

/// An unused row, all zeros: the last freed one, else a new one.
template <class Columns>
std::size_t fresh_row(Columns& columns, std::vector<std::int32_t>& free_rows) {
  if (free_rows.empty()) return add_row(columns);
  const auto i = static_cast<std::size_t>(free_rows.back());
  free_rows.pop_back();
  for_each_column(columns, [i](const char*, auto& column) { column[i] = {}; });
  return i;
}

/// Writes the state of a post and keeps its firm's counts.
void set_post_state(World&, std::size_t post, PostState);
/// Both ends of the link between a person and a post.
void link(World&, std::size_t person, std::size_t post, PostState);
void set_status(World&, std::size_t person, Status);

void log_person(World&, std::size_t person, EventKind, std::uint8_t reason = 255);
void log_job(World&, std::size_t person, std::size_t post, EventKind, std::uint8_t reason);
void log_post(World&, std::size_t post, EventKind);

}  // namespace limlab::moves_detail
