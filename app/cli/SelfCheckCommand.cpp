#include "app/cli/Commands.h"
#include "core/selfcheck/SelfCheck.h"

namespace tastescope::cli {
namespace {

std::string number(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.8g", value);
  return digits;
}

Json toJson(const CheckResult& result) {
  Json document{{"check", result.key},           {"what", result.what.english()},
                {"expected", result.expected},   {"found", result.found},  // null when not a number
                {"tolerance", result.tolerance}, {"passed", result.passed}};
  if (!result.error.empty()) document["error"] = result.error;
  return document;
}

std::string describe(const std::vector<CheckResult>& results) {
  TextTable table({"check", "expected", "found", "", "what"});
  for (const CheckResult& result : results) {
    table.add({result.key, number(result.expected), number(result.found),
               result.passed ? "ok" : "FAILED", result.what.english()});
  }
  std::string text = table.text();
  for (const CheckResult& result : results) {
    if (!result.error.empty()) text += result.key + ": " + result.error + "\n";
  }
  return text + selfCheckSentence(results).english() + "\n";
}

}  // namespace

Command selfCheckCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser =
      app.add_subcommand("selfcheck", "Check that this installation computes right numbers");
  addGlobalOptions(*parser, options, false);
  return {parser, [](const Console& console) {
            const std::vector<KnownAnswer> answers = knownAnswers();
            const std::vector<CheckResult> results =
                console.withProgress([&](Progress& progress, const std::stop_token& stop) {
                  return selfCheck(answers, progress, stop);
                });
            Json checks = Json::array();
            for (const CheckResult& result : results) checks.push_back(toJson(result));
            console.result({{"passed", allPassed(results)}, {"checks", checks}}, describe(results));
            if (!allPassed(results)) throw Unsuccessful{};
          }};
}

}  // namespace tastescope::cli
