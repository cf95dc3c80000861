#pragma once

namespace limlab {

/// SIGINT (Ctrl-C) asks the run to stop after its month, SIGTERM and SIGUSR1 to write a checkpoint
/// and stop; a second SIGINT or SIGTERM kills at once. A file that may not grow further (SIGXFSZ)
/// becomes an error of the disk.
void watch_for_interrupts();
/// The signal that asked to stop, or 0. The run loop polls it.
int interrupted_by();

}  // namespace limlab
