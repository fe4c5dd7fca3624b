// XML piece by piece, in a bounded buffer: the little that the files inside workbooks need. Names
// are given without their prefix. Document types are refused and entities never expanded, so no
// file grows here beyond what it is.
// Thread rule: an object belongs to one thread at a time.
// Cost: one pass over the bytes, 256 KiB, whatever the file's size.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/data/ByteSource.h"

namespace tastescope {

class XmlScanner {
 public:
  enum class Event : std::uint8_t { Open, Close, Text, End };

  /// `name`: of the file, for sentences.
  XmlScanner(std::unique_ptr<ByteSource> source, std::string name);

  /// The next tag or piece of text; an empty element opens and closes. Throws Error(InvalidInput)
  /// for what is not XML and for a document type.
  Event next();
  /// Of the tag, until the next event.
  [[nodiscard]] std::string_view tag() const { return tag_; }
  /// Of the open tag, entities resolved; nothing when it has none.
  [[nodiscard]] std::optional<std::string> attribute(std::string_view name) const;
  /// Text with its entities resolved. Long text comes in pieces.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// Passes over everything up to the end of the element just opened.
  void skipElement();
  /// To the end of the source, so that its checksum is seen.
  void drain();
  [[nodiscard]] std::uint64_t position() const { return source_->position(); }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[noreturn]] void throwDamaged(const char* reason) const;

 private:
  bool refill();
  bool startsWith(std::string_view word);
  std::size_t find(std::string_view word, std::size_t from);
  Event readTag();
  bool readText();
  void skipMarkup();
  void decodeInto(std::string& out, std::string_view raw) const;

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  std::string buffer_;
  std::size_t pieceBytes_ = std::size_t{1} << 12;  ///< to be read next; small files need no more
  std::size_t at_ = 0;
  bool ended_ = false;
  bool closes_ = false;  ///< the last tag was an empty element: its close is still to come
  std::string tag_;
  std::string attributes_;  ///< of the last open tag, raw
  std::string text_;
};

}  // namespace tastescope
