#include "core/data/ByteSource.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "core/base/Error.h"

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

// Zip, tar, and single gz, xz, zst, bz2 files go through libarchive.

constexpr std::size_t kReadBytes = std::size_t{1} << 18;
constexpr std::size_t kMaxMembers = 100'000;

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using ArchiveHandle = std::unique_ptr<archive, FreeArchive>;

[[noreturn]] void throwDamaged(const SourceMember& member, archive* a) {
  const char* reason = archive_error_string(a);
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” cannot be unpacked: it is damaged, protected by a password or of an "
                       "unknown kind. Unpack it yourself and import the file inside.")
                  .arg(member.file.string()),
              reason != nullptr ? reason : "");
}

ArchiveHandle openArchive(const SourceMember& member) {
  ArchiveHandle a(archive_read_new());
  archive_read_support_filter_gzip(a.get());
  archive_read_support_filter_bzip2(a.get());
  archive_read_support_filter_xz(a.get());
  archive_read_support_filter_lzma(a.get());
  archive_read_support_filter_zstd(a.get());
  archive_read_support_format_zip(a.get());
  archive_read_support_format_tar(a.get());
  archive_read_support_format_raw(a.get());
  archive_read_support_format_empty(a.get());
  if (archive_read_open_filename(a.get(), member.file.c_str(), kReadBytes) < ARCHIVE_WARN) {
    throwDamaged(member, a.get());
  }
  return a;
}

/// False at the end.
bool nextEntry(const SourceMember& member, archive* a, archive_entry*& entry) {
  const int status = archive_read_next_header(a, &entry);
  if (status == ARCHIVE_EOF) return false;
  if (status < ARCHIVE_WARN) throwDamaged(member, a);
  return true;
}

std::string entryName(archive_entry* entry, std::size_t ordinal) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name != nullptr ? std::string(name) : "member-" + std::to_string(ordinal + 1);
}

[[noreturn]] void throwBomb(const SourceMember& member) {
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” unpacks to more than %2 times its size, as archives made to fill a "
                       "disk do. Unpack it yourself if you trust it.")
                  .arg(member.name())
                  .arg(static_cast<unsigned long long>(kMaxUnpackRatio)));
}

std::uint64_t packedBytes(archive* a) {
  return static_cast<std::uint64_t>(archive_filter_bytes(a, -1));
}

bool isBomb(std::uint64_t unpacked, std::uint64_t packed) {
  return unpacked > kMaxUnpackedBytes ||
         (unpacked > kFreeUnpackedBytes && unpacked / kMaxUnpackRatio > packed);
}

/// Passes over a member's data where the archive cannot seek, watching for bombs and for a stop.
void skipData(const SourceMember& member, archive* a, const std::stop_token& stop) {
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (archive_read_data_block(a, &block, &size, &offset) == ARCHIVE_OK) {
    throwIfStopped(stop);
    if (isBomb(static_cast<std::uint64_t>(archive_filter_bytes(a, 0)), packedBytes(a))) {
      throwBomb(member);
    }
  }
}

class PackedSource final : public ByteSource {
 public:
  explicit PackedSource(const SourceMember& member)
      : member_(member), archive_(openArchive(member)) {
    archive_entry* entry = nullptr;
    for (std::size_t i = 0; i <= member.ordinal; ++i) {
      if (!nextEntry(member, archive_.get(), entry)) return;
    }
  }

  std::size_t read(std::span<char> buffer) override {
    const la_ssize_t count = archive_read_data(archive_.get(), buffer.data(), buffer.size());
    if (count < 0) throwDamaged(member_, archive_.get());
    unpacked_ += static_cast<std::uint64_t>(count);
    if (isBomb(unpacked_, position())) throwBomb(member_);
    return static_cast<std::size_t>(count);
  }

  [[nodiscard]] std::uint64_t position() const override { return packedBytes(archive_.get()); }

 private:
  SourceMember member_;
  ArchiveHandle archive_;
  std::uint64_t unpacked_ = 0;
};

/// All regular files inside `archive`. Listing a tar reads it through once.
std::vector<SourceMember> packedMembers(const SourceMember& archive, const std::stop_token& stop) {
  const ArchiveHandle a = openArchive(archive);
  std::vector<SourceMember> members;
  archive_entry* entry = nullptr;
  for (std::size_t ordinal = 0; nextEntry(archive, a.get(), entry); ++ordinal) {
    throwIfStopped(stop);
    if (ordinal > kMaxMembers) break;
    SourceMember member = archive;
    member.packed = true;
    member.ordinal = ordinal;
    const bool raw = archive_format(a.get()) == ARCHIVE_FORMAT_RAW;
    if (raw) return {member};
    const auto kind = archive_entry_filetype(entry);
    if (kind != AE_IFREG && kind != 0) continue;
    member.inner = entryName(entry, ordinal);
    if (!member.inner.ends_with('/')) members.push_back(std::move(member));
    if (archive_filter_count(a.get()) > 1) skipData(archive, a.get(), stop);
  }
  if (members.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” has no files inside. Choose another file.")
                    .arg(archive.file.string()));
  }
  return members;
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
  if (member.packed) return std::make_unique<PackedSource>(member);
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
