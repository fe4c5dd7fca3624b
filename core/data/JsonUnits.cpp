#include "core/data/JsonUnits.h"
#include "core/data/DelimitedReader.h"

#include <string>
#include <utility>
#include <vector>

namespace tastescope {
namespace {

constexpr std::size_t kMaxAroundBytes = std::size_t{64} << 10;
constexpr std::size_t kShownBytes = 1024;

class LineUnits final : public JsonUnits {
 public:
  LineUnits(BlockFeed feed, bool listOfLines)
      : lines_(makeDelimitedReader(std::move(feed), "", '\0')), listOfLines_(listOfLines) {}

  bool next(JsonUnit& unit) override {
    while (lines_->next(record_)) {
      unit = {record_.raw, {}, record_.line, record_.problem, record_.suspectBytes};
      if (listOfLines_) unit.text = listElementOf(unit.text);
      if (unit.text.empty() && unit.problem == RecordProblem::None) continue;
      return true;
    }
    return false;
  }

  [[nodiscard]] std::uint64_t position() const override { return lines_->position(); }

 private:
  std::unique_ptr<RecordReader> lines_;
  bool listOfLines_;
  Record record_;
};

/// Follows the brackets of one value, byte by byte, wherever blocks end.
class BracketScan {
 public:
  BracketScan(JsonDialect dialect, std::optional<std::size_t> indent)
      : python_(dialect == JsonDialect::Python), indent_(indent) {}

  enum class Step : std::uint8_t { On, EndsBehind, EndsBefore, EndsAtLine };

  Step feed(char c) {
    if (quote_ != '\0' && c != '\n') return insideText(c);
    if (c == '\n') quote_ = '\0', escaped_ = false;  // no text goes over a line's end
    if (indent_ && startsLine(c)) return Step::EndsAtLine;
    if (c == '"' || (python_ && c == '\'')) {
      quote_ = c;
      return Step::On;
    }
    if (c == '{' || c == '[' || (python_ && c == '(')) {
      closers_ += c == '{' ? '}' : c == '[' ? ']' : ')';
      return Step::On;
    }
    if (c == '}' || c == ']' || (python_ && c == ')')) return closing(c);
    const bool ends = closers_.empty() && (isJsonSpace(c) || c == ',' || c == ':');
    return ends ? Step::EndsBefore : Step::On;
  }

  [[nodiscard]] bool open() const { return !closers_.empty() || quote_ != '\0'; }

 private:
  Step insideText(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == quote_) {
      quote_ = '\0';
      if (closers_.empty()) return Step::EndsBehind;
    }
    return Step::On;
  }

  /// A bracket that does not fit closes what it can; one that fits nothing is somebody else's.
  Step closing(char c) {
    const std::size_t opened = closers_.rfind(c);
    if (opened == std::string::npos) return Step::EndsBefore;
    closers_.resize(opened);
    return closers_.empty() ? Step::EndsBehind : Step::On;
  }

  bool startsLine(char c) {
    if (c == '\n') {
      lead_ = 0;
      return false;
    }
    if (!lead_) return false;
    if (c == ' ' || c == '\t') {
      ++*lead_;
      return false;
    }
    const bool starts = c == '{' && *lead_ == *indent_ && !closers_.empty();
    lead_.reset();
    return starts;
  }

  bool python_;
  std::optional<std::size_t> indent_;
  std::string closers_;
  char quote_ = '\0';
  bool escaped_ = false;
  std::optional<std::size_t> lead_;  ///< spaces since the line began, while there are only those
};

/// Walks through a document wherever its brackets stand.
class WalkingUnits final : public JsonUnits {
 public:
  WalkingUnits(BlockFeed feed, JsonCutting cutting)
      : feed_(std::move(feed)), cutting_(std::move(cutting)) {}

  bool next(JsonUnit& unit) override {
    for (;;) {
      if (!skipSpaces()) {
        cutOff_ = cutOff_ || !open_.empty();
        return false;
      }
      const bool object = !open_.empty() && open_.back().object;
      if (!(object ? takeMember(unit) : takeElement(unit))) continue;
      unit.fresh = std::exchange(fresh_, false);
      return true;
    }
  }

