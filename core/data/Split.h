// How the data is divided into what a model learns from, is tuned on and is evaluated on.
// Thread rule: pure functions over immutable data.
// Cost: one pass and one copy of the entries, and of kept repeats.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/data/Dataset.h"

namespace tastescope {

enum class SplitKind : std::uint8_t {
  UserRandom,   ///< each user's entries are dealt at random
  LeaveOneOut,  ///< each user's last entry tests, the one before validates (time order)
  Time,         ///< two global moments: before = train, between = valid, after = test
  Strong,  ///< whole users are held out; part of their history is given, the rest tests (Liang et
           ///< al. 2018)
  Given,   ///< as the imported files or split column say
  GivenTest,  ///< the test part as they say, and what validates is dealt from their training part
};

/// Key used by the command line and in records: user-random, leave-one-out, time, strong, given,
/// given-test.
const char* splitKey(SplitKind kind);
/// All of them.
std::vector<std::string> splitKeys();
/// Throws Error(InvalidConfig) for an unknown key.
SplitKind splitKindFromKey(const std::string& key);

struct SplitSpec {
  SplitKind kind = SplitKind::UserRandom;
  std::uint64_t seed = 2026;
  double validShare =
      0.1;  ///< UserRandom: of each user's entries; Time: of all entries; Strong: of
            ///< the users; GivenTest: of each user's training entries
  double testShare = 0.1;
  double foldInShare =
      0.8;  ///< Strong: part of a held-out user's history that is shown to the model
  bool operator==(const SplitSpec&) const = default;
};

/// SplitSpec <-> the JSON kept in records and shown in protocols. Error(InvalidConfig).
nlohmann::json toJson(const SplitSpec& spec);
SplitSpec splitSpecFromJson(const nlohmann::json& json);

/// What one evaluation needs. All are [users, items] over the whole data's positions; a row may be
/// empty. A split deals out pairs; kept repeats go with their pair (see EventSequences), so nothing
/// of a test item is in any history that is shown, also when it happened early.
struct SplitPart {
  InteractionsPtr input;   ///< histories shown to the model
  InteractionsPtr mask;    ///< never ranked
  InteractionsPtr target;  ///< what should be found; users with an empty row are not evaluated
};

struct Split {
  SplitSpec spec;
  InteractionsPtr train;
  /// input = mask = train (Strong: the shown part of the validation users).
  SplitPart valid;
  /// UserRandom and Given: input = train, mask = train and valid (RecBole's protocol). LeaveOneOut,
  /// Time and GivenTest: the model also sees valid. Strong: the shown part of the test users.
  SplitPart test;
};

/// Deterministic in (dataset, spec). Throws Error(InvalidConfig) when impossible: no times for a
/// split by time, no given parts, shares outside (0, 1). UserRandom deals round(share * n) entries
/// of a history of n (RecBole's rule is named in the .cpp); users with fewer than 3 entries stay
/// whole in train. GivenTest takes each user's last training entries where the given test part comes
/// after the training part, as it does for nearly everyone or for no one, and random ones elsewhere.
Split makeSplit(const Dataset& dataset, const SplitSpec& spec);

/// What suits data that nothing is said of: given parts, with a validation part of their own or one
/// dealt from what trains, else the members' defaults.
SplitSpec usualSplit(const Dataset& dataset);

/// The part of every entry under a split, as Dataset::parts would hold it. Throws as makeSplit, and
/// Error(InvalidConfig) for Strong, which shows the model a part of the users it tests with: three
/// parts cannot say that.
std::vector<Part> partsOf(const Dataset& dataset, const SplitSpec& spec);

/// The part of every event, from those of the pairs: one an event, or empty when `parts` is, or when
/// no repeats were kept.
std::vector<Part> partsOfEvents(const Interactions& all, const std::vector<Part>& parts);

}  // namespace tastescope
