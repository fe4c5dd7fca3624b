// The bytes of one file, or of one member of an archive, as a stream. Nothing is ever unpacked to
// disk, so a member's name is only a name, whatever path it claims to be. A table inside a
// workbook, a database or a Parquet file is a member too: its bytes are UTF-8 CSV, a line a row.
// Thread rule: an object belongs to one thread at a time.
// Cost: buffers of a few hundred kilobytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace tastescope {

enum class MemberKind : std::uint8_t {
  Plain,
  Packed,         ///< read through libarchive
  Sheet,          ///< of an Excel or OpenDocument workbook
  DatabaseTable,  ///< of an SQLite file
  Parquet,
};

/// Something that can be read as one text: a file, a member of an archive, or a table in a file.
struct SourceMember {
  std::filesystem::path file;
  MemberKind kind = MemberKind::Plain;
  std::size_t ordinal = 0;  ///< Packed: which entry; Sheet: its place in the workbook, from 0
  std::string inner;        ///< the name inside a zip or tar, of a sheet, of a table; else empty
  std::uint64_t bytes = 0;  ///< of the file on disk
  bool sole = false;        ///< a sheet that is all its workbook holds: the file's name is its name

  /// For people and rejected rows: "ratings.csv.gz", "ml.zip/ml/ratings.csv", "shop.xlsx/Orders".
  [[nodiscard]] std::string name() const;
  /// The bare file name without folders and without .gz, .xz, .zst, .bz2: "ratings.csv"; a table's
  /// name as it is.
  [[nodiscard]] std::string leaf() const;
  /// Whether it is a table whose text format is known: UTF-8, ",", '"'.
  [[nodiscard]] bool isTable() const;
  /// Whether it is one of several its file may hold.
  [[nodiscard]] bool isInside() const { return !inner.empty() && !sole; }
  /// Folders of the name inside an archive, to tell neighbours.
  [[nodiscard]] std::string innerFolder() const;
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills up to buffer.size() bytes; 0 only at the end. Throws Error(Io | InvalidInput).
  virtual std::size_t read(std::span<char> buffer) = 0;
  /// Bytes of the file on disk consumed so far.
  [[nodiscard]] virtual std::uint64_t position() const = 0;
};

/// How far a container is looked through for what it holds: a quick listing may miss what lies
/// behind the first hundreds of megabytes of an OpenDocument workbook.
enum class Listing : std::uint8_t { Quick, Whole };

/// A plain or single compressed file is one member; zip and tar have one per regular file inside,
/// workbooks one per sheet that is not empty, databases one per table. Throws Error(NotFound | Io |
/// InvalidInput), the last for a container that holds no table, in words that name what it is.
std::vector<SourceMember> membersOf(const std::filesystem::path& file, const std::stop_token& stop,
                                    Listing listing = Listing::Quick);

/// Opens for reading from the start. Unpacking ends with Error(InvalidInput) when it grows beyond
/// kMaxUnpackRatio times the packed size (after kFreeUnpackedBytes) or beyond kMaxUnpackedBytes: an
/// archive bomb.
std::unique_ptr<ByteSource> openMember(const SourceMember& member);

inline constexpr std::uint64_t kMaxUnpackRatio = 250;
inline constexpr std::uint64_t kFreeUnpackedBytes = std::uint64_t{64} << 20;
inline constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{1} << 38;

/// Fills `buffer` to its end; less only where the source ends.
std::size_t readFully(ByteSource& source, std::span<char> buffer);
/// How many bytes it is worth reading at once of a file that has `fileBytes`, `limit` at most: a
/// small file needs no large buffer.
std::size_t bufferBytes(std::uint64_t fileBytes, std::size_t limit);
/// The same of a member, of which the size is known when it is a file.
std::size_t bufferBytes(const SourceMember& member, std::size_t limit);

/// The first `limit` bytes; `complete` says whether that was all.
std::string readHead(const SourceMember& member, std::size_t limit, bool& complete);

}  // namespace tastescope
