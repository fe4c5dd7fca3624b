#include "core/base/Memory.h"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <new>
#include <string_view>
#include <system_error>

namespace tastescope {

std::uint64_t physicalMemory() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long size = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || size <= 0) return 0;
  const std::uint64_t all = static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(size);
  // Where nothing is limited the file says "max".
  std::ifstream limit("/sys/fs/cgroup/memory.max");
  std::uint64_t allowed = 0;
  return limit >> allowed ? std::min(all, allowed) : all;
}

bool saysNoMemory(const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return true;
  if (const auto* system = dynamic_cast<const std::system_error*>(&error)) {
    return system->code() == std::errc::not_enough_memory ||
           system->code() == std::errc::resource_unavailable_try_again;
  }
  return std::string_view(error.what()).find("DefaultCPUAllocator") != std::string_view::npos;
}

void returnFreeMemory() { malloc_trim(0); }
void shareHeaps() { mallopt(M_ARENA_MAX, 2); }

}  // namespace tastescope
