#include "core/store/RunStore.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "core/base/Clock.h"
#include "core/base/DidYouMean.h"
#include "core/store/Checksum.h"
#include "core/store/RunOwner.h"
#include "core/store/SqlSupport.h"
#include "core/store/TextRow.h"

namespace tastescope {
namespace {

constexpr std::array<const char*, 6> kStateKeys{"running",   "paused", "done",
                                                "kept-best", "failed", "cancelled"};

constexpr const char* kColumns =
    "id, name, model, state, config, train_options, split, seed, fingerprint, created, seconds, "
    "epochs, best_epoch, "
    "stop_reason, message, message_template, starred, note, checksum, touched, origin";

RunState stateFrom(const std::string& key, const std::filesystem::path& file) {
  const auto found = std::ranges::find(kStateKeys, std::string_view(key),
                                       [](const char* k) { return std::string_view(k); });
  if (found == kStateKeys.end()) throwDamaged(file, "run state " + key);
  return static_cast<RunState>(found - kStateKeys.begin());
}

/// Of the columns training writes, in their order as texts and numbers: those of a record about to be
/// written and those of a row are one.
struct TrainingColumns {
  std::string model, state, config, trainOptions, split;
  std::int64_t seed = 0;
  std::string fingerprint;
  std::int64_t created = 0;
  double seconds = 0;
  std::int64_t epochs = 0, bestEpoch = 0;
  std::string stopReason, message, messageTemplate, origin;

