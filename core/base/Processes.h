// Which process is meant when one has left its name behind, in an unfinished file or a run in
// training: process ids are used again, so a start time and the machine's boot go with them.
// Thread rule: any thread. Cost: reads a small file under /proc.
#pragma once

#include <string>

namespace tastescope {

/// When a process began, in the kernel's ticks since boot. Empty when there is none, or only one that
/// has ended and whose parent has not asked how: a zombie works on nothing.
std::string processStart(int process);
/// Another one each time the machine starts.
std::string bootId();

}  // namespace tastescope
