// What a gzip file unpacks to, with its checksums compared: libarchive does not look at them.
// Thread rule: an object belongs to one thread at a time.
// Cost: two buffers of a few hundred kilobytes; as fast as zlib.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/Error.h"
#include "core/files/FileHandle.h"

namespace tastescope {

class GzipFeed {
 public:
  explicit GzipFeed(const std::filesystem::path& file);
  ~GzipFeed();
  GzipFeed(const GzipFeed&) = delete;
  GzipFeed& operator=(const GzipFeed&) = delete;

  /// The next unpacked bytes, valid until the next call; empty at the end. Throws Error(Io) and,
  /// for a file that is damaged or ends too early, Error(InvalidInput).
  std::string_view next();
  /// Bytes of the file on disk consumed so far.
  [[nodiscard]] std::uint64_t consumed() const { return consumed_; }

 private:
  bool refill();
  /// At the end of one gzip stream: whether another one follows, as in files put together.
  bool nextStream();
  [[noreturn]] void throwDamaged(const char* reason) const;

  std::filesystem::path file_;
  FileHandle handle_;
  std::string packed_;
  std::string unpacked_;
  z_stream stream_{};
  std::uint64_t consumed_ = 0;
  bool ended_ = false;
};

}  // namespace tastescope
