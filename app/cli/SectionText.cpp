#include "app/cli/SectionText.h"

#include "app/cli/Console.h"

namespace tastescope::cli {
namespace {

std::vector<std::string> english(const std::vector<Text>& cells) {
  std::vector<std::string> words;
  for (const Text& cell : cells) words.push_back(cell.english());
  return words;
}

}  // namespace

std::string sectionText(const std::vector<ReportSection>& sections) {
  std::string out;
  for (const ReportSection& section : sections) {
    out += "\n" + section.title.english() + "\n";
    if (!section.sentence.empty()) out += section.sentence.english() + "\n";
    if (!section.table.rows.empty()) {
      TextTable table(english(section.table.header));
      for (const auto& row : section.table.rows) table.add(english(row));
      out += table.text();
    }
    for (const Text& note : section.notes) out += note.english() + "\n";
  }
  return out;
}

}  // namespace tastescope::cli
