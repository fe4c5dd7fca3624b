// A file of the disk, open for reading bytes.
// Thread rule: an object belongs to one thread at a time.
// Cost: one system call a read; nothing is buffered here.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace tastescope {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

/// Throws Error(Io) in words.
FileHandle openFile(const std::filesystem::path& file);

/// Throws Error(Io) for the system's error `code`.
[[noreturn]] void throwCannotRead(const std::filesystem::path& file, int code);

/// The first bytes of a file, 4 KiB at most: what a kind of file is recognised by.
std::string startOf(const std::filesystem::path& file);

/// Up to `count` bytes from `offset` on; less when the file ends.
std::string bytesAt(std::FILE* file, std::uint64_t offset, std::size_t count);

}  // namespace tastescope
