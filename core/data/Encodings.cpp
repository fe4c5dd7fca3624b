#include "core/data/Encodings.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "core/base/Error.h"

namespace tastescope {
namespace {

std::vector<EncodingInfo> makeEncodings() {
  return {
      {Encoding::Utf8, "utf-8", {"utf8"}, coreText("Import", "Unicode (UTF-8)"), "UTF-8"},
      {Encoding::Gb18030,
       "gb18030",
       {"gbk", "gb2312", "cp936"},
       coreText("Import", "Chinese (GB18030)"),
       "GB18030"},
      {Encoding::Big5, "big5", {"cp950"}, coreText("Import", "Chinese (Big5)"), "BIG5"},
      {Encoding::ShiftJis,
       "shift-jis",
       {"shift_jis", "sjis", "cp932"},
       coreText("Import", "Japanese (Shift-JIS)"),
       "CP932"},
      {Encoding::EucJp, "euc-jp", {}, coreText("Import", "Japanese (EUC-JP)"), "EUCJP-MS"},
      {Encoding::EucKr, "euc-kr", {"cp949", "uhc"}, coreText("Import", "Korean (EUC-KR)"), "CP949"},
      {Encoding::Windows1252,
       "windows-1252",
       {"cp1252", "latin-1", "latin1", "iso-8859-1"},
       coreText("Import", "Western (Windows-1252)"),
       "CP1252"},
      {Encoding::Windows1250,
       "windows-1250",
       {"cp1250"},
       coreText("Import", "Central European (Windows-1250)"),
       "CP1250"},
      {Encoding::Windows1251,
       "windows-1251",
       {"cp1251"},
       coreText("Import", "Cyrillic (Windows-1251)"),
       "CP1251"},
      {Encoding::Koi8R, "koi8-r", {}, coreText("Import", "Russian (KOI8-R)"), "KOI8-R"},
      {Encoding::Windows1253,
       "windows-1253",
       {"cp1253", "iso-8859-7"},
       coreText("Import", "Greek (Windows-1253)"),
       "CP1253"},
      {Encoding::Windows1254,
       "windows-1254",
       {"cp1254", "iso-8859-9", "latin-5", "latin5"},
       coreText("Import", "Turkish (Windows-1254)"),
       "CP1254"},
      {Encoding::Windows1257,
       "windows-1257",
       {"cp1257"},
       coreText("Import", "Baltic (Windows-1257)"),
       "CP1257"},
      {Encoding::Windows1255,
       "windows-1255",
       {"cp1255"},
       coreText("Import", "Hebrew (Windows-1255)"),
       "CP1255"},
      {Encoding::Windows1256,
       "windows-1256",
       {"cp1256"},
       coreText("Import", "Arabic (Windows-1256)"),
       "CP1256"},
      {Encoding::Thai,
       "tis-620",
       {"cp874", "windows-874"},
       coreText("Import", "Thai (TIS-620)"),
       "CP874"},
      {Encoding::Utf16Le,
       "utf-16le",
       {"utf-16"},
       coreText("Import", "Unicode (UTF-16 LE)"),
       "UTF-16LE",
       2},
      {Encoding::Utf16Be, "utf-16be", {}, coreText("Import", "Unicode (UTF-16 BE)"), "UTF-16BE", 2},
      {Encoding::Utf32Le, "utf-32le", {}, coreText("Import", "Unicode (UTF-32 LE)"), "UTF-32LE", 4},
      {Encoding::Utf32Be, "utf-32be", {}, coreText("Import", "Unicode (UTF-32 BE)"), "UTF-32BE", 4},
  };
}

}  // namespace

const std::vector<EncodingInfo>& encodings() {
  static const std::vector<EncodingInfo> all = makeEncodings();
  return all;
}

const EncodingInfo& infoOf(Encoding encoding) {
  const auto found = std::ranges::find(encodings(), encoding, &EncodingInfo::encoding);
  return found == encodings().end() ? encodings().front() : *found;
}

bool isWide(Encoding encoding) { return infoOf(encoding).unit > 1; }

ToUtf8::ToUtf8(Encoding encoding) : handle_(iconv_open("UTF-8", infoOf(encoding).iconv)) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv_open answers it
  if (handle_ == reinterpret_cast<iconv_t>(-1)) {
    throw Error(
        ErrorCode::Unsupported,
        coreText("Import", "This system cannot read the encoding %1. Convert the file to UTF-8.")
            .arg(infoOf(encoding).iconv));
  }
}

ToUtf8::~ToUtf8() { iconv_close(handle_); }

ToUtf8::Stop ToUtf8::convert(std::string_view& bytes, std::string& text) {
  char* in = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
  std::size_t left = bytes.size();
  std::size_t result = 0;
  int problem = 0;
  char chunk[8192];
  do {
    char* out = chunk;
    std::size_t room = sizeof chunk;
    result = iconv(handle_, &in, &left, &out, &room);
    problem = errno;
    text.append(chunk, sizeof chunk - room);
  } while (result == static_cast<std::size_t>(-1) && problem == E2BIG);
  bytes = {in, left};
  // Hebrew letters wait for a point that may follow.
  char* out = chunk;
  std::size_t room = sizeof chunk;
  iconv(handle_, nullptr, nullptr, &out, &room);
  text.append(chunk, sizeof chunk - room);
  if (result != static_cast<std::size_t>(-1)) return Stop::End;
  return problem == EINVAL ? Stop::Cut : Stop::Bad;
}

}  // namespace tastescope
