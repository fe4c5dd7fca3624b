// Which encoding bytes that are not UTF-8 read best in. Every candidate is a strict conversion and
// the letters of the languages written in it; the one whose text is likeliest wins. Made for what
// tables hold: a few short titles are enough.
// Thread rule: pure functions.
// Cost: about a millisecond a kilobyte of samples.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/data/Encodings.h"

namespace tastescope {

struct EncodingReading {
  Encoding encoding = Encoding::Windows1252;
  Text letters;  ///< "Chinese characters"
  double score = 0;
  Encoding next = Encoding::Windows1252;  ///< the second best
  bool close = false;                     ///< the second best is nearly as likely
  bool poor = false;                      ///< even the best has bytes or letters that do not belong
};

/// The best reading of `samples`, cells with bytes above 0x7f, each once; a sample of
/// kMaxSampleBytes may end inside a character.
EncodingReading likeliestReading(const std::vector<std::string>& samples);

inline constexpr std::size_t kMaxSampleBytes = 1024;

}  // namespace tastescope
