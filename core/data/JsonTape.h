// One value of JSON, or of Python as its programs print it, as a flat list of nodes that point into
// its text: numbers and texts keep the bytes they were written with.
// Thread rule: an object belongs to one thread.
// Cost: 16 bytes a node; one pass over the text without recursion, however deep it is nested.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/RecordReader.h"

namespace tastescope {

/// How values are written: {"ok": true} or {'ok': True}.
enum class JsonDialect : std::uint8_t { Standard, Python };

enum class JsonKind : std::uint8_t { Null, True, False, Number, String, Object, Array };

struct JsonNode {
  JsonKind kind = JsonKind::Null;
  bool escaped = false;     ///< a text with escapes
  std::uint32_t begin = 0;  ///< in the text; of a text: behind its quote
  std::uint32_t end = 0;
  std::uint32_t next = 0;  ///< the node behind it and all that is in it
};

class JsonTape {
 public:
  /// RecordProblem::None, or what is wrong. With `partial` a text that ends early is closed where it
  /// ends, and what stands before a mistake is kept.
  RecordProblem parse(std::string_view text, JsonDialect dialect, bool partial = false);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] bool empty() const { return nodes_.empty(); }
  [[nodiscard]] const JsonNode& node(std::uint32_t at) const { return nodes_[at]; }
  /// The end of nodes, one behind the root and all in it.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  /// As written: of a text what is between the quotes.
  [[nodiscard]] std::string_view written(std::uint32_t at) const {
    return text_.substr(nodes_[at].begin, nodes_[at].end - nodes_[at].begin);
  }
  /// What a scalar says: a text without its escapes, true and false in JSON's words, null as
  /// nothing; anything else as written. Decodes into `buffer` when it must.
  [[nodiscard]] std::string_view said(std::uint32_t at, std::string& buffer) const;

 private:
  friend class JsonTapeParser;
  std::string_view text_;
  std::vector<JsonNode> nodes_;
};

inline bool isJsonSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

inline bool isJsonScalar(JsonKind kind) {
  return kind != JsonKind::Object && kind != JsonKind::Array;
}

}  // namespace tastescope
