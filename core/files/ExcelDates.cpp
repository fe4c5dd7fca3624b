#include "core/files/ExcelDates.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace tastescope {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

std::string dayText(std::int64_t serial, bool from1904) {
  using namespace std::chrono;
  constexpr std::int64_t kNoSuchDay = 60;
  if (!from1904 && serial == kNoSuchDay) return "1900-02-29";
  const sys_days before = from1904              ? sys_days(January / 1 / 1904)
                          : serial < kNoSuchDay ? sys_days(December / 31 / 1899)
                                                : sys_days(December / 30 / 1899);
  const year_month_day date(before + days(serial));
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::string timeText(std::int64_t ms) {
  std::array<char, 32> text{};
  const auto whole = static_cast<int>(ms / 1000);
  std::snprintf(text.data(), text.size(), "%02d:%02d:%02d", whole / 3600, whole / 60 % 60,
                whole % 60);
  std::string time = text.data();
  if (ms % 1000 == 0) return time;
  std::snprintf(text.data(), text.size(), ".%03d", static_cast<int>(ms % 1000));
  return time + text.data();
}

}  // namespace

bool isBuiltInDateFormat(std::uint32_t id) {
  const auto within = [id](std::uint32_t first, std::uint32_t last) {
    return id >= first && id <= last;
  };
  return within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58);
}

bool isDateFormat(std::string_view code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    switch (code[i]) {
      case '"': i = code.find('"', i + 1); break;
      case '[': i = code.find(']', i + 1); break;
      case '\\':
      case '_':
      case '*': ++i; break;
      default:
        if (std::string_view("ymdhsYMDHS").find(code[i]) != std::string_view::npos) return true;
    }
    if (i == std::string_view::npos) return false;
  }
  return false;
}

std::optional<std::string> excelDateText(double serial, bool from1904) {
  constexpr double kEnd = 2'958'466;  // the day after 9999-12-31, counted from 1900
  if (!(serial >= 0) || serial >= kEnd) return std::nullopt;
  const auto ms = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(kMsPerDay)));
  const std::int64_t day = ms / kMsPerDay;
  const std::int64_t rest = ms % kMsPerDay;
  if (day == 0 && !from1904) return timeText(rest);
  if (rest == 0) return dayText(day, from1904);
  return dayText(day, from1904) + " " + timeText(rest);
}

}  // namespace tastescope
