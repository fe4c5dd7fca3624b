#include "core/data/XmlScanner.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/Error.h"

namespace tastescope {
namespace {

constexpr std::size_t kXmlPieceBytes = std::size_t{1} << 16;
constexpr std::size_t kMaxTagBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxEntityBytes = 12;
constexpr std::string_view kSpaces = " \t\r\n";

std::string_view localName(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// False for a number that is no character.
bool appendUtf8(std::string& out, std::uint32_t code) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return false;
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6);
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  }
  return true;
}

bool appendEntity(std::string& out, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
      {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [known, character] : kNamed) {
    if (name != known) continue;
    out += character;
    return true;
  }
  if (!name.starts_with('#')) return false;
  const bool hex = name.starts_with("#x");
  const std::string_view digits = name.substr(hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  return error == std::errc() && end == digits.data() + digits.size() && appendUtf8(out, code);
}

}  // namespace

XmlScanner::XmlScanner(std::unique_ptr<ByteSource> source, std::string name)
    : source_(std::move(source)), name_(std::move(name)) {
  if (startsWith("\xef\xbb\xbf")) at_ += 3;
  if (startsWith("\xff\xfe") || startsWith("\xfe\xff")) throwDamaged("XML in UTF-16");
}

void XmlScanner::throwDamaged(const char* reason) const {
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” is damaged: what it holds is not as it should be. Open it in a "
                       "spreadsheet program and save it again, or save the table as CSV.")
                  .arg(name_),
              reason);
}

bool XmlScanner::refill() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + pieceBytes_);
  pieceBytes_ = std::min(2 * pieceBytes_, kXmlPieceBytes);
  const std::size_t count = source_->read(std::span(buffer_).subspan(kept));
  buffer_.resize(kept + count);
  ended_ = count == 0;
  return !ended_;
}

bool XmlScanner::startsWith(std::string_view word) {
  while (buffer_.size() - at_ < word.size() && refill()) {
  }
  return std::string_view(buffer_).substr(at_).starts_with(word);
}

/// Where `word` begins, counted from at_, reading on as far as a tag may be long.
std::size_t XmlScanner::find(std::string_view word, std::size_t from) {
  for (;;) {
    const std::size_t found = buffer_.find(word, at_ + from);
    if (found != std::string::npos) return found - at_;
    const std::size_t size = buffer_.size() - at_;
    if (size > kMaxTagBytes) throwDamaged("a tag without end");
    from = size > word.size() ? std::max(from, size - word.size() + 1) : from;
    if (!refill()) throwDamaged("the XML ends inside a tag");
  }
}

XmlScanner::Event XmlScanner::next() {
  if (closes_) {
    closes_ = false;
    return Event::Close;
  }
  for (;;) {
    if (at_ == buffer_.size() && !refill()) return Event::End;
    if (buffer_[at_] != '<') {
      if (readText()) return Event::Text;
    } else if (startsWith("<![CDATA[")) {
      const std::size_t end = find("]]>", 9);
      text_.assign(buffer_, at_ + 9, end - 9);
      at_ += end + 3;
      return Event::Text;
    } else if (startsWith("<!") || startsWith("<?")) {
      skipMarkup();
    } else {
      return readTag();
    }
  }
}

/// Comments and processing instructions.
void XmlScanner::skipMarkup() {
  const bool comment = startsWith("<!--");
  if (!comment && buffer_[at_ + 1] == '!') {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” declares a document type, as no spreadsheet program writes it and "
                         "as files made to fill a memory do. Save the table as CSV.")
                    .arg(name_));
  }
  const std::string_view end = comment ? "-->" : "?>";
  at_ += comment ? 4 : 2;
  for (;;) {
    const std::size_t found = buffer_.find(end, at_);
    if (found != std::string::npos) {
      at_ = found + end.size();
      return;
    }
    at_ = std::max(at_, buffer_.size() - std::min(buffer_.size(), end.size() - 1));
    if (!refill()) throwDamaged("the XML ends inside a comment");
  }
}

XmlScanner::Event XmlScanner::readTag() {
  std::size_t end = find(">", 1);
  // A ">" inside an attribute's quotes does not end the tag.
  for (std::size_t i = 1; i < end; ++i) {
    const char quote = buffer_[at_ + i];
    if (quote != '"' && quote != '\'') continue;
    i = find(std::string_view(&quote, 1), i + 1);
    if (i > end) end = find(">", i);
  }
  std::string_view inside = std::string_view(buffer_).substr(at_ + 1, end - 1);
  const bool close = inside.starts_with('/');
  if (close) inside.remove_prefix(1);
  closes_ = !close && inside.ends_with('/');
  if (closes_) inside.remove_suffix(1);
  const std::size_t nameEnd = std::min(inside.find_first_of(kSpaces), inside.size());
  tag_.assign(localName(inside.substr(0, nameEnd)));
  attributes_.assign(close ? std::string_view() : inside.substr(nameEnd));
  at_ += end + 1;
  return close ? Event::Close : Event::Open;
}

/// False when there is no whole piece yet.
bool XmlScanner::readText() {
  std::size_t end = buffer_.find('<', at_);
  if (end == std::string::npos) end = buffer_.size();
  // An entity or a character may continue in the next piece.
  if (end == buffer_.size() && !ended_) {
    const std::size_t ampersand = buffer_.rfind('&');
    const bool cut = ampersand != std::string::npos && ampersand >= at_ &&
                     end - ampersand <= kMaxEntityBytes &&
                     buffer_.find(';', ampersand) == std::string::npos;
    if (cut) {
      end = ampersand;
      if (end == at_) {
        refill();
        return false;
      }
    }
  }
  text_.clear();
  decodeInto(text_, std::string_view(buffer_).substr(at_, end - at_));
  at_ = end;
  return true;
}

void XmlScanner::decodeInto(std::string& out, std::string_view raw) const {
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t ampersand = std::min(raw.find('&', i), raw.size());
    out.append(raw.substr(i, ampersand - i));
    if (ampersand == raw.size()) return;
    const std::size_t end = raw.find(';', ampersand);
    if (end == std::string_view::npos ||
        !appendEntity(out, raw.substr(ampersand + 1, end - ampersand - 1))) {
      throwDamaged("an unknown entity");
    }
    i = end + 1;
  }
}

std::optional<std::string> XmlScanner::attribute(std::string_view name) const {
  const std::string_view all = attributes_;
  for (std::size_t at = all.find_first_not_of(kSpaces); at < all.size();) {
    const std::size_t equals = all.find('=', at);
    if (equals == std::string_view::npos) break;
    std::string_view key = all.substr(at, equals - at);
    key = key.substr(0, key.find_first_of(kSpaces));
    const std::size_t open = all.find_first_of("\"'", equals);
    if (open == std::string_view::npos) break;
    const std::size_t close = all.find(all[open], open + 1);
    if (close == std::string_view::npos) break;
    if (localName(key) == name && !key.starts_with("xmlns")) {
      std::string value;
      decodeInto(value, all.substr(open + 1, close - open - 1));
      return value;
    }
    at = std::min(all.find_first_not_of(kSpaces, close + 1), all.size());
  }
  return std::nullopt;
}

void XmlScanner::skipElement() {
  for (std::size_t depth = 1; depth > 0;) {
    switch (next()) {
      case Event::Open: ++depth; break;
      case Event::Close: --depth; break;
      case Event::Text: break;
      case Event::End: throwDamaged("the XML ends inside an element");
    }
  }
}

void XmlScanner::drain() {
  while (!ended_) {
    at_ = buffer_.size();
    refill();
  }
}

}  // namespace tastescope
