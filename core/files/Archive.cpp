#include "core/files/Archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "core/base/Error.h"
#include "core/files/FileHandle.h"
#include "core/files/GzipFeed.h"

namespace tastescope {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kGzipMagic = "\x1f\x8b"sv;
constexpr std::string_view kZipMagic = "PK\x03\x04"sv;
constexpr std::size_t kReadBytes = std::size_t{1} << 18;
constexpr std::size_t kMaxMembers = 100'000;

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};

[[noreturn]] void throwDamaged(const SourceMember& member, archive* a) {
  const char* reason = archive_error_string(a);
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” cannot be unpacked: it is damaged, protected by a password or of an "
                       "unknown kind. Unpack it yourself and import the file inside.")
                  .arg(member.file.string()),
              reason != nullptr ? reason : "");
}

[[noreturn]] void throwBomb(const SourceMember& member) {
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” unpacks to more than %2 times its size, as archives made to fill a "
                       "disk do. Unpack it yourself if you trust it.")
                  .arg(member.name())
                  .arg(static_cast<unsigned long long>(kMaxUnpackRatio)));
}

bool isBomb(std::uint64_t unpacked, std::uint64_t packed) {
  return unpacked > kMaxUnpackedBytes ||
         (unpacked > kFreeUnpackedBytes && unpacked / kMaxUnpackRatio > packed);
}

/// One archive, open. A gzip file reaches libarchive through GzipFeed, whose errors wait here until
/// libarchive's own code has returned.
class OpenArchive {
 public:
  explicit OpenArchive(const SourceMember& member) : member_(member), archive_(archive_read_new()) {
    archive* const a = archive_.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_lzma(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_format_zip(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_raw(a);
    archive_read_support_format_empty(a);
    const bool gzip = startOf(member.file).starts_with(kGzipMagic);
    if (gzip) gzip_.emplace(member.file);
    require(gzip ? archive_read_open(a, this, nullptr, feed, nullptr)
                 : archive_read_open_filename(a, member.file.c_str(),
                                              bufferBytes(member.bytes, kReadBytes)));
  }
  OpenArchive(const OpenArchive&) = delete;
  OpenArchive& operator=(const OpenArchive&) = delete;

  /// Throws unless libarchive was content, if with a warning.
  void require(int status) const {
    if (status < ARCHIVE_WARN) fail();
  }
  [[noreturn]] void fail() const {
    if (problem_) throw *problem_;
    throwDamaged(member_, archive_.get());
  }

  /// False at the end.
  bool nextEntry(archive_entry*& entry) const {
    const int status = archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) return false;
    require(status);
    return true;
  }

  /// Passes over an entry's data where the archive cannot seek, watching for bombs and for a stop.
  void skipData(const std::stop_token& stop) const {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    while (archive_read_data_block(archive_.get(), &block, &size, &offset) == ARCHIVE_OK) {
      throwIfStopped(stop);
      if (isBomb(static_cast<std::uint64_t>(archive_filter_bytes(archive_.get(), 0)), consumed())) {
        throwBomb(member_);
      }
    }
    if (problem_) throw *problem_;
  }

  /// To the end of a gzip file, behind the archive's own, so that its checksum is seen.
  void drain(const std::stop_token& stop) {
    if (!gzip_) return;
    for (std::uint64_t more = 0;;) {
      throwIfStopped(stop);
      const std::size_t count = gzip_->next().size();
      if (count == 0) return;
      more += count;
      if (isBomb(more, gzip_->consumed())) throwBomb(member_);
    }
  }

  std::size_t read(std::span<char> buffer) const {
    const la_ssize_t count = archive_read_data(archive_.get(), buffer.data(), buffer.size());
    if (count < 0) fail();
    return static_cast<std::size_t>(count);
  }

  /// Bytes of the file on disk.
  [[nodiscard]] std::uint64_t consumed() const {
    if (gzip_) return gzip_->consumed();
    return static_cast<std::uint64_t>(archive_filter_bytes(archive_.get(), -1));
  }
  [[nodiscard]] bool isRaw() const { return archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW; }
  [[nodiscard]] bool isCompressed() const {
    return gzip_.has_value() || archive_filter_count(archive_.get()) > 1;
  }

 private:
  static la_ssize_t feed(archive* a, void* self, const void** bytes) {
    auto& open = *static_cast<OpenArchive*>(self);
    try {
      const std::string_view piece = open.gzip_->next();
      *bytes = piece.data();
      return static_cast<la_ssize_t>(piece.size());
    } catch (const Error& error) {
      open.problem_ = error;
      archive_set_error(a, EIO, "%s", error.details().c_str());
      return ARCHIVE_FATAL;
    }
  }

  SourceMember member_;
  std::optional<GzipFeed> gzip_;
  std::optional<Error> problem_;
  std::unique_ptr<archive, FreeArchive> archive_;
};

std::string entryName(archive_entry* entry, std::size_t ordinal) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name != nullptr ? std::string(name) : "member-" + std::to_string(ordinal + 1);
}

