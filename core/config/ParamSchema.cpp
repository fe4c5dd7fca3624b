#include "core/config/ParamSchema.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <string_view>

#include "core/base/Joined.h"

namespace tastescope {
namespace {

std::string shortest(double value) {
  char buffer[64];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, result.ptr};
}

/// Levenshtein distance: to suggest the key a person meant.
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row[b.size()];
}

Text unknownKey(const std::string& key, const std::vector<ParamSpec>& specs) {
  const ParamSpec* nearest = nullptr;
  std::size_t best = std::max<std::size_t>(1, key.size() / 2);
  for (const ParamSpec& spec : specs) {
    const std::size_t distance = editDistance(key, spec.key);
    if (distance <= best) {
      best = distance;
      nearest = &spec;
    }
  }
  if (nearest != nullptr) {
    return coreText("Config", "There is no parameter %1. The nearest one is %2.")
        .arg(key)
        .arg(nearest->key);
  }
  if (specs.empty()) return coreText("Config", "There is no parameter %1.").arg(key);
  return coreText("Config", "There is no parameter %1. There are: %2.")
      .arg(key)
      .arg(joined(specs, &ParamSpec::key));
}

/// True for a number without a fraction that a 64-bit integer holds exactly.
bool isWhole(const Json& value) {
  if (value.is_number_integer()) {
    return !value.is_number_unsigned() ||
           value.get<std::uint64_t>() <=
               static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  }
  if (!value.is_number_float()) return false;
  const double number = value.get<double>();
  return std::abs(number) < 0x1p53 && number == std::floor(number);
}

bool inRange(const ParamSpec& spec, double value) {
  return std::isfinite(value) && value >= spec.min && value <= spec.max;
}

Text outOfRange(const ParamSpec& spec) {
  return coreText("Config", "%1 must be between %2 and %3.")
      .arg(spec.key)
      .arg(shortest(spec.min))
      .arg(shortest(spec.max));
}

std::vector<std::string> choiceKeys(const ParamSpec& spec) {
  std::vector<std::string> keys;
  for (const ParamChoice& choice : spec.choices) keys.push_back(choice.key);
  return keys;
}

std::optional<Text> issueOfChoice(const ParamSpec& spec, const Json& value) {
  const std::vector<std::string> keys = choiceKeys(spec);
  if (value.is_string() &&
      std::find(keys.begin(), keys.end(), value.get<std::string>()) != keys.end()) {
    return std::nullopt;
  }
  return coreText("Config", "%1 must be one of: %2.").arg(spec.key).arg(joined(keys));
}

std::optional<Text> issueOfList(const ParamSpec& spec, const Json& value) {
  const auto fits = [&spec](const Json& element) {
    return isWhole(element) && inRange(spec, element.get<double>());
  };
  if (value.is_array() && std::all_of(value.begin(), value.end(), fits)) return std::nullopt;
  return coreText("Config", "%1 must be whole numbers between %2 and %3, such as 600,200.")
      .arg(spec.key)
      .arg(shortest(spec.min))
      .arg(shortest(spec.max));
}

/// Of an integer or a real that is none.
Text noNumber(const ParamSpec& spec) {
  const bool whole = spec.kind == ParamKind::Integer;
  if (spec.automatic) {
    return (whole ? coreText("Config", "%1 must be a whole number or auto.")
                  : coreText("Config", "%1 must be a number or auto."))
        .arg(spec.key);
  }
  return (whole ? coreText("Config", "%1 must be a whole number.")
                : coreText("Config", "%1 must be a number."))
      .arg(spec.key);
}

bool isAutomatic(const ParamSpec& spec, const Json& value) {
  return spec.automatic && value == kAutomatic;
}

std::optional<Text> issueOf(const ParamSpec& spec, const Json& value) {
  if (isAutomatic(spec, value)) return std::nullopt;
  switch (spec.kind) {
    case ParamKind::Integer:
      if (!isWhole(value)) return noNumber(spec);
      break;
    case ParamKind::Real:
      if (!value.is_number()) return noNumber(spec);
      break;
    case ParamKind::Boolean:
      if (value.is_boolean()) return std::nullopt;
      return coreText("Config", "%1 must be true or false.").arg(spec.key);
    case ParamKind::Choice: return issueOfChoice(spec, value);
    case ParamKind::IntegerList: return issueOfList(spec, value);
  }
  if (!inRange(spec, value.get<double>())) return outOfRange(spec);
  return std::nullopt;
}

/// The same value in the type the config's member has.
Json inKind(const ParamSpec& spec, const Json& value) {
  if (isAutomatic(spec, value)) return value;
  if (spec.kind == ParamKind::Integer)
    return isWhole(value) ? Json(value.get<std::int64_t>()) : value;
  if (spec.kind == ParamKind::Real) return Json(value.get<double>());
  if (spec.kind == ParamKind::IntegerList) return Json(value.get<std::vector<std::int64_t>>());
  return value;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// A number as typed; a string when it is none, so that validation words the complaint.
Json numberFrom(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  std::int64_t whole = 0;
  const char* const end = text.data() + text.size();
  if (const auto r = std::from_chars(text.data(), end, whole);
      r.ec == std::errc() && r.ptr == end) {
    return whole;
  }
  double real = 0;
  if (const auto r = std::from_chars(text.data(), end, real); r.ec == std::errc() && r.ptr == end) {
    return real;
  }
  return std::string(text);
}

Json listFrom(std::string_view text) {
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
    text = trimmed(text.substr(1, text.size() - 2));
  }
  Json list = Json::array();
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    list.push_back(numberFrom(trimmed(text.substr(0, comma))));
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return list;
}

