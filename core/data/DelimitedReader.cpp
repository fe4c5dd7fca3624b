#include "core/data/DelimitedReader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <iterator>
#include <string>
#include <utility>

namespace tastescope {
namespace {

enum class Scan : std::uint8_t { Done, NeedsMore, Problem };

/// Scans one record at a time out of a buffer of whole blocks; a record cut by the buffer's end is
/// scanned again with more.
class DelimitedReader final : public RecordReader {
 public:
  DelimitedReader(BlockFeed feed, std::string_view delimiter, char quote, std::uint64_t firstLine,
                  Numbering numbering, InnerQuote inner)
      : feed_(std::move(feed)),
        delimiter_(delimiter),
        quote_(quote),
        escape_(inner == InnerQuote::Backslash ? '\\' : quote),
        spaces_(delimiter == " "),
        line_(firstLine),
        numbering_(numbering) {
    stops_['\n'] = stops_['\0'] = true;
    if (!delimiter_.empty()) stops_[static_cast<unsigned char>(delimiter_.front())] = true;
    if (spaces_) stops_['\t'] = true;
    for (const char c : {'\n', quote_, escape_}) quotedStops_[static_cast<unsigned char>(c)] = true;
  }

  bool next(Record& record) override {
    for (;;) {
      if (at_ == buffer_.size() && !refill()) return false;
      if (skipBlankLine()) continue;
      record.line = line_;
      record.problem = RecordProblem::None;
      record.problemColumn = 0;
      record.suspectBytes = suspect_;
      if (scanRecord(record)) return true;
    }
  }

  [[nodiscard]] std::uint64_t position() const override { return position_; }

 private:
  bool refill() {
    if (ended_) return false;
    const std::string_view tail = std::string_view(buffer_).substr(at_);
    if (!feed_(block_)) {
      ended_ = true;
      return !tail.empty();
    }
    block_.text.insert(0, tail);
    buffer_.swap(block_.text);
    suspect_ = block_.hasBadBytes || (suspect_ && at_ < block_.text.size());
    at_ = 0;
    position_ = block_.position;
    return true;
  }

  /// Passes over an empty line, of which the file's last one may lack its end.
  bool skipBlankLine() {
    std::size_t end = at_;
    for (;;) {
      while (end < buffer_.size() && (buffer_[end] == '\r' || (spaces_ && buffer_[end] == ' ')))
        ++end;
      if (end < buffer_.size()) break;
      const std::size_t blank = end - at_;
      const bool more = !ended_ && refill();
      end = at_ + blank;
      if (!more || ended_) break;
    }
    if (end < buffer_.size() && buffer_[end] != '\n') return false;
    at_ = std::min(end + 1, buffer_.size());
    ++line_;
    return true;
  }

  /// False when there was nothing after all (the rest of a file is blank).
  bool scanRecord(Record& record) {
    for (;;) {
      const Scan outcome = scanCells(record);
      if (outcome == Scan::Done) {
        if (record.raw.size() > kMaxRecordBytes) record.problem = RecordProblem::TooLong;
        return true;
      }
      if (outcome == Scan::Problem) {
        skipLine(record);
        return true;
      }
      if (buffer_.size() - at_ > kMaxRecordBytes) {
        record.problem = RecordProblem::TooLong;
        skipLine(record);
        return true;
      }
      if (!refill() || ended_) {
        if (at_ == buffer_.size()) return false;
        // The last line has no end: give it one, so that there is one way to scan.
        buffer_ += '\n';
      }
      record.suspectBytes = suspect_;
    }
  }

  /// Cells of the record at at_; only when done are at_ and line_ moved past it.
  Scan scanCells(Record& record) {
    record.cells.clear();
    unescaped_.clear();
    const char* const begin = buffer_.data() + at_;
    const char* const end = buffer_.data() + buffer_.size();
    const char* p = begin;
    std::uint64_t lines = 1;
    for (;;) {
      if (spaces_) p = skipSpaces(p);
      if (quote_ != '\0' && *p == quote_) {
        const Scan outcome = scanQuoted(record, p, end, lines);
        if (outcome != Scan::Done) return outcome;
      } else {
        const char* const start = p;
        p = findStop(p);
        record.cells.emplace_back(start, static_cast<std::size_t>(p - start));
      }
      if (p == end) return Scan::NeedsMore;
      if (*p == '\n') break;
      if (*p == '\0') {
        record.problem = RecordProblem::ZeroByte;
        record.problemColumn = record.cells.size();
        return Scan::Problem;
      }
      p += spaces_ ? 1 : delimiter_.size();
    }
    finishCells(record, begin, p);
    at_ = static_cast<std::size_t>(p + 1 - buffer_.data());
    line_ += numbering_ == Numbering::Lines ? lines : 1;
    return Scan::Done;
  }

  static const char* skipSpaces(const char* p) {
    while (*p == ' ' || *p == '\t') ++p;
    return p;
  }

  /// The next delimiter, line end or zero byte (the buffer's end is one).
  const char* findStop(const char* p) const {
    for (;;) {
      while (!stops_[static_cast<unsigned char>(*p)]) ++p;
      const bool inner = delimiter_.size() > 1 && *p == delimiter_.front() &&
                         std::strncmp(p, delimiter_.c_str(), delimiter_.size()) != 0;
      if (!inner) return p;
      ++p;
    }
  }

