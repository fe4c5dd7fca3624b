// Which tables of a container hold interactions, by what is in them: for where no name tells, and for
// saying where a missing column is.
// Thread rule: pure functions apart from reading the beginning of each table.
// Cost: the first 64 KB of every table asked about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Text.h"
#include "core/data/RoleGuess.h"
#include "core/files/ByteSource.h"

namespace tastescope {

/// Tables that are looked into, at most.
inline constexpr std::size_t kMostTablesAsked = 50;
/// Opening a sheet costs as much as the texts of its whole workbook; larger ones are not asked.
inline constexpr std::uint64_t kMostBytesAsked = std::uint64_t{4} << 20;

/// How an import would read a table; nothing where it could not.
std::optional<InteractionFormat> formatIn(const SourceMember& table, const ImportOptions& options);

/// Whether a table has a user and an item that are called so, or were said to be.
bool holdsInteractions(const std::optional<InteractionFormat>& format);

/// The tables that hold interactions; those with ids of items alone where there are any.
std::vector<SourceMember> tablesThatFit(const std::vector<SourceMember>& tables,
                                        const ImportOptions& options);

/// The tables with the columns of `main`, which is not among them; none of a file beyond
/// kMostBytesAsked.
std::vector<SourceMember> tablesAlike(const SourceMember& main,
                                      const std::vector<SourceMember>& others,
                                      const ImportOptions& options);

/// Another table that has the column of `role` which this one lacks, and an id of both; the words
/// for it, or nothing.
std::optional<Text> whereElse(ColumnRole role, const InteractionFormat& format,
                              const std::vector<SourceMember>& others,
                              const ImportOptions& options);

}  // namespace tastescope
