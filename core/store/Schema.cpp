#include "core/store/Schema.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/store/SqlSupport.h"
#include "core/store/TextRow.h"

namespace tastescope {
namespace {

constexpr const char* kUserIdIndex = "CREATE UNIQUE INDEX users_id ON users(id);";
constexpr const char* kItemIdIndex = "CREATE UNIQUE INDEX items_id ON items(id);";

// What was imported. Histories are one row a user, their arrays little-endian: items u32, amounts
// f32 (NULL: all 1), times i64 (NULL: none; their unit: letTimesHaveAUnit below), parts u8 (NULL: no
// given split). Attribute values lie in user_attributes and item_attributes, one typed column each,
// made at import.
constexpr const char* kData = R"sql(
CREATE TABLE project(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE users(position INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE items(position INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE attribute(
  entity TEXT NOT NULL CHECK(entity IN ('user','item')),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK(type IN ('text','number','category','tags')),
  sql_column TEXT,
  is_title INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(entity, ordinal)) WITHOUT ROWID;
CREATE TABLE attribute_label(
  entity TEXT NOT NULL, ordinal INTEGER NOT NULL, code INTEGER NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY(entity, ordinal, code),
  FOREIGN KEY(entity, ordinal) REFERENCES attribute(entity, ordinal)) WITHOUT ROWID;
CREATE TABLE attribute_tag(
  entity TEXT NOT NULL, ordinal INTEGER NOT NULL, position INTEGER NOT NULL, place INTEGER NOT NULL, code INTEGER NOT NULL,
  PRIMARY KEY(entity, ordinal, position, place),
  FOREIGN KEY(entity, ordinal, code) REFERENCES attribute_label(entity, ordinal, code)) WITHOUT ROWID;
CREATE TABLE history(
  user INTEGER PRIMARY KEY REFERENCES users(position),
  entries INTEGER NOT NULL, items BLOB NOT NULL, amounts BLOB, times BLOB, parts BLOB);
CREATE TABLE link(
  ordinal INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES users(position), target INTEGER NOT NULL REFERENCES users(position));
CREATE TABLE import_note(ordinal INTEGER PRIMARY KEY, sentence TEXT NOT NULL, template TEXT NOT NULL);
CREATE TABLE rejected_row(
  ordinal INTEGER PRIMARY KEY, file TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
  reason TEXT NOT NULL, reason_template TEXT NOT NULL, text TEXT NOT NULL);
CREATE VIEW links_by_id AS
  SELECT s.id AS source, t.id AS target FROM link l JOIN users s ON s.position = l.source JOIN users t ON t.position = l.target
  ORDER BY l.ordinal;
CREATE VIEW user_tags AS
  SELECT u.id AS user, a.name AS attribute, b.label AS tag
  FROM attribute_tag t JOIN users u ON u.position = t.position JOIN attribute a USING(entity, ordinal)
  JOIN attribute_label b USING(entity, ordinal, code) WHERE t.entity = 'user';
CREATE VIEW item_tags AS
  SELECT i.id AS item, a.name AS attribute, b.label AS tag
  FROM attribute_tag t JOIN items i ON i.position = t.position JOIN attribute a USING(entity, ordinal)
  JOIN attribute_label b USING(entity, ordinal, code) WHERE t.entity = 'item';
)sql";

// Runs and what belongs to them. `owner` names the process that trains, so that a crash can be told
// from work in another window. A tensor's bytes are cut into chunks because SQLite limits one value
// to 1 GB.
constexpr const char* kRuns = R"sql(
CREATE TABLE run(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL, model TEXT NOT NULL, state TEXT NOT NULL,
  config TEXT NOT NULL, train_options TEXT NOT NULL, split TEXT NOT NULL,
  seed INTEGER NOT NULL, fingerprint TEXT NOT NULL, created INTEGER NOT NULL, seconds REAL NOT NULL,
  epochs INTEGER NOT NULL, best_epoch INTEGER NOT NULL, stop_reason TEXT NOT NULL, message TEXT NOT NULL,
  starred INTEGER NOT NULL, note TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, owner TEXT NOT NULL DEFAULT '');
CREATE TABLE curve_series(
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, name TEXT NOT NULL,
  UNIQUE(run, name));
CREATE TABLE curve_point(
  series INTEGER NOT NULL REFERENCES curve_series(id) ON DELETE CASCADE,
  step INTEGER NOT NULL, epoch INTEGER NOT NULL, seconds REAL NOT NULL, value REAL,
  PRIMARY KEY(series, step)) WITHOUT ROWID;
CREATE TABLE metric(
  run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  part TEXT NOT NULL, name TEXT NOT NULL, value REAL, half REAL,
  PRIMARY KEY(run, part, name)) WITHOUT ROWID;
CREATE TABLE tensor(
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK(kind IN ('best','checkpoint','state')), name TEXT NOT NULL,
  type TEXT NOT NULL, shape TEXT NOT NULL, UNIQUE(run, kind, name));
CREATE TABLE tensor_chunk(
  tensor INTEGER NOT NULL REFERENCES tensor(id) ON DELETE CASCADE, place INTEGER NOT NULL, bytes BLOB NOT NULL,
  UNIQUE(tensor, place));
CREATE TABLE checkpoint(
  run INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, header TEXT NOT NULL);
CREATE VIEW curves AS
  SELECT s.run AS run, s.name AS series, p.epoch AS epoch, p.step AS step, p.seconds AS seconds, p.value AS value
  FROM curve_point p JOIN curve_series s ON s.id = p.series;
)sql";

// Lists and opinions, with the data's own ids in the views.
constexpr const char* kLists = R"sql(
CREATE TABLE recommendation_set(
  run INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, k INTEGER NOT NULL, rows INTEGER NOT NULL,
  created INTEGER NOT NULL);
CREATE TABLE recommendation(
  run INTEGER NOT NULL REFERENCES recommendation_set(run) ON DELETE CASCADE,
  user INTEGER NOT NULL, rank INTEGER NOT NULL, item INTEGER NOT NULL, score REAL NOT NULL,
  PRIMARY KEY(run, user, rank)) WITHOUT ROWID;
CREATE TABLE feedback(
  user INTEGER NOT NULL REFERENCES users(position), item INTEGER NOT NULL REFERENCES items(position),
  value INTEGER NOT NULL CHECK(value IN (-1, 1)), created INTEGER NOT NULL,
  PRIMARY KEY(user, item)) WITHOUT ROWID;
CREATE VIEW recommendations_by_id AS
  SELECT r.run AS run, u.id AS user, r.rank AS rank, i.id AS item, r.score AS score
  FROM recommendation r JOIN users u ON u.position = r.user JOIN items i ON i.position = r.item;
CREATE VIEW feedback_by_id AS
  SELECT u.id AS user, i.id AS item, f.value AS value, f.created AS created
  FROM feedback f JOIN users u ON u.position = f.user JOIN items i ON i.position = f.item;
)sql";

// Searches over settings: what was asked for, and which run was which trial. A trial whose run is
// removed is forgotten with it.
constexpr const char* kStudies = R"sql(
CREATE TABLE study(
  name TEXT PRIMARY KEY, model TEXT NOT NULL, spec TEXT NOT NULL, created INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE study_trial(
  study TEXT NOT NULL REFERENCES study(name) ON DELETE CASCADE, number INTEGER NOT NULL,
  rung INTEGER NOT NULL, run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  PRIMARY KEY(study, number)) WITHOUT ROWID;
)sql";

// The sentence of a run in a form that can be translated, beside its English in `message`.
constexpr const char* kRunMessages = "ALTER TABLE run ADD COLUMN message_template TEXT;";

/// What version 4 wrote into `message`, in English alone. Frozen with it: the wording of today's
/// sentences may change, that of old projects does not.
constexpr std::array<std::pair<const char*, const char*>, 12> kOldMessages{{
    {"Train",
     "Training diverged in epoch %1: a weight is no longer a number. Lower the learning rate; "
     "the best weights so far are kept."},
    {"Train",
     "Training diverged in epoch %1: %2 is no longer a number. Lower the learning rate; the "
     "best weights so far are kept."},
    {"Train",
     "Training diverged in epoch %1: %2 has grown to more than %3 times its start. Lower the "
     "learning rate; the best weights so far are kept."},
    {"Train", "All %1 epochs are done."},
    {"Train", "No better %1 for %2 epochs."},
    {"Train", "The time budget of %1 minutes is used up."},
    {"Train", "Stopped by you. The best epoch so far is kept."},
    {"Train", "Solved directly, without epochs."},
    {"Train",
     "Training needs more memory than this computer has free. Choose smaller layers or a "
     "smaller batch."},
    {"Train", "Training stopped because of an unexpected error. Its last checkpoint is kept."},
    {"Runs",
     "Tastescope ended while this run was training. It can go on from its last checkpoint."},
    {"Runs", "Tastescope ended before this run had a checkpoint. Train it again."},
}};

/// `english` as `sentence` with the arguments that make it so, each %n once and in order; nothing
/// when it is another sentence.
std::optional<Text> recognised(Text sentence, std::string_view english) {
  std::string_view source = sentence.source();
  for (bool argument = false;; argument = true) {
    const std::string_view words = source.substr(0, source.find('%'));
    const bool last = words.size() == source.size();
    const std::size_t at = last && english.size() >= words.size() ? english.size() - words.size()
                                                                  : english.find(words);
    if (at == std::string_view::npos || english.substr(at, words.size()) != words ||
        (!argument && at != 0)) {
      return std::nullopt;
    }
    if (argument) sentence = std::move(sentence).arg(english.substr(0, at));
    if (last) return sentence;
    english.remove_prefix(at + words.size());
    source.remove_prefix(words.size() + 2);
  }
}

Text recognised(const std::string& english) {
  for (const auto& [context, source] : kOldMessages) {
    if (auto text = recognised(Text(context, source), english)) return *std::move(text);
  }
  return plainText(english);
}

void recogniseRunMessages(SQLite::Database& database) {
  database.exec(kRunMessages);
  SQLite::Statement runs(database, "SELECT id, message FROM run WHERE message <> ''");
  SQLite::Statement update(database, "UPDATE run SET message_template = ? WHERE id = ?");
  while (runs.executeStep()) {
    update.bind(1, textToJson(recognised(runs.getColumn(1).getString())));
    update.bind(2, runs.getColumn(0).getInt64());
    update.exec();
    update.reset();
  }
}

// A trial has its run from the moment that exists. Before, only the name of its run told which trial
// an interrupted study was in.
constexpr const char* kTrialsBegun = R"sql(
ALTER TABLE study_trial ADD COLUMN ended INTEGER NOT NULL DEFAULT 1;
INSERT OR IGNORE INTO study_trial(study, number, rung, run, ended)
  SELECT study, number, 0, run, 0 FROM (
    SELECT s.name AS study, CAST(substr(r.name, length(s.name) + 7) AS INTEGER) AS number, r.id AS run,
      r.name AS run_name
    FROM study s JOIN run r ON r.model = s.model
    WHERE r.deleted = 0 AND r.id NOT IN (SELECT run FROM study_trial))
  WHERE run_name = printf('tune %s %02d', study, number) ORDER BY run DESC;
)sql";

// From here on `time_unit` in `project` says how many microseconds a stored time counts in; files
// without it count in seconds. No table changes: the number alone keeps programs away that would
// take milliseconds for seconds.
void letTimesHaveAUnit(SQLite::Database&) {}
// Whether stored lists kept what the users own. From here on a history's amounts are f64 where f32
// would lose digits; the length of the array tells.
constexpr const char* kOwnedKept =
    "ALTER TABLE recommendation_set ADD COLUMN owned INTEGER NOT NULL DEFAULT 0;";

// Kept repeats: the events of each user as `history` holds the pairs, one row a user, or no rows when
// none were kept. `events` in `project` says how many there are. An event is of the part of its pair.
constexpr const char* kEventHistories = R"sql(
CREATE TABLE event_history(
  user INTEGER PRIMARY KEY REFERENCES users(position),
  entries INTEGER NOT NULL, items BLOB NOT NULL, amounts BLOB, times BLOB);
)sql";

