#include "core/report/HtmlReport.h"

#include "core/base/AtomicFile.h"
#include "core/report/ReportPicture.h"

namespace tastescope {
namespace {

/// The program's own colours in both schemes (resources/style/tokens.json).
constexpr const char* kStyle = R"(
:root { color-scheme: light dark;
  --window: #F3F6F6; --surface: #FFFFFF; --border: #D3DCDF; --text: #14242A; --quiet: #485A61;
  --stripe: #ECF1F2; --bar: #2F9ADE; --whisker: #14242A; --axis: #9BA9AE; }
@media (prefers-color-scheme: dark) { :root {
  --window: #11181B; --surface: #1A2327; --border: #2E3B41; --text: #E7EEF0; --quiet: #A9B9BF;
  --stripe: #202B30; --bar: #6486D3; --whisker: #E7EEF0; --axis: #5E7078; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 32px 20px; background: var(--window); color: var(--text);
  font: 14px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1080px; margin: 0 auto; }
h1 { margin: 0; font-size: 24px; line-height: 1.25; }
h2 { margin: 0; font-size: 16px; }
p { margin: 4px 0 12px; color: var(--quiet); max-width: 76ch; }
section { margin: 16px 0; padding: 16px 20px; background: var(--surface);
  border: 1px solid var(--border); border-radius: 8px; break-inside: avoid; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 14px 5px 0; text-align: right; vertical-align: top; }
th { color: var(--quiet); font-weight: 600; border-bottom: 1px solid var(--border); }
td { border-bottom: 1px solid var(--stripe); }
tr:last-child td { border-bottom: 0; }
th:first-child, td:first-child { text-align: left; }
th, td:not(:first-child):not(:last-child) { white-space: nowrap; }
.facts td { text-align: left; overflow-wrap: anywhere; }
.facts td:first-child { color: var(--quiet); width: 30%; }
ul { margin: 12px 0 0; padding-left: 20px; color: var(--quiet); }
figure { margin: 16px 0 0; }
figcaption { color: var(--quiet); font-size: 12px; }
svg { display: block; width: 100%; max-width: 760px; font-size: 12px; }
svg text { fill: var(--text); }
svg .name, svg .value { text-anchor: end; }
svg .bar { fill: var(--bar); }
svg .whisker { stroke: var(--whisker); stroke-width: 1.2; }
svg .zero { stroke: var(--axis); stroke-width: 1; }
@media print { body { background: none; padding: 0; } }
)";

std::string rowOf(const std::vector<Text>& cells, const char* tag, const ReportWords& words) {
  std::string out = "<tr>";
  for (const Text& cell : cells) {
    out += std::string("<") + tag + ">" + escapedHtml(words(cell)) + "</" + tag + ">";
  }
  return out + "</tr>\n";
}

/// Without a header the table lists facts: a name and what it is.
std::string tableOf(const ReportTable& table, const ReportWords& words) {
  if (table.rows.empty()) return {};
  std::string out = table.header.empty() ? "<div class=\"wide\"><table class=\"facts\">\n"
                                         : "<div class=\"wide\"><table>\n";
  if (!table.header.empty()) out += "<thead>" + rowOf(table.header, "th", words) + "</thead>\n";
  out += "<tbody>\n";
  for (const auto& row : table.rows) out += rowOf(row, "td", words);
  return out + "</tbody></table></div>\n";
}

std::string sectionOf(const ReportSection& section, const ReportWords& words) {
  std::string out = "<section>\n<h2>" + escapedHtml(words(section.title)) + "</h2>\n";
  const std::string sentence = words(section.sentence);
  if (!sentence.empty()) out += "<p>" + escapedHtml(sentence) + "</p>\n";
  out += tableOf(section.table, words);
  if (section.chart && !section.chart->bars.empty()) out += svgOf(*section.chart, words);
  if (!section.notes.empty()) {
    out += "<ul>\n";
    for (const Text& note : section.notes) out += "<li>" + escapedHtml(words(note)) + "</li>\n";
    out += "</ul>\n";
  }
  return out + "</section>\n";
}

}  // namespace

std::string escapedHtml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

std::string htmlOf(const Report& report, const ReportWords& words, const std::string& language) {
  const std::string title = escapedHtml(words(report.title));
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + escapedHtml(language) +
                    "\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" "
                    "content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"generator\" "
                    "content=\"Tastescope\"/>\n<title>" +
                    title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<main>\n";
  out += "<h1>" + title + "</h1>\n<p>" + escapedHtml(words(report.subtitle)) + "</p>\n";
  for (const ReportSection& section : report.sections) out += sectionOf(section, words);
  return out + "</main>\n</body>\n</html>\n";
}

void writeHtml(const Report& report, const OutputFile& file) {
  writeFileAtomically(file, htmlOf(
                                report, [](const Text& text) { return text.english(); }, "en"));
}

}  // namespace tastescope