  [[nodiscard]] std::int64_t checksum() const {
    Checksum sum;
    sum.add(model)
        .add(state)
        .add(config)
        .add(trainOptions)
        .add(split)
        .add(seed)
        .add(fingerprint)
        .add(created)
        .add(seconds)
        .add(epochs)
        .add(bestEpoch)
        .add(stopReason)
        .add(message)
        .add(messageTemplate);
    if (!origin.empty()) sum.add(origin);  // records without one have the sum they had before
    return sum.value();
  }
};

TrainingColumns columnsOf(const RunRecord& record) {
  return {record.model,
          runStateKey(record.state),
          record.config.dump(),
          record.trainOptions.dump(),
          record.split.dump(),
          static_cast<std::int64_t>(record.seed),
          record.fingerprint,
          record.created,
          record.seconds,
          record.epochs,
          record.bestEpoch,
          record.stopReason,
          record.message.english(),
          textToJson(record.message),
          record.origin.empty() ? std::string() : textToJson(record.origin)};
}

/// From a row of kColumns.
TrainingColumns columnsOf(SQLite::Statement& row) {
  const auto text = [&row](int column) { return row.getColumn(column).getString(); };
  const auto number = [&row](int column) { return row.getColumn(column).getInt64(); };
  return {text(2),    text(3),    text(4),
          text(5),    text(6),    number(7),
          text(8),    number(9),  row.getColumn(10).getDouble(),
          number(11), number(12), text(13),
          text(14),   text(15),   text(20)};
}

void requireChecksum(SQLite::Statement& row, const std::filesystem::path& file) {
  const SQLite::Column stored = row.getColumn(18);
  if (stored.isNull() || stored.getInt64() == columnsOf(row).checksum()) return;
  throwChecksum(file,
                coreText("Project", "the record of the run #%1").arg(row.getColumn(0).getInt64()));
}

RunRecord recordFrom(SQLite::Statement& row, const std::filesystem::path& file) {
  RunRecord record;
  record.id = row.getColumn(0).getInt64();
  record.name = row.getColumn(1).getString();
  record.model = row.getColumn(2).getString();
  record.state = stateFrom(row.getColumn(3).getString(), file);
  record.config = jsonColumn(row.getColumn(4), file);
  record.trainOptions = jsonColumn(row.getColumn(5), file);
  record.split = jsonColumn(row.getColumn(6), file);
  record.seed = static_cast<std::uint64_t>(row.getColumn(7).getInt64());
  record.fingerprint = row.getColumn(8).getString();
  record.created = row.getColumn(9).getInt64();
  record.seconds = row.getColumn(10).getDouble();
  record.epochs = row.getColumn(11).getInt64();
  record.bestEpoch = row.getColumn(12).getInt64();
  record.stopReason = row.getColumn(13).getString();
  if (const std::string english = row.getColumn(14).getString(); !english.empty()) {
    record.message = textFromJson(row.getColumn(15).getString()).value_or(plainText(english));
  }
  record.starred = row.getColumn(16).getInt() != 0;
  record.note = row.getColumn(17).getString();
  record.touched = row.getColumn(19).getInt64();
  if (const std::string origin = row.getColumn(20).getString(); !origin.empty())
    record.origin = textFromJson(origin).value_or(Text());
  requireChecksum(row, file);
  return record;
}

/// Binds what training owns to parameters 1..17.
void bindTraining(SQLite::Statement& statement, const RunRecord& record) {
  const TrainingColumns columns = columnsOf(record);
  statement.bind(1, columns.state);
  statement.bind(2, columns.config);
  statement.bind(3, columns.trainOptions);
  statement.bind(4, columns.split);
  statement.bind(5, columns.seed);
  statement.bind(6, columns.fingerprint);
  statement.bind(7, columns.created);
  statement.bind(8, columns.seconds);
  statement.bind(9, columns.epochs);
  statement.bind(10, columns.bestEpoch);
  statement.bind(11, columns.stopReason);
  statement.bind(12, columns.message);
  statement.bind(13, columns.messageTemplate);
  const bool trains = record.state == RunState::Running;
  statement.bind(14, trains ? ownerOfThisProcess() : std::string());
  statement.bind(15, columns.checksum());
  statement.bind(16, trains ? unixNow() : record.touched);
  statement.bind(17, columns.origin);
}

/// "Mult-VAE 07": one more than the highest number in use, deleted runs included so that an undo
/// never meets its double.
std::string nextName(SQLite::Database& database, const std::string& modelName) {
  const SmallValues small(database);
  SQLite::Statement names(database, "SELECT name FROM run WHERE substr(name, 1, length(?1)) = ?1");
  const std::string prefix = modelName + " ";
  names.bind(1, prefix);
  int highest = 0;
  while (names.executeStep()) {
    const std::string name = names.getColumn(0).getString();
    int number = 0;
    const char* end = name.data() + name.size();
    const auto parsed = std::from_chars(name.data() + prefix.size(), end, number);
    if (parsed.ec == std::errc() && parsed.ptr == end) highest = std::max(highest, number);
  }
  char digits[16];
  std::snprintf(digits, sizeof digits, "%02d", highest + 1);
  return prefix + digits;
}

Error noSuchRun(const std::string& wanted, const std::vector<RunRecord>& runs) {
  if (runs.empty()) {
    return {ErrorCode::NotFound,
            coreText("Runs", "There is no run “%1”: the project has none yet. Train a model first.")
                .arg(wanted)};
  }
  constexpr std::size_t kNamed = 8;
  std::string known;
  for (std::size_t i = 0; i < std::min(runs.size(), kNamed); ++i) {
    if (i > 0) known += ", ";
    known.append(1, '#').append(std::to_string(runs[i].id)).append(1, ' ').append(runs[i].name);
  }
  if (runs.size() > kNamed) known += ", …";
  return {
      ErrorCode::NotFound,
      orDidYouMean(coreText("Runs", "There is no run “%1”. There are: %2.").arg(wanted).arg(known),
                   wanted, runs, &RunRecord::name)};
}

std::optional<RunId> asId(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  RunId id = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), id);
  if (text.empty() || parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
    return std::nullopt;
  return id;
}

}  // namespace

const char* runStateKey(RunState state) { return kStateKeys[static_cast<std::size_t>(state)]; }

RunId RunStore::add(RunRecord record, const std::string& modelName) {
  return sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (record.name.empty()) record.name = nextName(database, modelName);
    SQLite::Statement insert(
        database,
        "INSERT INTO run(state, config, train_options, split, seed, fingerprint, created, seconds, "
        "epochs, best_epoch, stop_reason, message, message_template, owner, checksum, touched, "
        "origin, model, name, "
        "starred, note) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    bindTraining(insert, record);
    insert.bind(18, record.model);
    insert.bind(19, record.name);
    insert.bind(20, record.starred ? 1 : 0);
    insert.bind(21, record.note);
    insert.exec();
    const RunId id = database.getLastInsertRowid();
    transaction.commit();
    return id;
  });
}

