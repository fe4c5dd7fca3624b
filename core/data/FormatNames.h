// The keys of layouts, encodings and kinds of data on the command line and in JSON, older ones among them.
// Thread rule: pure functions.
// Cost: a pass over a few names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/data/ImportOptions.h"

namespace tastescope {

/// The key that is written.
std::string keyOf(Layout layout);
std::string keyOf(Encoding encoding);

/// Every key that is understood, "auto" and aliases among them.
std::map<std::string, Layout> layoutsByKey();
std::map<std::string, Encoding> encodingsByKey();

std::string keyOf(Domain domain);
std::map<std::string, Domain> domainsByKey();

std::optional<Layout> layoutOfKey(std::string_view key);
std::optional<Encoding> encodingOfKey(std::string_view key);

}  // namespace tastescope
