#include "core/data/PackedSource.h"

#include <archive.h>
#include <archive_entry.h>

#include <string>

#include "core/base/Error.h"

namespace tastescope {
namespace {

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

}  // namespace

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

std::unique_ptr<ByteSource> openPacked(const SourceMember& member) {
  return std::make_unique<PackedSource>(member);
}

}  // namespace tastescope