void RunStore::update(const RunRecord& record) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Statement update(
        project_.database(),
        "UPDATE run SET state=?, config=?, train_options=?, split=?, seed=?, fingerprint=?, "
        "created=?, seconds=?, epochs=?, best_epoch=?, stop_reason=?, message=?, "
        "message_template=?, owner=?, checksum=?, touched=?, origin=? WHERE id=?");
    bindTraining(update, record);
    update.bind(18, record.id);
    if (update.exec() == 0) throw noSuchRun(std::to_string(record.id), all());
  });
}

RunRecord RunStore::change(RunId id, const std::function<bool(RunRecord&)>& change) {
  return sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Transaction transaction(project_.database(), SQLite::TransactionBehavior::IMMEDIATE);
    RunRecord record = get(id);
    if (change(record)) update(record);
    transaction.commit();
    return record;
  });
}

void RunStore::annotate(RunId id, const std::function<void(RunRecord&)>& change) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Transaction transaction(project_.database(), SQLite::TransactionBehavior::IMMEDIATE);
    RunRecord record = get(id);
    change(record);
    SQLite::Statement update(project_.database(),
                             "UPDATE run SET name=?, starred=?, note=? WHERE id=?");
    update.bind(1, record.name);
    update.bind(2, record.starred ? 1 : 0);
    update.bind(3, record.note);
    update.bind(4, id);
    update.exec();
    transaction.commit();
  });
}

std::vector<RunRecord> RunStore::all() const {
  return sqlGuard(project_.file(), [&] {
    std::vector<RunRecord> runs;
    const SmallValues small(project_.database());
    SQLite::Statement select(
        project_.database(),
        std::string("SELECT ") + kColumns + " FROM run WHERE deleted = 0 ORDER BY id DESC");
    while (select.executeStep()) runs.push_back(recordFrom(select, project_.file()));
    return runs;
  });
}

RunRecord RunStore::get(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    const SmallValues small(project_.database());
    SQLite::Statement select(project_.database(),
                             std::string("SELECT ") + kColumns + " FROM run WHERE id = ?");
    select.bind(1, id);
    if (!select.executeStep()) throw noSuchRun(std::to_string(id), all());
    return recordFrom(select, project_.file());
  });
}

RunRecord RunStore::find(const std::string& idOrName) const {
  std::vector<RunRecord> runs = all();
  const auto sameName = [&](const RunRecord& run) { return run.name == idOrName; };
  const auto named = std::ranges::count_if(runs, sameName);
  if (named > 1) {
    throw Error(
        ErrorCode::NotFound,
        coreText("Runs",
                 "%1 runs are called “%2”. Name the one you mean by its number, such as #%3.")
            .arg(static_cast<std::int64_t>(named))
            .arg(idOrName)
            .arg(std::ranges::find_if(runs, sameName)->id));
  }
  if (named == 1) return *std::ranges::find_if(runs, sameName);
  if (const auto id = asId(idOrName)) {
    const auto found = std::ranges::find(runs, *id, &RunRecord::id);
    if (found != runs.end()) return *found;
  }
  throw noSuchRun(idOrName, runs);
}

void RunStore::setDeleted(RunId id, bool deleted) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Statement update(project_.database(), "UPDATE run SET deleted = ? WHERE id = ?");
    update.bind(1, deleted ? 1 : 0);
    update.bind(2, id);
    if (update.exec() == 0) throw noSuchRun(std::to_string(id), all());
  });
}

void RunStore::purgeDeleted() {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows,
                  [&] { project_.database().exec("DELETE FROM run WHERE deleted = 1"); });
}

void RunStore::remove(RunId id) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Statement remove(project_.database(), "DELETE FROM run WHERE id = ?");
    remove.bind(1, id);
    remove.exec();
  });
}

std::string RunStore::ownerOf(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    const SmallValues small(project_.database());
    SQLite::Statement select(project_.database(), "SELECT owner FROM run WHERE id = ?");
    select.bind(1, id);
    return select.executeStep() ? select.getColumn(0).getString() : std::string();
  });
}

bool RunStore::abandoned(const RunRecord& record) const {
  return record.state == RunState::Running && !ownerLives(ownerOf(record.id));
}

bool RunStore::trainedElsewhere(RunId id) const { return otherOwnerLives(ownerOf(id)); }

}  // namespace tastescope