// Checksums of what came after the import; see Checksum.h. NULL: stored before there were any. Lists
// have one for every user, so that one list can be looked at alone.
constexpr const char* kChecksums = R"sql(
ALTER TABLE run ADD COLUMN checksum INTEGER;
ALTER TABLE tensor ADD COLUMN checksum INTEGER;
ALTER TABLE checkpoint ADD COLUMN checksum INTEGER;
ALTER TABLE recommendation_set ADD COLUMN checksum INTEGER;
CREATE TABLE recommendation_sum(
  run INTEGER NOT NULL REFERENCES recommendation_set(run) ON DELETE CASCADE,
  user INTEGER NOT NULL, checksum INTEGER NOT NULL,
  PRIMARY KEY(run, user)) WITHOUT ROWID;
)sql";

// When a training last wrote, so that one that was interrupted can say when (0: not known); and people
// kept by name: a user of the data with items put in and taken out, or, without a user, somebody new.
constexpr const char* kPeopleAndSigns = R"sql(
ALTER TABLE run ADD COLUMN touched INTEGER NOT NULL DEFAULT 0;
CREATE TABLE person(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, user INTEGER REFERENCES users(position),
  created INTEGER NOT NULL);
CREATE TABLE person_item(
  person INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, place INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES items(position), added INTEGER NOT NULL CHECK(added IN (0, 1)),
  PRIMARY KEY(person, place)) WITHOUT ROWID;
)sql";

