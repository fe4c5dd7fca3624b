#include "core/store/TextRow.h"

#include <mutex>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace tastescope {
namespace {

/// Text holds pointers to literals; what was read needs an equally long life.
const char* interned(const std::string& text) {
  static std::mutex mutex;
  static std::unordered_set<std::string> pool;
  const std::lock_guard lock(mutex);
  return pool.insert(text).first->c_str();
}

}  // namespace

std::string textToJson(const Text& text) {
  const nlohmann::json json{
      {"context", text.context()}, {"source", text.source()}, {"args", text.args()}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<Text> textFromJson(const std::string& json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("context") || !parsed.contains("source") ||
      !parsed.contains("args") || !parsed["context"].is_string() || !parsed["source"].is_string() ||
      !parsed["args"].is_array()) {
    return std::nullopt;
  }
  Text text(interned(parsed["context"].get<std::string>()),
            interned(parsed["source"].get<std::string>()));
  for (const auto& arg : parsed["args"]) {
    if (!arg.is_string()) return std::nullopt;
    text = std::move(text).arg(arg.get<std::string>());
  }
  return text;
}

}  // namespace tastescope