Json booleanFrom(std::string_view text) {
  for (const char* yes : {"true", "1", "yes", "on"}) {
    if (text == yes) return true;
  }
  for (const char* no : {"false", "0", "no", "off"}) {
    if (text == no) return false;
  }
  return std::string(text);
}

Json valueFrom(const ParamSpec& spec, std::string_view text) {
  switch (spec.kind) {
    case ParamKind::Integer:
    case ParamKind::Real: return numberFrom(text);
    case ParamKind::Boolean: return booleanFrom(text);
    case ParamKind::IntegerList: return listFrom(text);
    case ParamKind::Choice: break;
  }
  return std::string(text);
}

}  // namespace

Text unitLabel(ParamUnit unit) {
  switch (unit) {
    case ParamUnit::None: break;
    case ParamUnit::Epochs: return coreText("Unit", "epochs");
    case ParamUnit::Steps: return coreText("Unit", "steps");
    case ParamUnit::Users: return coreText("Unit", "users");
    case ParamUnit::Items: return coreText("Unit", "items");
    case ParamUnit::Interactions: return coreText("Unit", "interactions");
    case ParamUnit::Days: return coreText("Unit", "days");
    case ParamUnit::Minutes: return coreText("Unit", "minutes");
    case ParamUnit::Seconds: return coreText("Unit", "seconds");
  }
  return {};
}

bool ParamIssue::concerns(const std::string& key) const {
  return std::ranges::find(keys, key) != keys.end();
}

const Json& ParamSpec::usualValue() const {
  return defaultValue == kAutomatic && !candidates.empty() ? candidates.front() : defaultValue;
}

std::string assignable(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return shortest(value.get<double>());
  if (!value.is_array()) return value.dump();
  std::string list;
  for (const Json& element : value) {
    if (!list.empty()) list += ',';
    list += element.dump();
  }
  return list;
}

const ParamSpec* ParamSchema::find(const std::string& key) const {
  const auto found = std::find_if(specs_.begin(), specs_.end(),
                                  [&key](const ParamSpec& spec) { return spec.key == key; });
  return found == specs_.end() ? nullptr : &*found;
}

Json ParamSchema::defaults() const {
  Json json = Json::object();
  for (const ParamSpec& spec : specs_) json[spec.key] = spec.defaultValue;
  return json;
}

std::vector<ParamIssue> ParamSchema::validate(const Json& config) const {
  if (!config.is_null() && !config.is_object()) {
    return {{{}, coreText("Config", "The parameters must be a JSON object.")}};
  }
  std::vector<ParamIssue> issues;
  for (const auto& [key, value] : config.items()) {
    const ParamSpec* spec = find(key);
    if (spec == nullptr) {
      issues.push_back({{key}, unknownKey(key, specs_)});
    } else if (auto issue = issueOf(*spec, value)) {
      issues.push_back({{key}, std::move(*issue)});
    }
  }
  const Json whole = overlaid(config, issues);
  const std::size_t single = issues.size();
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    const bool judgeable = std::none_of(
        issues.begin(), issues.begin() + static_cast<std::ptrdiff_t>(single),
        [&rule](const ParamIssue& issue) {
          return std::ranges::any_of(
              rule.keys, [&issue](const std::string& key) { return issue.concerns(key); });
        });
    if (judgeable && !obeys(whole, i)) issues.push_back({rule.keys, rule.sentence});
  }
  return issues;
}

/// The defaults under those values of `config` that have no issue.
Json ParamSchema::overlaid(const Json& config, const std::vector<ParamIssue>& issues) const {
  Json whole = defaults();
  if (config.is_null()) return whole;
  for (const auto& [key, value] : config.items()) {
    const bool bad = std::ranges::any_of(
        issues, [&key = key](const ParamIssue& issue) { return issue.concerns(key); });
    if (!bad) whole[key] = inKind(*find(key), value);
  }
  for (const ParamSpec& spec : specs_) {
    const bool follows = !spec.automaticWith.empty() && !config.contains(spec.key);
    if (follows && whole.at(spec.automaticWith) == kAutomatic) whole[spec.key] = kAutomatic;
  }
  return whole;
}

Json ParamSchema::complete(const Json& config) const {
  const std::vector<ParamIssue> issues = validate(config);
  if (!issues.empty()) throw Error(ErrorCode::InvalidConfig, issues.front().message);
  return overlaid(config, issues);
}

std::vector<const ParamSpec*> ParamSchema::automaticIn(const Json& config) const {
  std::vector<const ParamSpec*> found;
  for (const ParamSpec& spec : specs_) {
    if (spec.automatic && config.at(spec.key) == kAutomatic) found.push_back(&spec);
  }
  return found;
}

void ParamSchema::assign(Json& config, const std::string& assignment) const {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Config", "%1 is not of the form key=value.").arg(assignment));
  }
  const std::string key(trimmed(std::string_view(assignment).substr(0, equals)));
  const ParamSpec* spec = find(key);
  if (spec == nullptr) throw Error(ErrorCode::InvalidConfig, unknownKey(key, specs_));
  Json value = valueFrom(*spec, trimmed(std::string_view(assignment).substr(equals + 1)));
  if (auto issue = issueOf(*spec, value)) throw Error(ErrorCode::InvalidConfig, std::move(*issue));
  if (config.is_null()) config = Json::object();
  config[key] = inKind(*spec, value);
}

}  // namespace tastescope
