#include "core/data/Append.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Joined.h"
#include "core/data/HashBytes.h"
#include "core/data/Importer.h"
#include "core/data/SideInformation.h"

namespace tastescope {
namespace {

/// Roles that every file of a project must have where the project has them.
constexpr std::array kNeeded{ColumnRole::User, ColumnRole::Item,  ColumnRole::Rating,
                             ColumnRole::Time, ColumnRole::Event, ColumnRole::TimeOfDay};
constexpr std::array kOptional{ColumnRole::Split, ColumnRole::ItemTitle, ColumnRole::ItemAttribute,
                               ColumnRole::UserAttribute};

bool isNeeded(ColumnRole role) { return std::ranges::find(kNeeded, role) != kNeeded.end(); }

[[noreturn]] void throwNoColumn(const std::string& file, const ReadColumn& column,
                                const FileFormat& format) {
  throw Error(
      ErrorCode::InvalidInput,
      coreText("Import",
               "“%1” has no column “%2”, which this project reads as: %3. Its columns are: %4. "
               "Say which of them it is, or import the file into a project of its own.")
          .arg(file)
          .arg(column.name)
          .arg(nameOf(column.role))
          .arg(joined(format.columns, [](const std::string& name) { return name; })));
}

/// The roles of the project's columns, where nobody has given them anew.
void followRoles(const Reading& reading, const FileFormat& format, const std::string& file,
                 ImportOptions& options) {
  const auto has = [&](ColumnRole role) {
    return std::ranges::find(reading.columns, role, &ReadColumn::role) != reading.columns.end();
  };
  const auto given = [roles = options.roles](ColumnRole role) {
    return std::ranges::find(roles, role, &RoleAssignment::role) != roles.end();
  };
  for (const ReadColumn& column : reading.columns) {
    if (column.role == ColumnRole::Unused || given(column.role)) continue;
    const bool there = std::ranges::find(format.columns, column.name) != format.columns.end();
    if (there) {
      options.roles.push_back({column.name, column.role});
    } else if (isNeeded(column.role)) {
      throwNoColumn(file, column, format);
    }
  }
  for (const ColumnRole role : kNeeded) {
    if (!has(role) && !given(role)) options.without.insert(role);
  }
  for (const ColumnRole role : kOptional) {
    if (!has(role) && !given(role)) options.without.insert(role);
  }
}

CleaningOptions cleaningFor(const Dataset& data, const ImportOptions& asked,
                            const std::optional<CleaningOptions>& cleaning) {
  const auto& rules = data.report.reading.rules;
  if (!rules && !cleaning) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import",
                         "This project is from before projects kept the rules of their import. "
                         "Say what stays of the same user and item, as it was said then, and "
                         "which events count."));
  }
  CleaningOptions follows = rules ? rules->cleaning : *cleaning;
  follows.from = asked.cleaning.from;
  follows.until = asked.cleaning.until;
  return follows;
}

bool isTable(Layout layout) { return layout == Layout::Delimited; }

/// What the project says of its files, where nobody has said otherwise of this one.
void followFormat(const Reading& reading, ImportOptions& options) {
  if (reading.files.empty()) return;
  const Layout layout = reading.files.front().layout;
  if (options.layout == Layout::Auto && !isTable(layout)) options.layout = layout;
  if (!reading.rules) return;
  const ReadRules& rules = *reading.rules;
  TextFormat& format = options.format;
  if (!format.dayFirst && rules.dayFirst) {
    format.dayFirst = rules.dayFirst;
    format.yearFirst = rules.yearFirst;
  }
  if (isTable(layout)) return;
  if (!format.path) format.path = rules.path;
  if (!format.noRating) format.noRating = rules.noRating;
  if (!format.listSeparator) format.listSeparator = rules.listSeparator;
}

