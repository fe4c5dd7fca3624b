// Counts and shares as the evaluation's words show them. Thread rule: pure.
#pragma once

#include <QLocale>
#include <QString>
#include <cmath>
#include <cstdint>

namespace tastescope::ui {

inline QString groupedNumber(std::uint64_t value) {
  return QLocale().toString(static_cast<qulonglong>(value));
}
/// Without its sign: 0.247 is "25".
inline QString wholePercent(double share) { return QLocale().toString(std::lround(share * 100)); }

}  // namespace tastescope::ui
