// Readers that make several records of a line: a user and their items, a row of a wide table, a row
// of the block of an item, and a cell that holds a list of items.
// Thread rule: an object belongs to one thread.
// Cost: that of the rows they are made from, and a few nanoseconds a record.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/RecordReader.h"

namespace tastescope {

/// Lines of a user and then their items -> (user, item).
std::unique_ptr<RecordReader> makeListsReader(std::unique_ptr<RecordReader> lines);

/// A row a user, a column an item; or the other way round, which the roles of the records say.
struct MatrixShape {
  std::vector<std::string> items;  ///< ids of the item columns
  std::size_t firstItem = 1;       ///< the column the first of them is
  bool named = true;               ///< users are named in the first column; else by row number
  std::optional<double> noRating;  ///< stands for "not rated"
  std::vector<bool> leftOut = {};  ///< of the columns, those that are no items, such as totals
};

/// Rows of a wide table -> (user, item, value) for every cell that is neither empty nor the number
/// for "not rated".
std::unique_ptr<RecordReader> makeMatrixReader(std::unique_ptr<RecordReader> rows,
                                               MatrixShape shape);

/// Whether a cell of a wide table holds no rating.
bool isUnrated(std::string_view cell, const std::optional<double>& noRating);

/// Lines "7:" that open the block of item 7 and rows of users -> (item, cells of the row).
std::unique_ptr<RecordReader> makeBlocksReader(std::unique_ptr<RecordReader> lines);

/// The item whose block a row opens.
std::optional<std::string_view> blockOf(const Record& record);

/// A column whose cells hold several items.
struct ItemList {
  std::size_t column = 0;
  std::size_t columns = 0;  ///< of the table: other rows are left as they are
  std::string separator;    ///< "[]" = lists as JSON and Python write them
  bool marked = false;      ///< "N4-1" was chosen, "N5-0" only shown
};

/// Rows with a list of items in a cell -> the row once for every item in it.
std::unique_ptr<RecordReader> makeItemListReader(std::unique_ptr<RecordReader> rows, ItemList list);

/// The items of a cell, without spaces around them and without empty ones; without a separator the
/// cell is one. `buffers` keeps those that are not as written.
void cutItems(std::string_view cell, const std::string& separator,
              std::vector<std::string_view>& items, std::vector<std::string>& buffers);

}  // namespace tastescope
