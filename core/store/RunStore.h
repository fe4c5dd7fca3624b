// The records of a project's runs: what was asked for, how it stands, what a person wrote to it.
// What a run has brought forth is in RunResults.h. Thread rule: as its Project. Cost: an indexed
// statement each.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/HostTensor.h"
#include "core/base/Ids.h"
#include "core/base/Text.h"
#include "core/store/Project.h"

namespace tastescope {

enum class RunState : std::uint8_t { Running, Paused, Done, KeptBest, Failed, Cancelled };
/// "running", "paused", "done", "kept-best", "failed", "cancelled".
const char* runStateKey(RunState state);

struct RunRecord {
  RunId id = 0;
  std::string name;   ///< "Mult-VAE 07"
  std::string model;  ///< registry key
  RunState state = RunState::Running;
  nlohmann::json config;  ///< the model's parameters, complete
  nlohmann::json trainOptions;
  nlohmann::json split;  ///< SplitSpec
  std::uint64_t seed = 0;
  std::string fingerprint;   ///< of the data
  std::int64_t created = 0;  ///< unix seconds
  double seconds = 0;
  std::int64_t epochs = 0;
  std::int64_t bestEpoch = 0;
  std::string stopReason;  ///< key, see stopReasonKey()
  Text message;            ///< sentence of the reason or error
  Text origin = {};  ///< what suggested or chose its settings; empty: a person, or nothing did
  bool starred = false;
  std::string note;
  std::int64_t touched = 0;  ///< unix seconds: when its training last wrote; 0: not known
};

class RunStore {
 public:
  explicit RunStore(const Project& project) : project_(project) {}

  /// Stores a new record and returns its id; an empty name becomes "<modelName> NN".
  RunId add(RunRecord record, const std::string& modelName);
  /// Everything but model, name, star and note: training writes this, and must not take back what a
  /// person changes meanwhile.
  void update(const RunRecord& record);
  /// Reads a record, lets `change` decide and writes what it made of it when it says so, with no
  /// other writer in between: of several processes that want a run, one gets it.
  RunRecord change(RunId id, const std::function<bool(RunRecord&)>& change);
  /// Lets `change` set name, star and note with no other writer in between, so that two people who
  /// write at once both keep their words. The rest of the record is not stored.
  void annotate(RunId id, const std::function<void(RunRecord&)>& change);
  [[nodiscard]] std::vector<RunRecord> all() const;  ///< without deleted ones, newest first
  [[nodiscard]] RunRecord get(RunId id) const;       ///< Error(NotFound)
  /// Run by id, "#id" or unique name, as a person types it. Error(NotFound) lists what there is.
  [[nodiscard]] RunRecord find(const std::string& idOrName) const;
  void setDeleted(RunId id, bool deleted);  ///< undo is setDeleted(id, false)
  void purgeDeleted();    ///< for good: when the project is opened again, nothing can be undone
  void remove(RunId id);  ///< at once, with all traces; no undo
  /// True when it is stored as running and the process that ran it, this one or another, has ended.
  [[nodiscard]] bool abandoned(const RunRecord& record) const;
  /// True while another living process trains this run: it is not to be called interrupted.
  [[nodiscard]] bool trainedElsewhere(RunId id) const;

 private:
  [[nodiscard]] std::string ownerOf(RunId id) const;

  const Project& project_;
};

}  // namespace tastescope
