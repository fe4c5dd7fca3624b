#include "app/cli/Commands.h"
#include "core/workflow/repair/CheckProject.h"

namespace tastescope::cli {
namespace {

Json toJson(const std::string& file, const CheckReport& report) {
  Json findings = Json::array();
  for (const CheckFinding& finding : report.findings) {
    Json one{{"kind", finding.damage ? "damage" : "remark"},
             {"part", finding.part},
             {"message", finding.sentence.english()}};
    if (finding.run != 0) one["run"] = finding.run;
    if (!finding.details.empty()) one["details"] = finding.details;
    findings.push_back(std::move(one));
  }
  return {{"file", file},
          {"whole", report.whole()},
          {"version", report.version},
          {"users", report.users},
          {"items", report.items},
          {"interactions", report.interactions},
          {"runs", report.runs},
          {"findings", std::move(findings)}};
}

std::string inWords(const CheckReport& report) {
  std::string text;
  for (const CheckFinding& finding : report.findings) {
    text.append(finding.damage ? "damage: " : "remark: ").append(finding.sentence.english());
    if (!finding.details.empty()) text.append(" (").append(finding.details).append(")");
    text += '\n';
  }
  if (report.interactions > 0) {
    text.append(thousands(report.users)).append(" users, ").append(thousands(report.items));
    text.append(" items, ").append(thousands(report.interactions)).append(" interactions, ");
    text.append(thousands(report.runs)).append(" runs read.\n");
  }
  return text.append(checkSentence(report).english()).append("\n");
}

Json toJson(const RepairReport& report) {
  Json lost = Json::array();
  for (const Text& sentence : report.lost) lost.push_back(sentence.english());
  return {{"users", report.users},
          {"items", report.items},
          {"interactions", report.interactions},
          {"runs", report.runs},
          {"lost", std::move(lost)}};
}

std::string inWords(const RepairReport& report) {
  std::string text;
  for (const Text& sentence : report.lost)
    text.append("lost: ").append(sentence.english()).append("\n");
  text.append("Saved: ").append(thousands(report.users)).append(" users, ");
  text.append(thousands(report.items)).append(" items, ");
  text.append(thousands(report.interactions)).append(" interactions, ");
  text.append(thousands(report.runs)).append(" runs. ");
  return text.append(repairSentence(report).english()).append("\n");
}

}  // namespace

Command checkCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand(
      "check", "Say whether a project file is whole (exit code 1 when it is damaged)");
  auto file = std::make_shared<std::string>();
  parser->add_option("FILE", *file, "the project; it is only read")->required();
  addGlobalOptions(*parser, options, false);
  return {parser, [file](const Console& console) {
            const CheckReport report =
                console.withProgress([&](Progress& progress, const std::stop_token& stop) {
                  return checkProject(*file, progress, stop);
                });
            console.result(toJson(*file, report), inWords(report));
            if (!report.whole()) throw Unsuccessful{};
          }};
}

Command repairCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser =
      app.add_subcommand("repair", "Save what is whole of a damaged project into a new one");
  auto file = std::make_shared<std::string>();
  parser->add_option("FILE", *file, "the damaged project; it is only read")->required();
  addGlobalOptions(*parser, options);
  addOverwriteOption(*parser, options);
  return {parser, [file, &options](const Console& console) {
            const RepairReport report =
                console.withProgress([&](Progress& progress, const std::stop_token& stop) {
                  return repairInto(*file, console.output(options.project), progress, stop);
                });
            console.result(toJson(report), inWords(report));
          }};
}

}  // namespace tastescope::cli