class PackedSource final : public ByteSource {
 public:
  explicit PackedSource(const SourceMember& member) : member_(member), archive_(member) {
    archive_entry* entry = nullptr;
    for (std::size_t i = 0; i <= member.ordinal; ++i) {
      if (!archive_.nextEntry(entry)) return;
    }
  }

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = archive_.read(buffer);
    unpacked_ += count;
    if (isBomb(unpacked_, position())) throwBomb(member_);
    return count;
  }

  [[nodiscard]] std::uint64_t position() const override { return archive_.consumed(); }

 private:
  SourceMember member_;
  OpenArchive archive_;
  std::uint64_t unpacked_ = 0;
};

/// A zip ends with its directory. Without it the file was cut, and what is left of it would be read
/// as if it were all.
void requireWholeZip(const SourceMember& archive) {
  constexpr std::size_t kMaxTail = 65'535 + 22;  // the longest comment and the record before it
  const FileHandle file = openFile(archive.file);
  if (!bytesAt(file.get(), 0, kZipMagic.size()).starts_with(kZipMagic)) return;
  const std::uint64_t from = archive.bytes > kMaxTail ? archive.bytes - kMaxTail : 0;
  if (bytesAt(file.get(), from, kMaxTail).find("PK\x05\x06"sv) != std::string::npos) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” is not complete: the end of the archive is missing. Copy or download "
                       "it again.")
                  .arg(archive.file.string()));
}

}  // namespace

bool looksPacked(std::string_view start) {
  constexpr std::array<std::string_view, 6> kMagics{kGzipMagic,
                                                    kZipMagic,
                                                    "PK\x05\x06"sv,
                                                    "\xfd"
                                                    "7zXZ\0"sv,
                                                    "\x28\xb5\x2f\xfd"sv,
                                                    "BZh"sv};
  const bool magic =
      std::ranges::any_of(kMagics, [&](std::string_view m) { return start.starts_with(m); });
  return magic || (start.size() > 262 && start.substr(257, 5) == "ustar");
}

std::vector<SourceMember> packedMembers(const SourceMember& archive, const std::stop_token& stop) {
  requireWholeZip(archive);
  OpenArchive open(archive);
  std::vector<SourceMember> members;
  archive_entry* entry = nullptr;
  for (std::size_t ordinal = 0; open.nextEntry(entry); ++ordinal) {
    throwIfStopped(stop);
    if (ordinal > kMaxMembers) break;
    SourceMember member = archive;
    member.kind = MemberKind::Packed;
    member.ordinal = ordinal;
    member.sole = false;
    if (open.isRaw()) return {member};
    const auto kind = archive_entry_filetype(entry);
    if (kind != AE_IFREG && kind != 0) continue;
    member.inner = entryName(entry, ordinal);
    if (!member.inner.ends_with('/')) members.push_back(std::move(member));
    if (open.isCompressed()) open.skipData(stop);
  }
  open.drain(stop);
  if (members.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” has no files inside. Choose another file.")
                    .arg(archive.file.string()));
  }
  return members;
}

std::unique_ptr<ByteSource> openPacked(const SourceMember& member) {
  return std::make_unique<PackedSource>(member);
}

}  // namespace tastescope
