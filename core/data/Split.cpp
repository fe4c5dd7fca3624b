#include "core/data/Split.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "core/base/Error.h"
#include "core/data/SplitRules.h"

namespace tastescope {
namespace {

constexpr std::array<std::pair<SplitKind, const char*>, 5> kKeys{{
    {SplitKind::UserRandom, "user-random"},
    {SplitKind::LeaveOneOut, "leave-one-out"},
    {SplitKind::Time, "time"},
    {SplitKind::Strong, "strong"},
    {SplitKind::Given, "given"},
}};

[[noreturn]] void throwBadSplit(const std::string& what) {
  throw Error(
      ErrorCode::InvalidConfig,
      coreText("Project",
               "The description of a split cannot be used: %1. Known are kind, seed, validShare, "
               "testShare and foldInShare.")
          .arg(what));
}

void readShare(const nlohmann::json& json, const char* key, double& share) {
  if (!json.contains(key)) return;
  if (!json.at(key).is_number()) throwBadSplit(key);
  share = json.at(key).get<double>();
}

bool isShare(double share) { return share > 0 && share < 1; }

void requireShares(const SplitSpec& spec) {
  const bool usesShares = spec.kind == SplitKind::UserRandom || spec.kind == SplitKind::Time ||
                          spec.kind == SplitKind::Strong;
  if (!usesShares) return;
  if (!isShare(spec.validShare) || !isShare(spec.testShare) ||
      spec.validShare + spec.testShare >= 1 ||
      (spec.kind == SplitKind::Strong && !isShare(spec.foldInShare))) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Split",
                         "The shares of a split are each between 0 and 1, and validation and test "
                         "together leave something to train on."));
  }
}

/// Which classes of entries each matrix of the split is made of.
Split assemble(const Interactions& all, const SplitSpec& spec, const std::vector<SplitClass>& of) {
  const auto pick = [&](std::initializer_list<SplitClass> classes) {
    return entriesOf(all, of, classes);
  };
  Split split;
  split.spec = spec;
  split.train = pick({SplitClass::Train});
  split.valid.target = pick({SplitClass::Valid});
  split.test.target = pick({SplitClass::Test});
  if (spec.kind == SplitKind::Strong) {
    split.valid.input = split.valid.mask = pick({SplitClass::ValidShown});
    split.test.input = split.test.mask = pick({SplitClass::TestShown});
    return split;
  }
  split.valid.input = split.valid.mask = split.train;
  split.test.mask = pick({SplitClass::Train, SplitClass::Valid});
  const bool seesValid = spec.kind == SplitKind::LeaveOneOut || spec.kind == SplitKind::Time;
  split.test.input = seesValid ? split.test.mask : split.train;
  return split;
}

std::vector<SplitClass> classify(const Dataset& dataset, const SplitSpec& spec) {
  switch (spec.kind) {
    case SplitKind::UserRandom: return classifyUserRandom(*dataset.interactions, spec);
    case SplitKind::LeaveOneOut: return classifyLeaveOneOut(*dataset.interactions);
    case SplitKind::Time: return classifyByTime(*dataset.interactions, spec);
    case SplitKind::Strong: return classifyStrong(*dataset.interactions, spec);
    case SplitKind::Given: return classifyGiven(dataset);
  }
  return {};
}

}  // namespace

const char* splitKey(SplitKind kind) {
  for (const auto& [known, key] : kKeys) {
    if (known == kind) return key;
  }
  return "";
}

SplitKind splitKindFromKey(const std::string& key) {
  for (const auto& [kind, known] : kKeys) {
    if (std::string_view(known) == key) return kind;
  }
  throw Error(ErrorCode::InvalidConfig,
              coreText("Split",
                       "There is no split called “%1”. Choose user-random, leave-one-out, time, "
                       "strong or given.")
                  .arg(key));
}

nlohmann::json toJson(const SplitSpec& spec) {
  return {{"kind", splitKey(spec.kind)},
          {"seed", spec.seed},
          {"validShare", spec.validShare},
          {"testShare", spec.testShare},
          {"foldInShare", spec.foldInShare}};
}

SplitSpec splitSpecFromJson(const nlohmann::json& json) {
  if (!json.is_object()) throwBadSplit(json.dump());
  for (const auto& [key, value] : json.items()) {
    if (key != "kind" && key != "seed" && key != "validShare" && key != "testShare" &&
        key != "foldInShare") {
      throwBadSplit(key);
    }
  }
  SplitSpec spec;
  if (json.contains("kind")) {
    if (!json.at("kind").is_string()) throwBadSplit("kind");
    spec.kind = splitKindFromKey(json.at("kind").get<std::string>());
  }
  if (json.contains("seed")) {
    if (!json.at("seed").is_number_unsigned() &&
        !(json.at("seed").is_number_integer() && json.at("seed").get<std::int64_t>() >= 0)) {
      throwBadSplit("seed");
    }
    spec.seed = json.at("seed").get<std::uint64_t>();
  }
  readShare(json, "validShare", spec.validShare);
  readShare(json, "testShare", spec.testShare);
  readShare(json, "foldInShare", spec.foldInShare);
  return spec;
}

Split makeSplit(const Dataset& dataset, const SplitSpec& spec) {
  requireShares(spec);
  Split split = assemble(*dataset.interactions, spec, classify(dataset, spec));
  if (split.train->size() == 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Split",
                         "Nothing is left to train on after this split. Choose smaller shares or "
                         "another split."));
  }
  return split;
}

}  // namespace tastescope
