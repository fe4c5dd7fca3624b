// A file that appears whole or not at all: written aside in the same folder, flushed to the disk,
// renamed. Where that may be, placeFor() decides. Thread rule: one thread per object. Cost: a
// buffered write and one fsync.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "core/base/OutputFile.h"

namespace tastescope {

class AtomicFile {
 public:
  /// Opens a file aside, with the permissions of the one it will replace; a stream is written into
  /// as it is. Errors as placeFor(), and Error(Io) when the folder cannot be written.
  explicit AtomicFile(OutputFile file);
  /// Removes the part unless commit() succeeded.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Error(DiskFull | Io) names the file.
  void write(std::string_view bytes);
  /// Flushes and renames over the file. Error(DiskFull | Io); Error(InvalidInput) when there is one
  /// by now that may not be replaced.
  void commit();

 private:
  struct Closer {
    void operator()(std::FILE* stream) const { std::fclose(stream); }
  };
  [[nodiscard]] int open();
  [[noreturn]] void fail(int code) const;

  OutputFile file_;
  OutputPlace place_;
  std::filesystem::path part_;  ///< empty: a stream
  std::unique_ptr<std::FILE, Closer> stream_;
};

/// All of `bytes` as `file`. Errors as AtomicFile.
void writeFileAtomically(const OutputFile& file, std::string_view bytes);

}  // namespace tastescope
