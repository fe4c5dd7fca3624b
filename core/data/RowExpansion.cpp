#include "core/data/RowExpansion.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/data/JsonTape.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

/// A record that is like `row` but for its cells.
void comesFrom(Record& record, const Record& row) {
  record.line = row.line;
  record.raw = row.raw;
  record.problem = row.problem;
  record.problemColumn = row.problemColumn;
  record.suspectBytes = row.suspectBytes;
  record.madeOf = row.madeOf;
  record.width = row.width;
}

/// What all of them share: a row is taken, and gives records until it is used up.
class ExpandingReader : public RecordReader {
 public:
  explicit ExpandingReader(std::unique_ptr<RecordReader> rows) : rows_(std::move(rows)) {}

  bool next(Record& record) override {
    for (;;) {
      if (fromRow(record)) return true;
      if (!rows_->next(row_)) return false;
      if (row_.problem == RecordProblem::None && takeRow()) continue;
      comesFrom(record, row_);
      record.cells = row_.cells;
      return true;
    }
  }

  [[nodiscard]] std::uint64_t position() const override { return rows_->position(); }
  [[nodiscard]] std::vector<Text> notes(const std::string& file) const override {
    return rows_->notes(file);
  }

 protected:
  /// Looks at row_; false when it is to be handed on as it is.
  virtual bool takeRow() = 0;
  /// The next record of row_; false when there is none any more.
  virtual bool fromRow(Record& record) = 0;

  std::unique_ptr<RecordReader> rows_;
  Record row_;
};

class ListsReader final : public ExpandingReader {
 public:
  using ExpandingReader::ExpandingReader;

  [[nodiscard]] std::vector<Text> notes(const std::string& file) const override {
    std::vector<Text> notes = rows_->notes(file);
    if (empty_ > 0) {
      notes.push_back(coreText("Import", "%1 lines of “%2” name a user and no item.")
                          .arg(static_cast<unsigned long long>(empty_))
                          .arg(file));
    }
    return notes;
  }

 protected:
  bool takeRow() override {
    empty_ += row_.cells.size() < 2;
    at_ = 1;
    return true;
  }
  bool fromRow(Record& record) override {
    if (row_.problem != RecordProblem::None || at_ >= row_.cells.size()) return false;
    comesFrom(record, row_);
    record.cells.assign({row_.cells.front(), row_.cells[at_]});
    record.madeOf = ++at_;
    return true;
  }

 private:
  std::size_t at_ = 0;
  std::uint64_t empty_ = 0;
};

class MatrixReader final : public ExpandingReader {
 public:
  MatrixReader(std::unique_ptr<RecordReader> rows, MatrixShape shape)
      : ExpandingReader(std::move(rows)), shape_(std::move(shape)) {}

  [[nodiscard]] std::vector<Text> notes(const std::string& file) const override {
    std::vector<Text> notes = rows_->notes(file);
    if (empty_ > 0) {
      notes.push_back(coreText("Import", "%1 rows of “%2” have no value in any column.")
                          .arg(static_cast<unsigned long long>(empty_))
                          .arg(file));
    }
    return notes;
  }

 protected:
  bool takeRow() override {
    ++number_;
    const std::size_t width = shape_.firstItem + shape_.items.size();
    std::vector<std::string_view>& cells = row_.cells;
    while (cells.size() > width && cells.back().empty()) cells.pop_back();
    at_ = width;
    if (cells.size() != width) {
      row_.problem = RecordProblem::WrongWidth;
      row_.width = width;
      return false;
    }
    at_ = shape_.firstItem;
    toRated();
    empty_ += at_ == width;
    if (!shape_.named) user_ = std::to_string(number_);
    return true;
  }
  bool fromRow(Record& record) override {
    if (at_ >= row_.cells.size() || row_.problem != RecordProblem::None) return false;
    comesFrom(record, row_);
    const std::string_view user = shape_.named ? row_.cells.front() : std::string_view(user_);
    record.cells.assign({user, shape_.items[at_ - shape_.firstItem], row_.cells[at_]});
    record.madeOf = ++at_;
    toRated();
    return true;
  }

 private:
  void toRated() {
    while (at_ < row_.cells.size() && (isNoItem() || isUnrated(row_.cells[at_], shape_.noRating)))
      ++at_;
  }
  [[nodiscard]] bool isNoItem() const {
    return !shape_.leftOut.empty() && shape_.leftOut[at_ - shape_.firstItem];
  }

  MatrixShape shape_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;
  std::string user_;
  std::uint64_t empty_ = 0;
};

/// Gives rows one for one; those that open a block are passed over.
class BlocksReader final : public RecordReader {
 public:
  explicit BlocksReader(std::unique_ptr<RecordReader> lines) : lines_(std::move(lines)) {}

  bool next(Record& record) override {
    while (lines_->next(row_)) {
      if (row_.problem == RecordProblem::None) {
        if (const auto block = blockOf(row_)) {
          empty_ += open_ && rows_ == 0;
          item_ = *block;
          open_ = true;
          rows_ = 0;
          continue;
        }
        if (!open_) row_.problem = RecordProblem::NoBlock;
      }
      ++rows_;
      comesFrom(record, row_);
      record.cells.assign(1, item_);
      record.cells.insert(record.cells.end(), row_.cells.begin(), row_.cells.end());
      return true;
    }
    empty_ += open_ && rows_ == 0;
    open_ = false;
    return false;
  }

