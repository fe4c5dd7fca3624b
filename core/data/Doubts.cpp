#include "core/data/Doubts.h"

#include <algorithm>

#include "core/base/Utf8.h"
#include "core/data/ColumnNames.h"
#include "core/data/NumberParsing.h"
#include "core/data/TimeParsing.h"

namespace tastescope {
namespace {

constexpr Index kLooked = 1000;         ///< ids
constexpr std::uint64_t kFewRows = 10;  ///< too few for a pattern to mean anything

struct Ids {
  const IdMap& map;
  const PreviewColumn& column;
  bool users;
  [[nodiscard]] std::vector<std::string_view> first() const {
    std::vector<std::string_view> ids;
    for (Index i = 0; i < std::min(map.size(), kLooked); ++i) ids.push_back(map.id(i));
    return ids;
  }
};

std::string exampleOf(std::string_view id) {
  constexpr std::size_t kShown = 40;
  return std::string(utf8Prefix(id, kShown));
}

Remedy give(const PreviewColumn& column, ColumnRole role, Text label) {
  return {std::move(label), {{column.name, role}}, {}, {}};
}

/// 1.58292E+18, what is left of a long number in a spreadsheet.
bool isDamagedNumber(std::string_view id) {
  const std::size_t e = id.find_first_of("eE");
  return e != std::string_view::npos && e > 0 && e + 2 < id.size() && id[e + 1] == '+' &&
         parseNumber(id).has_value();
}

bool isRatingLike(std::string_view id) {
  const auto number = parseNumber(id);
  return number && *number >= 0 && *number <= 10;
}

class Doubter {
 public:
  explicit Doubter(const ReadingEvidence& evidence)
      : evidence_(evidence),
        format_(evidence.format),
        users_{evidence.users, columnAt(ColumnRole::User), true},
        items_{evidence.items, columnAt(ColumnRole::Item), false} {}

  std::vector<Doubt> run() && {
    // Where a line is many interactions, its user alone says little, and items are names.
    const Layout layout = format_.file.layout;
    const bool table = layout != Layout::Lists && layout != Layout::Matrix;
    if (table && evidence_.rows >= kFewRows) {
      for (const Ids& ids : {users_, items_}) {
        if (!doubtMoments(ids) && !doubtCounting(ids)) doubtOnce(ids);
      }
      doubtRatings();
    }
    for (const Ids& ids : {users_, items_}) {
      doubtDamage(ids);
      doubtSingle(ids);
      doubtFew(ids);
    }
    if (table) doubtPlaces();
    doubtPurchases();
    doubtGuests();
    doubtEncoding();
    doubtUndone();
    if (table) doubtWidth();
    doubtDateParts();
    doubtValues();
    doubtUnused();
    doubtDecimals();
    doubtDates();
    doubtOtherOrders();
    doubtTimes();
    doubtOldTimes();
    doubtRejected();
    return std::move(doubts_);
  }

 private:
  const PreviewColumn& columnAt(ColumnRole role) const {
    return format_.columns[columnOf(format_, role).value_or(0)];
  }

  void add(const PreviewColumn& column, Text sentence, std::optional<Remedy> remedy = {},
           const char* option = "") {
    doubts_.push_back({column.name, std::move(sentence), std::move(remedy), option});
  }

