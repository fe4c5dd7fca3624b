// What kind of file it is, by its first bytes: which ones hold tables, and a sentence for those
// that hold none, with the way out.
// Thread rule: pure functions, apart from a look into old Office files.
// Cost: a few comparisons.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/Text.h"
#include "core/files/ByteSource.h"

namespace tastescope {

enum class Container : std::uint8_t { None, Packed, Database, Parquet };

/// `start`: see startOf().
Container containerOf(std::string_view start);

/// Why what begins with these bytes is no table, when its kind is known: "“a.png” is a picture …".
std::optional<Text> refusalOf(const SourceMember& member, std::string_view start);

/// The same for an archive whose files tell what it is: a Word document, a NumPy archive.
std::optional<Text> refusalOfArchive(const std::vector<SourceMember>& files);

}  // namespace tastescope
