#include "core/data/RowReading.h"

#include <algorithm>
#include <bitset>
#include <limits>
#include <set>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/data/ColumnNames.h"
#include "core/data/DateParsing.h"
#include "core/data/IdGuards.h"
#include "core/data/ImportMemory.h"
#include "core/data/NumberParsing.h"
#include "core/data/RowReasons.h"
#include "core/data/TimeParsing.h"

namespace tastescope {
namespace {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
constexpr std::uint64_t kRowsBetweenReports = 1 << 12;

/// Padding is not part of an id: some files align their columns.
std::string_view idOf(std::string_view cell) {
  const bool padded = cell.front() <= ' ' || cell.back() <= ' ';
  return padded ? trimmed(cell) : cell;
}

class FileReading {
 public:
  FileReading(const PlannedFile& file, const ImportOptions& options, const MomentRange& plausible,
              RowsRead& into, const std::stop_token& stop)
      : file_(file),
        format_(file.format),
        cleaning_(options.cleaning),
        memory_(options),
        plausible_(plausible),
        into_(into),
        rows_(into.report.rows),
        entriesBefore_(into.entries.size()),
        stop_(stop),
        name_(file.member.name()),
        encodingMayChange_(file.encodingMayChange),
        headed_(file.format.file.text.header.value_or(false)) {
    const auto place = [&](ColumnRole role) { return columnOf(format_, role).value_or(kNoColumn); };
    user_ = place(ColumnRole::User);
    item_ = place(ColumnRole::Item);
    rating_ = place(ColumnRole::Rating);
    time_ = place(ColumnRole::Time);
    timeOfDay_ = place(ColumnRole::TimeOfDay);
    split_ = place(ColumnRole::Split);
    event_ = place(ColumnRole::Event);
    for (std::size_t i = 0; i < format_.columns.size(); ++i) {
      noteAttribute(i);
      const std::string& name = format_.columns[i].name;
      if (name.empty() || name.size() >= nameLengths_.size()) continue;
      nameLengths_.set(name.size());
      nameBegins_.set(static_cast<unsigned char>(name.front()));
    }
  }

  void run(Progress& progress) {
    const auto records =
        openRecords(file_.member, format_.file, stop_, [this] { reviseEncoding(); });
    Record record;
    for (std::uint64_t row = 0; records->next(record); ++row) {
      if (row % kRowsBetweenReports == 0) {
        throwIfStopped(stop_);
        progress.set(records->position());
        requireMemory(records->position());
      }
      takeRow(record);
    }
    requireMemory(file_.member.bytes);
    progress.set(file_.member.bytes);
    if (format_.file.remarkable) {
      into_.report.notes.push_back(
          coreText("Import", "“%1”: %2.").arg(name_).arg(format_.file.layoutNote));
    }
    for (Text& note : records->notes(name_)) into_.report.notes.push_back(std::move(note));
  }

 private:
  /// Of what was read, and of as many rows to the byte in what is still to come.
  void requireMemory(std::uint64_t position) {
    if (position != position_) expectEntries();
    position_ = position;
    const std::uint64_t entries = std::max(into_.entries.size(), expected_);
    memory_.require(entries * bytesAnEntry(into_.entries.shape(), cleaning_) + into_.users.bytes() +
                        into_.items.bytes() + into_.attributeBytes,
                    name_);
  }

  /// The block that ended at the position before is through. Where a file holds more than the rows,
  /// or too little was read, that tells nothing.
  void expectEntries() {
    constexpr std::uint64_t kEnough = 50;
    const std::uint64_t all = file_.member.bytes;
    if (file_.member.isTable() || file_.member.isInside() || position_ >= all) return;
    if (position_ < all / kEnough || position_ == 0) return;
    const auto read = static_cast<double>(into_.entries.size() - entriesBefore_);
    const double share = static_cast<double>(position_) / static_cast<double>(all);
    expected_ = entriesBefore_ + static_cast<std::uint64_t>(read / share);
  }

  /// The first bytes that are not UTF-8 may prove the guess wrong: then the whole file is asked.
  void reviseEncoding() {
    if (!encodingMayChange_) return;
    encodingMayChange_ = false;
    const Encoding better = encodingOfWhole(file_.member, stop_);
    if (better != format_.file.text.encoding) throw GuessRevision{name_, better, {}};
  }

