#include "core/data/DateNames.h"

#include <algorithm>
#include <array>

namespace tastescope {
namespace {

struct Named {
  std::string_view name;
  int value;
};

constexpr std::array<Named, 86> kMonths{
    {{"january", 1},    {"february", 2},   {"march", 3},     {"april", 4},     {"may", 5},
     {"june", 6},       {"july", 7},       {"august", 8},    {"september", 9}, {"october", 10},
     {"november", 11},  {"december", 12},  {"januar", 1},    {"janner", 1},    {"februar", 2},
     {"maerz", 3},      {"marz", 3},       {"mrz", 3},       {"mai", 5},       {"juni", 6},
     {"juli", 7},       {"oktober", 10},   {"dezember", 12}, {"janvier", 1},   {"fevrier", 2},
     {"mars", 3},       {"avril", 4},      {"juin", 6},      {"juillet", 7},   {"aout", 8},
     {"septembre", 9},  {"octobre", 10},   {"novembre", 11}, {"decembre", 12}, {"enero", 1},
     {"febrero", 2},    {"marzo", 3},      {"abril", 4},     {"mayo", 5},      {"junio", 6},
     {"julio", 7},      {"agosto", 8},     {"setiembre", 9}, {"octubre", 10},  {"noviembre", 11},
     {"diciembre", 12}, {"septiembre", 9}, {"gennaio", 1},   {"maggio", 5},    {"giugno", 6},
     {"luglio", 7},     {"settembre", 9},  {"ottobre", 10},  {"dicembre", 12}, {"janeiro", 1},
     {"fevereiro", 2},  {"marco", 3},      {"outubro", 10},  {"novembro", 11}, {"dezembro", 12},
     {"maart", 3},      {"mrt", 3},        {"mei", 5},       {"augustus", 8},  {"января", 1},
     {"февраля", 2},    {"марта", 3},      {"апреля", 4},    {"мая", 5},       {"июня", 6},
     {"июля", 7},       {"августа", 8},    {"сентября", 9},  {"октября", 10},  {"ноября", 11},
     {"декабря", 12},   {"январь", 1},     {"февраль", 2},   {"апрель", 4},    {"май", 5},
     {"июнь", 6},       {"июль", 7},       {"сентябрь", 9},  {"октябрь", 10},  {"ноябрь", 11},
     {"декабрь", 12}}};

constexpr std::array<std::string_view, 47> kWeekdays{
    "monday",    "tuesday",     "wednesday", "thursday",   "friday",     "saturday", "sunday",
    "montag",    "dienstag",    "mittwoch",  "donnerstag", "freitag",    "samstag",  "sonntag",
    "lundi",     "mardi",       "mercredi",  "jeudi",      "vendredi",   "samedi",   "dimanche",
    "lunes",     "martes",      "miercoles", "jueves",     "viernes",    "sabado",   "domingo",
    "lunedi",    "martedi",     "mercoledi", "giovedi",    "venerdi",    "sabato",   "domenica",
    "sonnabend", "понедельник", "пн",        "вторник",    "среда",      "четверг",  "чт",
    "пятница",   "пт",          "суббота",   "сб",         "воскресенье"};

/// Those of North America are RFC 2822's. CST is not here, as Java prints it for China too, nor CDT,
/// which stands beside it; neither are IST, BST and AST, which mean several.
constexpr std::array<Named, 25> kZones{
    {{"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"UT", 0},     {"WET", 0},
     {"WEST", 60},  {"CET", 60},   {"CEST", 120}, {"EET", 120},  {"EEST", 180},
     {"MSK", 180},  {"WIB", 420},  {"WITA", 480}, {"WIT", 540},  {"JST", 540},
     {"KST", 540},  {"HKT", 480},  {"SGT", 480},  {"EST", -300}, {"EDT", -240},
     {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"NZST", 720}}};

/// The first part of a zone's name by place: "Europe/Berlin".
constexpr std::array<std::string_view, 16> kZoneAreas{
    "Africa", "America", "Antarctica", "Arctic", "Asia",   "Atlantic", "Australia", "Brazil",
    "Canada", "Chile",   "Etc",        "Europe", "Indian", "Mexico",   "Pacific",   "US"};

/// Letters, whatever their bytes in UTF-8.
std::size_t lettersIn(std::string_view word) {
  constexpr unsigned kMask = 0xc0;
  constexpr unsigned kFollowing = 0x80;
  return static_cast<std::size_t>(std::ranges::count_if(
      word, [](char c) { return (static_cast<unsigned char>(c) & kMask) != kFollowing; }));
}

/// Appends a Cyrillic letter lowered, without the dots of ё; the two bytes of it in UTF-8.
void appendCyrillic(std::string& text, unsigned char first, unsigned char second) {
  const bool capital = first == 0xd0 && second >= 0x90 && second <= 0xaf;
  const bool dotted = (first == 0xd0 && second == 0x81) || (first == 0xd1 && second == 0x91);
  if (dotted) {
    text += "е";
  } else if (capital && second < 0xa0) {
    text.append({static_cast<char>(first), static_cast<char>(second + 0x20)});
  } else if (capital) {
    text.append({static_cast<char>(0xd1), static_cast<char>(second - 0x20)});
  } else {
    text.append({static_cast<char>(first), static_cast<char>(second)});
  }
}

/// Both bytes of a letter of Latin-1 in UTF-8 as the letter without its accent, or 0.
char plainOf(unsigned char second) {
  constexpr std::string_view kPlain =
      "aaaaaaaceeeeiiiidnooooo.ouuuuy.saaaaaaaceeeeiiiidnooooo.ouuuuy.y";
  return second >= 0x80 && second <= 0xbf ? kPlain[second - 0x80U] : '\0';
}

}  // namespace

std::string plainLetters(std::string_view word) {
  std::string plain;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if (c == '\xc3' && i + 1 < word.size()) {
      const char letter = plainOf(static_cast<unsigned char>(word[i + 1]));
      if (letter == '\0') return std::string(word);
      plain += letter;
      ++i;
    } else if ((c == '\xd0' || c == '\xd1') && i + 1 < word.size()) {
      appendCyrillic(plain, static_cast<unsigned char>(c), static_cast<unsigned char>(word[++i]));
    } else {
      plain += c;
    }
  }
  return plain;
}

std::optional<int> monthNamed(std::string_view word) {
  if (lettersIn(word) < 3) return std::nullopt;
  const auto found = std::ranges::find_if(
      kMonths, [word](const Named& month) { return month.name.starts_with(word); });
  return found == kMonths.end() ? std::nullopt : std::optional(found->value);
}

bool isWeekday(std::string_view word) {
  return lettersIn(word) >= 2 && std::ranges::any_of(kWeekdays, [word](std::string_view day) {
           return day.starts_with(word);
         });
}

std::optional<int> zoneNamed(std::string_view name) {
  const auto found = std::ranges::find(kZones, name, &Named::name);
  return found == kZones.end() ? std::nullopt : std::optional(found->value);
}

bool isZoneArea(std::string_view word) {
  return std::ranges::find(kZoneAreas, word) != kZoneAreas.end();
}

}  // namespace tastescope
