#pragma once
#include <cstdint>

namespace limlab {

/// Why a random number is drawn. Values are explicit, spaced and never reused: a new process takes a
/// new number, so that it disturbs nobody else's luck. Used as `luck.block(key, month, purpose::x)`.
namespace purpose {
using Purpose = std::uint16_t;
// synthesis, 0-99
inline constexpr Purpose synth_person = 1;       ///< attributes of an initial person
inline constexpr Purpose synth_shuffle = 2;      ///< keyed order when units are dealt out
inline constexpr Purpose synth_firm = 3;
inline constexpr Purpose synth_post = 4;
inline constexpr Purpose synth_match = 5;        ///< person to post at the start
inline constexpr Purpose synth_outside = 6;
inline constexpr Purpose synth_round = 7;        ///< rounding when scale < 1
// the frequent hazards of a person-month share one block, a lane (word) each
inline constexpr Purpose person_month = 100;     ///< lanes: enum Lane below
inline constexpr Purpose person_month_second = 110;
// demography, 200-299
inline constexpr Purpose birth = 200;
inline constexpr Purpose immigration = 210;
inline constexpr Purpose emigration_choice = 220;
inline constexpr Purpose move_home = 230;
inline constexpr Purpose newcomer = 240;         ///< attributes of a newcomer
// school and career, 300-399
inline constexpr Purpose school = 300;
inline constexpr Purpose first_entry = 310;
inline constexpr Purpose retirement = 320;
inline constexpr Purpose health = 330;
inline constexpr Purpose care = 340;
inline constexpr Purpose training = 350;
inline constexpr Purpose activation = 360;
inline constexpr Purpose flags = 370;
inline constexpr Purpose benefit_limit = 380;
inline constexpr Purpose career = 390;           ///< consequences of leaving a job or giving up
inline constexpr Purpose contract = 395;         ///< length and end of temporary contracts (post keys)
// firms, 400-499
inline constexpr Purpose firm_shock = 400;
inline constexpr Purpose firm_entry = 410;
inline constexpr Purpose firm_exit = 420;
inline constexpr Purpose firm_rounding = 430;
inline constexpr Purpose dismissal_choice = 440;
inline constexpr Purpose post_attributes = 450;
inline constexpr Purpose withdrawal = 460;
inline constexpr Purpose respecify = 470;
inline constexpr Purpose own_account_start = 480;
// search and matching, 500-599
inline constexpr Purpose search_intensity = 500;
inline constexpr Purpose search_look = 510;      ///< which occupation and municipality to look at
inline constexpr Purpose pair_taste = 520;       ///< person-vacancy taste and suitability (pair key)
inline constexpr Purpose selection = 530;
inline constexpr Purpose outside_market = 540;
inline constexpr Purpose outside_pool = 550;
// common shocks, 600-699
inline constexpr Purpose cycle = 600;
inline constexpr Purpose sector_shock = 610;
// policy, 700-799
inline constexpr Purpose measure = 700;
// not part of the model: which persons the panel samples
inline constexpr Purpose panel_sample = 900;
}  // namespace purpose

/// Lanes of the block purpose::person_month. Each process compares its own 32-bit word with an
/// integer threshold, so one block of random numbers serves a person for the month.
enum class Lane : std::uint8_t { death = 0, migration = 1, health = 2, career = 3 };

}  // namespace limlab