  /// Long numbers that only look like seconds: with a zero in front, or called an id where the time is
  /// another column.
  [[nodiscard]] bool areCodes(const Ids& ids, const std::vector<std::string_view>& first) const {
    const auto digits = [](std::string_view id) {
      return id.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (!std::ranges::all_of(first, digits)) return false;
    const bool zeros =
        std::ranges::any_of(first, [](std::string_view id) { return id.starts_with('0'); });
    const bool timed = columnOf(format_, ColumnRole::Time).has_value();
    return zeros || (timed && (namesAnId(ids.column.name) || isKnownColumnName(ids.column.name)));
  }

  bool doubtMoments(const Ids& ids) {
    const auto first = ids.first();
    if (!looksLikeTimes(first) || areCodes(ids, first)) return false;
    std::optional<Remedy> remedy;
    if (!columnOf(format_, ColumnRole::Time)) {
      remedy = give(ids.column, ColumnRole::Time, coreText("Import", "Read it as the time"));
    }
    add(ids.column,
        (ids.users ? coreText("Import", "The users look like dates or times, such as %1.")
                   : coreText("Import", "The items look like dates or times, such as %1."))
            .arg(exampleOf(first.front())),
        std::move(remedy));
    return true;
  }

  /// 1, 2, 3, ... with every number once.
  bool doubtCounting(const Ids& ids) {
    if (ids.map.size() != evidence_.rows) return false;
    std::optional<double> last;
    for (const std::string_view id : ids.first()) {
      const auto number = parseNumber(id);
      if (!number || (last && *number != *last + 1)) return false;
      last = number;
    }
    add(ids.column,
        (ids.users
             ? coreText("Import",
                        "The users only count up by one: “%1” looks like the number of the row.")
             : coreText("Import",
                        "The items only count up by one: “%1” looks like the number of the row."))
            .arg(ids.column.name),
        give(ids.column, ColumnRole::Unused, coreText("Import", "Leave this column out")));
    return true;
  }

  void doubtOnce(const Ids& ids) {
    if (ids.map.size() != evidence_.rows) return;
    add(ids.column, ids.users ? coreText("Import",
                                         "Every user occurs once, so nothing can be learned from "
                                         "what they have in common.")
                              : coreText("Import",
                                         "Every item occurs once, so nothing can be learned from "
                                         "who has it in common."));
  }

  void doubtRatings() {
    const auto ids = items_.first();
    if (items_.map.size() > 11 || !std::ranges::all_of(ids, isRatingLike)) return;
    std::optional<Remedy> remedy;
    if (!columnOf(format_, ColumnRole::Rating)) {
      remedy = give(items_.column, ColumnRole::Rating, coreText("Import", "Read it as the value"));
    }
    add(items_.column,
        coreText("Import", "All items are numbers from 0 to 10, as ratings are: %1 of them.")
            .arg(items_.map.size()),
        std::move(remedy));
  }

  void doubtDamage(const Ids& ids) {
    std::uint64_t damaged = 0;
    std::string example;
    for (Index i = 0; i < ids.map.size() && i < 100 * kLooked; ++i) {
      if (!isDamagedNumber(ids.map.id(i))) continue;
      if (damaged++ == 0) example = exampleOf(ids.map.id(i));
    }
    if (damaged == 0) return;
    add(ids.column,
        (ids.users ? coreText("Import",
                              "%1 users such as %2 were shortened by a spreadsheet: "
                              "different people may have become one. Export them again as text.")
                   : coreText("Import",
                              "%1 items such as %2 were shortened by a spreadsheet: "
                              "different things may have become one. Export them again as text."))
            .arg(static_cast<unsigned long long>(damaged))
            .arg(example));
  }

  /// A handful: kinds of people rather than people.
  void doubtFew(const Ids& ids) {
    constexpr Index kHandful = 4;
    constexpr std::uint64_t kManyRows = 30;
    if (ids.map.size() < 2 || ids.map.size() > kHandful || evidence_.rows < kManyRows) return;
    add(ids.column,
        (ids.users ? coreText("Import",
                              "There are only %1 users, such as “%2”. If another column tells "
                              "people apart, choose it.")
                   : coreText("Import",
                              "There are only %1 items, such as “%2”. If another column tells the "
                              "items apart, choose it."))
            .arg(ids.map.size())
            .arg(exampleOf(ids.map.id(0))),
        {}, ids.users ? "--user" : "--item");
  }

  /// One thing that everybody has, or one person who has everything.
  void doubtSingle(const Ids& ids) {
    if (ids.map.size() != 1 || evidence_.rows < 2) return;
    add(ids.column,
        (ids.users ? coreText("Import",
                              "There is a single user, “%1”. If another column tells people apart, "
                              "choose it.")
                   : coreText("Import",
                              "There is a single item, “%1”. If another column tells the items "
                              "apart, choose it."))
            .arg(exampleOf(ids.map.id(0))),
        {}, ids.users ? "--user" : "--item");
  }

  /// Orders by their name, where nothing says whose they are.
  void doubtPurchases() {
    const PreviewColumn& user = users_.column;
    const bool standsIn = hintOf(user.name).standing == Standing::Last;
    if (user.basis != RoleBasis::Name || !standsIn || !namesAPurchase(user.name)) return;
    // Another table is known to say it.
    if (std::ranges::find(evidence_.before, user.name, &Doubt::column) != evidence_.before.end())
      return;
    add(user,
        coreText("Import",
                 "Each “%1” is taken for a user of its own, as no column says who it was. If one "
                 "does, choose it.")
            .arg(user.name),
        {}, "--user");
  }

  /// One id for all who have none.
  void doubtGuests() {
    constexpr auto kGuests = std::to_array<std::string_view>(
        {"guest", "Guest", "GUEST", "anonymous", "Anonymous", "anonym", "Gast", "gast", "unknown",
         "Unknown", "invité", "invitado", "гость", "游客", "匿名", "ゲスト"});
    // Shops count from 1, or from a high number: 0 is nobody.
    constexpr auto kNobody = std::to_array<std::string_view>({"0", "-1", "0.0", "-1.0"});
    const IdMap& users = evidence_.users;
    const auto known = [&](std::string_view id) { return users.find(id).has_value(); };
    const auto guest = std::ranges::find_if(kGuests, known);
    const auto nobody = std::ranges::find_if(kNobody, known);
    const bool counted = known("1") || known("2") || known("1.0") || known("2.0");
    const bool zero = nobody != kNobody.end() && !counted;
    if (users.size() < 2 || (guest == kGuests.end() && !zero)) return;
    add(users_.column,
        coreText("Import",
                 "All rows of “%1” are one user: if it stands for those without an account, take "
                 "its rows out first.")
            .arg(std::string(guest != kGuests.end() ? *guest : *nobody)));
  }

  void doubtEncoding() {
    if (!format_.file.encodingUnsure) return;
    doubts_.push_back(
        {{},
         coreText("Import", "Names may be damaged: the encoding is %1. Say which one it is.")
             .arg(format_.file.encodingNote),
         {},
         "--encoding"});
  }

  /// Labels such as "cancelled" in a column nobody reads.
  void doubtUndone() {
    if (columnOf(format_, ColumnRole::Event)) return;
    for (const PreviewColumn& column : format_.columns) {
      const bool open = column.role == ColumnRole::Unused && column.basis != RoleBasis::Assigned;
      if (!open || column.undone.empty()) continue;
      add(column,
          coreText("Import",
                   "Rows whose “%1” says “%2” count like all others. Read as the event, they can "
                   "be left out.")
              .arg(column.name)
              .arg(exampleOf(column.undone)),
          give(column, ColumnRole::Event, coreText("Import", "Read it as the event")),
          "--event-column and --event");
      return;
    }
  }

  void doubtValues() {
    const RowSigns& signs = evidence_.signs;
    if (signs.valuesNotPositive == 0 || evidence_.cleaning.minRating) return;
    std::optional<Remedy> remedy;
    if (signs.lowestPositive > 0) {
      remedy = Remedy{coreText("Import", "Keep only values from %1 on").arg(signs.lowestPositive),
                      {},
                      signs.lowestPositive,
                      {}};
    }
    add(columnAt(ColumnRole::Rating),
        coreText("Import",
                 "Rows with a value of 0 or less: %1. All of them count as interactions; a lowest "
                 "rating filters them.")
            .arg(static_cast<unsigned long long>(signs.valuesNotPositive)),
        std::move(remedy), "--min-rating");
  }

  /// Whether a column nobody reads is called the id of something as well.
  [[nodiscard]] bool otherIds() const {
    return std::ranges::any_of(format_.columns, [](const PreviewColumn& column) {
      return column.role == ColumnRole::Unused && column.basis != RoleBasis::Assigned &&
             namesAnId(column.name) && !namesARowNumber(column.name);
    });
  }

  /// Names were there, and none of them says who or what.
  void doubtPlaces() {
    if (!format_.file.named()) return;
    for (const Ids& ids : {users_, items_}) {
      const bool called = hintOf(ids.column.name).strength == 3;
      const bool onlyId = !ids.users && namesAnId(ids.column.name) && !otherIds();
      if (ids.column.basis != RoleBasis::Place || called || onlyId) continue;
      add(ids.column,
          (ids.users
               ? coreText("Import", "No column is called a user or the like; “%1” is taken for it.")
               : coreText("Import",
                          "No column is called an item or the like; “%1” is taken for it."))
              .arg(ids.column.name),
          {}, ids.users ? "--user" : "--item");
    }
  }

  /// Many columns of numbers without a name may each be an item.
  void doubtWidth() {
    constexpr std::size_t kMany = 10;
    const auto numbers = static_cast<std::size_t>(
        std::ranges::count(format_.columns, true, &PreviewColumn::numeric));
    if (format_.file.named() || format_.columns.size() < kMany ||
        numbers * 10 < format_.columns.size() * 8)
      return;
    doubts_.push_back(
        {{},
         coreText(
             "Import",
             "%1 columns of numbers without names: if each is an item, it is read as a wide table.")
             .arg(format_.columns.size()),
         {},
         "--format matrix"});
  }

  /// Year, month and day, each in a column of its own.
  void doubtDateParts() {
    if (columnOf(format_, ColumnRole::Time)) return;
    const auto called = [this](std::string_view name) {
      return std::ranges::any_of(format_.columns, [&](const PreviewColumn& column) {
        return normalisedName(column.name) == name && column.role == ColumnRole::Unused;
      });
    };
    if (!called("year") || !called("month") || !called("day")) return;
    doubts_.push_back(
        {{},
         coreText("Import",
                  "The time is in columns of its parts (year, month, day) and is not read. Join "
                  "them into one column, such as 2011-12-09, to use it."),
         {}});
  }

  /// "sale_date" and "star rating" beside "date" and "rating", but no "discount".
  static bool isMeant(const std::string& name, const NameHint& hint) {
    const std::vector<std::string> parts = partsOfName(name);
    const bool lastWord = hint.strength == 2 && !parts.empty() &&
                          hintOf(parts.back()).role == hint.role &&
                          hintOf(parts.back()).strength == 3;
    return hint.strength == 3 || lastWord;
  }

  /// A column whose name says what it is and whose cells do not.
  void doubtUnused() {
    for (const PreviewColumn& column : format_.columns) {
      const NameHint hint = hintOf(column.name);
      const bool meant = hint.role == ColumnRole::Rating || hint.role == ColumnRole::Time;
      if (column.role != ColumnRole::Unused || column.basis == RoleBasis::Assigned || !meant ||
          !isMeant(column.name, hint) || columnOf(format_, hint.role)) {
        continue;
      }
      if (hint.role == ColumnRole::Rating && column.gaps) {
        add(column,
            coreText("Import",
                     "“%1” is called a value, but most of its cells are empty. It is left out; "
                     "chosen as the value, rows without one are.")
                .arg(column.name),
            give(column, ColumnRole::Rating, coreText("Import", "Read it as the value")));
        continue;
      }
      add(column, (hint.role == ColumnRole::Rating
                       ? coreText("Import",
                                  "“%1” is called a value, but most of its cells are no "
                                  "numbers. It is left out.")
                       : coreText("Import",
                                  "“%1” is called a time, but most of its cells are no "
                                  "dates or times that can be read. It is left out."))
                      .arg(column.name));
    }
  }

  void doubtDecimals() {
    if (!format_.decimalUnsure) return;
    const PreviewColumn& column = columnAt(ColumnRole::Rating);
    add(column,
        coreText("Import",
                 "Values such as 1,240 may be a thousand or one and a quarter; “%1” is taken "
                 "for the decimal sign. Say which it is.")
            .arg(std::string(1, format_.decimal)),
        {}, "--decimal");
  }

  void doubtDates() {
    if (!format_.time.orderMatters || format_.time.orderSeen) return;
    add(columnAt(ColumnRole::Time), format_.timeNote,
        Remedy{format_.time.dayFirst ? coreText("Import", "Read the month first")
                                     : coreText("Import", "Read the day first"),
               {},
               {},
               !format_.time.dayFirst});
  }

  void doubtOtherOrders() {
    if (evidence_.otherOrders == 0) return;
    add(columnAt(ColumnRole::Time),
        (format_.time.dayFirst
             ? coreText("Import",
                        "The dates are read day first, but %1 of them only make sense month first. "
                        "Where both orders are mixed, dates such as 3/4/2011 are read wrongly: "
                        "write all in one order.")
             : coreText("Import",
                        "The dates are read month first, but %1 of them only make sense day first. "
                        "Where both orders are mixed, dates such as 3/4/2011 are read wrongly: "
                        "write all in one order."))
            .arg(static_cast<unsigned long long>(evidence_.otherOrders)),
        {}, "--dates");
  }

  void doubtTimes() {
    const OddTimes& odd = evidence_.oddTimes;
    if (odd.count == 0) return;
    add(columnAt(ColumnRole::Time),
        coreText("Import",
                 "Rows with a time outside 1990 to tomorrow: %1, from %2 to %3. They are kept with "
                 "it and stand first or last in their histories; a date range "
                 "filters them.")
            .arg(static_cast<unsigned long long>(odd.count))
            .arg(momentText(odd.first))
            .arg(momentText(odd.last)),
        {}, "--from and --until");
  }

  /// Seconds that count from 2001, and other numbers of another day, look like times long past.
  void doubtOldTimes() {
    const bool unix = format_.time.form == TimeForm::Seconds ||
                      format_.time.form == TimeForm::Millis ||
                      format_.time.form == TimeForm::Micros || format_.time.form == TimeForm::Nanos;
    constexpr Moment kYear1996 = 820'454'400 * kMicrosPerSecond;
    if (!unix || evidence_.lastTime >= kYear1996 || !columnOf(format_, ColumnRole::Time)) return;
    if (evidence_.oddTimes.count == evidence_.rows) return;  // doubted already
    add(columnAt(ColumnRole::Time),
        coreText("Import",
                 "All times lie before 1996, the last one at %1. Numbers that do not count from "
                 "1970, such as Apple's seconds since 2001, look so.")
            .arg(momentText(evidence_.lastTime)));
  }

  void doubtRejected() {
    const std::uint64_t all = evidence_.rejected + evidence_.rows;
    if (evidence_.rejected * 10 < all || evidence_.rejected < 3) return;
    doubts_.push_back({{},
                       coreText("Import", "%1 of %2 rows cannot be used and are left out.")
                           .arg(static_cast<unsigned long long>(evidence_.rejected))
                           .arg(static_cast<unsigned long long>(all)),
                       {}});
  }

  const ReadingEvidence& evidence_;
  const InteractionFormat& format_;
  Ids users_;
  Ids items_;
  std::vector<Doubt> doubts_;
};

/// One kind is far more numerous than the other, and nothing but its place says which is which.
std::optional<Doubt> doubtOfOrder(const PairEvidence& evidence) {
  const auto user = columnOf(evidence.format, ColumnRole::User);
  const auto item = columnOf(evidence.format, ColumnRole::Item);
  if (!user || !item) return {};
  const PreviewColumn& users = evidence.format.columns[*user];
  const PreviewColumn& items = evidence.format.columns[*item];
  if (evidence.users < 2) return {};
  const bool byPlace = users.basis == RoleBasis::Place && items.basis == RoleBasis::Place &&
                       evidence.format.file.layout == Layout::Delimited;
  const bool itemsSeldom = evidence.pairs < 2 * std::uint64_t{evidence.items};
  if (!byPlace || evidence.users * std::uint64_t{4} > evidence.items || !itemsSeldom) return {};
  return Doubt{
      users.name,
      coreText("Import",
               "%1 users, %2 items, hardly an item more than once: are the columns swapped?")
          .arg(evidence.users)
          .arg(evidence.items),
      Remedy{coreText("Import", "Swap user and item"),
             {{users.name, ColumnRole::Item}, {items.name, ColumnRole::User}},
             {},
             {}}};
}

}  // namespace

std::vector<Doubt> doubtsOf(const ReadingEvidence& evidence) { return Doubter(evidence).run(); }

std::optional<Doubt> doubtOfPairs(const PairEvidence& evidence) {
  const std::uint64_t pairs = evidence.pairs;
  if (pairs < kFewRows) return {};
  if (auto swapped = doubtOfOrder(evidence)) return swapped;
  // Where every row is a pair of its own, doubtsOf has said so.
  if (pairs == evidence.rows || (evidence.users != pairs && evidence.items != pairs)) return {};
  return Doubt{
      {},
      evidence.users == pairs
          ? coreText("Import",
                     "Every user has a single item, so nothing can be held back to test on.")
          : coreText("Import", "Every item belongs to a single user, so no taste is shared."),
      {}};
}

}  // namespace tastescope
