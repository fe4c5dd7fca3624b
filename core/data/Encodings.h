// The encodings a text can be read in. What each is called on the command line, for people and by
// iconv stands in one list, which every menu and message comes from.
// Thread rule: the list is immutable; a ToUtf8 belongs to one thread at a time.
// Cost: nothing; converting is iconv's, hundreds of megabytes a second.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Text.h"
#include "core/data/ImportOptions.h"

namespace tastescope {

struct EncodingInfo {
  Encoding encoding = Encoding::Utf8;
  std::string key;                   ///< "gb18030"
  std::vector<std::string> aliases;  ///< other keys for the same
  Text title;                        ///< "Chinese (GB18030)"
  const char* iconv = "";
  std::size_t unit = 1;  ///< bytes passed over where they are no text
};

/// All but Auto, in the order of a menu.
const std::vector<EncodingInfo>& encodings();
const EncodingInfo& infoOf(Encoding encoding);

/// Two or four bytes a character, zero bytes among them.
bool isWide(Encoding encoding);

/// Converts to UTF-8, strictly.
class ToUtf8 {
 public:
  enum class Stop : std::uint8_t {
    End,  ///< all is converted
    Cut,  ///< what is left is the beginning of a character
    Bad,  ///< what is left begins with bytes that are no text of the encoding
  };
  /// Throws Error(Unsupported) when the system does not know the encoding.
  explicit ToUtf8(Encoding encoding);
  ~ToUtf8();
  ToUtf8(const ToUtf8&) = delete;
  ToUtf8& operator=(const ToUtf8&) = delete;
  /// Appends the text of `bytes` to `text`; `bytes` keeps what is left.
  Stop convert(std::string_view& bytes, std::string& text);

 private:
  void* handle_;
};

}  // namespace tastescope
