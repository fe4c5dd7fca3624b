// A table in a container as CSV text, made while it is read: the one form every such table is read
// in.
// Thread rule: an object belongs to one thread at a time.
// Cost: the text of one piece.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/files/ByteSource.h"

namespace tastescope {

/// Appends a cell, quoted when it must be.
void appendCsvCell(std::string& line, std::string_view cell);

/// A whole row as a line. A row of one empty cell is quoted: a blank line would be none.
void appendCsvRow(std::string& text, const std::vector<std::string>& cells);

class CsvSource : public ByteSource {
 public:
  std::size_t read(std::span<char> buffer) final;

 protected:
  /// Puts some more rows into `text`, which is empty; false when these were the last.
  virtual bool more(std::string& text) = 0;
  /// Bytes of text given away.
  [[nodiscard]] std::uint64_t given() const { return given_; }

 private:
  std::string text_;
  std::size_t at_ = 0;
  std::uint64_t given_ = 0;
  bool ended_ = false;
};

}  // namespace tastescope
