// Which of the numbers in dates such as 9/12/11 is the year, which the month: told by a whole column.
// Thread rule: an object belongs to one thread.
// Cost: a few dozen bytes; a column's sample is walked once.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

#include "core/data/DateParsing.h"

namespace tastescope {

/// What the dates of a column made of three numbers have in common.
class DateOrder {
 public:
  /// A cell that is a date.
  void add(std::string_view cell);

  /// Whether there are such dates at all.
  [[nodiscard]] bool matters() const { return matters_; }
  [[nodiscard]] bool yearFirst() const;
  [[nodiscard]] bool dayFirst() const;
  /// Whether a cell proves the order: 13 is no month, 32 no day.
  [[nodiscard]] bool proved() const;

 private:
  static constexpr std::size_t kTwoDigits = 100;
  using Seen = std::bitset<kTwoDigits>;

  void addYears(const DateNumbers& date);
  [[nodiscard]] bool maybeYearFirst() const;
  [[nodiscard]] bool looksYearFirst() const;
  [[nodiscard]] bool mayBeYears() const;

  bool matters_ = false;
  bool dayFirstProved_ = false;
  bool monthFirstProved_ = false;
  bool yearFirstProved_ = false;
  bool yearLastProved_ = false;
  Seen firsts_;
  Seen thirds_;
  std::optional<DateNumbers> last_;  ///< the cell before
  std::size_t backYearFirst_ = 0;    ///< steps back in time from a cell to the next, each way
  std::size_t backDayFirst_ = 0;
};

}  // namespace tastescope
