// Private to core/store: numbers that may be missing or not be numbers. SQLite has no NaN, so NULL is
// kept. Thread rule: as the statement. Cost: none beyond the statement's.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cmath>
#include <limits>

#include "core/store/Checksum.h"

namespace tastescope {

inline void bindNumber(SQLite::Statement& statement, int index, double value) {
  std::isnan(value) ? statement.bind(index) : statement.bind(index, value);
}

inline double numberFrom(const SQLite::Column& column) {
  return column.isNull() ? std::numeric_limits<double>::quiet_NaN() : column.getDouble();
}

/// All NaN are one, as they are when they are read again.
inline Checksum& addNumber(Checksum& sum, double value) {
  return sum.add(std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value);
}

}  // namespace tastescope