ImportPlan planAppend(const Dataset& data, const ImportOptions& asked,
                      const std::optional<CleaningOptions>& cleaning, const std::stop_token& stop) {
  ImportOptions options = asked;
  options.cleaning = cleaningFor(data, asked, cleaning);
  const Reading& reading = data.report.reading;
  followFormat(reading, options);
  const SourceFiles sources = chooseFiles(options, stop);
  const SourceMember& member = sources.interactions.front().member;
  const InteractionFormat format =
      formatOf(member, sampleOf(member, options.format.encoding), options);
  if (!reading.columns.empty()) followRoles(reading, format.file, member.name(), options);
  return planImport(options, stop);
}

[[noreturn]] void refuse(Text sentence, const std::string& file) {
  throw Error(ErrorCode::InvalidInput, std::move(sentence).arg(file));
}

/// Times, orders and parts that cannot be told from each other once they are mixed.
void requireSameKind(const Dataset& data, const ImportPlan& plan) {
  const std::string file = plan.files.front().member.name();
  const bool timed = columnOf(plan.format(), ColumnRole::Time).has_value();
  if (data.interactions->hasTimes() && !timed) {
    refuse(coreText("Import",
                    "The interactions of this project have times and those of “%1” have none. "
                    "Name its column of times, or import it into a project of its own."),
           file);
  }
  if (!data.interactions->hasTimes() && timed) {
    refuse(coreText("Import",
                    "The interactions of this project have no times and those of “%1” have. Say "
                    "that it has none, or import everything anew."),
           file);
  }
  if (data.hasDates() && plan.positions()) {
    refuse(coreText("Import",
                    "The times of this project are dates and those of “%1” are positions in an "
                    "order. Say how its times are written, or import it into a project of its "
                    "own."),
           file);
  }
  if (data.timesArePositions && !plan.positions()) {
    refuse(coreText("Import",
                    "The times of this project are positions in an order and those of “%1” are "
                    "dates. Import it into a project of its own."),
           file);
  }
  if (data.listed && !data.interactions->hasTimes() && !plan.listed()) {
    refuse(coreText("Import",
                    "The histories of this project are lists, whose order counts, and “%1” holds "
                    "none. Import it into a project of its own."),
           file);
  }
  const bool parted =
      columnOf(plan.format(), ColumnRole::Split) ||
      std::ranges::any_of(plan.sources.interactions,
                          [](const InteractionFile& each) { return each.part.has_value(); });
  if (parted && data.parts.empty()) {
    refuse(coreText("Import",
                    "“%1” says which rows are for training and which for testing, and this "
                    "project has no given split. Leave that out, or import everything anew."),
           file);
  }
}

[[noreturn]] void throwNothingNew(const std::string& file) {
  throw Error(
      ErrorCode::InvalidInput,
      coreText("Import", "There is nothing new in “%1”: all its rows are in the project already.")
          .arg(file));
}

/// Positions of the ids of a file among those of the project, to which new ones are added.
std::vector<Index> joinIds(IdMap& all, const IdMap& ids) {
  std::vector<Index> places(ids.size());
  for (Index i = 0; i < ids.size(); ++i) places[i] = all.add(ids.id(i));
  return places;
}

struct OrderedRows {
  HistoryRows rows;
  std::vector<Part> parts;
};

/// The rows in the order of `users`, with the project's positions of their items.
OrderedRows inProject(const EntryRows& from, const std::vector<Index>& users,
                      const std::vector<Index>& itemAt, Index itemCount) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  std::vector<double> values;
  std::vector<Moment> times;
  std::vector<Part> parts;
  items.reserve(from.items.size());
  values.reserve(from.items.size());
  for (const Index user : users) {
    for (std::size_t entry = from.offsets[user]; entry < from.offsets[user + 1]; ++entry) {
      items.push_back(itemAt[from.items[entry]]);
      values.push_back(from.values.empty() ? 1 : from.values[entry]);
      if (!from.times.empty()) times.push_back(from.times[entry]);
      if (!from.parts.empty()) parts.push_back(from.parts[entry]);
    }
    offsets.push_back(items.size());
  }
  EntryValues exact = EntryValues::of(std::move(values));
  return {{std::move(offsets), std::move(items), std::move(exact.values), std::move(times),
           itemCount, std::move(exact.exact)},
          std::move(parts)};
}

