#include <algorithm>
#include <string>
#include <utility>

#include "core/data/JsonShape.h"

namespace tastescope {
namespace {

/// The scalars in a list, joined; objects in it as written.
void joinList(const JsonTape& tape, std::uint32_t list, std::string& cell) {
  std::string buffer;
  cell.clear();
  const std::uint32_t end = tape.node(list).next;
  for (std::uint32_t at = list + 1; at < end;) {
    const JsonKind kind = tape.node(at).kind;
    if (kind == JsonKind::Array) {
      ++at;
      continue;
    }
    if (!cell.empty()) cell += '|';
    cell += kind == JsonKind::Object ? tape.written(at) : tape.said(at, buffer);
    at = tape.node(at).next;
  }
}

/// Cells by column; those of a level are set together.
class JsonCells {
 public:
  explicit JsonCells(std::size_t columns) : views_(columns), buffers_(columns) {}

  void clear(const JsonLevel& level) {
    std::fill(views_.begin() + static_cast<std::ptrdiff_t>(level.firstColumn),
              views_.begin() + static_cast<std::ptrdiff_t>(level.endColumn), std::string_view());
  }

  void set(const JsonTape& tape, std::uint32_t at, std::size_t column) {
    const JsonKind kind = tape.node(at).kind;
    if (kind == JsonKind::Array) {
      joinList(tape, at, buffers_[column]);
      views_[column] = buffers_[column];
    } else {
      views_[column] =
          kind == JsonKind::Object ? tape.written(at) : tape.said(at, buffers_[column]);
    }
  }

  /// Keeps what a cell shows, for when its text goes.
  void own(std::size_t column, std::string_view text) {
    std::string copy(text);
    buffers_[column].swap(copy);
    views_[column] = buffers_[column];
  }
  void own(std::size_t column) { own(column, views_[column]); }

  /// Sets the cells of an object's keys but for the node `except`.
  void setObject(const JsonTape& tape, std::uint32_t object, const JsonLevel& level,
                 std::uint32_t except, int depth = 0) {
    std::string buffer;
    const std::uint32_t end = tape.node(object).next;
    for (std::uint32_t key = object + 1; key < end; key = tape.node(key + 1).next) {
      if (key + 1 == except) continue;
      const std::size_t before = name_.size();
      name_ += tape.said(key, buffer);
      setNamed(tape, key + 1, level, except, depth);
      name_.resize(before);
    }
  }

  /// The value of a key whose name is put before it when it is an object itself.
  void setUnder(std::string_view key, const JsonTape& tape, const JsonLevel& level) {
    name_ = key;
    setNamed(tape, 0, level, 0, 0);
    name_.clear();
  }

  [[nodiscard]] const std::vector<std::string_view>& views() const { return views_; }

 private:
  void setNamed(const JsonTape& tape, std::uint32_t value, const JsonLevel& level,
                std::uint32_t except, int depth) {
    if (tape.node(value).kind == JsonKind::Object && depth < kMaxJsonNesting) {
      name_ += '.';
      setObject(tape, value, level, except, depth + 1);
      return;
    }
    const auto column = level.columns.find(name_);
    if (column != level.columns.end()) set(tape, value, column->second);
  }

  std::vector<std::string_view> views_;
  std::vector<std::string> buffers_;
  std::string name_;
};

class JsonReader final : public RecordReader {
 public:
  JsonReader(BlockFeed feed, std::shared_ptr<const JsonShape> shape)
      : shape_(std::move(shape)),
        units_(makeJsonUnits(std::move(feed), shape_->cutting)),
        cells_(shape_->columns),
        open_(shape_->levels.size()),
        level_(shape_->firstLevel()) {}

  bool next(Record& record) override {
    record.problemColumn = 0;
    record.madeOf = 0;
    for (;;) {
      if (nextElement(record)) return true;
      if (!units_->next(unit_)) return false;
      if (unit_.fresh) cells_.clear(shape_->levels.front());
      if (takeUnit(record)) return true;
    }
  }

