#include "core/data/ByteSource.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "core/base/Error.h"
#include "core/data/PackedSource.h"

namespace tastescope {
namespace {

constexpr std::array<std::string_view, 6> kPackedSuffixes{".gz",  ".xz",   ".zst",
                                                          ".bz2", ".lzma", ".zstd"};

[[noreturn]] void throwCannotRead(const std::filesystem::path& file, int code) {
  throw Error(ErrorCode::Io,
              coreText("Import",
                       "“%1” cannot be read. Check that it is there and that you may "
                       "read it.")
                  .arg(file.string()),
              std::strerror(code));
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

FileHandle openFile(const std::filesystem::path& file) {
  FileHandle handle(std::fopen(file.c_str(), "rb"));
  if (!handle) throwCannotRead(file, errno);
  std::setvbuf(handle.get(), nullptr, _IONBF, 0);
  return handle;
}

class PlainSource final : public ByteSource {
 public:
  explicit PlainSource(const std::filesystem::path& file) : file_(file), handle_(openFile(file)) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), handle_.get());
    if (count == 0 && std::ferror(handle_.get()) != 0) throwCannotRead(file_, errno);
    position_ += count;
    return count;
  }
  [[nodiscard]] std::uint64_t position() const override { return position_; }

 private:
  std::filesystem::path file_;
  FileHandle handle_;
  std::uint64_t position_ = 0;
};

bool looksPacked(const std::filesystem::path& file) {
  std::array<char, 512> head{};
  const FileHandle handle = openFile(file);
  const std::size_t count = std::fread(head.data(), 1, head.size(), handle.get());
  const std::string_view bytes(head.data(), count);
  using namespace std::string_view_literals;
  constexpr std::array<std::string_view, 6> kMagics{"\x1f\x8b"sv,
                                                    "PK\x03\x04"sv,
                                                    "PK\x05\x06"sv,
                                                    "\xfd"
                                                    "7zXZ\0"sv,
                                                    "\x28\xb5\x2f\xfd"sv,
                                                    "BZh"sv};
  const bool magic =
      std::ranges::any_of(kMagics, [&](std::string_view m) { return bytes.starts_with(m); });
  return magic || (count > 262 && bytes.substr(257, 5) == "ustar");
}

}  // namespace

std::string SourceMember::name() const {
  const std::string outer = file.filename().string();
  return inner.empty() ? outer : outer + "/" + inner;
}

std::string SourceMember::leaf() const {
  std::string leaf = inner.empty() ? file.filename().string() : inner;
  leaf.erase(0, leaf.find_last_of("/\\") + 1);
  for (const std::string_view suffix : kPackedSuffixes) {
    if (leaf.size() > suffix.size() && leaf.ends_with(suffix)) {
      leaf.resize(leaf.size() - suffix.size());
    }
  }
  return leaf;
}

std::string SourceMember::innerFolder() const {
  const std::size_t slash = inner.find_last_of("/\\");
  return slash == std::string::npos ? std::string() : inner.substr(0, slash);
}

std::vector<SourceMember> membersOf(const std::filesystem::path& file,
                                    const std::stop_token& stop) {
  std::error_code code;
  const auto status = std::filesystem::status(file, code);
  if (!std::filesystem::exists(status)) {
    throw Error(ErrorCode::NotFound,
                coreText("Import", "There is no file “%1”. Check the name.").arg(file.string()));
  }
  if (std::filesystem::is_directory(status)) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” is a folder. Choose a file.").arg(file.string()));
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw Error(
        ErrorCode::InvalidInput,
        coreText("Import", "“%1” is not an ordinary file. Choose a file.").arg(file.string()));
  }
  SourceMember member{file, false, 0, {}, std::filesystem::file_size(file, code)};
  if (!looksPacked(file)) return {member};
  return packedMembers(member, stop);
}

std::unique_ptr<ByteSource> openMember(const SourceMember& member) {
  if (member.packed) return openPacked(member);
  return std::make_unique<PlainSource>(member.file);
}

std::string readHead(const SourceMember& member, std::size_t limit, bool& complete) {
  const auto source = openMember(member);
  std::string head(limit, '\0');
  std::size_t filled = 0;
  complete = false;
  while (filled < limit) {
    const std::size_t count = source->read(std::span(head).subspan(filled));
    if (count == 0) {
      complete = true;
      break;
    }
    filled += count;
  }
  head.resize(filled);
  return head;
}

}  // namespace tastescope
