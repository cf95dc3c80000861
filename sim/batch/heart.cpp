#include "batch/heart.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace limlab {

Heart::Heart(Claims& claims)
    : thread_([&claims](const std::stop_token& end) {
        std::mutex alone;
        std::condition_variable_any bell;
        std::unique_lock lock(alone);
        while (!bell.wait_for(lock, end, std::chrono::seconds(10),
                              [&] { return end.stop_requested(); }))
          claims.beat();
      }) {}

}  // namespace limlab
