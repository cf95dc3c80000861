#pragma once

namespace limlab {

/// For tests of what survives a crash, nothing else. With LIMLAB_KILL="phase:n" in the environment
/// the n-th pass of that phase in this process ends it by SIGKILL, after a line "phase:n" was
/// appended to the file in LIMLAB_KILL_LOG and synced. Any thread may pass. Without the variable it
/// costs one test of a static.
/// Phases in use: synthesis (three passes a replicate), month (between every two steps),
/// checkpoint, rename (before and after it), member-write, journal, collection.
void kill_point(const char* phase);

}  // namespace limlab
