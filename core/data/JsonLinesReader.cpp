#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/data/RecordReader.h"

namespace tastescope {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kMaxDepth = 16;

/// Deeper values are left out: nesting without end must not exhaust the stack later.
Json parseLine(std::string_view line) {
  return Json::parse(
      line, [](int depth, Json::parse_event_t, Json&) { return depth <= kMaxDepth; }, false);
}

std::string cellOf(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::string joined;
    for (const Json& part : value) {
      if (!joined.empty()) joined += '|';
      joined += cellOf(part);
    }
    return joined;
  }
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class JsonLinesReader final : public RecordReader {
 public:
  JsonLinesReader(BlockFeed feed, std::vector<std::string> keys)
      : lines_(makeDelimitedReader(std::move(feed), "", '\0')), cells_(keys.size()) {
    for (std::size_t i = 0; i < keys.size(); ++i) columns_.emplace(std::move(keys[i]), i);
  }

  bool next(Record& record) override {
    if (!lines_->next(record)) return false;
    if (record.problem != RecordProblem::None) return true;
    const Json object = parseLine(record.raw);
    record.cells.clear();
    if (!object.is_object()) {
      record.problem = RecordProblem::NotJson;
      return true;
    }
    for (std::string& cell : cells_) cell.clear();
    for (const auto& [key, value] : object.items()) {
      const auto column = columns_.find(key);
      if (column != columns_.end()) cells_[column->second] = cellOf(value);
    }
    record.cells.assign(cells_.begin(), cells_.end());
    const auto holdsZero = [](std::string_view cell) { return cell.find('\0') != cell.npos; };
    record.suspectBytes = record.suspectBytes || std::ranges::any_of(record.cells, holdsZero);
    return true;
  }

  [[nodiscard]] std::uint64_t position() const override { return lines_->position(); }

 private:
  std::unique_ptr<RecordReader> lines_;
  std::unordered_map<std::string, std::size_t> columns_;
  std::vector<std::string> cells_;
};

}  // namespace

std::unique_ptr<RecordReader> makeJsonLinesReader(BlockFeed feed, std::vector<std::string> keys) {
  return std::make_unique<JsonLinesReader>(std::move(feed), std::move(keys));
}

std::vector<std::string> jsonKeys(const std::string& sample, std::size_t maxLines) {
  std::vector<std::string> keys;
  std::unordered_map<std::string, std::size_t> known;
  const auto lines = makeDelimitedReader(feedOf(sample), "", '\0');
  Record record;
  for (std::size_t line = 0; line < maxLines && lines->next(record); ++line) {
    const Json object = parseLine(record.raw);
    if (!object.is_object()) continue;
    for (const auto& [key, value] : object.items()) {
      if (known.emplace(key, keys.size()).second) keys.push_back(key);
    }
  }
  return keys;
}

}  // namespace tastescope