  bool endsCell(const char* p) const {
    return *p == '\n' || (*p == '\r' && p[1] == '\n') || (spaces_ && *p == '\t') ||
           (!delimiter_.empty() && std::strncmp(p, delimiter_.c_str(), delimiter_.size()) == 0);
  }

  /// A quoted cell at p; p is left behind it. Quotes that are part of an unquoted text ("Weird Al"
  /// Yankovic) are kept.
  Scan scanQuoted(Record& record, const char*& p, const char* end, std::uint64_t& lines) {
    const char* const start = p + 1;
    const std::ptrdiff_t longestEnd = std::max<std::ptrdiff_t>(2, std::ssize(delimiter_));
    bool unescape = false;
    std::uint64_t inside = 0;
    for (const char* q = start;; ++q) {
      if (q - start > static_cast<std::ptrdiff_t>(kMaxQuotedBytes)) break;
      if (q == end) {
        if (ended_) break;
        return Scan::NeedsMore;
      }
      if (!quotedStops_[static_cast<unsigned char>(*q)]) continue;
      if (*q == '\n') {
        ++inside;
        continue;
      }
      if (*q != quote_) {
        if (q + 1 == end && !ended_) return Scan::NeedsMore;
        if (q[1] == quote_ || q[1] == escape_) {
          unescape = true;
          ++q;
        }
        continue;
      }
      if (q + 1 == end && !ended_) return Scan::NeedsMore;
      if (q[1] == quote_) {
        unescape = true;
        ++q;
        continue;
      }
      if (endsCell(q + 1) || q + 1 == end) {
        addQuoted(record, {start, static_cast<std::size_t>(q - start)}, unescape);
        p = q[1] == '\r' ? q + 2 : q + 1;
        lines += inside;
        return Scan::Done;
      }
      if (inside == 0) {
        p = findStop(q + 1);
        record.cells.emplace_back(start - 1, static_cast<std::size_t>(p - start + 1));
        return Scan::Done;
      }
      if (!ended_ && end - (q + 1) < longestEnd) return Scan::NeedsMore;
      break;
    }
    record.problem = RecordProblem::UnclosedQuote;
    record.problemColumn = record.cells.size() + 1;
    return Scan::Problem;
  }

  /// A sign that escapes stands before a quote or another of its kind.
  void addQuoted(Record& record, std::string_view cell, bool unescape) {
    if (!unescape) {
      record.cells.push_back(cell);
      return;
    }
    std::string& text = unescaped_.emplace_back();
    for (std::size_t i = 0; i < cell.size(); ++i) {
      const bool pair = i + 1 < cell.size() && (cell[i] == quote_ || cell[i] == escape_) &&
                        (cell[i + 1] == quote_ || cell[i + 1] == escape_);
      if (pair) ++i;
      text += cell[i];
    }
    record.cells.emplace_back(text);
  }

  void finishCells(Record& record, const char* begin, const char* end) const {
    std::string_view& lastCell = record.cells.back();
    const bool carriage = end > begin && end[-1] == '\r';
    if (carriage && !lastCell.empty() && lastCell.data() + lastCell.size() == end) {
      lastCell.remove_suffix(1);
    }
    if (spaces_ && record.cells.size() > 1 && lastCell.empty()) record.cells.pop_back();
    record.raw = {begin, static_cast<std::size_t>(end - begin - (carriage ? 1 : 0))};
  }

  /// Passes over the line at at_, however long it is; record.raw keeps its beginning.
  void skipLine(Record& record) {
    constexpr std::size_t kShownBytes = 1024;
    record.cells.clear();
    raw_.clear();
    for (;;) {
      const std::size_t lineEnd = buffer_.find('\n', at_);
      const std::string_view part = std::string_view(buffer_).substr(at_, lineEnd - at_);
      raw_ += part.substr(0, kShownBytes - raw_.size());
      record.raw = raw_;
      if (lineEnd != std::string::npos) {
        at_ = lineEnd + 1;
        ++line_;
        return;
      }
      at_ = buffer_.size();
      if (!refill()) return;
    }
  }

  BlockFeed feed_;
  std::string delimiter_;
  char quote_;
  char escape_;  ///< stands before a quote inside quotes; the quote itself when they are doubled
  bool spaces_;
  std::uint64_t line_;  ///< from 1
  Numbering numbering_;
  std::array<bool, 256> stops_{};
  std::array<bool, 256> quotedStops_{};  ///< what means something inside quotes
  std::string buffer_;
  std::size_t at_ = 0;
  TextBlock block_;
  std::deque<std::string> unescaped_;
  std::string raw_;
  std::uint64_t position_ = 0;
  bool ended_ = false;
  bool suspect_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> makeDelimitedReader(BlockFeed feed, std::string_view delimiter,
                                                  char quote, std::uint64_t firstLine,
                                                  Numbering numbering, InnerQuote inner) {
  return std::make_unique<DelimitedReader>(std::move(feed), delimiter, quote, firstLine, numbering,
                                           inner);
}

}  // namespace tastescope
