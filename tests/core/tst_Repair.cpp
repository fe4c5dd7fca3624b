// LABELS: unit
// DEPENDS: core_store
// A project is looked at without being changed, every damage is named, and what is whole comes into a
// new project that is whole.
#include <QDir>
#include <chrono>
#include <fstream>
#include <map>
#include <random>

#include "StoreFixtures.h"
#include "core/store/LayoutStore.h"
#include "core/store/ListStore.h"
#include "core/store/PersonStore.h"
#include "core/store/ProjectCheck.h"
#include "core/store/ProjectCopy.h"
#include "core/store/ProjectRepair.h"
#include "core/store/RunResults.h"
#include "core/store/SelectionStore.h"
#include "core/store/StudyStore.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

std::vector<StoredRecommendation> listOf(Index user) {
  if (user == 1) return {};
  return {{user, 0.5F}, {3, 0.25F}};
}

RunId addRun(const Project& project, const std::string& fingerprint) {
  RunRecord record;
  record.model = "ease";
  record.config = {{"l2", 500}};
  record.fingerprint = fingerprint;
  record.state = RunState::Done;
  RunStore store(project);
  record = store.get(store.add(record, "EASE"));
  const TensorMap best = smallWeights();
  RunResults results(project);
  results.saveCheckpoint(record, {{{"epoch", 2}}, smallWeights(), smallWeights()},
                         {{"loss/x", {{2, 7, 1, 0.5}}}}, &best);
  results.setMetrics(record.id, {{"test", "ndcg@10", 0.5, 0.1}});
  ListStore(project).replaceAll(record.id, 3, listOf, true);
  return record.id;
}

/// Two runs (#2 and #3), a study, an opinion.
void fill(const std::filesystem::path& file) {
  create(file);
  const Project project = Project::open(file);
  const std::string fingerprint = smallDataset().fingerprint;
  RunStore(project).remove(addRun(project, fingerprint));
  const RunId run = addRun(project, fingerprint);
  addRun(project, fingerprint);
  StudyStore studies(project);
  studies.add({"s", "ease", {{"trials", 3}}, 5});
  studies.putTrial("s", {1, 0, run, true});
  ListStore(project).setFeedback({2, 1, -1, 77});
  const auto everyone = smallDataset().interactions;
  std::size_t points = 0;
  for (Index user = 0; user < everyone->userCount(); ++user)
    points += everyone->row(user).size() > 0 ? 1 : 0;
  LayoutStore(project).save(run, Entity::User, "{}",
                            {.coordinates = std::vector<float>(2 * points, 0.5F), .fidelity = 0.9});
  PersonStore(project).add({0, "Ann", 2, {1}, {0}});
  SelectionStore(project).add({0, Entity::User, "regulars", {0, 2}, 66});
  SelectionStore(project).add({0, Entity::Item, "teas", {1}, 67});
}

CheckReport check(const std::filesystem::path& file) {
  Progress progress;
  return checkProject(file, progress, {});
}

RepairReport repair(const std::filesystem::path& from, const std::filesystem::path& to) {
  Progress progress;
  return repairProject(from, to, false, progress, {});
}

std::uintmax_t copyOf(const std::filesystem::path& from, const std::filesystem::path& to,
                      const std::stop_token& stop = {}) {
  Progress progress;
  return copyProject(from, to, false, progress, stop);
}

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string said(const CheckReport& report) {
  std::string text;
  for (const CheckFinding& finding : report.findings)
    text += finding.part + ": " + finding.sentence.english() + " " + finding.details + "\n";
  return text;
}

std::string said(const RepairReport& report) {
  std::string text;
  for (const Text& sentence : report.lost) text += sentence.english() + "\n";
  return text;
}