// Checksums of what a training measured and of opinions: of each series of curves, of the metrics of a
// part, of the opinions of a user; none: stored before there were any.
constexpr const char* kResultChecksums = R"sql(
ALTER TABLE curve_series ADD COLUMN checksum INTEGER;
CREATE TABLE metric_sum(
  run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  part TEXT NOT NULL, checksum INTEGER NOT NULL,
  PRIMARY KEY(run, part)) WITHOUT ROWID;
CREATE TABLE feedback_sum(
  user INTEGER PRIMARY KEY REFERENCES users(position), checksum INTEGER NOT NULL);
)sql";

// Maps of a run's space by what decided them, float32 little-endian, x and y of each point.
constexpr const char* kLayouts = R"sql(
CREATE TABLE layout(
  run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  entity TEXT NOT NULL CHECK(entity IN ('user','item')), settings TEXT NOT NULL,
  created INTEGER NOT NULL, fidelity REAL NOT NULL, coordinates BLOB NOT NULL, checksum INTEGER NOT NULL,
  PRIMARY KEY(run, entity, settings)) WITHOUT ROWID;
)sql";

// What suggested or chose the settings of a run, as a sentence; empty: a person, or nothing did.
constexpr const char* kOrigins = "ALTER TABLE run ADD COLUMN origin TEXT NOT NULL DEFAULT '';";

