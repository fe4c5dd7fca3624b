// Lines of cells out of text.
// Thread rule: an object belongs to one thread.
// Cost: per record no allocation in the ordinary case.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/data/RecordReader.h"

namespace tastescope {

/// How a quote inside a quoted cell is written: "" or also \", as MySQL and R do.
enum class InnerQuote : std::uint8_t { Doubled, Backslash };

/// Lines cut at `delimiter` ("" = one cell a line; " " = at runs of spaces and tabs). With a
/// `quote` other than '\0' a cell may be quoted, hold line ends, and quotes written as `inner` says. A quote that
/// never closes costs the line it opens in, not the rest of the file. `firstLine`: the number of the
/// feed's first line in its file; `numbering`: what is counted from there on.
std::unique_ptr<RecordReader> makeDelimitedReader(BlockFeed feed, std::string_view delimiter,
                                                  char quote, std::uint64_t firstLine = 1,
                                                  Numbering numbering = Numbering::Lines,
                                                  InnerQuote inner = InnerQuote::Doubled);

}  // namespace tastescope
