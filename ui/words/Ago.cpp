#include "ui/words/Ago.h"

#include <QCoreApplication>

namespace tastescope::ui {

QString agoText(std::int64_t moment, std::int64_t now) {
  constexpr std::int64_t kMinute = 60;
  constexpr std::int64_t kHour = 60 * kMinute;
  constexpr std::int64_t kDay = 24 * kHour;
  const std::int64_t seconds = now - moment;
  const auto count = [seconds](std::int64_t unit) { return static_cast<int>(seconds / unit); };
  if (seconds < kMinute) return QCoreApplication::translate("Ago", "just now");
  if (seconds < kHour)
    return QCoreApplication::translate("Ago", "%n minutes ago", nullptr, count(kMinute));
  if (seconds < kDay)
    return QCoreApplication::translate("Ago", "%n hours ago", nullptr, count(kHour));
  return QCoreApplication::translate("Ago", "%n days ago", nullptr, count(kDay));
}

}  // namespace tastescope::ui