// Users or items kept under a name, by position, u32 little-endian, ascending.
constexpr const char* kSelections = R"sql(
CREATE TABLE selection(
  id INTEGER PRIMARY KEY, entity TEXT NOT NULL CHECK(entity IN ('user','item')), name TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL, members BLOB NOT NULL, checksum INTEGER NOT NULL);
)sql";

// What was added to the data after its import: as many users, items, links and labels as there were
// before (`labels`: JSON, one a column), and the rows of some users, to be joined with theirs by the rule
// that stands here. `kind` 0: pairs, 1: events; times in microseconds. Reading joins them in the order of
// generations, so that the data is known as it was at each of them, and the last one is taken back by
// deleting it.
constexpr const char* kAppends = R"sql(
CREATE TABLE append(
  generation INTEGER PRIMARY KEY, created INTEGER NOT NULL, source TEXT NOT NULL,
  parent TEXT NOT NULL, fingerprint TEXT NOT NULL, content TEXT NOT NULL,
  users INTEGER NOT NULL, items INTEGER NOT NULL, links INTEGER NOT NULL, labels TEXT NOT NULL,
  interactions INTEGER NOT NULL, latest INTEGER,
  duplicates INTEGER NOT NULL, repeats INTEGER NOT NULL, least_sum REAL,
  rows_read INTEGER NOT NULL, rows_new INTEGER NOT NULL, rows_merged INTEGER NOT NULL,
  rows_filtered INTEGER NOT NULL, rows_rejected INTEGER NOT NULL, notes TEXT NOT NULL);
