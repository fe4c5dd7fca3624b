#include "core/data/JsonSample.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/data/FileFormat.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

/// Calls `each(line)` for the sample's first lines, without the brackets and commas of a list.
template <typename Each>
void forLines(std::string_view text, bool listOfLines, const Each& each) {
  for (std::size_t lines = 0; !text.empty() && lines < kSampleRows;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = listOfLines ? listElementOf(line) : trimmed(line);
    if (line.empty()) continue;
    ++lines;
    each(line);
  }
}

/// How many lines there are, how many are objects, and whether the first one is.
struct LineCounts {
  std::size_t lines = 0;
  std::size_t objects = 0;
  bool first = false;
};

LineCounts countObjects(std::string_view text, const JsonCutting& cutting) {
  LineCounts counts;
  JsonTape tape;
  forLines(text, cutting.listOfLines, [&](std::string_view line) {
    ++counts.lines;
    const bool object = tape.parse(line, cutting.dialect) == RecordProblem::None &&
                        tape.node(0).kind == JsonKind::Object;
    counts.objects += object;
    counts.first = counts.first || (object && counts.lines == 1);
  });
  return counts;
}

/// Python's notation when the first key of an object is not in double quotes, nor, where there are no
/// objects, the first text.
JsonDialect dialectAt(std::string_view text) {
  std::size_t key = text.find('{');
  if (key != std::string_view::npos) key = text.find_first_not_of(" \t\r\n", key + 1);
  if (key == std::string_view::npos) key = text.find_first_of("\"'");  // lists of cells
  const bool json = key == std::string_view::npos || text[key] == '"' || text[key] == '}';
  return json ? JsonDialect::Standard : JsonDialect::Python;
}

/// Whether a line is a list of cells by itself.
bool isListOfCells(std::string_view line, JsonDialect dialect, JsonTape& tape) {
  if (!line.starts_with('[') || tape.parse(line, dialect) != RecordProblem::None) return false;
  const std::uint32_t second = tape.size() > 2 ? tape.node(1).next : tape.size();
  return second < tape.size() && isJsonScalar(tape.node(1).kind);
}

/// A list of cells a line, when nearly all lines are.
bool takeListsOfCells(std::string_view text, JsonSample& sample) {
  sample.cutting.dialect = dialectAt(text);
  std::size_t lines = 0;
  forLines(text, false, [&](std::string_view line) {
    ++lines;
    JsonTape& tape = sample.tapes.emplace_back();
    if (isListOfCells(line, sample.cutting.dialect, tape)) sample.places.push_back({&tape, 0});
  });
  if (lines > 1 && sample.places.size() * 10 >= lines * 9) return true;
  sample.places.clear();
  sample.tapes.clear();
  return false;
}

/// A value, perhaps more behind it, perhaps cut off: nothing that breaks the rules.
bool readsOn(RecordProblem problem) {
  return problem == RecordProblem::None || problem == RecordProblem::JsonExtra ||
         problem == RecordProblem::JsonCut;
}

/// A piece a line, when most lines are objects. A first line that is none may be the beginning of
/// something larger.
bool takeLines(std::string_view text, bool complete, JsonSample& sample) {
  JsonCutting cutting;
  const std::string_view firstLine = trimmed(text.substr(0, text.find('\n')));
  cutting.listOfLines = firstLine.starts_with('[') || firstLine.ends_with(',');
  LineCounts counts = countObjects(text, cutting);
  JsonCutting other = cutting;
  other.dialect = dialectAt(text);
  if (other.dialect != cutting.dialect && counts.objects * 2 < counts.lines) {
    const LineCounts python = countObjects(text, other);
    if (python.objects > counts.objects * 2) {
      counts = python;
      cutting = other;
    }
  }
  if (counts.objects == 0 || counts.objects * 2 < counts.lines) return false;
  JsonTape whole;
  if (!counts.first && readsOn(whole.parse(text, cutting.dialect))) return false;
  sample.cutting = cutting;
  forLines(text, cutting.listOfLines, [&](std::string_view line) {
    JsonTape& tape = sample.tapes.emplace_back();
    const bool object = tape.parse(line, cutting.dialect) == RecordProblem::None &&
                        tape.node(0).kind == JsonKind::Object;
    if (object) sample.places.push_back({&tape, 0});
  });
  sample.oneDocument = counts.lines == 1 && complete && !cutting.listOfLines;
  return true;
}

bool isGap(char c) { return isJsonSpace(c) || c == ','; }