/// A project's pages as they lie in the file, without a journal beside it.
void settle(const std::filesystem::path& file) {
  alter(file, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
}

/// 400 users of 300 items: several pages of every kind of b-tree.
Dataset midSizeDataset() {
  constexpr Index kUsers = 400;
  constexpr Index kItems = 300;
  constexpr Index kEach = 12;
  Dataset data;
  for (Index user = 0; user < kUsers; ++user) data.users.add("user " + std::to_string(user));
  for (Index item = 0; item < kItems; ++item) data.items.add("item " + std::to_string(item));
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  std::vector<float> values;
  std::vector<Moment> times;
  for (Index user = 0; user < kUsers; ++user) {
    for (Index i = 0; i < kEach; ++i) {
      items.push_back((user * 7 + i * 23) % kItems);
      values.push_back(static_cast<float>(1 + (user + i) % 5));
      times.push_back(momentOf(1'600'000'000 + std::int64_t{user} * 100 + i));
    }
    offsets.push_back(items.size());
    if (user % 3 == 0) data.links.push_back({user, (user + 1) % kUsers});
  }
  data.interactions = std::make_shared<Interactions>(offsets, items, values, times, kItems);
  AttributeColumn title = textColumn("title", {});
  AttributeColumn tags = tagColumn("genre", {"x", "y", "z"}, {}, {0});
  for (Index item = 0; item < kItems; ++item) {
    title.texts.push_back("The title of " + std::to_string(item));
    tags.codes.push_back(item % 3);
    tags.tagOffsets.push_back(tags.codes.size());
  }
  data.itemAttributes = AttributeTable(kItems);
  data.itemAttributes.add(title);
  data.itemAttributes.add(tags);
  data.itemAttributes.setTitleColumn(0);
  data.name = "mid-size";
  data.fingerprint = fingerprintOf(data);
  return data;
}

/// Three runs with everything, a study, opinions and people; pages of 1 KB.
void fillMidSize(const std::filesystem::path& file) {
  create(file, midSizeDataset());
  {
    const Project project = Project::open(file);
    StudyStore(project).add({"s", "ease", {{"trials", 3}}, 5});
    HostTensor tensor = HostTensor::zeros(ElementType::Float32, {64, 32});
    for (std::size_t i = 0; i < 64 * 32; ++i) tensor.as<float>()[i] = static_cast<float>(i) / 3;
    const TensorMap weights{{"a", tensor}, {"b", tensor}};
    for (const int number : {1, 2, 3}) {
      RunRecord record;
      record.model = "ease";
      record.fingerprint = midSizeDataset().fingerprint;
      record.state = RunState::Done;
      record = RunStore(project).get(RunStore(project).add(record, "EASE"));
      Curves curves;
      for (std::int64_t step = 1; step <= 200; ++step)
        curves["loss/x"].push_back({step / 10, step, 0.5, 1.0 / static_cast<double>(step)});
      RunResults results(project);
      results.saveCheckpoint(record, {{{"epoch", 2}}, weights, weights}, curves, &weights);
      results.setMetrics(record.id, {{"test", "ndcg@10", 0.5, 0.1}, {"valid", "ndcg@10", 0.25, 0}});
      ListStore(project).replaceAll(record.id, 400, [](Index user) {
        return std::vector<StoredRecommendation>{{user % 300, 0.5F}, {(user + 7) % 300, 0.25F}};
      });
      StudyStore(project).putTrial("s", {number, 0, record.id, true});
    }
    for (Index user = 0; user < 100; ++user) ListStore(project).setFeedback({user, user, 1, 77});
    PersonStore(project).add({0, "Ann", 2, {1}, {0}});
    SelectionStore(project).add({0, Entity::User, "regulars", {0, 2, 7}, 66});
  }
  alter(file, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM");
}

/// What a project holds, part by part, under the words that a report of losses has for it.
using Parts = std::map<std::string, std::string>;

void addRunParts(Parts& parts, const Project& project, RunId id) {
  const auto named = [id](const char* words) {
    return std::string(words) + " of the run #" + std::to_string(id);
  };
  const auto bytes = [](const TensorMap& tensors) {
    std::string text;
    for (const auto& [name, tensor] : tensors)
      text.append(name).append(reinterpret_cast<const char*>(tensor.bytes.data()),
                               tensor.bytes.size());
    return text;
  };
  const RunResults results(project);
  if (results.hasWeights(id)) parts[named("The weights")] = bytes(results.weights(id));
  if (const auto checkpoint = results.checkpoint(id)) {
    parts[named("The saved training")] =
        checkpoint->header.dump() + bytes(checkpoint->weights) + bytes(checkpoint->trainingState);
  }
  for (const auto& [series, points] : results.curves(id)) {
    for (const CurvePoint& point : points)
      parts[named("The curves")] += std::to_string(point.step) + "=" + std::to_string(point.value);
  }
  for (const MetricValue& metric : results.metrics(id))
    parts[named("The metrics")] += metric.part + metric.name + std::to_string(metric.value);
  ListStore(project).forEach(id, [&](Index user, std::size_t, const StoredRecommendation& row) {
    parts[named("The lists")] += std::to_string(user) + ":" + std::to_string(row.item) + " ";
  });
}

Parts partsOf(const std::filesystem::path& file) {
  Parts parts;
  const Project project = Project::open(file);
  Progress progress;
  const Dataset data = project.loadDataset(progress, {});
  parts["interactions"] = fingerprintOf(data);
  for (const auto& [source, target] : data.links)
    parts["links"] += std::to_string(source) + "-" + std::to_string(target) + " ";
  for (std::size_t column = 0; column < data.itemAttributes.columns().size(); ++column) {
    for (Index item = 0; item < data.items.size(); ++item)
      parts["attributes"] += data.itemAttributes.display(column, item);
  }
  for (const RunRecord& run : RunStore(project).all()) {
    const std::string record = run.model + run.config.dump() + run.split.dump() + run.fingerprint +
                               runStateKey(run.state) + std::to_string(run.created);
    parts["run #" + std::to_string(run.id)] = record;
    addRunParts(parts, project, run.id);
  }
  for (const StudyRecord& study : StudyStore(project).all()) {
    for (const StudyTrial& trial : StudyStore(project).trials(study.name))
      parts["Searches"] += study.name + std::to_string(trial.run);
  }
  for (const Index user : ListStore(project).usersWithFeedback()) {
    for (const Feedback& one : ListStore(project).feedback(user))
      parts["of items"] += std::to_string(user) + ":" + std::to_string(one.item) + " ";
  }
  for (const KeptPerson& person : PersonStore(project).all()) parts["People"] += person.name;
  for (const KeptSelection& selection : SelectionStore(project).all()) {  // all, or some of them
    for (const Index member : selection.members)
      parts["elections kept by name"] += selection.name + std::to_string(member);
  }
  return parts;
}

/// The first part of `whole` that is not in `saved` and of which `report` does not say so.
std::string untold(const Parts& whole, const Parts& saved, const std::string& report) {
  for (const auto& [words, content] : whole) {
    const auto there = saved.find(words);
    if (there != saved.end() && there->second == content) continue;
    const std::size_t run = words.find("run #");
    const bool withItsRun =
        run != std::string::npos &&
        (report.find("The list of runs") != std::string::npos ||
         report.find("The run #" + words.substr(run + 5) + " is lost") != std::string::npos);
    const bool told = report.find(words) != std::string::npos ||
                      (words == "attributes" && report.find("titles") != std::string::npos) ||
                      (words == "of items" && report.find("Opinions") != std::string::npos) ||
                      (words == "interactions" && report.find("ids of") != std::string::npos);
    if (!told && !withItsRun) return words;
  }
  return {};
}

/// `bytes` with whole pages of 1 KB gone: zeros, or whatever was on the disk.
std::string withLostPages(std::string bytes, unsigned seed) {
  constexpr std::size_t kPage = 1024;
  std::mt19937 random(seed);
  const std::size_t pages = bytes.size() / kPage;
  for (unsigned lost = 1 + seed % 6; lost > 0; --lost) {
    const std::size_t page = random() % pages;
    for (std::size_t at = page * kPage; at < (page + 1) * kPage; ++at)
      bytes[at] = seed % 2 == 0 ? '\0' : static_cast<char>(random());
  }
  return bytes;
}

}  // namespace

class tst_Repair : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aWholeProjectIsWholeAndStaysAsItIs() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    fill(file);
    settle(file);
    const std::string before = bytesOf(file);
    const CheckReport report = check(file);
    QVERIFY2(report.findings.empty(), said(report).c_str());
    QVERIFY(report.whole());
    QCOMPARE(report.users, 3U);
    QCOMPARE(report.interactions, 5U);
    QCOMPARE(report.runs, 2U);
    QVERIFY(bytesOf(file) == before);
    QVERIFY(errorOf([&] { return check(inside(folder, "none")); }).has_value());
  }

  void everythingOfAWholeProjectIsSaved() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    const auto saved = inside(folder, "saved");
    fill(file);
    const RepairReport report = repair(file, saved);
    QVERIFY2(report.lost.empty(), said(report).c_str());
    QCOMPARE(report.runs, 2U);
    QVERIFY2(check(saved).findings.empty(), said(check(saved)).c_str());
    QVERIFY(sameEntries(load(saved), smallDataset()));
    const Project project = Project::open(saved);
    const Project original = Project::open(file);
    for (const RunId run : {RunId{2}, RunId{3}}) {
      QCOMPARE(RunStore(project).get(run).name, RunStore(original).get(run).name);
      QVERIFY(RunStore(project).get(run).state == RunState::Done);
      QVERIFY(RunResults(project).weights(run) == smallWeights());
      QVERIFY(RunResults(project).checkpoint(run)->trainingState == smallWeights());
      QCOMPARE(RunResults(project).metrics(run).size(), 1U);
      QCOMPARE(RunResults(project).curves(run).size(), 1U);
      QCOMPARE(ListStore(project).count(run), 4U);
      QVERIFY(ListStore(project).keepsOwned(run));
    }
    QCOMPARE(StudyStore(project).trials("s").size(), 1U);
    QCOMPARE(ListStore(project).feedback(2).at(0).created, 77);
    const KeptPerson ann = PersonStore(project).all().at(0);
    QCOMPARE(ann.name, std::string("Ann"));
    QCOMPARE(ann.user, 2U);
    QCOMPARE(ann.added, std::vector<Index>{1});
    QCOMPARE(ann.removed, std::vector<Index>{0});
    const auto selections = SelectionStore(project).all();
    QCOMPARE(selections.size(), 2U);
    QCOMPARE(selections[0].name, std::string("regulars"));
    QCOMPARE(selections[0].members, (std::vector<Index>{0, 2}));
    QCOMPARE(selections[0].created, 66);
    QVERIFY(selections[1].entity == Entity::Item);
    QCOMPARE(codeOf([&] { return repair(file, saved); }), std::string("invalid-input"));
  }

  void everyDamageIsNamedAndTheRestIsSaved_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("lost");
    const auto row = [](const char* name, const char* sql, const char* part, const char* lost) {
      QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(part)
                          << QString::fromUtf8(lost);
    };
    row("weights",
        "UPDATE tensor_chunk SET bytes = zeroblob(256) WHERE tensor IN (SELECT id FROM tensor "
        "WHERE run = 2 AND kind = 'best')",
        "weights", "The weights of the run #2");
    row("selections", "UPDATE selection SET members = x'01000000' WHERE name = 'regulars'",
        "selections", "1 of the selections");
    row("weights that are no numbers",
        "UPDATE tensor SET checksum = NULL; UPDATE tensor_chunk SET bytes = "
        "CAST(x'0000c07f' || substr(bytes, 5) AS BLOB) WHERE tensor IN (SELECT id FROM tensor "
        "WHERE run = 2 AND "
        "kind = 'best')",
        "weights", "The weights of the run #2");
    row("checkpoint", "UPDATE checkpoint SET header = '[1'  WHERE run = 3", "checkpoint",
        "The saved training of the run #3");
    row("record", "UPDATE run SET config = '{}' WHERE id = 3", "run", "The run #3");
    row("lists", "UPDATE recommendation SET item = 1 WHERE run = 2 AND user = 2 AND rank = 2",
        "lists", "The lists of the run #2");
    row("lists out of range",
        "DELETE FROM recommendation_sum; UPDATE recommendation_set SET checksum = NULL; UPDATE "
        "recommendation SET item = 77 WHERE run = 2 AND user = 2 AND rank = 2",
        "lists", "The lists of the run #2");
    row("metrics", "UPDATE metric SET value = 0.75 WHERE run = 2", "results",
        "The metrics of the run #2 are lost");
    row("curves", "UPDATE curve_point SET value = 0.75", "results",
        "The curves of the run #3 are lost");
    row("opinions", "UPDATE feedback SET value = 1", "feedback",
        "What 1 users think of items is lost");
    row("history", "UPDATE history SET items = x'00' WHERE user = 2", "data",
        "The interactions of 1 of 3 users");
    row("time", "UPDATE history SET times = zeroblob(16) WHERE user = 0", "data",
        "The interactions are not those");
    row("id", "UPDATE items SET position = 9 WHERE position = 2", "data",
        "ids of the table “items”");
    row("title", "UPDATE item_attributes SET title = 'x' WHERE position = 0", "data",
        "Some attributes, links or facts");
    row("attributes", "UPDATE attribute_tag SET code = 99", "keys", "The attributes of items");
    row("links", "UPDATE link SET target = 77", "keys", "The links between users");
    row("map", "UPDATE layout SET coordinates = zeroblob(length(coordinates))", "maps", "");
    row("size of a map", "UPDATE layout SET coordinates = x'00'", "maps", "");
    row("study", "UPDATE study SET spec = '['", "studies", "Searches over settings");
    row("schema", "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM history; END", "schema",
        "");
    row("table in place of another",
        "DROP TABLE feedback; CREATE VIEW feedback AS SELECT 1 AS user", "schema", "Opinions");
  }
  void everyDamageIsNamedAndTheRestIsSaved() {
    QFETCH(QString, sql);
    QFETCH(QString, part);
    QFETCH(QString, lost);
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    const auto saved = inside(folder, "saved");
    fill(file);
    alter(file, "PRAGMA foreign_keys = OFF;" + sql.toStdString());
    settle(file);
    const std::string before = bytesOf(file);
    const CheckReport report = check(file);
    QVERIFY(!report.whole());
    const auto named = [&](const CheckFinding& finding) {
      return finding.damage && finding.part == part.toStdString();
    };
    QVERIFY2(std::ranges::any_of(report.findings, named), said(report).c_str());
    const RepairReport repaired = repair(file, saved);
    QVERIFY(bytesOf(file) == before);
    QVERIFY2(said(repaired).find(lost.toStdString()) != std::string::npos, said(repaired).c_str());
    const CheckReport after = check(saved);
    QVERIFY2(after.whole(), said(after).c_str());
  }

  void lostPagesAreFoundAndWhatIsLeftIsSaved() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    fillMidSize(file);
    const std::string bytes = bytesOf(file);
    const Parts whole = partsOf(file);
    QVERIFY(bytes.size() > 300 * 1024);
    const auto damaged = inside(folder, "damaged");
    const auto saved = inside(folder, "saved");
    constexpr unsigned kSeeds = 60;
    unsigned repaired = 0;
    for (unsigned seed = 0; seed < kSeeds; ++seed) {
      const auto about = [seed](const std::string& what) {
        return "seed " + std::to_string(seed) + ": " + what;
      };
      std::ofstream(damaged, std::ios::binary) << withLostPages(bytes, seed);
      const auto begin = std::chrono::steady_clock::now();
      std::optional<bool> found;
      const auto refused = errorOf([&] { return found = check(damaged).whole(); });
      std::optional<RepairReport> report;
      const auto error = errorOf([&] { return (report = repair(damaged, saved)).has_value(); });
      QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
      if (error) {
        const std::string sentence = error->message().english();
        QVERIFY2(error->code() == ErrorCode::Corrupt, about(sentence).c_str());
        QVERIFY2(sentence.starts_with("Nothing can be saved of ") ||
                     sentence.find("is not a Tastescope project") != std::string::npos,
                 about(sentence).c_str());
        QVERIFY(refused || !found.value_or(true));
        QVERIFY(!std::filesystem::exists(saved));
        continue;
      }
      ++repaired;
      const CheckReport after = check(saved);
      QVERIFY2(after.whole(), about(said(after)).c_str());
      const std::string missing = untold(whole, partsOf(saved), said(*report));
      QVERIFY2(missing.empty(), about(missing + " is not as it was\n" + said(*report)).c_str());
      if (!report->lost.empty()) QVERIFY2(!found.value_or(false), about(said(*report)).c_str());
      std::filesystem::remove(saved);
    }
    qInfo() << repaired << "of" << kSeeds << "were repaired";
    QVERIFY(repaired * 3 > kSeeds * 2);
  }

  void whatAnotherProgramChangedIsSavedAsItIsNow() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    const auto saved = inside(folder, "saved");
    fill(file);
    alter(file, "UPDATE item_attributes SET title = 'A better title' WHERE position = 0");
    const auto refused = errorOf([&] { return load(file); });
    QVERIFY(refused.has_value());
    const std::string sentence = refused->message().english();
    QVERIFY2(sentence.find("another program changed it") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("repair it") != std::string::npos, sentence.c_str());
    const RepairReport report = repair(file, saved);
    QCOMPARE(report.lost.size(), 1U);
    QCOMPARE(report.runs, 2U);
    const Dataset now = load(saved);
    QCOMPARE(now.itemAttributes.display(0, 0), std::string("A better title"));
    QCOMPARE(now.itemAttributes.columns().size(), smallDataset().itemAttributes.columns().size());
    QCOMPARE(now.links.size(), 2U);
    QVERIFY(sameEntries(now, smallDataset()));
    QVERIFY2(check(saved).findings.empty(), said(check(saved)).c_str());
  }

  void aCopyIsWholeAndOfOneMoment() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    const auto copied = inside(folder, "copy");
    fill(file);
    const Project open = Project::open(file);  // what its journal holds belongs to it
    RunRecord training;
    training.model = "ease";
    training.fingerprint = smallDataset().fingerprint;
    training.state = RunState::Running;
    const RunId run = RunStore(open).add(training, "EASE");
    const std::uintmax_t bytes = copyOf(file, copied);
    QCOMPARE(bytes, std::filesystem::file_size(copied));
    RunStore(open).remove(run);
    QVERIFY2(check(copied).findings.empty(), said(check(copied)).c_str());
    QVERIFY(sameEntries(load(copied), smallDataset()));
    const Project project = Project::open(copied);
    QCOMPARE(RunStore(project).all().size(), 3U);
    QVERIFY(RunResults(project).weights(2) == smallWeights());
    QVERIFY2(RunStore(project).abandoned(RunStore(project).get(run)),
             "whoever trains the original does not train the copy");
    QVERIFY(std::filesystem::exists(file));
  }

  void aCopyIsThereWholeOrNotAtAll() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    fill(file);
    settle(file);
    const auto names = [&] { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); };
    const QStringList before = names();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Cancelled, copyOf(file, inside(folder, "copy"), stop.get_token()));
    QCOMPARE(codeOf([&] { return copyOf(inside(folder, "none"), inside(folder, "copy")); }),
             std::string("not-found"));
    QCOMPARE(codeOf([&] { return copyOf(file, inside(folder, "no/copy")); }),
             std::string("not-found"));
    QCOMPARE(names(), before);
    std::ofstream(inside(folder, "words")) << "words";
    QCOMPARE(codeOf([&] { return copyOf(file, inside(folder, "words")); }),
             std::string("invalid-input"));
    QCOMPARE(bytesOf(inside(folder, "words")), std::string("words"));
  }

  void anOlderProjectIsCopiedAsItIs() {
    const QTemporaryDir folder;
    const auto copied = inside(folder, "copy");
    const auto file = inside(folder, "p");
    std::filesystem::copy_file(TASTESCOPE_SOURCE_DIR "/tests/data/projects/version4.tastescope",
                               file);
    copyOf(file, copied);
    const CheckReport report = check(copied);
    QVERIFY2(report.whole(), said(report).c_str());
    QCOMPARE(report.version, 4);
  }

  void whatIsOlderIsOnlyUpdatedInACopy() {
    const QTemporaryDir folder;
    const auto file = inside(folder, "p");
    std::filesystem::copy_file(TASTESCOPE_SOURCE_DIR "/tests/data/projects/version4.tastescope",
                               file);
    const std::string before = bytesOf(file);
    const CheckReport report = check(file);
    QVERIFY2(report.whole(), said(report).c_str());
    QCOMPARE(report.version, 4);
    QCOMPARE(report.runs, 7U);
    QVERIFY2(said(report).find("checksums: 7 runs") != std::string::npos, said(report).c_str());
    QVERIFY(bytesOf(file) == before);
  }
};

QTEST_GUILESS_MAIN(tst_Repair)
#include "tst_Repair.moc"