CREATE TABLE append_history(
  generation INTEGER NOT NULL REFERENCES append(generation) ON DELETE CASCADE,
  kind INTEGER NOT NULL CHECK(kind IN (0, 1)), user INTEGER NOT NULL REFERENCES users(position),
  entries INTEGER NOT NULL, items BLOB NOT NULL, amounts BLOB, times BLOB, parts BLOB,
  PRIMARY KEY(generation, kind, user)) WITHOUT ROWID;
)sql";

// More that a person can say of an item: 1 like, -1 dislike, 2 bought, -2 hide, 3 not now.
constexpr const char* kOpinions = R"sql(
DROP VIEW feedback_by_id;
CREATE TABLE feedback_before AS SELECT user, item, value, created FROM feedback;
DROP TABLE feedback;
CREATE TABLE feedback(
  user INTEGER NOT NULL REFERENCES users(position), item INTEGER NOT NULL REFERENCES items(position),
  value INTEGER NOT NULL CHECK(value IN (-2, -1, 1, 2, 3)), created INTEGER NOT NULL,
  PRIMARY KEY(user, item)) WITHOUT ROWID;
INSERT INTO feedback SELECT user, item, value, created FROM feedback_before;
DROP TABLE feedback_before;
CREATE VIEW feedback_by_id AS
  SELECT u.id AS user, i.id AS item, f.value AS value, f.created AS created
  FROM feedback f JOIN users u ON u.position = f.user JOIN items i ON i.position = f.item;
)sql";

void createData(SQLite::Database& database) {
  database.exec(kData);
  createIdIndexes(database);
}
void createRuns(SQLite::Database& database) { database.exec(kRuns); }
void createLists(SQLite::Database& database) { database.exec(kLists); }
void createStudies(SQLite::Database& database) { database.exec(kStudies); }
void addTrialsBegun(SQLite::Database& database) { database.exec(kTrialsBegun); }
void addOwnedKept(SQLite::Database& database) { database.exec(kOwnedKept); }
void addEventHistories(SQLite::Database& database) { database.exec(kEventHistories); }
void addChecksums(SQLite::Database& database) { database.exec(kChecksums); }
void addPeopleAndSigns(SQLite::Database& database) { database.exec(kPeopleAndSigns); }
void addResultChecksums(SQLite::Database& database) { database.exec(kResultChecksums); }
void addLayouts(SQLite::Database& database) { database.exec(kLayouts); }
void addOrigins(SQLite::Database& database) { database.exec(kOrigins); }
void addSelections(SQLite::Database& database) { database.exec(kSelections); }
void addAppends(SQLite::Database& database) {
  database.exec(kAppends);
  database.exec(kOpinions);
}

using Migration = void (*)(SQLite::Database&);
constexpr std::array<Migration, 16> kMigrations{
    createData,           createRuns,     createLists,       createStudies,
    recogniseRunMessages, addTrialsBegun, letTimesHaveAUnit, addOwnedKept,
    addEventHistories,    addChecksums,   addPeopleAndSigns, addResultChecksums,
    addLayouts,           addOrigins,     addSelections,     addAppends};

}  // namespace

int schemaVersion() { return static_cast<int>(kMigrations.size()); }

int versionOf(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

void migrate(SQLite::Database& database, int version) {
  if (versionOf(database) >= version) return;  // as nearly always: no lock is taken
  for (int step = 1; step <= version; ++step) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (versionOf(database) < step) {
      kMigrations[static_cast<std::size_t>(step) - 1](database);
      setPragma(database, "user_version", step);
    }
    transaction.commit();
  }
}

void dropIdIndexes(SQLite::Database& database) {
  database.exec("DROP INDEX users_id; DROP INDEX items_id;");
}

void createIdIndexes(SQLite::Database& database) {
  database.exec(kUserIdIndex);
  database.exec(kItemIdIndex);
}

}  // namespace tastescope