  [[nodiscard]] std::uint64_t position() const override { return position_; }
  [[nodiscard]] bool cutOff() const override { return cutOff_; }

 private:
  struct Open {
    bool object = false;
    std::size_t step = 0;   ///< of the streamed path, that its keys are compared with
    bool elements = false;  ///< a list whose elements are pieces
  };

  bool refill() {
    if (ended_ || !feed_(block_)) {
      ended_ = true;
      return false;
    }
    suspect_ = block_.hasBadBytes || (suspect_ && at_ < buffer_.size());
    buffer_.erase(0, at_);
    at_ = 0;
    buffer_ += block_.text;
    position_ = block_.position;
    return true;
  }

  /// To the next byte that means something; false at the end.
  bool skipSpaces() {
    for (;; ++at_) {
      if (at_ == buffer_.size() && !refill()) return false;
      if (at_ == buffer_.size()) continue;
      const char c = buffer_[at_];
      if (!isJsonSpace(c)) return true;
      if (c == '\n') {
        ++line_;
        lead_ = 0;
      } else if (lead_) {
        ++*lead_;
      }
    }
  }

  void pass() {
    ++at_;
    lead_.reset();
  }

  /// In a list or outside everything.
  bool takeElement(JsonUnit& unit) {
    const char c = buffer_[at_];
    if (c == ',') return pass(), false;
    if (c == ']' || c == '}' || c == ')') {
      if (c == ']' && !open_.empty()) open_.pop_back();
      return pass(), false;
    }
    if (c == '[' && open_.empty()) return enter({false, 0, cutting_.streamed.empty()}), false;
    const bool elements = open_.empty() ? cutting_.streamed.empty() : open_.back().elements;
    if (c == '{' && !elements) {
      fresh_ = true;
      return enter({true, 0, false}), false;
    }
    takeValue(unit, kMaxRecordBytes);
    if (!elements && unit.problem == RecordProblem::None) unit.problem = RecordProblem::NotJson;
    return true;
  }

  void enter(Open open) {
    open_.push_back(open);
    pass();
  }

  /// In an object on the way to the streamed list: a key and its value.
  bool takeMember(JsonUnit& unit) {
    const char c = buffer_[at_];
    if (c == ',') return pass(), false;
    if (c == '}') return open_.pop_back(), pass(), false;
    if (c == ']' || c == ')' || c == ':') return pass(), false;
    takeValue(unit, kMaxAroundBytes);
    const bool quoted = unit.text.size() >= 2 && (c == '"' || c == '\'');
    if (!quoted && unit.problem == RecordProblem::None) unit.problem = RecordProblem::NotJson;
    if (unit.problem != RecordProblem::None) return true;
    key_ = unit.text.substr(1, unit.text.size() - 2);
    if (!skipSpaces() || buffer_[at_] != ':') {
      unit.text = key_;
      unit.problem = RecordProblem::NotJson;
      return true;
    }
    pass();
    return skipSpaces() && takeValueOfKey(unit);
  }

  bool takeValueOfKey(JsonUnit& unit) {
    const std::size_t at = open_.back().step;
    const JsonStep& step = cutting_.streamed[at];
    if (step.kind == JsonStep::Kind::Any) {
      takeValue(unit, kMaxRecordBytes);
      unit.key = key_;
      return true;
    }
    const char c = buffer_[at_];
    if (step.key == key_) {
      const bool list = cutting_.streamed[at + 1].kind == JsonStep::Kind::Each;
      if (c == '[' && list) return enter({false, 0, true}), false;
      if (c == '{' && !list) return enter({true, at + 1, false}), false;
    }
    takeValue(unit, kMaxAroundBytes);
    if (c == '[' || unit.problem != RecordProblem::None) return false;
    unit.key = key_;
    unit.around = true;
    return true;
  }

