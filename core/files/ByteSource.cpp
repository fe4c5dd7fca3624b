#include "core/files/ByteSource.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "core/base/Error.h"
#include "core/files/Archive.h"
#include "core/files/DatabaseTable.h"
#include "core/files/FileHandle.h"
#include "core/files/FileKind.h"
#include "core/files/ParquetTable.h"
#include "core/files/Workbook.h"

namespace tastescope {
namespace {

constexpr std::array<std::string_view, 6> kPackedSuffixes{".gz",  ".xz",   ".zst",
                                                          ".bz2", ".lzma", ".zstd"};

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

}  // namespace

std::string SourceMember::name() const {
  const std::string outer = file.filename().string();
  return isInside() ? outer + "/" + inner : outer;
}

bool SourceMember::isTable() const {
  return kind != MemberKind::Plain && kind != MemberKind::Packed;
}

std::string SourceMember::leaf() const {
  if (isTable() && isInside()) return inner;
  std::string leaf = isInside() ? inner : file.filename().string();
  leaf.erase(0, leaf.find_last_of("/\\") + 1);
  for (const std::string_view suffix : kPackedSuffixes) {
    if (leaf.size() > suffix.size() && leaf.ends_with(suffix)) {
      leaf.resize(leaf.size() - suffix.size());
    }
  }
  return leaf;
}

std::string SourceMember::innerFolder() const {
  if (isTable()) return {};
  const std::size_t slash = inner.find_last_of("/\\");
  return slash == std::string::npos ? std::string() : inner.substr(0, slash);
}

std::vector<SourceMember> membersOf(const std::filesystem::path& file, const std::stop_token& stop,
                                    Listing listing) {
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
  SourceMember member{file, MemberKind::Plain, 0, {}, std::filesystem::file_size(file, code)};
  switch (containerOf(startOf(file))) {
    case Container::None: return {member};
    case Container::Packed: break;
    case Container::Database: return databaseTables(member);
    case Container::Parquet: requireParquetReader(file); return {parquetTable(member)};
  }
  std::vector<SourceMember> members = packedMembers(member, stop);
  if (isWorkbook(members)) return sheetsOf(members, listing, stop);
  if (const auto refusal = refusalOfArchive(members)) {
    throw Error(ErrorCode::InvalidInput, *refusal);
  }
  return members;
}

std::unique_ptr<ByteSource> openMember(const SourceMember& member) {
  switch (member.kind) {
    case MemberKind::Packed: return openPacked(member);
    case MemberKind::Sheet: return openSheet(member);
    case MemberKind::DatabaseTable: return openDatabaseTable(member);
    case MemberKind::Parquet: return openParquet(member);
    case MemberKind::Plain: break;
  }
  return std::make_unique<PlainSource>(member.file);
}

std::size_t readFully(ByteSource& source, std::span<char> buffer) {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const std::size_t count = source.read(buffer.subspan(filled));
    if (count == 0) break;
    filled += count;
  }
  return filled;
}

std::size_t bufferBytes(std::uint64_t fileBytes, std::size_t limit) {
  constexpr std::uint64_t kLeast = 4096;
  // One more than there are, so that the end is seen; a file may have grown since it was listed.
  return static_cast<std::size_t>(std::min<std::uint64_t>(limit, std::max(kLeast, fileBytes + 1)));
}

std::size_t bufferBytes(const SourceMember& member, std::size_t limit) {
  return member.kind == MemberKind::Plain ? bufferBytes(member.bytes, limit) : limit;
}

std::string readHead(const SourceMember& member, std::size_t limit, bool& complete) {
  const auto source = openMember(member);
  std::string head(bufferBytes(member, limit), '\0');
  std::size_t filled = 0;
  for (;;) {
    filled += readFully(*source, std::span(head).subspan(filled));
    complete = filled < head.size();
    if (complete || filled == limit) break;
    head.resize(std::min(limit, 2 * filled));
  }
  head.resize(filled);
  return head;
}

}  // namespace tastescope