  /// Links a column with its place among the attributes of all files.
  void noteAttribute(std::size_t column) {
    const ColumnRole role = format_.columns[column].role;
    if (role != ColumnRole::ItemTitle && role != ColumnRole::ItemAttribute &&
        role != ColumnRole::UserAttribute) {
      return;
    }
    std::size_t place = 0;
    while (place < into_.attributes.size() &&
           (into_.attributes[place].name != format_.columns[column].name ||
            into_.attributes[place].role != role)) {
      ++place;
    }
    if (place == into_.attributes.size()) {
      into_.attributes.push_back({format_.columns[column].name, role, {}});
    }
    attributeColumns_.emplace_back(column, place);
  }

  void rejectCell(const Record& record, std::size_t column) {
    const ColumnRole role = format_.columns[column].role;
    auto reason = reasonOf(record.cells[column], role, format_, record.suspectBytes);
    const bool moved = record.madeOf > 0 && role != ColumnRole::User;
    reject(record, moved ? record.madeOf : column + 1, std::move(reason).value_or(Text()));
  }

  void reject(const Record& record, std::uint64_t column, Text reason) {
    if (isTotal(record)) reason = coreText("Import", "This line is a total, not a row.");
    into_.report.reject(name_, record.line, column, std::move(reason), record.raw);
  }

  bool isBadId(const Record& record, std::size_t column) const {
    const std::string_view cell = record.cells[column];
    const bool plain = !record.suspectBytes && !cell.empty() && cell.front() > ' ';
    if (plain && cell != "NA" && !saysMissing(cell)) return false;
    return reasonOf(cell, format_.columns[column].role, format_, record.suspectBytes).has_value();
  }

  /// Files that were put behind each other keep their first lines.
  bool repeatsHeader(const Record& record) const {
    return headed_ && record.cells[user_] == format_.columns[user_].name &&
           record.cells[item_] == format_.columns[item_].name;
  }

  /// Behind a header in another order every cell would be read as something else.
  void requireSameOrder(const Record& record) const {
    if (!headed_ || !isName(record.cells[user_]) || !isName(record.cells[item_])) return;
    std::set<std::string_view> names;
    for (const PreviewColumn& column : format_.columns) names.insert(column.name);
    const bool all = std::ranges::all_of(
        record.cells, [&](std::string_view cell) { return names.contains(cell); });
    if (!all || names.size() < format_.columns.size()) return;
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1”, line %2: another table begins here, its columns in another order. "
                         "Put it into a file of its own and import both.")
                    .arg(name_)
                    .arg(static_cast<unsigned long long>(record.line)));
  }

  /// Asked of every row: most cells differ in their first letter or their length.
  [[nodiscard]] bool isName(std::string_view cell) const {
    const bool mayBe = !cell.empty() && cell.size() < nameLengths_.size() &&
                       nameLengths_.test(cell.size()) &&
                       nameBegins_.test(static_cast<unsigned char>(cell.front()));
    return mayBe &&
           std::ranges::find(format_.columns, cell, &PreviewColumn::name) != format_.columns.end();
  }

  void takeRow(const Record& record) {
    ++rows_.read;
    const bool wholeProblem =
        record.problem != RecordProblem::None || record.cells.size() != format_.columns.size();
    if (wholeProblem) {
      if (auto reason = reasonOf(record, format_.columns.size())) {
        reject(record, record.problemColumn, std::move(*reason));
        return;
      }
    }
    if (repeatsHeader(record)) {
      reject(record, 0, coreText("Import", "This line repeats the header."));
      return;
    }
    requireSameOrder(record);
    if (isBadId(record, user_)) return rejectCell(record, user_);
    if (isBadId(record, item_)) return rejectCell(record, item_);
    const IdMap::Key userKey = into_.users.prepare(idOf(record.cells[user_]));
    const IdMap::Key itemKey = into_.items.prepare(idOf(record.cells[item_]));
    double value = 1;
    Moment time = 0;
    Part part = file_.part;
    if (!takeValues(record, value, time, part)) return;
    if (rating_ != kNoColumn) into_.signs.see(value);
    if (!weigh(record, value) || isFiltered(value, time, cleaning_)) {
      ++rows_.filtered;
      return;
    }
    into_.lastTime = std::max(into_.lastTime, time);
    if (time_ != kNoColumn && !plausible_.contains(time)) into_.oddTimes.add(time);
    const Index user = into_.users.add(userKey);
    const Index item = into_.items.add(itemKey);
    into_.entries.add(user, item, value, time, part);
    if (!attributeColumns_.empty()) takeAttributes(record, user, item);
  }