  /// The value at at_, which is left behind it; one that is too long is passed over.
  void takeValue(JsonUnit& unit, std::size_t limit) {
    unit = {{}, {}, line_, RecordProblem::None, suspect_};
    const bool indented = cutting_.indent && lead_ == cutting_.indent;
    BracketScan scan(cutting_.dialect, indented ? cutting_.indent : std::nullopt);
    std::size_t length = 0;
    std::size_t lineBegin = 0;
    std::uint64_t lines = 0;
    BracketScan::Step step = BracketScan::Step::On;
    for (; step == BracketScan::Step::On; ++length) {
      if (at_ + length == buffer_.size()) {
        if (length > limit) passOver(unit, length, lines, lineBegin);
        if (!refill()) break;
        unit.suspectBytes = unit.suspectBytes || suspect_;
        if (at_ + length == buffer_.size()) {
          --length;
          continue;
        }
      }
      const char c = buffer_[at_ + length];
      step = scan.feed(c);
      if (c == '\n' && step == BracketScan::Step::On) {
        ++lines;
        lineBegin = length + 1;
      }
    }
    finish(unit, scan, step, length, lineBegin);
    if (unit.problem != RecordProblem::TooLong && length > limit) tooLong(unit);
    line_ += lines;
  }

  void tooLong(JsonUnit& unit) {
    unit.problem = RecordProblem::TooLong;
    shown_ = unit.text.substr(0, kShownBytes);
    unit.text = shown_;
  }

  void passOver(JsonUnit& unit, std::size_t& length, std::uint64_t& lines, std::size_t& lineBegin) {
    if (unit.problem != RecordProblem::TooLong) {
      unit.text = std::string_view(buffer_).substr(at_, length);
      tooLong(unit);
    }
    at_ += length;
    length = 0;
    lineBegin = 0;
    line_ += std::exchange(lines, 0);
  }

  void finish(JsonUnit& unit, const BracketScan& scan, BracketScan::Step step, std::size_t& length,
              std::size_t lineBegin) {
    if (step == BracketScan::Step::On) {
      cutOff_ = cutOff_ || scan.open();
    } else if (step == BracketScan::Step::EndsBefore) {
      --length;
    } else if (step == BracketScan::Step::EndsAtLine) {
      length = lineBegin;
      unit.problem = unit.problem == RecordProblem::None ? RecordProblem::JsonCut : unit.problem;
    }
    // A sign that can be neither value nor end is a piece of its own, so that reading goes on.
    if (length == 0 && unit.problem == RecordProblem::None) length = 1;
    if (unit.problem != RecordProblem::TooLong) {
      unit.text = std::string_view(buffer_).substr(at_, length);
    }
    at_ += length;
    lead_.reset();
    if (step == BracketScan::Step::EndsAtLine) lead_ = 0;
  }

  BlockFeed feed_;
  JsonCutting cutting_;
  TextBlock block_;
  std::string buffer_;
  std::string key_;
  std::string shown_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::uint64_t line_ = 1;
  std::uint64_t position_ = 0;
  std::optional<std::size_t> lead_ =
      0;  ///< spaces since the line began, while there are only those
  bool ended_ = false;
  bool cutOff_ = false;
  bool suspect_ = false;
  bool fresh_ = false;
};

}  // namespace

std::string_view listElementOf(std::string_view line) {
  const auto outer = [](char c, char bracket) {
    return isJsonSpace(c) || c == ',' || c == bracket;
  };
  while (!line.empty() && outer(line.front(), '[')) line.remove_prefix(1);
  while (!line.empty() && outer(line.back(), ']')) line.remove_suffix(1);
  return line;
}

std::unique_ptr<JsonUnits> makeJsonUnits(BlockFeed feed, const JsonCutting& cutting) {
  if (cutting.lines) return std::make_unique<LineUnits>(std::move(feed), cutting.listOfLines);
  return std::make_unique<WalkingUnits>(std::move(feed), cutting);
}

}  // namespace tastescope
