// LABELS: unit
// DEPENDS: core_data
#include <QtTest>
#include <map>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/Rng.h"
#include "core/data/EntryRows.h"
#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

class CleaningTest : public QObject {
  Q_OBJECT
  TextFiles m_files;

  ImportOptions repeated(DuplicatePolicy policy) {
    // In time order u has a (1), b (2), a (4).
    ImportOptions options = optionsFor(m_files.write(
        "r.csv",
        "user,item,rating,timestamp\nu,a,4,1300000000\nu,a,1,1100000000\nu,b,2,1200000000\n"));
    options.cleaning.duplicates = policy;
    return options;
  }

 private Q_SLOTS:
  void historiesAreInTimeOrderAndTiesInFileOrder() {
    const Dataset data = import(optionsFor(m_files.write(
        "t.csv",
        "user,item,timestamp\nu,c,1300000000\nu,x,1200000000\nu,b,1200000000\nu,a,1100000000\n")));
    QVERIFY(historyOf(data, "u") == "a x b c");
    QVERIFY(data.items.id(0) == "c");
  }
  void duplicatesFollowThePolicy() {
    const Dataset last = import(repeated(DuplicatePolicy::KeepLast));
    QVERIFY(historyOf(last, "u") == "b a");
    QCOMPARE(*valueOf(last, "u", "a"), 4.0F);
    const Dataset first = import(repeated(DuplicatePolicy::KeepFirst));
    QVERIFY(historyOf(first, "u") == "a b");
    QCOMPARE(*valueOf(first, "u", "a"), 1.0F);
    const Dataset sum = import(repeated(DuplicatePolicy::Sum));
    QVERIFY(historyOf(sum, "u") == "b a");
    QCOMPARE(*valueOf(sum, "u", "a"), 5.0F);
    QCOMPARE(sum.report.rows.merged, std::uint64_t{1});
    QVERIFY(sum.report.rows.balanced());
  }
  void sumsOfBareRowsCountThem() {
    ImportOptions options = optionsFor(m_files.write("n.csv", "user,item\nu,a\nu,a\nu,a\n"));
    options.cleaning.duplicates = DuplicatePolicy::Sum;
    QCOMPARE(*valueOf(import(options), "u", "a"), 3.0F);
  }
  void thresholdAndDatesFilterRows() {
    ImportOptions options =
        optionsFor(m_files.write("f.csv",
                                 "user,item,rating,timestamp\nu,a,4,1300000000\nu,b,3,"
                                 "1300000000\nu,c,5,1100000000\nu,d,5,1400000000\n"));
    options.cleaning.minRating = 4;
    options.cleaning.from = momentOf(1300000000);
    options.cleaning.until = momentOf(1400000000);
    const Dataset data = import(options);
    QVERIFY(historyOf(data, "u") == "a");
    QCOMPARE(data.report.rows.filtered, std::uint64_t{3});
    QCOMPARE(data.items.size(), 1U);
  }
  void theCoreIsRepeatedUntilNothingChanges() {
    // d has one user, so it goes; then w has only one item left and goes; then c has one user left
    // and goes with it.
    ImportOptions options =
        optionsFor(m_files.write("k.csv", "user,item\nu,a\nu,b\nv,a\nv,b\nw,c\nw,d\nv,c\n"));
    options.cleaning.minPerUser = 2;
    options.cleaning.minPerItem = 2;
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.imported, std::uint64_t{4});
    QCOMPARE(data.report.rows.filtered, std::uint64_t{3});
    QCOMPARE(data.users.size(), 2U);
    QCOMPARE(data.items.size(), 2U);
    QVERIFY(historyOf(data, "v") == "a b");
    QVERIFY(data.report.rows.balanced());
  }
  void theCoreEqualsTheSlowOne() {
    Rng rng(11);
    for (int round = 0; round < 60; ++round) {
      EntryRows rows{.offsets = {0}, .itemCount = 40};
      std::vector<std::pair<Index, Index>> pairs;
      for (Index user = 0; user < 50; ++user) {
        for (Index item = 0; item < 40; ++item) {
          if (rng.uniform() > 0.06) continue;
          rows.items.push_back(item);
          pairs.emplace_back(user, item);
        }
        rows.offsets.push_back(rows.items.size());
      }
      const std::uint32_t perUser = 1 + static_cast<std::uint32_t>(round % 4);
      const std::uint32_t perItem = 2 + static_cast<std::uint32_t>(round % 3);
      for (bool changed = true; changed;) {
        std::map<Index, std::uint32_t> ofUser;
        std::map<Index, std::uint32_t> ofItem;
        for (const auto& [user, item] : pairs) ++ofUser[user], ++ofItem[item];
        changed = std::erase_if(pairs, [&](const auto& pair) {
                    return ofUser[pair.first] < perUser || ofItem[pair.second] < perItem;
                  }) > 0;
      }
      const std::size_t before = rows.items.size();
      QCOMPARE(keepCore(rows, perUser, perItem, {}, {}), before - pairs.size());
      std::vector<std::pair<Index, Index>> found;
      for (Index user = 0; user < rows.userCount(); ++user)
        for (std::size_t e = rows.offsets[user]; e < rows.offsets[user + 1]; ++e)
          found.emplace_back(user, rows.items[e]);
      QCOMPARE(found, pairs);
    }
  }
  void aLongChainFallsInOneGo() {
    // Everyone falls because the one before fell: rounds over all rows would take hours.
    constexpr Index kLength = 400'000;
    EntryRows rows{.offsets = {0}, .itemCount = kLength + 1};
    for (Index user = 0; user < kLength; ++user) {
      rows.items.insert(rows.items.end(), {user, user + 1});
      rows.offsets.push_back(rows.items.size());
    }
    QCOMPARE(keepCore(rows, 2, 2, {}, {}), std::uint64_t{2} * kLength);
    QVERIFY(rows.items.empty());
  }
  void attributesFollowTheirEntitiesThroughTheCore() {
    ImportOptions options =
        optionsFor(m_files.write("at.csv",
                                 "user,item,title,country\nz,q,Gone,X\nu,a,Alpha,UK\nu,b,Beta,"
                                 "UK\nv,a,Alpha,FR\nv,b,Beta,FR\n"));
    options.cleaning.minPerUser = 2;
    const Dataset data = import(options);
    QVERIFY(data.itemAttributes.title(*data.items.find("b")) == "Beta");
    QVERIFY(data.userAttributes.display(0, *data.users.find("v")) == "FR");
    QVERIFY(!data.items.find("q"));
  }
  void nothingLeftNamesTheStep() {
    ImportOptions options = optionsFor(m_files.write("e.csv", "user,item,rating\nu,a,1\nv,b,2\n"));
    options.cleaning.minRating = 3;
    QVERIFY(errorOf(options).find("lowest rating") != std::string::npos);
    options.cleaning.minRating.reset();
    options.cleaning.minPerItem = 5;
    QVERIFY(errorOf(options).find("5 users an item") != std::string::npos);
  }
  void rulesWithoutTheirColumnAreRefused() {
    ImportOptions options = optionsFor(m_files.write("w.csv", "user,item\nu,a\n"));
    options.cleaning.minRating = 3;
    QVERIFY(errorOf(options).find("no rating column") != std::string::npos);
    options.cleaning.minRating.reset();
    options.cleaning.from = 0;
    QVERIFY(errorOf(options).find("no time column") != std::string::npos);
  }
  void aSplitColumnAndSplitFilesGiveParts() {
    const Dataset column = import(optionsFor(
        m_files.write("s.csv", "user,item,split\nu,a,test\nu,b,train\nu,c,val\nu,a,train\n")));
    // The pair u-a is in two parts: train wins, whatever the order.
    QVERIFY(historyOf(column, "u") == "b c a");
    QVERIFY((column.parts == std::vector<Part>{Part::Train, Part::Valid, Part::Train}));
    QCOMPARE(column.report.rows.merged, std::uint64_t{1});

    ImportOptions options;
    options.trainFile = m_files.write("one.csv", "user,item\nu,a\nv,a\n");
    options.testFile = m_files.write("two.csv", "user,item\nu,b\nw,c\n");
    const Dataset given = import(options);
    QVERIFY((given.parts == std::vector<Part>{Part::Train, Part::Test, Part::Train, Part::Test}));
    QCOMPARE(given.users.size(), 3U);

    ImportOptions named;
    named.sources = {m_files.write("g/train.txt", "1 2 3\n2 4\n3 5 6 7\n"),
                     m_files.write("g/test.txt", "1 4\n2 5\n")};
    const Dataset lists = import(named);
    QVERIFY(historyOf(lists, "1") == "2 3 4");
    QVERIFY(lists.parts[2] == Part::Test);
    const Dataset folder = import(optionsFor(m_files.folder() / "g"));
    QVERIFY(folder.fingerprint == lists.fingerprint);
  }
  void countingAgreesWithImporting() {
    Progress progress;
    const ImportReport counted = countImport(repeated(DuplicatePolicy::KeepLast), progress, {});
    QCOMPARE(counted.rows.imported, std::uint64_t{2});
    QCOMPARE(counted.rows.merged, std::uint64_t{1});
  }
  void whatCannotFitIsRefusedBeforeItIsRead() {
    std::string text = "user,item,rating,time\n";
    for (int row = 0; row < 200'000; ++row) {
      text += "u" + std::to_string(row % 900) + ",i" + std::to_string(row % 501) + ",3," +
              std::to_string(1'500'000'000 + row) + "\n";
    }
    ImportOptions options = optionsFor(m_files.write("many.csv", text));
    constexpr std::uint64_t kFull = 64 * 200'000;  // bytes a row with a value and a time
    const auto refusal = [&options](Progress& progress) -> std::string {
      try {
        (void)importDataset(options, progress, {});
      } catch (const Error& error) {
        return error.message().english();
      }
      return {};
    };
    Progress progress;
    options.memoryCeiling = kFull + (1 << 20);
    QVERIFY2(refusal(progress).empty(), refusal(progress).c_str());
    options.memoryCeiling = kFull / 2;
    const std::string sentence = refusal(progress);
    QVERIFY2(sentence.starts_with("“many.csv” would take about 1"), sentence.c_str());
    QVERIFY2(sentence.find("an import may take 7 MB here") != std::string::npos, sentence.c_str());
    // What a filter takes out takes no memory.
    options.cleaning.minRating = 4;
    QVERIFY(refusal(progress).find("No interaction is left") != std::string::npos);
  }

  void whatDescribesThemMustFitToo() {
    std::string text = "user,item\n";
    std::string items = "item";
    for (int column = 0; column < 50; ++column) items += ",a" + std::to_string(column);
    items += "\n";
    for (int row = 0; row < 2000; ++row) {
      text += "u" + std::to_string(row % 90) + ",i" + std::to_string(row) + "\n";
      items += "i" + std::to_string(row) + std::string(50, ',') + "\n";
    }
    ImportOptions options = optionsFor(m_files.write("rows.csv", text));
    options.itemsFile = m_files.write("described.csv", items);
    options.memoryCeiling = 1 << 20;
    try {
      (void)import(options);
      QFAIL("50 columns of 2,000 items take more than a megabyte");
    } catch (const Error& error) {
      const std::string sentence = error.message().english();
      QVERIFY2(sentence.starts_with("“described.csv” would take about 4 MB"), sentence.c_str());
    }
  }

  void aRequestedStopCancels() {
    std::stop_source stop;
    stop.request_stop();
    Progress progress;
    bool cancelled = false;
    try {
      (void)importDataset(repeated(DuplicatePolicy::Sum), progress, stop.get_token());
    } catch (const Cancelled&) {
      cancelled = true;
    }
    QVERIFY(cancelled);
  }
};

QTEST_GUILESS_MAIN(CleaningTest)
#include "tst_Cleaning.moc"
