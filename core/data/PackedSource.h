// The libarchive half of ByteSource: zip, tar, and single gz, xz, zst, bz2 files.
// Thread rule: an object belongs to one thread at a time.
// Cost: listing a tar reads it through once.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/data/ByteSource.h"

namespace tastescope {

/// All regular files inside `archive` (whose member fields are ignored).
std::vector<SourceMember> packedMembers(const SourceMember& archive, const std::stop_token& stop);

std::unique_ptr<ByteSource> openPacked(const SourceMember& member);

}  // namespace tastescope
