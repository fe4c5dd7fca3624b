#include <filesystem>

#include "app/cli/Commands.h"
#include "core/base/AtomicFile.h"
#include "core/models/Registry.h"
#include "core/train/ModelDocs.h"
#include "core/train/TrainingEngine.h"
#include "core/workflow/data/ModelSuitability.h"

namespace tastescope::cli {
namespace {

const char* kindName(ParamKind kind) {
  switch (kind) {
    case ParamKind::Integer: return "integer";
    case ParamKind::Real: return "real";
    case ParamKind::Boolean: return "boolean";
    case ParamKind::Choice: return "choice";
    case ParamKind::IntegerList: return "integer-list";
  }
  return "real";
}

Json toJson(const ParamSchema& schema) {
  Json parameters = Json::array();
  for (const ParamSpec& spec : schema.specs()) {
    Json parameter{{"key", spec.key},
                   {"label", spec.label.english()},
                   {"help", spec.help.english()},
                   {"kind", kindName(spec.kind)},
                   {"default", spec.defaultValue},
                   {"advanced", spec.advanced}};
    if (spec.kind == ParamKind::Choice) {
      for (const ParamChoice& choice : spec.choices) parameter["choices"].push_back(choice.key);
    } else if (spec.kind != ParamKind::Boolean) {
      parameter["min"] = spec.min;
      parameter["max"] = spec.max;
      parameter["log"] = spec.logScale;
      if (spec.automatic) parameter["auto"] = spec.candidates;
    }
    parameters.push_back(parameter);
  }
  return parameters;
}

Json toJson(const ModelInfo& info) {
  const ModelCapabilities can = capabilitiesOf(info);
  return {{"key", info.key},
          {"name", info.name},
          {"family", familyKey(info.family)},
          {"summary", info.summary.english()},
          {"paper", info.paper},
          {"capabilities",
           {{"closedForm", can.closedForm},
            {"trainsByStep", can.trainsByStep},
            {"foldsIn", can.foldsIn},
            {"userLatent", can.userLatent},
            {"samples", can.samples},
            {"itemEmbeddings", can.itemEmbeddings},
            {"ordersByTime", can.ordersByTime}}},
          {"parameters", toJson(*info.schema)}};
}

/// The registry; with a project also whether each model suits its data.
void listModels(const Console& console) {
  const SessionPtr session =
      console.options().project.empty() ? SessionPtr() : console.openSession();
  std::vector<std::string> header{"key", "model", "family", "paper"};
  if (session) header.insert(header.end(), {"suits the data", "why", "suggested"});
  Json models = Json::array();
  TextTable table(header);
  for (const ModelInfo& info : modelRegistry()) {
    models.push_back(toJson(info));
    std::vector<std::string> row{info.key, info.name, familyKey(info.family), info.paper};
    if (session) {
      const auto [suitability, why] = suitabilityOf(capabilitiesOf(info), session->data());
      models.back()["suitability"] = suitabilityKey(suitability);
      models.back()["suitabilityWhy"] = why.english();
      row.insert(row.end(), {suitabilityKey(suitability), why.english()});
      models.back()["suggested"] = Json::array();
      std::string settings;
      for (const Suggestion& one : suggestionsFor(info, dataShape(session->data()))) {
        models.back()["suggested"].push_back(
            {{"key", one.key}, {"value", one.value}, {"reason", one.reason.english()}});
        settings += (settings.empty() ? "" : " ") + one.key + '=' + assignable(one.value);
      }
      row.push_back(settings);
    }
    table.add(row);
  }
  const Json document{{"models", models}, {"trainOptions", toJson(trainOptionsSchema())}};
  console.result(document, table.text());
}

void writeDocs(const std::filesystem::path& folder, const Console& console) {
  std::filesystem::create_directories(folder);
  std::vector<std::string> pages;
  for (const ModelInfo& info : modelRegistry())
    pages.push_back((folder / (info.key + ".md")).string());
  console.requireOutputs(pages);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    writeFileAtomically(console.output(pages[i]), modelDocumentation(modelRegistry()[i]));
  }
}

}  // namespace

Command modelsCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("models", "The models and their parameters");
  auto docs = std::make_shared<std::string>();
  parser->add_option("--docs", *docs, "write one Markdown page a model into this folder");
  addOverwriteOption(*parser, options);
  parser->add_option("--project", options.project,
                     "a project file, to say which models suit its data");
  addGlobalOptions(*parser, options, false);
  return {parser, [docs](const Console& console) {
            if (!docs->empty()) writeDocs(*docs, console);
            listModels(console);
          }};
}

}  // namespace tastescope::cli