  /// Multiplies the value by the weight of the row's event; false for one that is not wanted.
  bool weigh(const Record& record, double& value) {
    if (event_ == kNoColumn) return true;
    const std::string_view name = trimmed(record.cells[event_]);
    into_.events.see(name);
    if (cleaning_.events.empty()) return true;
    const auto wanted = std::ranges::find(cleaning_.events, name, &EventWeight::name);
    if (wanted == cleaning_.events.end()) return false;
    value *= wanted->weight;
    return true;
  }

  /// Rating, time and part of a row; false when it was rejected for one of them.
  bool takeValues(const Record& record, double& value, Moment& time, Part& part) {
    if (rating_ != kNoColumn) {
      const auto parsed = parseValue(record.cells[rating_], format_.decimal);
      if (!parsed) return rejectCell(record, rating_), false;
      value = *parsed;
    }
    if (time_ != kNoColumn) {
      const auto parsed = parseTime(record.cells[time_], format_.time);
      if (!parsed) {
        noteOtherOrder(record.cells[time_]);
        return rejectCell(record, time_), false;
      }
      time = *parsed;
    }
    if (timeOfDay_ != kNoColumn && !trimmed(record.cells[timeOfDay_]).empty()) {
      const auto parsed = parseTimeOfDay(record.cells[timeOfDay_]);
      if (!parsed) return rejectCell(record, timeOfDay_), false;
      time += *parsed;
    }
    if (split_ != kNoColumn) {
      const auto parsed = partOf(record.cells[split_]);
      if (!parsed) return rejectCell(record, split_), false;
      part = *parsed;
    }
    return true;
  }

  /// A cell that only makes sense month first proves the undecided guess wrong; where day first was
  /// proved too, the file has both.
  void noteOtherOrder(std::string_view cell) {
    if (!format_.time.orderMatters) return;
    TimeRule other = format_.time;
    other.dayFirst = !other.dayFirst;
    if (!parseTime(cell, other)) return;
    if (file_.dayFirstMayChange && !format_.time.orderSeen)
      throw GuessRevision{name_, {}, other.dayFirst};
    ++into_.otherOrders;
  }

  void takeAttributes(const Record& record, Index user, Index item) {
    for (const auto& [column, place] : attributeColumns_) {
      InlineAttribute& attribute = into_.attributes[place];
      const std::size_t entity = attribute.role == ColumnRole::UserAttribute ? user : item;
      if (entity >= attribute.texts.size()) {
        into_.attributeBytes += (entity + 1 - attribute.texts.size()) * sizeof(std::string);
        attribute.texts.resize(entity + 1);
      }
      if (!attribute.texts[entity].empty()) continue;
      attribute.texts[entity] = record.cells[column];
      into_.attributeBytes += record.cells[column].size();
    }
  }

  const PlannedFile& file_;
  const InteractionFormat& format_;
  const CleaningOptions& cleaning_;
  ImportMemory memory_;
  MomentRange plausible_;
  RowsRead& into_;
  RowCounts& rows_;
  std::uint64_t entriesBefore_;
  std::uint64_t expected_ = 0;  ///< entries when the file is through, as far as it is known
  std::uint64_t position_ = 0;
  std::stop_token stop_;
  std::string name_;
  bool encodingMayChange_;
  bool headed_;
  std::bitset<64> nameLengths_;  ///< those that some column's name has
  std::bitset<256> nameBegins_;  ///< their first bytes
  std::size_t user_ = kNoColumn;
  std::size_t item_ = kNoColumn;
  std::size_t rating_ = kNoColumn;
  std::size_t time_ = kNoColumn;
  std::size_t timeOfDay_ = kNoColumn;
  std::size_t split_ = kNoColumn;
  std::size_t event_ = kNoColumn;
  std::vector<std::pair<std::size_t, std::size_t>> attributeColumns_;
};

EntryShape shapeOf(const ImportPlan& plan) {
  EntryShape shape;
  shape.values = columnOf(plan.format(), ColumnRole::Rating).has_value() ||
                 !plan.options.cleaning.events.empty();
  shape.times = columnOf(plan.format(), ColumnRole::Time).has_value();
  shape.parts = columnOf(plan.format(), ColumnRole::Split).has_value() ||
                std::ranges::any_of(plan.sources.interactions, [](const InteractionFile& file) {
                  return file.part.has_value();
                });
  return shape;
}

