// Small files for import tests: written into a temporary folder, imported, and looked up by the
// data's own ids.
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Error.h"
#include "core/data/Importer.h"
#include "core/data/Preview.h"

namespace tastescope::testing {

class TextFiles {
 public:
  std::filesystem::path write(const std::string& name, std::string_view content) const {
    const std::filesystem::path file = folder() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }
  [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

 private:
  QTemporaryDir m_folder;
};

/// The bytes of a file.
inline std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline ImportOptions optionsFor(const std::filesystem::path& source) {
  ImportOptions options;
  options.sources = {source};
  return options;
}

inline Dataset import(const ImportOptions& options) {
  Progress progress;
  return importDataset(options, progress, {});
}

/// The value of a pair, or nothing.
inline std::optional<float> valueOf(const Dataset& data, std::string_view user,
                                    std::string_view item) {
  const auto u = data.users.find(user);
  const auto i = data.items.find(item);
  if (!u || !i) return std::nullopt;
  const HistoryView row = data.interactions->row(*u);
  for (std::size_t entry = 0; entry < row.size(); ++entry) {
    if (row.items[entry] == *i) return row.values[entry];
  }
  return std::nullopt;
}

/// The items of a user, oldest first, joined by spaces.
inline std::string historyOf(const Dataset& data, std::string_view user) {
  const auto u = data.users.find(user);
  if (!u) return "(nobody)";
  std::string items;
  for (const Index item : data.interactions->row(*u).items) {
    if (!items.empty()) items += ' ';
    items += data.items.id(item);
  }
  return items;
}

/// The sentence of the Error an import ends with; empty when it succeeds.
inline std::string errorOf(const ImportOptions& options) {
  try {
    (void)import(options);
  } catch (const Error& error) {
    return error.message().english();
  }
  return {};
}

}  // namespace tastescope::testing
