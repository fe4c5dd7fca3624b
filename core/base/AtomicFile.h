// A file that appears whole or not at all: written aside in the same folder, flushed to the disk,
// renamed. Thread rule: one thread per object. Cost: a buffered write and one fsync.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace tastescope {

class AtomicFile {
 public:
  /// Opens `<file>.part-<pid>` for writing. Error(Io) when the folder cannot be written.
  explicit AtomicFile(std::filesystem::path file);
  /// Removes the part unless commit() succeeded.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Error(DiskFull | Io) names the file.
  void write(std::string_view bytes);
  /// Flushes and renames over `file`. Error(DiskFull | Io).
  void commit();

 private:
  struct Closer {
    void operator()(std::FILE* stream) const { std::fclose(stream); }
  };
  [[noreturn]] void fail(int code) const;

  std::filesystem::path file_;
  std::filesystem::path part_;
  std::unique_ptr<std::FILE, Closer> stream_;
};

/// All of `bytes` as `file`. Errors as AtomicFile.
void writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);

}  // namespace tastescope
