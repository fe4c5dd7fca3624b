#include "core/selfcheck/SelfCheck.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/Error.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

CheckResult checked(const KnownAnswer& answer) {
  CheckResult result{.key = answer.key,
                     .what = answer.what,
                     .expected = answer.expected,
                     .found = std::numeric_limits<double>::quiet_NaN(),
                     .tolerance = answer.tolerance};
  try {
    result.found = answer.find();
  } catch (const std::exception& error) {
    result.error = error.what();
  }
  // A comparison with something that is not a number is false, so it fails.
  result.passed = std::abs(result.found - result.expected) <= result.tolerance;
  return result;
}

}  // namespace

std::vector<CheckResult> selfCheck(std::span<const KnownAnswer> answers, Progress& progress,
                                   const std::stop_token& stop) {
  prepareNumerics(0);
  progress.begin(coreText("SelfCheck", "Checking known answers"), coreText("SelfCheck", "checks"),
                 answers.size());
  std::vector<CheckResult> results;
  for (const KnownAnswer& answer : answers) {
    throwIfStopped(stop);
    results.push_back(checked(answer));
    progress.set(results.size());
  }
  return results;
}

bool allPassed(std::span<const CheckResult> results) {
  return std::ranges::all_of(results, &CheckResult::passed);
}

Text selfCheckSentence(std::span<const CheckResult> results) {
  std::string failed;
  std::size_t count = 0;
  for (const CheckResult& result : results) {
    if (result.passed) continue;
    ++count;
    failed += (failed.empty() ? "" : ", ") + result.key;
  }
  if (count == 0) {
    return coreText("SelfCheck", "All %1 checks passed: this installation computes right numbers.")
        .arg(results.size());
  }
  return coreText("SelfCheck",
                  "%1 of %2 checks failed: %3. This installation computes wrong numbers; do not "
                  "trust its results. Install the numerical libraries again, OpenBLAS first.")
      .arg(count)
      .arg(results.size())
      .arg(failed);
}

}  // namespace tastescope
