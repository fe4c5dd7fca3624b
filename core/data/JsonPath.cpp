#include "core/data/JsonPath.h"

#include "core/base/Error.h"

namespace tastescope {
namespace {

constexpr std::size_t kMaxSteps = 16;
constexpr std::string_view kSigns = ".[]*\\";

[[noreturn]] void throwNoPath(std::string_view text) {
  throw Error(ErrorCode::InvalidConfig,
              coreText("Import",
                       "“%1” is not a path. Write the keys that lead to the events with a point "
                       "between them and [] behind every list, such as playlists[].tracks[].")
                  .arg(text));
}

/// A key at `at`, which is left behind it.
std::string keyAt(std::string_view text, std::size_t& at) {
  std::string key;
  while (at < text.size() &&
         (text[at] == '\\' || kSigns.find(text[at]) == std::string_view::npos)) {
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    key += text[at++];
  }
  return key;
}

}  // namespace

JsonPath parseJsonPath(std::string_view text) {
  JsonPath path;
  std::size_t at = 0;
  const std::string_view all = text;
  while (text.starts_with("[]")) text.remove_prefix(text.starts_with("[].") ? 3 : 2);
  while (at < text.size()) {
    if (text[at] == '*') {
      path.push_back({JsonStep::Kind::Any, {}});
      ++at;
    } else {
      path.push_back({JsonStep::Kind::Key, keyAt(text, at)});
      if (path.back().key.empty()) throwNoPath(all);
    }
    while (text.substr(at).starts_with("[]")) {
      path.push_back({JsonStep::Kind::Each, {}});
      at += 2;
    }
    if (path.size() > kMaxSteps) throwNoPath(all);
    if (at == text.size()) break;
    if (text[at] != '.' || at + 1 == text.size()) throwNoPath(all);
    ++at;
  }
  if (!path.empty() && !expands(path.back())) throwNoPath(all);
  return path;
}

std::string jsonPathText(const JsonPath& path) {
  std::string text;
  for (const JsonStep& step : path) {
    if (step.kind == JsonStep::Kind::Each) {
      text += "[]";
      continue;
    }
    if (!text.empty()) text += '.';
    if (step.kind == JsonStep::Kind::Any) text += '*';
    for (const char c : step.key) {
      if (kSigns.find(c) != std::string_view::npos) text += '\\';
      text += c;
    }
  }
  return text;
}

}  // namespace tastescope