/// A pair without a part of its own is of the part it was; a new one is for training.
std::vector<Part> partsOf(const AddedRows& rows, const Dataset& data) {
  std::vector<Part> parts(rows.pairs.size(), Part::Train);
  std::vector<Part> known(rows.pairs.itemCount(), Part::Train);
  const Interactions& old = *data.interactions;
  for (std::size_t row = 0; row < rows.users.size(); ++row) {
    const Index user = rows.users[row];
    if (user >= old.userCount()) continue;
    const auto own = old.row(user).items;
    for (std::size_t i = 0; i < own.size(); ++i)
      known[own[i]] = data.parts[old.offsets()[user] + i];
    for (std::size_t entry = rows.pairs.offsets()[row]; entry < rows.pairs.offsets()[row + 1];
         ++entry)
      parts[entry] = known[rows.pairs.items()[entry]];
    for (const Index item : own) known[item] = Part::Train;
  }
  return parts;
}

AddedRows addedRows(const CleanRows& clean, const std::vector<Index>& userAt,
                    const std::vector<Index>& itemAt, Index itemCount, const Dataset& data,
                    bool keepRepeats) {
  std::vector<Index> order(clean.users.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::ranges::sort(order, {}, [&](Index user) { return userAt[user]; });
  AddedRows added;
  for (const Index user : order) added.users.push_back(userAt[user]);
  OrderedRows pairs = inProject(clean.rows, order, itemAt, itemCount);
  added.pairs = std::move(pairs.rows);
  if (!data.parts.empty())
    added.parts = pairs.parts.empty() ? partsOf(added, data) : std::move(pairs.parts);
  if (!keepRepeats) return added;
  added.events =
      clean.events ? inProject(*clean.events, order, itemAt, itemCount).rows : added.pairs;
  return added;
}

/// A column of the project with the values of new entities.
class GrownColumn {
 public:
  GrownColumn(AttributeColumn column, Index entities) : column_(std::move(column)) {
    if (column_.type == AttributeType::Text) column_.texts.resize(entities);
    if (column_.type == AttributeType::Number) column_.numbers.resize(entities, std::nan(""));
    if (column_.type == AttributeType::Category) column_.codes.resize(entities, kNoIndex);
    for (Index code = 0; code < column_.labels.size(); ++code) codes_[column_.labels[code]] = code;
  }

  /// Entities ascend. False: the value is of another kind and is left out.
  bool take(Index entity, const AttributeTable& from, std::size_t place, Index row) {
    const AttributeColumn& source = from.columns()[place];
    if (column_.type == AttributeType::Tags) return takeTags(entity, from, place, row);
    const std::string text = from.display(place, row);
    if (text.empty()) return true;
    switch (column_.type) {
      case AttributeType::Text: column_.texts[entity] = text; return true;
      case AttributeType::Category: column_.codes[entity] = codeOf(text); return true;
      case AttributeType::Number:
        if (source.type != AttributeType::Number) return false;
        column_.numbers[entity] = source.numbers[row];
        return true;
      case AttributeType::Tags: break;
    }
    return true;
  }

  AttributeColumn finished(Index entities) && {
    if (column_.type == AttributeType::Tags) closeTo(entities);
    return std::move(column_);
  }

 private:
  Index codeOf(const std::string& label) {
    const auto [found, added] =
        codes_.try_emplace(label, static_cast<Index>(column_.labels.size()));
    if (added) column_.labels.push_back(label);
    return found->second;
  }
  void closeTo(Index entity) {
    while (column_.tagOffsets.size() < std::size_t{entity} + 1)
      column_.tagOffsets.push_back(column_.codes.size());
  }
  bool takeTags(Index entity, const AttributeTable& from, std::size_t place, Index row) {
    const AttributeColumn& source = from.columns()[place];
    closeTo(entity);
    if (source.type == AttributeType::Tags) {
      for (std::uint64_t tag = source.tagOffsets[row]; tag < source.tagOffsets[row + 1]; ++tag)
        column_.codes.push_back(codeOf(source.labels[source.codes[tag]]));
    } else if (const std::string text = from.display(place, row); !text.empty()) {
      column_.codes.push_back(codeOf(text));
    }
    closeTo(entity + 1);
    return true;
  }

  AttributeColumn column_;
  std::unordered_map<std::string, Index> codes_;
};

/// What a file says that its project does not take.
struct AttributesLeftOut {
  std::vector<std::string> columns;  ///< that the project does not have
  std::uint64_t differing = 0;       ///< values of entities that were there
  std::uint64_t unfit = 0;           ///< values of another kind than their column
};

std::optional<std::size_t> placeOf(const AttributeTable& table, const std::string& name) {
  const auto found = std::ranges::find(table.columns(), name, &AttributeColumn::name);
  if (found == table.columns().end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.columns().begin());
}

/// `at`: the project's positions of the entities of `file`. Entities that were there keep what they
/// have.
AttributeTable grownAttributes(const AttributeTable& old, const AttributeTable& file,
                               const std::vector<Index>& at, Index entities,
                               AttributesLeftOut& left) {
  std::vector<Index> order(at.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::ranges::sort(order, {}, [&](Index row) { return at[row]; });
  AttributeTable grown(entities);
  for (std::size_t column = 0; column < old.columns().size(); ++column) {
    GrownColumn more(old.columns()[column], entities);
    if (const auto place = placeOf(file, old.columns()[column].name)) {
      for (const Index row : order) {
        if (at[row] >= old.entityCount()) {
          left.unfit += more.take(at[row], file, *place, row) ? 0U : 1U;
        } else if (const std::string said = file.display(*place, row); !said.empty()) {
          left.differing += said != old.display(column, at[row]) ? 1U : 0U;
        }
      }
    }
    grown.add(std::move(more).finished(entities));
  }
  grown.setTitleColumn(old.titleColumn());
  for (const AttributeColumn& column : file.columns()) {
    if (!placeOf(old, column.name)) left.columns.push_back(column.name);
  }
  return grown;
}

void noteLeftOut(const AttributesLeftOut& left, ImportReport& report) {
  const auto number = [](std::uint64_t count) { return static_cast<unsigned long long>(count); };
  if (!left.columns.empty()) {
    report.notes.push_back(
        coreText("Import", "The project has no such attributes, so they are left out: %1.")
            .arg(joined(left.columns, [](const std::string& name) { return name; })));
  }
  if (left.differing > 0) {
    report.notes.push_back(
        coreText("Import",
                 "%1 attributes of users and items that were there are given otherwise now; they "
                 "stay as they were.")
            .arg(number(left.differing)));
  }
  if (left.unfit > 0) {
    report.notes.push_back(
        coreText("Import",
                 "%1 attributes are no numbers where the project has numbers, and are "
                 "left out.")
            .arg(number(left.unfit)));
  }
}

void joinLinks(const UserLinks& more, UserLinks& links) {
  std::set<std::pair<Index, Index>> known(links.begin(), links.end());
  for (const auto& link : more) {
    if (known.insert(link).second) links.push_back(link);
  }
}

template <typename T>
std::uint64_t hashOf(std::span<const T> values, std::uint64_t seed) {
  return hashBytes({reinterpret_cast<const char*>(values.data()), values.size_bytes()}, seed);
}

std::uint64_t hashRows(const HistoryRows& rows, std::uint64_t seed) {
  seed = hashOf(rows.offsets(), seed);
  seed = hashOf(rows.items(), seed);
  seed = hashOf(rows.values(), seed);
  return hashOf(rows.times(), seed);
}

std::string contentOf(const AddedRows& rows) {
  std::uint64_t hash = hashRows(rows.pairs, hashOf(std::span<const Index>(rows.users), 1));
  if (rows.events) hash = hashRows(*rows.events, hash);
  return hexDigits(hash);
}

/// New positions that lie among the old ones are sorted in between them.
void doubtPositions(const Dataset& data, const AddedRows& rows, Reading& reading) {
  if (!data.timesArePositions || rows.pairs.size() == 0) return;
  const Moment first = std::ranges::min(rows.pairs.times());
  const Moment last = std::ranges::max(data.interactions->times());
  if (first > last) return;
  reading.doubts.push_back(
      {{},
       coreText("Import",
                "The positions of the file begin at %1 and those of the project reach %2, so new "
                "rows come between old ones. Number them on if they happened later.")
           .arg(positionOf(first))
           .arg(positionOf(last)),
       {},
       {}});
}

void noteParts(const CleanRows& clean, const Dataset& data, ImportReport& report) {
  if (data.parts.empty() || !clean.rows.parts.empty()) return;
  report.notes.push_back(
      coreText("Import",
               "The project has a given split and the file none: its new pairs are for "
               "training, the others stay in their parts."));
}

Dataset datasetLike(const Dataset& data) {
  Dataset grown;
  grown.users = data.users;
  grown.items = data.items;
  grown.links = data.links;
  grown.listed = data.listed;
  grown.timesArePositions = data.timesArePositions;
  grown.domain = data.domain;
  grown.name = data.name;
  grown.report = data.report;
  return grown;
}

/// Read = new + merged + filtered + rejected.
void countGrowth(const GrownRows& grown, RowCounts& rows) {
  rows.imported -= grown.met;
  rows.merged += grown.met - grown.dropped;
  rows.filtered += grown.dropped;
}

}  // namespace

Append readAppend(const Dataset& data, const ImportOptions& asked,
                  const std::optional<CleaningOptions>& cleaning, Progress& progress,
                  const std::stop_token& stop,
                  const std::function<void(std::vector<std::filesystem::path>)>& onFiles) {
  ImportPlan plan = planAppend(data, asked, cleaning, stop);
  requireSameKind(data, plan);
  if (onFiles) onFiles(filesOf(plan.sources));
  const KnownRows known{data.users, data.items, *data.interactions};
  CleanRows clean = readClean(plan, progress, stop, &known);

  Append append;
  append.name = plan.files.front().member.name();
  append.rule = growthRuleOf(plan.options.cleaning);
  append.grown = datasetLike(data);
  Dataset& grown = append.grown;
  const std::vector<Index> userAt = joinIds(grown.users, clean.users);
  const std::vector<Index> itemAt = joinIds(grown.items, clean.items);
  const SideInformation side = readSideInformation(plan, clean, progress, stop, &grown.users);
  append.rows = addedRows(clean, userAt, itemAt, grown.items.size(), data, append.rule.keepRepeats);
  append.content = contentOf(append.rows);
  append.report = std::move(clean.report);
  doubtPositions(data, append.rows, append.report.reading);
  noteParts(clean, data, append.report);
  if (asked.strict) requireNoDoubt(append.report.reading);

  progress.begin(coreText("Import", "Joining the new rows"), Text(), 0);
  AttributesLeftOut left;
  grown.userAttributes =
      grownAttributes(data.userAttributes, side.userAttributes, userAt, grown.users.size(), left);
  grown.itemAttributes =
      grownAttributes(data.itemAttributes, side.itemAttributes, itemAt, grown.items.size(), left);
  noteLeftOut(left, append.report);
  joinLinks(side.links, grown.links);
  const bool linked = grown.links.size() > data.links.size();
  if (!linked && allThere(*data.interactions, append.rows)) throwNothingNew(append.name);
  const Addition addition{&append.rows, append.rule};
  GrownRows rows = growRows(*data.interactions, data.parts, {&addition, 1}, grown.users.size(),
                            grown.items.size(), stop);
  grown.interactions = std::move(rows.interactions);
  grown.parts = std::move(rows.parts);
  grown.fingerprint = fingerprintOf(grown);
  if (!linked && grown.fingerprint == data.fingerprint) throwNothingNew(append.name);
  countGrowth(rows, append.report.rows);
  return append;
}

}  // namespace tastescope