RowsRead readAsPlanned(const ImportPlan& plan, Progress& progress, const std::stop_token& stop) {
  RowsRead into(shapeOf(plan));
  constexpr MomentRange kAny{std::numeric_limits<Moment>::min(),
                             std::numeric_limits<Moment>::max()};
  const MomentRange plausible = plan.positions() ? kAny : plausibleMoments();
  for (const PlannedFile& file : plan.files) {
    progress.begin(coreText("Import", "Reading %1").arg(file.member.name()),
                   coreText("Import", "bytes"), file.member.bytes);
    FileReading(file, plan.options, plausible, into, stop).run(progress);
    const bool doubtful = file.format.time.orderMatters && !file.format.time.orderSeen;
    if (!file.format.timeNote.empty() && !doubtful)
      into.report.notes.push_back(file.format.timeNote);
  }
  return into;
}

/// Again, as long as a file teaches something new about itself.
RowsRead readAndLearn(ImportPlan& plan, Progress& progress, const std::stop_token& stop) {
  for (;;) {
    try {
      return readAsPlanned(plan, progress, stop);
    } catch (const GuessRevision& news) {
      plan.revise(news);
    }
  }
}

[[noreturn]] void throwNothingRead(const ImportReport& report, const std::string& name) {
  if (report.rows.read == 0) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "“%1” has no rows of data. Choose another file.").arg(name));
  }
  if (report.rows.filtered == 0 && !report.rejected.empty()) {
    const RejectedRow& first = report.rejected.front();
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "None of the %1 rows of “%2” can be used. The first one, in line %3: %4 "
                         "Check the format and the columns.")
                    .arg(static_cast<unsigned long long>(report.rows.read))
                    .arg(name)
                    .arg(static_cast<unsigned long long>(first.line))
                    .arg(first.reason));
  }
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "No interaction is left after the lowest rating and the date range: all "
                       "%1 usable rows fall outside. Widen them.")
                  .arg(static_cast<unsigned long long>(report.rows.filtered)));
}

}  // namespace

void EventCounts::see(std::string_view name) {
  auto found = rows_.find(name);
  if (found == rows_.end()) {
    if (rows_.size() >= kMostEvents) return;
    found = rows_.emplace(name, 0).first;
  }
  ++found->second;
}

std::vector<ReadEvent> EventCounts::events(const std::vector<EventWeight>& wanted) const {
  std::vector<ReadEvent> events;
  for (const auto& [name, rows] : rows_) {
    const auto weight = std::ranges::find(wanted, name, &EventWeight::name);
    const bool listed = weight != wanted.end();
    events.push_back({name, rows, listed ? weight->weight : 1, wanted.empty() || listed});
  }
  std::ranges::stable_sort(events, std::ranges::greater{}, &ReadEvent::rows);
  return events;
}

std::optional<Text> EventCounts::unmet(const std::vector<EventWeight>& wanted) const {
  constexpr std::size_t kNamed = 20;
  if (rows_.size() >= kMostEvents) return std::nullopt;
  const auto missing = std::ranges::find_if(
      wanted, [this](const EventWeight& event) { return !rows_.contains(event.name); });
  if (missing == wanted.end()) return std::nullopt;
  if (rows_.empty()) {
    return coreText(
               "Import",
               "There is no event “%1”: no column says what happened. Name the column, or keep "
               "all rows.")
        .arg(missing->name);
  }
  std::vector<ReadEvent> known = events({});
  if (known.size() > kNamed) known.resize(kNamed);
  std::string names = joined(known, &ReadEvent::name);
  if (known.size() < rows_.size()) names += ", …";
  return coreText("Import", "There is no event “%1”; the events are: %2.")
      .arg(missing->name)
      .arg(names);
}

RowsRead readRows(ImportPlan& plan, Progress& progress, const std::stop_token& stop) {
  RowsRead read = readAndLearn(plan, progress, stop);
  const std::optional<Text> unmet = read.events.unmet(plan.options.cleaning.events);
  const bool nothing = read.entries.size() == 0;
  // Without a column of events every row was kept, which is not what was asked for.
  if (unmet && (nothing ? read.report.rows.filtered > 0 : read.events.none()))
    throw Error(ErrorCode::InvalidConfig, *unmet);
  if (nothing) throwNothingRead(read.report, plan.files.front().member.name());
  if (unmet) read.report.notes.push_back(*unmet);
  takeGuardsAway(read.users, read.items, read.report.notes);
  if (plan.listed()) {
    read.report.notes.push_back(
        coreText("Import", "The items of each list keep their order, as if it were one of time."));
  }
  return read;
}

}  // namespace tastescope
