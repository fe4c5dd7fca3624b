#include "core/base/Processes.h"

#include <fstream>
#include <sstream>

namespace tastescope {

std::string processStart(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  const auto name = line.rfind(')');  // the program's name may hold spaces
  if (name == std::string::npos) return {};
  std::istringstream fields(line.substr(name + 1));
  std::string field;
  fields >> field;
  if (field == "Z" || field == "X") return {};
  for (int at = 4; at <= 22; ++at) fields >> field;
  return field;
}

std::string bootId() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string boot;
  std::getline(file, boot);
  return boot;
}

}  // namespace tastescope
