#include "main/interrupt.hpp"

#include <csignal>

namespace limlab {

namespace {
volatile std::sig_atomic_t asked = 0;
extern "C" void note_signal(int signal) { asked = signal; }
}  // namespace

void watch_for_interrupts() {
  struct sigaction action {};
  action.sa_handler = note_signal;
  // Back to the default after the first, so that a second one ends a run that hangs. Calls of the
  // system go on (SA_RESTART): a file half written must not see EINTR.
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  action.sa_flags = SA_RESTART;  // schedulers may warn more than once
  sigaction(SIGUSR1, &action, nullptr);
  action.sa_handler = SIG_IGN;
  sigaction(SIGXFSZ, &action, nullptr);
}

int interrupted_by() { return asked; }

}  // namespace limlab
