#include "app/cli/ExportArguments.h"

#include <algorithm>

#include "app/cli/Choices.h"
#include "app/cli/Values.h"

namespace tastescope::cli {
namespace {

const std::map<std::string, std::optional<ExportEncoding>> kEncodings{
    {"utf-8", ExportEncoding::Utf8},
    {"utf-8-bom", ExportEncoding::Utf8Bom},
    {"gb18030", ExportEncoding::Gb18030}};
const std::map<std::string, std::optional<std::string>> kLineEnds{{"lf", "\n"}, {"crlf", "\r\n"}};
const std::map<std::string, std::optional<bool>> kYesNo{{"yes", true}, {"no", false}};
constexpr std::uint64_t kMostDecimals = 17;

}  // namespace

std::string delimiterOf(const std::string& text) {
  if (text == "tab" || text == "\\t") return "\t";
  if (text == "space") return " ";
  return text;
}

void addExportOptions(CLI::App& parser, FormatArguments& a, const std::string& prefix) {
  const auto name = [&prefix](const char* option) {
    return std::string("--").append(prefix).append(option);
  };
  std::vector<std::string> presets;
  for (const ExportPreset& preset : exportPresets()) presets.push_back(preset.key);
  addWord(parser, name("preset"), a.preset, presets,
          "how the file is written; csv changes nothing, excel and excel-zh are safe for "
          "spreadsheets");
  parser.add_option(name("delimiter"), a.delimiter, "between cells: , ; | tab space");
  addChoice(parser, name("encoding"), a.encoding, kEncodings, "of the file");
  addChoice(parser, name("line-end"), a.lineEnd, kLineEnds, "of the file");
  parser.add_option(name("decimals"), a.decimals, "of scores")
      ->check(wholeNumber(0, kMostDecimals));
  addChoice(parser, name("header"), a.header, kYesNo, "a first row with the names of the columns");
  // One option with two names: the second is the first one's "no".
  parser.add_flag_function(
      name("spreadsheet-safe").append(",!").append(name("keep-formulas")),
      [&a](std::int64_t asked) { a.spreadsheetSafe = asked > 0; },
      "cells that a spreadsheet would run (=1+1) or change (007) are written so that it does "
      "neither, and imports read them as they were; keep-formulas: as they are");
}

ExportFormat formatOf(const FormatArguments& a) {
  ExportFormat format = std::ranges::find(exportPresets(), a.preset, &ExportPreset::key)->format;
  if (!a.delimiter.empty()) format.delimiter = delimiterOf(a.delimiter);
  format.encoding = a.encoding.value_or(format.encoding);
  format.lineEnd = a.lineEnd.value_or(format.lineEnd);
  format.decimals = a.decimals.value_or(format.decimals);
  if (a.header) format.header = *a.header;
  if (a.spreadsheetSafe) format.spreadsheetSafe = *a.spreadsheetSafe;
  return format;
}

void addTo(Json& document, const ExportOutcome& outcome) {
  document["neutralised"] = outcome.neutralised;
  document["keptAsText"] = outcome.keptAsText;
  document["unencodable"] = outcome.unencodable;
}

std::string outcomeText(const ExportOutcome& outcome) {
  std::string text;
  for (const Text& note : outcomeNotes(outcome)) text += note.english() + "\n";
  return text;
}

}  // namespace tastescope::cli
