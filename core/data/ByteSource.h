// The bytes of one file, or of one member of an archive, as a stream. Nothing is ever unpacked to
// disk, so a member's name is only a name, whatever path it claims to be.
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

/// Something that can be read as one text: a file, or a member of an archive.
struct SourceMember {
  std::filesystem::path file;
  bool packed = false;      ///< read through libarchive
  std::size_t ordinal = 0;  ///< packed: which entry
  std::string inner;        ///< packed in a zip or tar: the name inside; empty otherwise
  std::uint64_t bytes = 0;  ///< of the file on disk

  /// For people and rejected rows: "ratings.csv.gz", "ml.zip/ml/ratings.csv".
  [[nodiscard]] std::string name() const;
  /// The bare file name without folders and without .gz, .xz, .zst, .bz2: "ratings.csv".
  [[nodiscard]] std::string leaf() const;
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

/// A plain or single compressed file is one member; zip and tar have one per regular file inside.
/// Throws Error(NotFound | Io | InvalidInput).
std::vector<SourceMember> membersOf(const std::filesystem::path& file, const std::stop_token& stop);

/// Opens for reading from the start. Unpacking ends with Error(InvalidInput) when it grows beyond
/// kMaxUnpackRatio times the packed size (after kFreeUnpackedBytes) or beyond kMaxUnpackedBytes: an
/// archive bomb.
std::unique_ptr<ByteSource> openMember(const SourceMember& member);

inline constexpr std::uint64_t kMaxUnpackRatio = 250;
inline constexpr std::uint64_t kFreeUnpackedBytes = std::uint64_t{64} << 20;
inline constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{1} << 38;

/// The first `limit` bytes; `complete` says whether that was all.
std::string readHead(const SourceMember& member, std::size_t limit, bool& complete);

}  // namespace tastescope
