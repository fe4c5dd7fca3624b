#include "core/files/FileHandle.h"

#include <cerrno>
#include <cstring>

#include "core/base/Error.h"

namespace tastescope {

void throwCannotRead(const std::filesystem::path& file, int code) {
  throw Error(ErrorCode::Io,
              coreText("Import",
                       "“%1” cannot be read. Check that it is there and that you may "
                       "read it.")
                  .arg(file.string()),
              std::strerror(code));
}

FileHandle openFile(const std::filesystem::path& file) {
  FileHandle handle(std::fopen(file.c_str(), "rb"));
  if (!handle) throwCannotRead(file, errno);
  std::setvbuf(handle.get(), nullptr, _IONBF, 0);
  return handle;
}

std::string startOf(const std::filesystem::path& file) {
  constexpr std::size_t kStartBytes = 4096;
  return bytesAt(openFile(file).get(), 0, kStartBytes);
}

std::string bytesAt(std::FILE* file, std::uint64_t offset, std::size_t count) {
  std::string bytes(count, '\0');
  if (fseeko(file, static_cast<off_t>(offset), SEEK_SET) != 0) return {};
  bytes.resize(std::fread(bytes.data(), 1, count, file));
  return bytes;
}

}  // namespace tastescope
