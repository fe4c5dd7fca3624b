#include "app/cli/Values.h"

#include <charconv>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <system_error>

#include "core/base/NumberText.h"

namespace tastescope::cli {
namespace {

/// The whole of `text` as people write numbers, else nothing. A plus is no part of one.
template <typename Number>
std::optional<Number> numberOf(const std::string& text) {
  Number value{};
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  return value;
}

CLI::Validator validator(std::function<bool(const std::string&)> good, const std::string& what) {
  return CLI::Validator(
      [good = std::move(good), what](std::string& text) {
        return good(text) ? std::string() : "“" + text + "” is not " + what;
      },
      "");
}

CLI::Validator finite(std::function<bool(double)> good, const std::string& what) {
  return validator(
      [good = std::move(good)](const std::string& text) {
        const std::optional<double> value = numberOf<double>(text);
        return value && std::isfinite(*value) && good(*value);
      },
      what);
}

std::string range(const std::string& least, const std::string& most) {
  std::string words = " from ";
  return words.append(least).append(" to ").append(most);
}

}  // namespace

CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most) {
  return validator(
      [least, most](const std::string& text) {
        const std::optional<std::uint64_t> value = numberOf<std::uint64_t>(text);
        return value && *value >= least && *value <= most;
      },
      "a whole number" + range(std::to_string(least), std::to_string(most)));
}

CLI::Validator finiteNumber() {
  return finite([](double) { return true; }, "a number");
}

CLI::Validator numberWithin(double least, double most) {
  return finite([least, most](double value) { return value >= least && value <= most; },
                "a number" + range(shortestNumber(least), shortestNumber(most)));
}

CLI::Validator positiveNumber() {
  return finite([](double value) { return value > 0; }, "a number above 0");
}

CLI::Validator rangeOf(const ParamSchema& schema, const std::string& key) {
  const ParamSpec& spec = *schema.find(key);
  if (spec.kind != ParamKind::Integer) return numberWithin(spec.min, spec.max);
  return wholeNumber(static_cast<std::uint64_t>(spec.min), static_cast<std::uint64_t>(spec.max));
}

}  // namespace tastescope::cli
