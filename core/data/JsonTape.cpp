#include "core/data/JsonTape.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/Utf8.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

bool isWordPart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '+' || c == '-';
}

/// 12, -0.5, 1e9: JSON's grammar; Python's also has 5L, +1, 1. and .5.
bool isJsonNumber(std::string_view word, JsonDialect dialect) {
  if (dialect == JsonDialect::Python) {
    if (word.ends_with('L')) word.remove_suffix(1);
    if (parseNumber(word)) return true;
  }
  std::size_t at = word.starts_with('-') ? 1 : 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < word.size() && word[at] >= '0' && word[at] <= '9') ++at;
    return at - begin;
  };
  const std::size_t first = at;
  const std::size_t whole = digits();
  if (whole == 0 || (whole > 1 && word[first] == '0')) return false;
  if (at < word.size() && word[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
    ++at;
    if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == word.size();
}

/// What a bare word stands for. Missing numbers, which neither notation has, are missing values.
std::optional<JsonKind> kindOfWord(std::string_view word, JsonDialect dialect) {
  const bool python = dialect == JsonDialect::Python;
  if (word == (python ? "True" : "true")) return JsonKind::True;
  if (word == (python ? "False" : "false")) return JsonKind::False;
  if (word == (python ? "None" : "null") || word == "NaN" || word == "nan") return JsonKind::Null;
  constexpr std::array<std::string_view, 4> kEndless{"Infinity", "-Infinity", "inf", "-inf"};
  if (std::ranges::find(kEndless, word) != kEndless.end()) return JsonKind::Number;
  if (isJsonNumber(word, dialect)) return JsonKind::Number;
  return std::nullopt;
}

void appendUtf8(std::string& text, std::uint32_t code) {
  const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::optional<std::uint32_t> hexAt(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : text.substr(at, digits)) {
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!digit && !(lower >= 'a' && lower <= 'f')) return std::nullopt;
    code = code * 16 + static_cast<std::uint32_t>(digit ? c - '0' : lower - 'a' + 10);
  }
  return code;
}

/// A character behind a backslash: how many bytes it takes behind the backslash, and what it is.
struct Escape {
  std::size_t length = 0;  ///< 0 = none that is known
  std::uint32_t code = 0;
};

bool isHighSurrogate(std::uint32_t code) { return code >= 0xD800 && code < 0xDC00; }
bool isLowSurrogate(std::uint32_t code) { return code >= 0xDC00 && code < 0xE000; }

/// \u263A, or a pair of them for what does not fit one.
Escape hexEscape(std::string_view text, std::size_t at, std::size_t digits) {
  const auto code = hexAt(text, at + 1, digits);
  if (!code || *code > 0x10FFFF || isLowSurrogate(*code)) return {};
  if (!isHighSurrogate(*code)) return {digits + 1, *code};
  const std::size_t second = at + 1 + digits;
  if (digits != 4 || text.substr(second, 2) != "\\u") return {};
  const auto low = hexAt(text, second + 2, 4);
  if (!low || !isLowSurrogate(*low)) return {};
  return {11, 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00)};
}

/// The escape whose letter is at `at`.
Escape escapeAt(std::string_view text, std::size_t at, JsonDialect dialect) {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
  if (at >= text.size()) return {};
  const char letter = text[at];
  const std::size_t known = kLetters.find(letter);
  if (known != std::string_view::npos) {
    return {1, static_cast<unsigned char>(kMeant[known])};
  }
  if (letter == 'u') return hexEscape(text, at, 4);
  if (dialect == JsonDialect::Standard) return {};
  if (letter == 'U') return hexEscape(text, at, 8);
  if (letter == 'x') return hexEscape(text, at, 2);
  if (letter == '\'') return {1, '\''};
  if (letter == 'a') return {1, 7};
  if (letter == 'v') return {1, 11};
  if (letter >= '0' && letter <= '7') {
    Escape octal;
    while (octal.length < 3 && at + octal.length < text.size()) {
      const char digit = text[at + octal.length];
      if (digit < '0' || digit > '7') break;
      octal.code = octal.code * 8 + static_cast<std::uint32_t>(digit - '0');
      ++octal.length;
    }
    return octal;
  }
  return {};
}

