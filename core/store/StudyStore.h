// Searches over settings in a project: what was asked for, and the run of every trial. Thread rule:
// as its Project. Cost: an indexed statement each.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/store/RunStore.h"

namespace tastescope {

struct StudyRecord {
  std::string name;
  std::string model;         ///< registry key
  nlohmann::json spec;       ///< all that decides the trials; core/search/Study reads it
  std::int64_t created = 0;  ///< unix seconds
};

struct StudyTrial {
  std::int64_t number = 0;  ///< from 1
  std::int64_t rung = 0;    ///< of successive halving, from 0
  RunId run = 0;
  bool ended = false;  ///< its run is what came of it; else the run is yet to be trained to its end
};

class StudyStore {
 public:
  explicit StudyStore(const Project& project) : project_(project) {}

  /// An empty name becomes "<model> N". Returns the name. Error(InvalidConfig) when it is taken.
  std::string add(StudyRecord record);
  [[nodiscard]] std::vector<StudyRecord> all() const;            ///< newest first
  [[nodiscard]] StudyRecord get(const std::string& name) const;  ///< Error(NotFound)
  void setSpec(const std::string& name, const nlohmann::json& spec);
  /// Adds a trial or replaces the one of its number.
  void putTrial(const std::string& study, const StudyTrial& trial);
  /// In order of number; trials whose runs were deleted are left out.
  [[nodiscard]] std::vector<StudyTrial> trials(const std::string& study) const;

 private:
  const Project& project_;
};

}  // namespace tastescope