  [[nodiscard]] std::uint64_t position() const override { return units_->position(); }

  [[nodiscard]] std::vector<Text> notes(const std::string& file) const override {
    std::vector<Text> notes;
    if (without_ > 0) {
      notes.push_back(coreText("Import", "%1 objects of “%2” have nothing in the list “%3”.")
                          .arg(static_cast<unsigned long long>(without_))
                          .arg(file)
                          .arg(jsonPathText(shape_->path)));
    }
    if (units_->cutOff()) {
      notes.push_back(
          coreText("Import", "“%1” ends inside a list or an object: it seems to be cut off.")
              .arg(file));
    }
    if (shape_->keysLeftOut > 0) {
      notes.push_back(coreText("Import", "“%1” has more than %2 keys; the others are left out.")
                          .arg(file)
                          .arg(static_cast<unsigned long long>(kMaxJsonColumns)));
    }
    return notes;
  }

 private:
  /// The elements of a level that are still to come.
  struct Open {
    std::uint32_t at = 0;
    std::uint32_t end = 0;
    bool keyed = false;
  };

  /// True when it is a record: of a bad piece, or of one that is an event itself.
  bool takeUnit(Record& record) {
    if (unit_.problem == RecordProblem::None) {
      unit_.problem = tape_.parse(unit_.text, shape_->cutting.dialect);
    }
    if (unit_.problem != RecordProblem::None) return bad(record, unit_.problem);
    lineAt_ = 0;
    line_ = unit_.line;
    if (unit_.around) {
      takeAround();
      return false;
    }
    const JsonLevel& level = shape_->levels[level_];
    cells_.clear(level);
    if (level.key) cells_.own(*level.key, unit_.key);
    return enter(level_, 0, record);
  }

  bool bad(Record& record, RecordProblem problem) {
    record.cells.clear();
    record.raw = unit_.text;
    record.line = unit_.line;
    record.problem = problem;
    record.suspectBytes = unit_.suspectBytes;
    return true;
  }

  void takeAround() {
    const JsonLevel& level = shape_->levels.front();
    cells_.setUnder(unit_.key, tape_, level);
    for (std::size_t i = level.firstColumn; i < level.endColumn; ++i) cells_.own(i);
  }

  /// The next element of the innermost list that has one; true when it is a record.
  bool nextElement(Record& record) {
    while (at_ > level_) {
      Open& open = open_[at_];
      if (open.at >= open.end) {
        --at_;
        continue;
      }
      const JsonLevel& level = shape_->levels[at_];
      cells_.clear(level);
      std::uint32_t value = open.at;
      if (open.keyed) {
        if (level.key) cells_.set(tape_, value, *level.key);
        ++value;
      }
      open.at = tape_.node(value).next;
      if (enter(at_, value, record)) return true;
    }
    return false;
  }

  /// A node of a level: the record itself, or what its list holds. True when it is a record.
  bool enter(std::size_t index, std::uint32_t node, Record& record) {
    at_ = index;
    const JsonLevel& level = shape_->levels[index];
    const bool last = index + 1 == shape_->levels.size();
    const JsonKind kind = tape_.node(node).kind;
    if (last) return emit(level, node, record);
    const bool fits = kind == JsonKind::Object ||
                      (kind == JsonKind::Array && level.way.front().kind == JsonStep::Kind::Each);
    if (!fits) return reject(node, record);
    const std::uint32_t list = listOf(level, node);
    if (kind == JsonKind::Object && list != node) cells_.setObject(tape_, node, level, list);
    if (list == kNone || tape_.node(list).next == list + 1) {
      ++without_;
      return false;
    }
    open_[index + 1] = {list + 1, tape_.node(list).next,
                        level.way.back().kind == JsonStep::Kind::Any};
    at_ = index + 1;
    return false;
  }

