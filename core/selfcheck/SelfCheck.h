// Use case: does this installation compute right numbers? Small problems whose answers are known on
// paper or by plain loops, put through the same code that ranks, trains and draws; a broken BLAS, a
// miscompiled kernel or a wrong instruction set shows here and not in a report. Thread rule: blocks
// its thread. Cost: under two seconds, a few megabytes.
#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Text.h"

namespace tastescope {

struct KnownAnswer {
  std::string key;  ///< "metrics/ndcg"
  Text what;        ///< for a person
  double expected = 0;
  double tolerance = 0;          ///< largest difference that still passes
  std::function<double()> find;  ///< computes it here and now
};

struct CheckResult {
  std::string key;
  Text what;
  double expected = 0;
  double found = 0;  ///< not a number when the computation failed
  double tolerance = 0;
  bool passed = false;
  std::string error = {};  ///< why the computation failed, or empty
};

/// Every check the program ships with.
std::vector<KnownAnswer> knownAnswers();

/// Runs the checks one after the other; one that throws is a check that failed. Throws Cancelled.
std::vector<CheckResult> selfCheck(std::span<const KnownAnswer> answers, Progress& progress,
                                   const std::stop_token& stop);
bool allPassed(std::span<const CheckResult> results);
/// "All 23 checks passed.", or how many and which did not, and what that means.
Text selfCheckSentence(std::span<const CheckResult> results);

}  // namespace tastescope