  [[nodiscard]] std::uint64_t position() const override { return lines_->position(); }
  [[nodiscard]] std::vector<Text> notes(const std::string& file) const override {
    std::vector<Text> notes = lines_->notes(file);
    if (empty_ > 0) {
      notes.push_back(coreText("Import", "%1 items of “%2” have a block without rows.")
                          .arg(static_cast<unsigned long long>(empty_))
                          .arg(file));
    }
    return notes;
  }

 private:
  std::unique_ptr<RecordReader> lines_;
  Record row_;
  std::string item_;
  bool open_ = false;
  std::uint64_t rows_ = 0;
  std::uint64_t empty_ = 0;
};

class ItemListReader final : public ExpandingReader {
 public:
  ItemListReader(std::unique_ptr<RecordReader> rows, ItemList list)
      : ExpandingReader(std::move(rows)), list_(std::move(list)) {}

  [[nodiscard]] std::vector<Text> notes(const std::string& file) const override {
    std::vector<Text> notes = rows_->notes(file);
    if (empty_ > 0) {
      notes.push_back(coreText("Import", "%1 rows of “%2” have an empty list of items.")
                          .arg(static_cast<unsigned long long>(empty_))
                          .arg(file));
    }
    if (shown_ > 0) {
      notes.push_back(coreText("Import",
                               "%1 items in lists of “%2” end in -0: they were shown and not "
                               "chosen, and are left out.")
                          .arg(static_cast<unsigned long long>(shown_))
                          .arg(file));
    }
    return notes;
  }

 protected:
  bool takeRow() override {
    items_.clear();
    at_ = 0;
    if (list_.columns != row_.cells.size()) return false;
    cutItems(row_.cells[list_.column], list_.separator, items_, buffers_);
    empty_ += items_.empty();
    if (list_.marked) keepChosen();
    return true;
  }
  bool fromRow(Record& record) override {
    if (at_ >= items_.size()) return false;
    comesFrom(record, row_);
    record.cells.assign(row_.cells.begin(), row_.cells.end());
    record.cells[list_.column] = items_[at_++];
    if (at_ == items_.size()) items_.clear();
    return true;
  }

 private:
  void keepChosen() {
    const auto wasShown = [](std::string_view item) { return item.ends_with("-0"); };
    shown_ += std::erase_if(items_, wasShown);
    for (std::string_view& item : items_) {
      if (item.ends_with("-1")) item.remove_suffix(2);
    }
  }

  ItemList list_;
  std::vector<std::string_view> items_;
  std::vector<std::string> buffers_;
  std::size_t at_ = 0;
  std::uint64_t empty_ = 0;
  std::uint64_t shown_ = 0;
};

/// The elements of a list as JSON or Python write it; none when it is no list.
void cutLiteral(std::string_view cell, std::vector<std::string_view>& items,
                std::vector<std::string>& buffers) {
  JsonTape tape;
  const bool read = tape.parse(cell, JsonDialect::Standard) == RecordProblem::None ||
                    tape.parse(cell, JsonDialect::Python) == RecordProblem::None;
  if (!read || tape.node(0).kind != JsonKind::Array) {
    items.push_back(cell);
    return;
  }
  std::string buffer;
  for (std::uint32_t at = 1; at < tape.size(); at = tape.node(at).next) {
    const std::string_view said =
        isJsonScalar(tape.node(at).kind) ? tape.said(at, buffer) : tape.written(at);
    if (!said.empty()) buffers.emplace_back(said);
  }
  items.assign(buffers.begin(), buffers.end());
}

}  // namespace

std::unique_ptr<RecordReader> makeListsReader(std::unique_ptr<RecordReader> lines) {
  return std::make_unique<ListsReader>(std::move(lines));
}

std::unique_ptr<RecordReader> makeMatrixReader(std::unique_ptr<RecordReader> rows,
                                               MatrixShape shape) {
  return std::make_unique<MatrixReader>(std::move(rows), std::move(shape));
}

bool isUnrated(std::string_view cell, const std::optional<double>& noRating) {
  cell = trimmed(cell);
  constexpr std::array<std::string_view, 6> kMissing{"", "NA", "NaN", "nan", "null", "-"};
  if (std::ranges::find(kMissing, cell) != kMissing.end()) return true;
  if (!noRating) return false;
  const auto number = parseValue(cell);
  return (number ? number : parseNumber(cell, ',')) == noRating;
}

std::unique_ptr<RecordReader> makeBlocksReader(std::unique_ptr<RecordReader> lines) {
  return std::make_unique<BlocksReader>(std::move(lines));
}

std::optional<std::string_view> blockOf(const Record& record) {
  if (record.cells.size() != 1) return std::nullopt;
  const std::string_view cell = trimmed(record.cells.front());
  if (cell.size() < 2 || !cell.ends_with(':')) return std::nullopt;
  return trimmed(cell.substr(0, cell.size() - 1));
}

std::unique_ptr<RecordReader> makeItemListReader(std::unique_ptr<RecordReader> rows,
                                                 ItemList list) {
  return std::make_unique<ItemListReader>(std::move(rows), std::move(list));
}

void cutItems(std::string_view cell, const std::string& separator,
              std::vector<std::string_view>& items, std::vector<std::string>& buffers) {
  items.clear();
  buffers.clear();
  if (separator == "[]") {
    cutLiteral(trimmed(cell), items, buffers);
    std::erase(items, std::string_view());
    return;
  }
  while (!cell.empty()) {
    const std::size_t end =
        separator.empty() ? cell.size() : std::min(cell.find(separator), cell.size());
    const std::string_view item = trimmed(cell.substr(0, end));
    if (!item.empty()) items.push_back(item);
    cell.remove_prefix(std::min(end + separator.size(), cell.size()));
  }
}

}  // namespace tastescope
