// UTF-8: whether bytes are it, and where its characters end.
// Thread rule: pure functions.
// Cost: gigabytes a second for ASCII.
#pragma once

#include <cstddef>
#include <string_view>

namespace tastescope {

/// Whether a byte goes on with a character that an earlier one began.
inline bool isUtf8Continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Whether `bytes` are UTF-8 from their first to their last.
bool isUtf8(std::string_view bytes);

/// The longest prefix of at most `limit` bytes that cuts no character.
std::string_view utf8Prefix(std::string_view text, std::size_t limit);

/// Length of the well-formed character at `at`: 0 malformed, -1 cut off by `end`.
int utf8Length(const char* at, const char* end);

/// The first byte that is not ASCII, or `end`.
const char* skipAscii(const char* at, const char* end);

/// The first byte that is not part of a whole well-formed character, or `end`.
const char* skipUtf8(const char* at, const char* end);

}  // namespace tastescope
