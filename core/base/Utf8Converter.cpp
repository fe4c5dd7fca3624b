#include "core/base/Utf8Converter.h"

#include <cerrno>

#include "core/base/Error.h"

namespace tastescope {
namespace {

/// Length of the character (or broken piece) at the front.
std::size_t characterLength(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && length < 4 &&
         (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

}  // namespace

Utf8Converter::Utf8Converter(const char* encoding) : handle_(::iconv_open(encoding, "UTF-8")) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv_open answers it
  if (handle_ == reinterpret_cast<iconv_t>(-1)) {
    throw Error(ErrorCode::Unsupported,
                coreText("Export", "This system cannot write the encoding %1. Choose UTF-8.")
                    .arg(encoding));
  }
}

Utf8Converter::~Utf8Converter() { ::iconv_close(handle_); }

std::string Utf8Converter::convert(std::string_view text) {
  std::string out(text.size() * 2 + 16, '\0');  // GB18030 needs at most 4 bytes for 2 of UTF-8
  std::size_t written = 0;
  while (!text.empty()) {
    char* from =
        const_cast<char*>(text.data());  // iconv's signature predates const; it does not write
    std::size_t left = text.size();
    char* to = out.data() + written;
    std::size_t room = out.size() - written;
    const std::size_t result = ::iconv(handle_, &from, &left, &to, &room);
    const int code = result == static_cast<std::size_t>(-1) ? errno : 0;
    written = static_cast<std::size_t>(to - out.data());
    text.remove_prefix(text.size() - left);
    if (code == E2BIG) {
      out.resize(out.size() * 2);
    } else if (code != 0 && !text.empty()) {
      ++unencodable_;
      text.remove_prefix(characterLength(text));
      if (written == out.size()) out.resize(out.size() * 2);
      out[written++] = '?';
    }
  }
  out.resize(written);
  return out;
}

}  // namespace tastescope
