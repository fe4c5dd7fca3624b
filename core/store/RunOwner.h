// Private to core/store: which process works on a run, so that a run left "running" by a crash can
// be told from one that another window or command is training this moment. Thread rule: any thread.
// Cost: reads two small files under /proc.
#pragma once

#include <string>

namespace tastescope {

/// "host:boot:pid:start time" of this process.
std::string ownerOfThisProcess();
/// True when `owner` names a process of this machine that still lives, this one included.
bool ownerLives(const std::string& owner);
/// True when `owner` names another process of this machine that still lives.
bool otherOwnerLives(const std::string& owner);

}  // namespace tastescope
