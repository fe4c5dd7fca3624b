#include <algorithm>

#include "core/data/JsonColumns.h"
#include "core/data/JsonEvents.h"
#include "core/data/JsonSample.h"
#include "core/data/JsonShape.h"

namespace tastescope {
namespace {

Text noteOf(const JsonSample& sample, const JsonPath& path, bool listsOfCells) {
  const bool python = sample.cutting.dialect == JsonDialect::Python;
  if (path.empty() && listsOfCells) {
    return sample.cutting.lines ? coreText("Import", "one JSON list of cells a line")
                                : coreText("Import", "a JSON list of lists of cells");
  }
  if (!path.empty()) {
    const std::string text = jsonPathText(path);
    return python
               ? coreText("Import", "objects in Python's notation, the events are “%1”").arg(text)
               : coreText("Import", "JSON, the events are “%1”").arg(text);
  }
  if (sample.cutting.lines && !sample.cutting.listOfLines) {
    return python ? coreText("Import", "one object in Python's notation a line")
                  : coreText("Import", "one JSON object a line");
  }
  return python ? coreText("Import", "objects in Python's notation")
                : coreText("Import", "a list of JSON objects");
}

/// The steps up to the first that expands.
JsonPath streamedPart(const JsonPath& path) {
  const auto first = std::ranges::find_if(path, expands);
  return {path.begin(), first == path.end() ? first : first + 1};
}

}  // namespace

bool looksLikeJson(std::string_view sample) {
  const auto after = [&](std::size_t at) { return sample.find_first_not_of(" \t\r\n", at); };
  const std::size_t first = after(0);
  if (first == std::string_view::npos) return false;
  if (sample[first] == '{') return true;
  if (sample[first] != '[') return false;
  const std::size_t second = after(first + 1);
  if (second == std::string_view::npos) return false;
  return sample[second] == '{' || sample[second] == '[' || beginsWithListOfCells(sample);
}

JsonGuess guessJson(const std::string& text, bool complete,
                    const std::optional<std::string>& path) {
  const JsonSample sample = sampleJson(text, complete);
  auto shape = std::make_shared<JsonShape>();
  JsonGuess guess;
  shape->cutting = sample.cutting;
  if (path) {
    shape->path = parseJsonPath(*path);
    requireReachable(sample, shape->path);
  } else {
    shape->path = findEvents(sample);
  }
  if (sample.broken && sample.oneDocument) {
    shape->cutting.streamed = streamedPart(shape->path);
    shape->cutting.indent.reset();
  }
  addColumns(*shape, guess, sample);
  guess.note = noteOf(sample, shape->path, shape->listsOfCells);
  guess.shape = std::move(shape);
  return guess;
}
}  // namespace tastescope