/// Puts the text without its escapes into `plain`; with `bytes` \xE9 is a byte, not a character.
/// False when such bytes are no UTF-8.
bool unescape(std::string_view text, bool bytes, std::string& plain) {
  plain.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    // An escape that JSON does not know has passed as Python's.
    const Escape escape = text[i] == '\\' ? escapeAt(text, i + 1, JsonDialect::Python) : Escape{};
    if (escape.length == 0) {
      plain += text[i];
      continue;
    }
    if (bytes && text[i + 1] == 'x') {
      plain += static_cast<char>(escape.code);
    } else {
      appendUtf8(plain, escape.code);
    }
    i += escape.length;
  }
  if (!bytes) return true;
  return isUtf8(plain);
}

}  // namespace

/// Goes over a text once; what is open is a list, not the stack.
class JsonTapeParser {
 public:
  JsonTapeParser(JsonTape& tape, std::string_view text, JsonDialect dialect)
      : nodes_(tape.nodes_), text_(text), dialect_(dialect) {}

  RecordProblem run() {
    while (!done_) {
      const RecordProblem problem = step();
      if (problem != RecordProblem::None) return problem;
    }
    skipSpaces();
    return at_ == text_.size() ? RecordProblem::None : RecordProblem::JsonExtra;
  }

  /// Ends what is still open: a key without a value goes.
  void closeAll() {
    if (expects_ == Expects::Colon || (expects_ == Expects::Value && keyed())) nodes_.pop_back();
    while (!open_.empty()) close();
  }

 private:
  enum class Expects : std::uint8_t { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd };

  bool keyed() const { return !open_.empty() && nodes_[open_.back()].kind == JsonKind::Object; }

  void skipSpaces() {
    while (at_ < text_.size() && isJsonSpace(text_[at_])) ++at_;
  }

  RecordProblem step() {
    skipSpaces();
    if (at_ == text_.size()) return RecordProblem::JsonCut;
    const char c = text_[at_];
    if (c == '#' || c == '/') return RecordProblem::JsonComment;
    switch (expects_) {
      case Expects::Colon:
        if (c != ':') return RecordProblem::NotJson;
        ++at_;
        expects_ = Expects::Value;
        return RecordProblem::None;
      case Expects::CommaOrEnd: return comma(c);
      case Expects::Key:
      case Expects::KeyOrEnd:
        if (c == '}') return end(c, expects_ == Expects::KeyOrEnd);
        return key();
      case Expects::Value:
      case Expects::ValueOrEnd:
        if (c == ']' || c == ')' || c == '}') return end(c, expects_ == Expects::ValueOrEnd);
        return value(c);
    }
    return RecordProblem::NotJson;
  }

  RecordProblem comma(char c) {
    if (c != ',') return end(c, true);
    ++at_;
    const bool object = keyed();
    if (dialect_ == JsonDialect::Python) {
      expects_ = object ? Expects::KeyOrEnd : Expects::ValueOrEnd;
    } else {
      expects_ = object ? Expects::Key : Expects::Value;
    }
    return RecordProblem::None;
  }

  /// A closing bracket; `allowed`: no comma stands before it that promises more.
  RecordProblem end(char c, bool allowed) {
    if (open_.empty()) return RecordProblem::NotJson;
    if (c != closers_.back()) return RecordProblem::NotJson;
    if (!allowed) return RecordProblem::JsonComma;
    ++at_;
    close();
    return RecordProblem::None;
  }

  void close() {
    JsonNode& node = nodes_[open_.back()];
    node.end = static_cast<std::uint32_t>(at_);
    node.next = static_cast<std::uint32_t>(nodes_.size());
    open_.pop_back();
    closers_.pop_back();
    valueEnded();
  }

  void valueEnded() {
    expects_ = Expects::CommaOrEnd;
    done_ = open_.empty();
  }

