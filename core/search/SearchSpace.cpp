#include "core/search/SearchSpace.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace tastescope {
namespace {

constexpr double kRealFactor = 10;
constexpr double kIntegerFactor = 4;

Error badRange(const std::string& range) {
  return {ErrorCode::InvalidConfig,
          coreText("Tune",
                   "The range “%1” cannot be used. Write key=low:high or key=a|b|c with values the "
                   "parameter can take.")
              .arg(range)};
}

double numberFrom(const std::string& text, const std::string& range) {
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) throw badRange(range);
  return value;
}

/// "a|b|c" as values of the parameter.
std::vector<Json> choicesFrom(const ParamSchema& schema, const std::string& key,
                              const std::string& list) {
  std::vector<Json> choices;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find('|', begin), list.size());
    Json config = Json::object();
    schema.assign(config, key + "=" + list.substr(begin, end - begin));
    choices.push_back(config.at(key));
    begin = end + 1;
  }
  return choices;
}

SearchRange rangeFrom(const ParamSchema& schema, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) throw badRange(text);
  SearchRange range{.key = text.substr(0, equals)};
  const ParamSpec* const spec = schema.find(range.key);
  if (spec == nullptr) {
    Json unused = Json::object();
    schema.assign(unused, text);  // names the parameters there are
    throw badRange(text);
  }
  const std::string values = text.substr(equals + 1);
  const std::size_t colon = values.find(':');
  const bool number = spec->kind == ParamKind::Integer || spec->kind == ParamKind::Real;
  if (colon == std::string::npos || !number) {
    range.choices = choicesFrom(schema, range.key, values);
    return range;
  }
  range.low = numberFrom(values.substr(0, colon), text);
  range.high = numberFrom(values.substr(colon + 1), text);
  range.integer = spec->kind == ParamKind::Integer;
  constexpr double kWide = 20;  // so many times the low end is better walked in factors
  range.logScale = range.low > 0 && (spec->logScale || range.high / range.low >= kWide);
  const bool sane = range.low >= spec->min && range.low <= range.high && range.high <= spec->max;
  if (!sane) throw badRange(text);
  return range;
}

std::vector<Json> widthsAround(const ParamSpec& spec) {
  std::vector<Json> lists;
  for (const double factor : {0.5, 1.0, 2.0}) {
    Json list = Json::array();
    for (const Json& width : spec.defaultValue) {
      const double scaled =
          std::clamp(std::round(width.get<double>() * factor), spec.min, spec.max);
      list.push_back(static_cast<std::int64_t>(scaled));
    }
    if (std::find(lists.begin(), lists.end(), list) == lists.end()) lists.push_back(list);
  }
  return lists;
}

double readable(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.4g", value);
  double rounded = 0;
  std::from_chars(digits, digits + std::char_traits<char>::length(digits), rounded);
  return rounded;
}

}  // namespace

std::optional<SearchRange> usualRange(const ParamSpec& spec) {
  SearchRange range{.key = spec.key};
  switch (spec.kind) {
    case ParamKind::Boolean: range.choices = {false, true}; return range;
    case ParamKind::Choice:
      for (const ParamChoice& choice : spec.choices) range.choices.emplace_back(choice.key);
      return range;
    case ParamKind::IntegerList:
      range.choices = widthsAround(spec);
      if (range.choices.size() < 2) return std::nullopt;
      return range;
    case ParamKind::Integer:
    case ParamKind::Real: break;
  }
  const auto usual = spec.usualValue().get<double>();
  range.integer = spec.kind == ParamKind::Integer;
  if (!range.integer && spec.max - spec.min <= 1) {
    range.low = spec.min;
    range.high = spec.max;
    return range;
  }
  if (usual <= 0) return std::nullopt;
  const double factor = range.integer ? kIntegerFactor : kRealFactor;
  range.logScale = spec.logScale;
  range.low = std::max(spec.min, range.logScale ? usual / factor : 0.0);
  range.high = std::min(spec.max, range.logScale ? usual * factor : 2 * usual);
  return range;
}

std::vector<SearchRange> searchSpace(const ParamSchema& schema, const Json& fixed,
                                     const std::vector<std::string>& ranges) {
  std::vector<SearchRange> asked;
  for (const std::string& text : ranges) asked.push_back(rangeFrom(schema, text));
  std::vector<SearchRange> space;
  for (const ParamSpec& spec : schema.specs()) {
    const auto own = std::find_if(asked.rbegin(), asked.rend(), [&spec](const SearchRange& range) {
      return range.key == spec.key;
    });
    if (own != asked.rend()) {
      space.push_back(*own);
    } else if (!spec.advanced && !fixed.contains(spec.key)) {
      if (auto range = usualRange(spec)) space.push_back(*std::move(range));
    }
  }
  if (space.empty()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Tune",
                         "There is nothing to search: every parameter is fixed or has no usual "
                         "range. Give one a range."));
  }
  return space;
}

Json drawSettings(const std::vector<SearchRange>& space, Rng& rng) {
  Json settings = Json::object();
  for (const SearchRange& range : space) {
    if (!range.choices.empty()) {
      settings[range.key] = range.choices[rng.below(range.choices.size())];
      continue;
    }
    const double place = rng.uniform();
    double value = range.low + place * (range.high - range.low);
    if (range.logScale) value = range.low * std::pow(range.high / range.low, place);
    if (range.integer) {
      settings[range.key] = static_cast<std::int64_t>(std::round(value));
    } else {
      settings[range.key] = std::clamp(readable(value), range.low, range.high);
    }
  }
  return settings;
}

Json usableSettings(const ParamSchema& schema, const std::vector<SearchRange>& space,
                    const Json& fixed, Json settings, Rng& rng) {
  constexpr int kDraws = 1000;
  for (int draws = 0;; ++draws) {
    settings.update(fixed);
    const std::vector<ParamIssue> issues = schema.validate(settings);
    if (issues.empty()) return schema.complete(settings);
    if (draws == kDraws) throw Error(ErrorCode::InvalidConfig, issues.front().message);
    settings = drawSettings(space, rng);
  }
}

}  // namespace tastescope
