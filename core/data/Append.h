// A file read by the rules of a project, and what it adds to the project's data: interactions, users,
// items, attributes and links. Users and items that were there keep their positions; new ones come
// after them.
// Thread rule: any thread but the window's.
// Cost: an import of the file and a copy of the data.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/data/Dataset.h"
#include "core/data/GrowRows.h"
#include "core/data/ImportOptions.h"

namespace tastescope {

struct Append {
  Dataset grown;  ///< all there is with it; its report is still that of the import
  AddedRows rows;
  GrowthRule rule;
  ImportReport report;  ///< of the file; imported: pairs the project did not have
  std::string name;     ///< of the file
  std::string content;  ///< 16 hex digits over the rows: the same rows give the same digits
};

/// Reads `asked.sources` as the data itself was read. Of `asked` count the files, what it says of
/// their format and columns, and a range of dates; the rest follows the data. `cleaning` is for data
/// that does not say by which rules it was cleaned. Throws Error(InvalidInput) for a file of another
/// kind and for one that brings nothing new, and otherwise as importDataset() does.
Append readAppend(const Dataset& data, const ImportOptions& asked,
                  const std::optional<CleaningOptions>& cleaning, Progress& progress,
                  const std::stop_token& stop,
                  const std::function<void(std::vector<std::filesystem::path>)>& onFiles = {});

}  // namespace tastescope
