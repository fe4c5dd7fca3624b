// Recognises on a sample's rows what is more than a table with an interaction a row: wide tables,
// blocks, lists in a cell.
// Thread rule: pure functions.
// Cost: a pass or two over the sample's cells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/FileFormat.h"

namespace tastescope {

using SampleRows = std::vector<std::vector<std::string>>;

/// Whether rows, the header among them, are a wide table beyond doubt: many columns alike under
/// names nobody knows, each row somebody else's.
bool looksLikeMatrix(const SampleRows& rows);

/// Turns `format`, of which delimiter and quote are known, into that of a wide table.
void takeMatrix(FileFormat& format, const SampleRows& rows, const TextFormat& given);

/// How many columns could each be an item of a wide table that is too small or too mixed to be surely
/// one: of numbers or marks, and more of them than of others. 0: it is none.
std::size_t columnsLikeItems(const SampleRows& rows);

/// Whether the first line opens the block of an item and the others are rows of blocks.
bool looksLikeBlocks(const SampleRows& rows);

/// Turns `format`, of which the delimiter is known, into that of blocks.
void takeBlocks(FileFormat& format, const SampleRows& rows);

/// Finds the column whose cells are lists of items, and says so in `format`; `rows` without the
/// header, `given` and `assigned` as a person asked for. With `guess` off only what is asked for.
void takeItemList(FileFormat& format, const SampleRows& rows,
                  const std::vector<RoleAssignment>& assigned, const TextFormat& given, bool guess);

/// What cells of some column fall apart at, each as TextFormat::listSeparator has it; `rows` without
/// the header. Nothing where no tenth of a column does, or only at the spaces of words.
std::vector<std::string> itemSeparators(const FileFormat& format, const SampleRows& rows);

/// Numbers that could stand for "not rated" in the records (user, item, value) of a wide table: one
/// of 0 or less at the lower end, or one far beyond the others.
std::vector<double> unratedNumbers(const SampleRows& records);

}  // namespace tastescope