/// The pieces of a list that has mistakes, as they will be read.
void takePieces(std::string_view text, JsonSample& sample) {
  sample.places.clear();
  const auto units = makeJsonUnits(feedOf(std::string(text)), sample.cutting);
  JsonUnit unit;
  while (sample.places.size() < kSampleRows && units->next(unit)) {
    JsonTape& tape = sample.tapes.emplace_back();
    const std::string& kept = sample.texts.emplace_back(unit.text);
    const bool object = unit.problem == RecordProblem::None &&
                        tape.parse(kept, sample.cutting.dialect) == RecordProblem::None &&
                        tape.node(0).kind == JsonKind::Object;
    if (object) sample.places.push_back({&tape, 0});
  }
}

/// Values one after the other, however lines run.
void takeValues(std::string_view text, JsonSample& sample) {
  const std::string_view all = text;
  sample.cutting.lines = false;
  std::size_t values = 0;
  bool list = false;
  RecordProblem problem = RecordProblem::None;
  while (sample.places.size() < kSamplePlaces) {
    std::size_t gap = 0;
    while (gap < text.size() && isGap(text[gap])) ++gap;
    text.remove_prefix(gap);
    if (text.empty()) break;
    JsonTape& tape = sample.tapes.emplace_back();
    problem = tape.parse(text, sample.cutting.dialect, true);
    if (tape.empty()) break;
    ++values;
    const Place root{&tape, 0};
    list = list || root.kind() == JsonKind::Array;
    if (root.isObject()) sample.places.push_back(root);
    if (root.kind() == JsonKind::Array) {
      const Places elements = childrenOf({root});
      sample.places.insert(sample.places.end(), elements.begin(), elements.end());
    }
    if (problem != RecordProblem::JsonExtra && problem != RecordProblem::None) break;
    if (isJsonScalar(root.kind())) break;
    text.remove_prefix(tape.node(0).end);
  }
  sample.oneDocument = values == 1 && !list;
  sample.broken = problem != RecordProblem::None && problem != RecordProblem::JsonExtra;
  if (list && !readsOn(problem)) takePieces(all, sample);
}

/// How far in the line a node begins, when nothing but spaces stands before it there.
std::optional<std::size_t> indentOf(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  if (at > 0 && text[at - 1] != '\n') return std::nullopt;
  return begin - at;
}

/// The one indent that the pieces have and nothing in them; they all begin lines.
std::optional<std::size_t> commonIndent(const std::string& text, const Places& pieces) {
  std::optional<std::size_t> common;
  for (const Place& piece : pieces) {
    if (piece.tape->text().data() < text.data() ||
        piece.tape->text().data() > text.data() + text.size()) {
      return std::nullopt;
    }
    const std::size_t before = static_cast<std::size_t>(piece.tape->text().data() - text.data());
    for (std::uint32_t at = piece.node; at < piece.tape->node(piece.node).next; ++at) {
      if (piece.tape->node(at).kind != JsonKind::Object) continue;
      const auto indent = indentOf(text, before + piece.tape->node(at).begin);
      if (at == piece.node) {
        if (!indent || (common && *common != *indent)) return std::nullopt;
        common = indent;
      } else if (indent && indent == common) {
        return std::nullopt;
      }
    }
  }
  return pieces.size() > 1 ? common : std::nullopt;
}

}  // namespace

bool beginsWithListOfCells(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text[begin] != '[') return false;
  text.remove_prefix(begin);
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos ||
      text.find_first_not_of(" \t\r\n", end) == std::string_view::npos) {
    return false;
  }
  JsonTape tape;
  const std::string_view line = trimmed(text.substr(0, end));
  return isListOfCells(line, dialectAt(line), tape);
}

Places childrenOf(const Places& places) {
  Places children;
  for (const Place& place : places) {
    if (isJsonScalar(place.kind())) continue;
    const std::uint32_t step = place.isObject() ? 1 : 0;
    const std::uint32_t end = place.tape->node(place.node).next;
    for (std::uint32_t at = place.node + 1 + step; at < end;
         at = place.tape->node(at).next + step) {
      if (children.size() == kSamplePlaces) return children;
      children.push_back({place.tape, at});
    }
  }
  return children;
}

JsonSample sampleJson(const std::string& text, bool complete) {
  JsonSample sample;
  if (beginsWithListOfCells(text) && takeListsOfCells(text, sample)) return sample;
  if (takeLines(text, complete, sample)) return sample;
  sample.cutting.dialect = dialectAt(text);
  takeValues(text, sample);
  sample.cutting.indent = commonIndent(text, sample.places);
  return sample;
}

}  // namespace tastescope
