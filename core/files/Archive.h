// Zip and tar archives and single gz, xz, zst, bz2 files, read in place through libarchive.
// Thread rule: functions on any thread; a source belongs to one thread at a time.
// Cost: listing a tar reads it through once; opening passes over the entries before.
#pragma once

#include <memory>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/files/ByteSource.h"

namespace tastescope {

/// Whether bytes begin as an archive or a compressed file does.
bool looksPacked(std::string_view start);

/// All regular files inside `archive`. Throws Error(InvalidInput) for a damaged one.
std::vector<SourceMember> packedMembers(const SourceMember& archive, const std::stop_token& stop);

std::unique_ptr<ByteSource> openPacked(const SourceMember& member);

}  // namespace tastescope
