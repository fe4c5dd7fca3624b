// Where the lines of a text end. '\n' ends one everywhere in the importer ("\r\n" with it); files
// whose lines end with '\r', all or some of them, are brought to that as they are read, so that
// nothing behind knows more than one sign.
// Thread rule: an object belongs to one thread at a time.
// Cost: only files with such lines pay: one more look at every byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tastescope {

enum class LineEnds : std::uint8_t {
  Feeds,               ///< '\n'
  CarriageReturnsToo,  ///< also '\r' that no '\n' follows
};

/// By the beginning of a text: carriage returns count when there is no '\n' at all, or when those
/// outside quotes cut the text into lines with as many cells as the others have.
LineEnds lineEndsOf(std::string_view sample);

/// Turns every '\r' that no '\n' follows into '\n', block by block. Lengths stay as they are.
class LineEndConverter {
 public:
  /// `last`: the text ends with this block.
  void convert(std::string& text, bool last);

 private:
  bool carried_ = false;  ///< the last block ended with '\r', which is still to come
};

}  // namespace tastescope
