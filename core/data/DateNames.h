// Names in dates: months and days of the week in the languages people's programs speak, and zones.
// Thread rule: pure functions.
// Cost: a walk over a short list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tastescope {

/// Letters of the Latin and the Cyrillic alphabet lowered, their accents left out; other bytes stay.
std::string plainLetters(std::string_view word);

/// 1 to 12 for the name of a month in English, German, French, Spanish, Italian, Portuguese,
/// Dutch or Russian, or its beginning (three letters at least). As plainLetters() gives it.
std::optional<int> monthNamed(std::string_view word);

/// Whether a word is the name of a day of the week in those languages, or its beginning (two
/// letters at least). As plainLetters() gives it.
bool isWeekday(std::string_view word);

/// Minutes east of Greenwich for an abbreviation that means one zone only.
std::optional<int> zoneNamed(std::string_view name);

/// Whether a word begins the name of a zone by its place, as "Europe" does in "Europe/Berlin".
bool isZoneArea(std::string_view word);

}  // namespace tastescope
