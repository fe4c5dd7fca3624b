// Projects from strangers: the bytes of a small one are changed, or its rows through SQL, and then it
// is opened, read, checked and repaired. It may be refused; it may not crash, hang, take a gigabyte, or
// give out what lies outside its own tables.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string>

#include "core/base/Error.h"
#include "core/data/HashBytes.h"
#include "core/store/FiniteWeights.h"
#include "core/store/ListStore.h"
#include "core/store/PersonStore.h"
#include "core/store/Project.h"
#include "core/store/ProjectCheck.h"
#include "core/store/ProjectRepair.h"
#include "core/store/RunResults.h"
#include "core/store/SelectionStore.h"
#include "core/store/StudyStore.h"
#include "tests/fuzz/Fuzzing.h"
#include "tests/fuzz/SqliteMemory.h"

using namespace tastescope;
using namespace tastescope::fuzzing;

namespace {

namespace fs = std::filesystem;

Dataset smallData() {
  Dataset data;
  for (const char* id : {"u1", "u2", "u3"}) data.users.add(id);
  for (const char* id : {"a", "b", "c", "d"}) data.items.add(id);
  std::vector<Moment> times;
  for (int i = 0; i < 5; ++i) times.push_back(momentOf(1'600'000'000 + i));
  data.interactions = std::make_shared<Interactions>(std::vector<std::uint64_t>{0, 2, 2, 5},
                                                     std::vector<Index>{1, 0, 3, 2, 0},
                                                     std::vector<float>{1, 2, 1, 1, 3}, times, 4);
  data.parts = {Part::Train, Part::Test, Part::Train, Part::Valid, Part::Test};
  AttributeColumn title;
  title.name = "title";
  title.texts = {"A", "B", "", "D"};
  AttributeColumn tags;
  tags.name = "genre";
  tags.type = AttributeType::Tags;
  tags.labels = {"x", "y"};
  tags.codes = {1, 0, 0};
  tags.tagOffsets = {0, 2, 2, 2, 3};
  data.itemAttributes = AttributeTable(4);
  data.itemAttributes.add(title);
  data.itemAttributes.add(tags);
  data.itemAttributes.setTitleColumn(0);
  data.links = {{2, 0}};
  data.name = "small";
  data.report.rows = {5, 5, 0, 0, 0};
  data.fingerprint = fingerprintOf(data);
  return data;
}

/// A project with one of everything: its bytes.
std::string smallProject(const Folder& folder) {
  const fs::path file = folder.path() / "seed";
  Progress progress;
  Project::create(file, smallData(), true, progress, {});
  {
    const Project project = Project::open(file);
    RunRecord run;
    run.model = "ease";
    run.config = {{"l2", 500}};
    run.split = {{"kind", "user-random"}};
    run = RunStore(project).get(RunStore(project).add(run, "EASE"));
    HostTensor tensor = HostTensor::zeros(ElementType::Float32, {4, 4});
    const TensorMap weights{{"b", tensor}};
    RunResults(project).saveCheckpoint(run, {{{"epoch", 1}}, weights, weights},
                                       {{"loss/x", {{1, 1, 0.5, 0.25}}}}, &weights);
    RunResults(project).setMetrics(run.id, {{"test", "ndcg@10", 0.5, 0.1}});
    ListStore(project).replaceAll(run.id, 3, [](Index user) {
      return std::vector<StoredRecommendation>{{user, 1.0F}, {3, 0.5F}};
    });
    StudyStore(project).add({"s", "ease", {{"trials", 1}}, 1});
    StudyStore(project).putTrial("s", {1, 0, run.id, true});
    ListStore(project).setFeedback({0, 1, 1, 5});
    PersonStore(project).add({0, "Ann", 2, {1}, {0}});
    SelectionStore(project).add({0, Entity::User, "some", {0, 2}, 5});
  }
  SQLite::Database database(file, SQLite::OPEN_READWRITE);
  database.exec("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM");
  database.exec("PRAGMA journal_mode = WAL");
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Cell {
  const char* table;
  const char* column;
};
constexpr std::array kCells{Cell{"project", "value"},
                            Cell{"project", "key"},
                            Cell{"users", "position"},
                            Cell{"users", "id"},
                            Cell{"items", "position"},
                            Cell{"items", "id"},
                            Cell{"attribute", "ordinal"},
                            Cell{"attribute", "name"},
                            Cell{"attribute", "type"},
                            Cell{"attribute", "sql_column"},
                            Cell{"attribute_label", "code"},
                            Cell{"attribute_label", "label"},
                            Cell{"attribute_tag", "position"},
                            Cell{"attribute_tag", "code"},
                            Cell{"attribute_tag", "place"},
                            Cell{"item_attributes", "title"},
                            Cell{"item_attributes", "position"},
                            Cell{"history", "user"},
                            Cell{"history", "entries"},
                            Cell{"history", "items"},
                            Cell{"history", "amounts"},
                            Cell{"history", "times"},
                            Cell{"history", "parts"},
                            Cell{"link", "source"},
                            Cell{"link", "target"},
                            Cell{"run", "id"},
                            Cell{"run", "name"},
                            Cell{"run", "state"},
                            Cell{"run", "config"},
                            Cell{"run", "split"},
                            Cell{"run", "seconds"},
                            Cell{"run", "message"},
                            Cell{"run", "message_template"},
                            Cell{"run", "deleted"},
                            Cell{"run", "owner"},
                            Cell{"run", "checksum"},
                            Cell{"curve_series", "name"},
                            Cell{"curve_point", "step"},
                            Cell{"curve_point", "value"},
                            Cell{"metric", "value"},
                            Cell{"metric", "name"},
                            Cell{"tensor", "kind"},
                            Cell{"tensor", "name"},
                            Cell{"tensor", "type"},
                            Cell{"tensor", "shape"},
                            Cell{"tensor", "checksum"},
                            Cell{"tensor_chunk", "place"},
                            Cell{"tensor_chunk", "bytes"},
                            Cell{"checkpoint", "header"},
                            Cell{"checkpoint", "checksum"},
                            Cell{"recommendation_set", "k"},
                            Cell{"recommendation_set", "rows"},
                            Cell{"recommendation_set", "checksum"},
                            Cell{"recommendation", "user"},
                            Cell{"recommendation", "rank"},
                            Cell{"recommendation", "item"},
                            Cell{"recommendation", "score"},
                            Cell{"recommendation_sum", "checksum"},
                            Cell{"feedback", "item"},
                            Cell{"study", "spec"},
                            Cell{"study_trial", "run"},
                            Cell{"study_trial", "number"},
                            Cell{"curve_series", "checksum"},
                            Cell{"metric_sum", "part"},
                            Cell{"feedback", "user"},
                            Cell{"feedback_sum", "user"},
                            Cell{"feedback_sum", "checksum"},
                            Cell{"person", "user"},
                            Cell{"person_item", "item"},
                            Cell{"selection", "members"},
                            Cell{"selection", "name"},
                            Cell{"selection", "checksum"}};

constexpr std::array kStatements{
    "DELETE FROM project WHERE key = 'checksum'",
    "DELETE FROM project WHERE key = 'fingerprint'",
    "DELETE FROM users WHERE position = 1",
    "DELETE FROM tensor_chunk",
    "DELETE FROM recommendation WHERE user = 1",
    "DROP TABLE feedback",
    "CREATE VIEW more AS SELECT * FROM users",
    "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM history; END",
    "DROP TABLE users; CREATE VIEW users AS WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + "
    "1 "
    "FROM c) SELECT x AS position, 'u' || x AS id FROM c",
    "UPDATE run SET checksum = NULL",
    "UPDATE tensor SET checksum = NULL",
    "UPDATE recommendation_set SET checksum = NULL",
    "PRAGMA user_version = 9",
    "PRAGMA user_version = 4",
    "INSERT INTO project VALUES('time_unit', 1)",
    "INSERT INTO project VALUES('events', 5)",
    "INSERT INTO event_history SELECT user, entries, items, amounts, times FROM history"};

void bindAny(SQLite::Statement& statement, FuzzedDataProvider& data) {
  switch (data.ConsumeIntegralInRange<int>(0, 5)) {
    case 0: statement.bind(1); break;
    case 1: statement.bind(1, data.ConsumeIntegral<std::int64_t>()); break;
    case 2: statement.bind(1, std::int64_t{data.ConsumeIntegral<std::int8_t>()}); break;
    case 3: statement.bind(1, data.ConsumeFloatingPoint<double>()); break;
    case 4: statement.bind(1, data.ConsumeRandomLengthString(40)); break;
    default: {
      const std::string bytes = data.ConsumeRandomLengthString(40);
      statement.bind(1, bytes.data(), static_cast<int>(bytes.size()));
    }
  }
}

/// The small project in memory, whose rows are changed and changed back.
class Rows {
 public:
  explicit Rows(const fs::path& seed)
      : database_(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    database_.backup(seed.c_str(), SQLite::Database::Load);
    database_.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  }

  /// Bytes of a project with a few changes. What SQLite refuses is not done.
  std::string changed(FuzzedDataProvider& data) {
    // The same rows for the same input.
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, 1, nullptr);
    const SQLite::Transaction undone(database_);
    for (int change = data.ConsumeIntegralInRange<int>(1, 4); change > 0; --change) {
      try {
        changeOne(data);
      } catch (const SQLite::Exception&) {
      }
    }
    return bytes();
  }

 private:
  void changeOne(FuzzedDataProvider& data) {
    if (data.ConsumeIntegralInRange<int>(0, 3) == 0) {
      database_.exec(data.PickValueInArray(kStatements));
      return;
    }
    const Cell cell = kCells[data.ConsumeIntegralInRange<std::size_t>(0, kCells.size() - 1)];
    SQLite::Statement update(database_, std::string("UPDATE OR REPLACE ") + cell.table + " SET " +
                                            cell.column + " = ?" +
                                            (data.ConsumeBool() ? "" : " WHERE abs(random()) % 2"));
    bindAny(update, data);
    update.exec();
  }

  /// As a file of it would have them, in WAL mode, which memory has not.
  std::string bytes() {
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, void (*)(void*)> copy(
        sqlite3_serialize(database_.getHandle(), "main", &size, 0), &sqlite3_free);
    require(copy && size > 0, "the project has bytes");
    std::string bytes(reinterpret_cast<const char*>(copy.get()), static_cast<std::size_t>(size));
    bytes[kJournalVersions] = bytes[kJournalVersions + 1] = 2;
    return bytes;
  }

  static constexpr std::size_t kJournalVersions = 18;  ///< in the header of the file
  SQLite::Database database_;
};

std::string changedBytes(std::string bytes, FuzzedDataProvider& data) {
  for (int change = data.ConsumeIntegralInRange<int>(1, 12); change > 0; --change) {
    const auto at = data.ConsumeIntegralInRange<std::size_t>(0, bytes.size() - 1);
    bytes[at] = static_cast<char>(data.ConsumeIntegral<unsigned char>());
  }
  if (data.ConsumeIntegralInRange<int>(0, 7) == 0)
    bytes.resize(data.ConsumeIntegralInRange<std::size_t>(0, bytes.size()));
  return bytes;
}

/// What is read lies within what there is.
void readData(const Project& project) {
  Progress progress;
  const Dataset data = project.loadDataset(progress, {});
  const Interactions& all = *data.interactions;
  require(all.userCount() == data.users.size(), "every user has a history");
  require(std::ranges::all_of(all.items(), [&](Index item) { return item < data.items.size(); }),
          "every item is known");
  for (const auto& [source, target] : data.links)
    require(source < data.users.size() && target < data.users.size(), "links are of users");
  for (std::size_t column = 0; column < data.itemAttributes.columns().size(); ++column) {
    for (Index item = 0; item < data.items.size(); ++item)
      (void)data.itemAttributes.display(column, item);
  }
}

/// What is refused is the end of that part alone.
template <typename Read>
void attempt(Read&& read) {
  try {
    read();
  } catch (const Error&) {
  }
}

void readRun(const Project& project, const RunRecord& run) {
  const RunResults results(project);
  attempt([&] { requireFinite(results.weights(run.id), run); });
  attempt([&] { (void)results.checkpoint(run.id); });
  attempt([&] { (void)results.curves(run.id); });
  attempt([&] { (void)results.metrics(run.id); });
  attempt([&] {
    ListStore(project).forEach(run.id, [](Index, std::size_t, const StoredRecommendation&) {});
  });
  attempt([&] { (void)ListStore(project).list(run.id, 0); });
}

void use(const fs::path& file) {
  attempt([&] {
    const Project project = Project::open(file);
    attempt([&] { readData(project); });
    attempt([&] {
      for (const StudyRecord& study : StudyStore(project).all())
        (void)StudyStore(project).trials(study.name);
    });
    attempt([&] {
      for (const Index user : ListStore(project).usersWithFeedback())
        (void)ListStore(project).feedback(user);
    });
    attempt([&] { (void)PersonStore(project).all(); });
    attempt([&] { (void)SelectionStore(project).all(); });
    for (const RunRecord& run : RunStore(project).all()) readRun(project, run);
  });
}

void removeFiles(const Folder& folder) {
  std::error_code ignored;
  for (const char* name : {"p-wal", "p-shm", "p-journal", "p.before-update", "saved"})
    fs::remove(folder.path() / name, ignored);
}

/// Below 32, by all bytes of an input: were it a byte of its own, most of what is learned would be
/// inputs that are repaired, which takes four times as long.
std::uint64_t wayOf(const std::uint8_t* bytes, std::size_t size) {
  return hashBytes(std::string_view(reinterpret_cast<const char*>(bytes), size), 1) % 32;
}

}  // namespace

/// Where blocks were allocated is costly to note; an input that found something is run again with
/// ASAN_OPTIONS=malloc_context_size=30.
extern "C" const char* __asan_default_options() { return "malloc_context_size=0"; }

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  SqliteMemory::use();
  // One process uses the files: no locks among processes, no shared memory to be made and removed.
  require(sqlite3_vfs_register(sqlite3_vfs_find("unix-excl"), 1) == SQLITE_OK, "SQLite has it");
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Folder folder;
  static const std::string seed = smallProject(folder);
  static Rows changing(folder.path() / "seed");
  FuzzedDataProvider data(bytes, size);
  removeFiles(folder);
  const std::uint64_t way = wayOf(bytes, size);
  const bool rows = data.ConsumeBool();
  const fs::path file = folder.write("p", rows ? changing.changed(data) : changedBytes(seed, data));
  const auto held = sqlite3_memory_used();
  attempt([&] {
    Progress progress;
    if (way == 0) {
      (void)checkProject(file, progress, {});
    } else if (way == 1) {
      (void)repairProject(file, folder.path() / "saved", false, progress, {});
      require(checkProject(folder.path() / "saved", progress, {}).whole(),
              "what repair makes is whole");
    } else {
      use(file);
    }
  });
  require(sqlite3_memory_used() == held, "nothing of SQLite is left open");
  return 0;
}
