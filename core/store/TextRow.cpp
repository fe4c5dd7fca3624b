#include "core/store/TextRow.h"

#include <mutex>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

/// Text holds pointers to literals; what was read needs an equally long life.
const char* interned(const std::string& text) {
  static std::mutex mutex;
  static std::unordered_set<std::string> pool;
  const std::lock_guard lock(mutex);
  return pool.insert(text).first->c_str();
}

nlohmann::json jsonOf(const Text& text) {
  nlohmann::json args = nlohmann::json::array();
  for (const Text::Arg& arg : text.args()) {
    if (const Text* const nested = std::get_if<Text>(&arg)) {
      args.push_back(jsonOf(*nested));
    } else {
      args.push_back(std::get<std::string>(arg));
    }
  }
  return {{"context", text.context()}, {"source", text.source()}, {"args", std::move(args)}};
}

std::optional<Text> textOf(const nlohmann::json& json) {
  if (!json.is_object() || !json.contains("context") || !json.contains("source") ||
      !json.contains("args") || !json["context"].is_string() || !json["source"].is_string() ||
      !json["args"].is_array()) {
    return std::nullopt;
  }
  Text text(interned(json["context"].get<std::string>()),
            interned(json["source"].get<std::string>()));
  for (const auto& arg : json["args"]) {
    if (arg.is_string()) {
      text = std::move(text).arg(arg.get<std::string>());
    } else if (auto nested = textOf(arg)) {
      text = std::move(text).arg(*std::move(nested));
    } else {
      return std::nullopt;
    }
  }
  return text;
}

}  // namespace

std::string textToJson(const Text& text) {
  return jsonOf(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<Text> textFromJson(const std::string& json) { return textOf(storedJson(json)); }

}  // namespace tastescope
