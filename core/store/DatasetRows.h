// Private to core/store: a whole dataset into the tables of a fresh project, and out of a project.
// Thread rule: as the connection. Cost: 10 M interactions in about a second each way; see
// tests/bench/bench_Store.cpp.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/data/Dataset.h"
#include "core/data/GrowRows.h"

namespace tastescope {

/// Users or rows between two looks at the stop token.
inline constexpr Index kCheckEvery = 1024;

/// Fills the tables of an empty project, inside the caller's transaction.
void writeDataset(SQLite::Database& database, const Dataset& dataset, Progress& progress,
                  const std::stop_token& stop);
/// The ids, attributes and links of `after` that `before` does not have; users, items and links of
/// `before` come first in it.
void writeGrowth(SQLite::Database& database, const Dataset& before, const Dataset& after,
                 const std::stop_token& stop);
void writeAddedRows(SQLite::Database& database, std::int64_t generation, const AddedRows& added,
                    Progress& progress, const std::stop_token& stop);
void writeDomain(SQLite::Database& database, Domain domain);
/// Reads histories through `database` and the rest through `second` on another thread, or afterwards
/// where both are one. Checks every length and range: damage is Error(Corrupt), never undefined
/// behaviour. `generation`: the data as it was with so many appends; without, with all.
Dataset readDataset(SQLite::Database& database, SQLite::Database& second,
                    const std::filesystem::path& file, Progress& progress,
                    const std::stop_token& stop,
                    std::optional<std::int64_t> generation = std::nullopt);

/// What can be read of a damaged one.
struct SalvagedDataset {
  Dataset dataset;
  std::vector<Text> lost;  ///< a sentence for each part that is not as it was
};
/// Ids that are lost have others in their place, users whose history is damaged have none, parts that
/// are damaged are left out. `mayRead` says which tables are worth asking. Error(Corrupt) when not
/// even the ids can be counted.
SalvagedDataset salvageDataset(SQLite::Database& database, const std::filesystem::path& file,
                               const std::function<bool(const char* table)>& mayRead,
                               Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
