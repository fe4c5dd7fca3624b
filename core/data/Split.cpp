#include "core/data/Split.h"

#include <array>
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
