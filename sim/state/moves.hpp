#pragma once
#include <span>

#include "base/parallel.hpp"
#include "state/world.hpp"

namespace limlab {

// The only functions that touch both ends of a link and the only ones that write the ledger. Policy
// and behaviour decide; these carry it out, count it once, and log it for the panel. All are to be
// called by one thread at a time (the settle part of a step).

/// What becomes of a post when its holder goes.
enum class PostAfter : std::uint8_t { vacant, idle, destroyed };

struct NewPerson {
  Key key = 0;
  Month birth_month = 0;
  Sex sex = Sex::male;
  std::uint8_t place = 0;
  Origin origin = Origin::belgian;
  Education education = Education::none_or_in_school;
  Field field = Field::general;
  Status status = Status::child;
  Employability employability = Employability::middle;
  std::uint8_t occupation = kNoOccupation;
};

/// A child is born to a resident; counted in births.
PersonRow add_birth(World&, const NewPerson&);
/// Somebody comes to live in Limburg; counted in immigration.
PersonRow add_immigrant(World&, const NewPerson&);
/// A non-resident who looks for work here; not counted anywhere.
PersonRow add_non_resident(World&, const NewPerson&);
/// A row of the initial population: nothing is counted. `presence` as given.
PersonRow add_initial(World&, const NewPerson&, Presence presence);
/// The same for all residents of the start, the first rows of a world, in two halves that may be
/// done at once: their keys, and their rows.
void claim_initial_keys(World&, std::span<const Key>);
void write_initial_residents(World&, std::span<const NewPerson>, const Team&);

/// Ends a life; a post held becomes `after`.
void die(World&, PersonRow, PostAfter after);
/// A resident leaves Limburg and gives up any post here; a post held outside stays with him and
/// leaves the model (counted as emigrant_keeps_job_outside).
void emigrate(World&, PersonRow, PostAfter after);
/// A resident with a filled post in Limburg moves out and keeps it, as an in-commuter.
void emigrate_keeping_job(World&, PersonRow, std::uint8_t new_place);
/// An in-commuter with a filled post comes to live in Limburg.
void settle_here(World&, PersonRow, std::uint8_t new_place);
/// A newcomer who brings a post outside: gives the (already added, jobless) immigrant a new outside
/// post.
void bring_outside_job(World&, PersonRow immigrant, PostRow outside_post);
/// A non-resident stops looking for work here (no post); the row is freed.
void forget_non_resident(World&, PersonRow);
/// Changes municipality inside Limburg.
void move_home(World&, PersonRow, std::uint8_t new_place);

/// Changes the status of somebody without a (filled) post, to a status without a post. Keeps
/// registered_since and the ill flag right; `registered` says whether the new status is registered.
void change_status(World&, PersonRow, Status next, bool registered);
void set_registered(World&, PersonRow, bool registered);
void set_flag(World&, PersonRow, Flag, bool on);
void attain(World&, PersonRow, Education, Field);  ///< a certificate
/// Somebody under 35 who never was in the labour market enters it; call before the hire or the
/// registration. Does nothing the second time.
void enter_labour_market(World&, PersonRow);

/// Takes up a post that is vacant (counted as a vacancy filled), reserved for this person (return
/// from illness) or idle (an own-account start): the last two count as self_starts. The person has
/// no filled post. Sets status, job_start, occupation, wage, hours.
void hire(World&, PersonRow, PostRow, HireOrigin);
/// Leaves a filled post for `next`, a status without a post. Counted once by reason.
void separate(World&, PersonRow, SeparationReason, Status next, bool registered, PostAfter after);
/// Leaves a filled post for another one, `taken`: counted as a job_change; to be followed by hire()
/// at once.
void leave_for_other_job(World&, PersonRow, PostAfter after, PostRow taken = {});
/// Falls ill with a contract: the post is reserved until `reserved_until` and no longer filled.
void fall_ill_keeping_post(World&, PersonRow, Month reserved_until);
/// An ill person loses the post reserved for him (recovered elsewhere, time over, retired).
void release_reserved(World&, PersonRow, PostAfter after);

struct NewPost {
  Key key = 0;
  FirmRow firm;  ///< none = own account or outside market
  Sector sector = Sector::A;
  Occupation occupation = Occupation::o11;
  std::uint8_t place = 0;
  Contract contract = Contract::permanent;
  Education education = Education::low;
  Field field = Field::general;
  std::uint8_t hours = 38;
  std::int32_t wage = 0;
  std::uint8_t measure = 0;
};
PostRow create_post(World&, const NewPost&);       ///< idle; counted in posts_created
PostRow add_initial_post(World&, const NewPost&);  ///< idle; not counted
void destroy_post(World&, PostRow);                ///< idle post; counted in posts_destroyed
void open_vacancy(World&, PostRow);                ///< idle → vacant
void withdraw_vacancy(World&, PostRow);            ///< vacant → idle
void count_applications(World&, Sector, Count);
void note_application(World&, PersonRow, PostRow,
                      EventKind kind);  ///< panel only: application, offer, refusal

struct NewFirm {
  Key key = 0;
  Sector sector = Sector::A;
  std::uint8_t place = 0;
  FirmType type = FirmType::market;
  std::int32_t base_posts = 0;  ///< [posts x 1000]
  std::int16_t wage_premium = 0;
  std::int32_t real_size = 1000;  ///< see Firms [1e-3]
};
FirmRow add_firm(World&, const NewFirm&);
/// Ends a firm that has no posts left.
void close_firm(World&, FirmRow);

/// Links a person of the initial population to a post (filled, or reserved when status is ill).
/// Nothing is counted.
void place_initial(World&, PersonRow, PostRow, Month job_start, Month reserved_until = kNever);
/// Makes an idle post of the initial state vacant since `since`.
void open_initial_vacancy(World&, PostRow, Month since);

}  // namespace limlab