  static constexpr std::string_view kBeyond = "…";  ///< a cell that no column is for
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  /// What expands below a node, or kNone.
  std::uint32_t listOf(const JsonLevel& level, std::uint32_t node) {
    for (const JsonStep& step : level.way) {
      const JsonKind kind = tape_.node(node).kind;
      if (step.kind == JsonStep::Kind::Each) return kind == JsonKind::Array ? node : kNone;
      if (kind != JsonKind::Object) return kNone;
      if (step.kind == JsonStep::Kind::Any) return node;
      std::uint32_t found = kNone;
      const std::uint32_t end = tape_.node(node).next;
      for (std::uint32_t key = node + 1; key < end; key = tape_.node(key + 1).next) {
        if (tape_.said(key, buffer_) == step.key) found = key + 1;
      }
      if (found == kNone) return kNone;
      node = found;
    }
    return kNone;
  }

  bool emit(const JsonLevel& level, std::uint32_t node, Record& record) {
    if (shape_->listsOfCells) return emitList(level, node, record);
    const bool scalar = isJsonScalar(tape_.node(node).kind);
    if (scalar != level.scalar.has_value()) return reject(node, record);
    if (scalar) {
      cells_.set(tape_, node, *level.scalar);
    } else if (tape_.node(node).kind == JsonKind::Object) {
      cells_.setObject(tape_, node, level, kNone);
    } else {
      return reject(node, record);
    }
    finish(node, record);
    return true;
  }

  /// A list of cells; one that is shorter or longer than the others is a row of another width.
  bool emitList(const JsonLevel& level, std::uint32_t node, Record& record) {
    if (tape_.node(node).kind != JsonKind::Array) return reject(node, record);
    if (shape_->header && !std::exchange(headerPassed_, true)) return false;
    std::size_t column = level.firstColumn;
    const std::uint32_t end = tape_.node(node).next;
    for (std::uint32_t at = node + 1; at < end; at = tape_.node(at).next, ++column) {
      if (column < level.endColumn) cells_.set(tape_, at, column);
    }
    finish(node, record);
    record.cells.resize(column, kBeyond);
    return true;
  }

  void finish(std::uint32_t node, Record& record) {
    place(node, record);
    record.cells.assign(cells_.views().begin(), cells_.views().end());
    const auto holdsZero = [](std::string_view cell) { return cell.find('\0') != cell.npos; };
    record.suspectBytes = record.suspectBytes || std::ranges::any_of(record.cells, holdsZero);
    record.problem = RecordProblem::None;
  }

  bool reject(std::uint32_t node, Record& record) {
    place(node, record);
    record.cells.clear();
    record.problem = RecordProblem::NotJson;
    return true;
  }

  void place(std::uint32_t node, Record& record) {
    record.raw = tape_.written(node);
    const std::uint32_t begin = tape_.node(node).begin;
    line_ += static_cast<std::uint64_t>(
        std::ranges::count(unit_.text.substr(lineAt_, begin - lineAt_), '\n'));
    lineAt_ = begin;
    record.line = line_;
    record.suspectBytes = unit_.suspectBytes;
  }

  std::shared_ptr<const JsonShape> shape_;
  std::unique_ptr<JsonUnits> units_;
  JsonUnit unit_;
  JsonTape tape_;
  JsonCells cells_;
  std::vector<Open> open_;  ///< by level
  std::size_t level_;       ///< of pieces
  std::size_t at_ = 0;      ///< the level whose elements come next
  std::string buffer_;
  std::size_t lineAt_ = 0;  ///< where in the piece line_ was counted to
  std::uint64_t line_ = 0;
  std::uint64_t without_ = 0;
  bool headerPassed_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> makeJsonReader(BlockFeed feed,
                                             std::shared_ptr<const JsonShape> shape) {
  return std::make_unique<JsonReader>(std::move(feed), std::move(shape));
}

}  // namespace tastescope
