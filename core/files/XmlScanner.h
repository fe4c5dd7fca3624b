// XML piece by piece, through libxml2: the little that the files inside workbooks need. Names are
// given without their prefix. Document types are refused, so there are no entities to expand and
// nothing is ever fetched; tags, depth and names are bounded.
// Thread rule: an object belongs to one thread at a time.
// Cost: one pass over the bytes and what one piece of 32 KiB says, whatever the file's size.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/files/ByteSource.h"

namespace tastescope {

class XmlScanner {
 public:
  enum class Event : std::uint8_t { Open, Close, Text, End };

  static constexpr std::size_t kMaxTagBytes = std::size_t{1} << 20;
  static constexpr std::size_t kMaxDepth = 256;

  /// `part`: a file inside a workbook; sentences name both.
  explicit XmlScanner(const SourceMember& part);
  /// Reads `source` as what is left of the part.
  XmlScanner(const SourceMember& part, std::unique_ptr<ByteSource> source);
  ~XmlScanner();
  XmlScanner(XmlScanner&&) noexcept;
  XmlScanner& operator=(XmlScanner&&) noexcept;
  XmlScanner(const XmlScanner&) = delete;
  XmlScanner& operator=(const XmlScanner&) = delete;

  /// The next tag or piece of text; an empty element opens and closes. Throws Error(InvalidInput)
  /// for what is not well-formed, beyond the bounds, or declares a document type.
  Event next();
  /// Of the tag.
  [[nodiscard]] std::string_view tag() const;
  /// Of the open tag, until the next event; nothing when it has none.
  [[nodiscard]] std::optional<std::string> attribute(std::string_view name) const;
  /// Text, until the next event. Long text comes in pieces.
  [[nodiscard]] std::string_view text() const;
  /// Passes over everything up to the end of the element just opened.
  void skipElement();
  /// To the end of the source, so that its checksum is seen.
  void drain();
  [[nodiscard]] std::uint64_t position() const;
  /// The workbook's.
  [[nodiscard]] const std::string& name() const;
  [[noreturn]] void throwDamaged(const char* reason) const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace tastescope
