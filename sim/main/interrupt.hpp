#pragma once

namespace limlab {

/// Ctrl-C and SIGTERM ask the run to stop after its month; a second one kills at once.
void watch_for_interrupts();
/// The signal that asked to stop, or 0. The run loop polls it.
int interrupted_by();

}  // namespace limlab