  void add(JsonKind kind, std::size_t begin, std::size_t end, bool escaped = false) {
    const auto next = static_cast<std::uint32_t>(nodes_.size() + 1);
    nodes_.push_back(
        {kind, escaped, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), next});
  }

  void open(JsonKind kind, char closer) {
    open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    closers_ += closer;
    add(kind, at_, at_);
    ++at_;
    expects_ = kind == JsonKind::Object ? Expects::KeyOrEnd : Expects::ValueOrEnd;
  }

  RecordProblem value(char c) {
    if (c == '{') return open(JsonKind::Object, '}'), RecordProblem::None;
    if (c == '[') return open(JsonKind::Array, ']'), RecordProblem::None;
    if (c == '(' && dialect_ == JsonDialect::Python) {
      return open(JsonKind::Array, ')'), RecordProblem::None;
    }
    const RecordProblem problem = scalar();
    if (problem == RecordProblem::None) valueEnded();
    return problem;
  }

  RecordProblem key() {
    const RecordProblem problem = scalar();
    if (problem != RecordProblem::None) return problem;
    const bool text = nodes_.back().kind == JsonKind::String;
    if (!text && dialect_ == JsonDialect::Standard) {
      nodes_.pop_back();
      return RecordProblem::NotJson;
    }
    expects_ = Expects::Colon;
    return RecordProblem::None;
  }

  RecordProblem scalar() {
    if (const std::size_t prefix = quotePrefix(); prefix != std::string_view::npos) {
      at_ += prefix;
      return quoted(prefix > 0 && (text_[at_ - 1] | 0x20) == 'r');
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && isWordPart(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    const auto kind = kindOfWord(word, dialect_);
    if (!kind) {
      const bool cut = at_ == text_.size() && !word.empty();
      if (begin < text_.size() && text_[begin] == '\'') return RecordProblem::JsonQuotes;
      return cut ? RecordProblem::JsonCut : RecordProblem::NotJson;
    }
    add(*kind, begin, at_ - (*kind == JsonKind::Number && word.ends_with('L') ? 1 : 0));
    return RecordProblem::None;
  }

  /// Bytes before the quote that opens here: 0, or 1 for Python's u'', b'' and r''; npos for none.
  std::size_t quotePrefix() const {
    const auto isQuote = [this](std::size_t at) {
      if (at >= text_.size()) return false;
      return text_[at] == '"' || (text_[at] == '\'' && dialect_ == JsonDialect::Python);
    };
    if (isQuote(at_)) return 0;
    constexpr std::string_view kPrefixes = "uUbBrR";
    const bool prefixed = dialect_ == JsonDialect::Python && at_ < text_.size() &&
                          kPrefixes.find(text_[at_]) != std::string_view::npos;
    return prefixed && isQuote(at_ + 1) ? 1 : std::string_view::npos;
  }

  RecordProblem quoted(bool raw) {
    const char quote = text_[at_];
    const std::size_t begin = ++at_;
    bool escaped = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == quote) {
        add(JsonKind::String, begin, at_, escaped);
        ++at_;
        return RecordProblem::None;
      }
      if (static_cast<unsigned char>(c) < 0x20 && c != '\t') return RecordProblem::JsonText;
      if (c != '\\') continue;
      if (raw) {
        ++at_;
        continue;
      }
      const Escape escape = escapeAt(text_, at_ + 1, dialect_);
      const bool known = escape.length > 0 || dialect_ == JsonDialect::Python;
      if (!known) return RecordProblem::NotJson;
      escaped = true;
      at_ += std::max<std::size_t>(escape.length, 1);
    }
    return RecordProblem::JsonCut;
  }

  std::vector<JsonNode>& nodes_;
  std::string_view text_;
  JsonDialect dialect_;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> open_;
  std::string closers_;
  Expects expects_ = Expects::Value;
  bool done_ = false;
};

RecordProblem JsonTape::parse(std::string_view text, JsonDialect dialect, bool partial) {
  text_ = text;
  nodes_.clear();
  JsonTapeParser parser(*this, text, dialect);
  const RecordProblem problem = parser.run();
  if (problem != RecordProblem::None && problem != RecordProblem::JsonExtra) {
    if (partial) {
      parser.closeAll();
    } else {
      nodes_.clear();
    }
  }
  return problem;
}

std::string_view JsonTape::said(std::uint32_t at, std::string& buffer) const {
  const JsonNode& node = nodes_[at];
  switch (node.kind) {
    case JsonKind::Null: return {};
    case JsonKind::True: return "true";
    case JsonKind::False: return "false";
    default: break;
  }
  const std::string_view text = written(at);
  if (!node.escaped) return text;
  // Python 2 writes the bytes of UTF-8 one by one, in texts that are not marked as Unicode's.
  const bool unicode = node.begin >= 2 && (text_[node.begin - 2] | 0x20) == 'u';
  if (unicode || !unescape(text, true, buffer)) unescape(text, false, buffer);
  return buffer;
}

}  // namespace tastescope
