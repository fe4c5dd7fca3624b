// How a command writes its tables: the same options and the same words about what was done to cells,
// for every command that writes any. Thread rule: main thread. Cost: none.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "app/cli/Console.h"
#include "core/report/ExportFormat.h"

namespace tastescope::cli {

/// "tab" and "space" as what they stand for.
std::string delimiterOf(const std::string& text);

struct FormatArguments {
  std::string preset = "csv";
  std::string delimiter;
  std::optional<ExportEncoding> encoding;
  std::optional<std::string> lineEnd;
  std::optional<int> decimals;
  std::optional<bool> header, spreadsheetSafe;
};

/// --preset, and what departs from it. A command that has options of these names for something else
/// puts `prefix` before them: "rejected-" gives --rejected-preset.
void addExportOptions(CLI::App& parser, FormatArguments& arguments, const std::string& prefix = {});
/// The format the arguments ask for.
ExportFormat formatOf(const FormatArguments& arguments);

/// {"neutralised","keptAsText","unencodable"} into a command's document.
void addTo(Json& document, const ExportOutcome& outcome);
/// A line for everything that was done to cells.
std::string outcomeText(const ExportOutcome& outcome);

}  // namespace tastescope::cli
