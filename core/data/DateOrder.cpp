#include "core/data/DateOrder.h"

#include <string>
#include <tuple>

#include "core/base/Moment.h"

namespace tastescope {
namespace {

constexpr int kLastMonth = 12;
constexpr int kLastDay = 31;

/// Of years as people see them: 70 comes before 69.
int centuryYear(int year) { return year < 70 ? year + 100 : year; }

template <std::size_t Size>
std::size_t leastOf(const std::bitset<Size>& seen) {
  std::size_t at = 0;
  while (at < Size && !seen[at]) ++at;
  return at;
}

template <std::size_t Size>
std::size_t greatestOf(const std::bitset<Size>& seen) {
  std::size_t at = Size;
  while (at > 0 && !seen[at - 1]) --at;
  return at == 0 ? 0 : at - 1;
}

/// Of two digits.
std::size_t thisYear() {
  constexpr int kCentury = 2000;
  return static_cast<std::size_t>(std::stoi(dateText(plausibleMoments().last)) - kCentury);
}

}  // namespace

void DateOrder::add(std::string_view cell) {
  const auto date = dateNumbers(cell);
  if (!date) return;
  matters_ = true;
  const bool firstIsMonth = date->first <= kLastMonth;
  const bool secondIsMonth = date->second <= kLastMonth;
  dayFirstProved_ = dayFirstProved_ || (!firstIsMonth && secondIsMonth);
  monthFirstProved_ = monthFirstProved_ || (firstIsMonth && !secondIsMonth);
  if (date->twoDigits) {
    addYears(*date);
  } else {
    yearLastProved_ = true;
  }
}

void DateOrder::addYears(const DateNumbers& date) {
  const auto isDay = [](int number) { return number >= 1 && number <= kLastDay; };
  const bool maybeFirst = isDay(date.third) && date.second <= kLastMonth;
  yearFirstProved_ = yearFirstProved_ || (maybeFirst && !isDay(date.first));
  yearLastProved_ = yearLastProved_ || !maybeFirst;
  firsts_.set(static_cast<std::size_t>(date.first));
  thirds_.set(static_cast<std::size_t>(date.third));
  if (last_) {
    const auto yearFirst = [](const DateNumbers& d) {
      return std::tuple(centuryYear(d.first), d.second, d.third);
    };
    const auto dayFirst = [](const DateNumbers& d) {
      return std::tuple(centuryYear(d.third), d.second, d.first);
    };
    backYearFirst_ += yearFirst(date) < yearFirst(*last_);
    backDayFirst_ += dayFirst(date) < dayFirst(*last_);
  }
  last_ = date;
}

bool DateOrder::maybeYearFirst() const { return firsts_.any() && !yearLastProved_; }

/// Years are few and neighbours, and none is to come; days are many. Where the same day of every
/// month is written day first, that looks alike, but then time goes on when it is read so, and steps
/// back much more often when it is not. Without any order both readings step back alike.
bool DateOrder::looksYearFirst() const {
  constexpr std::size_t kFewestDays = 5;
  const std::size_t years = firsts_.count();
  const std::size_t days = thirds_.count();
  const std::size_t first = leastOf(firsts_);
  const std::size_t last = greatestOf(firsts_);
  const bool neighbours = last - first < 2 * years;
  if (days < kFewestDays || days < 2 * years || !neighbours) return false;
  // The first days of months, behind which years stand.
  constexpr std::size_t kFirstDays = 9;
  const std::size_t latest = greatestOf(thirds_);
  const bool yearsBehind = latest <= thisYear() && latest - leastOf(thirds_) < 2 * days;
  if (last <= kFirstDays && yearsBehind) return false;
  return last <= thisYear() && backYearFirst_ <= 2 * backDayFirst_ + 1;
}

bool DateOrder::yearFirst() const {
  return maybeYearFirst() && (yearFirstProved_ || looksYearFirst());
}

bool DateOrder::dayFirst() const { return !yearFirst() && (dayFirstProved_ || !monthFirstProved_); }

/// 21/03/04: the first numbers are too great for months, and might be years that are fewer than days.
bool DateOrder::mayBeYears() const {
  return maybeYearFirst() && firsts_.count() < thirds_.count() && greatestOf(firsts_) <= thisYear();
}

bool DateOrder::proved() const {
  if (yearFirst()) return yearFirstProved_;
  return (dayFirstProved_ || monthFirstProved_) && !mayBeYears();
}

}  // namespace tastescope
