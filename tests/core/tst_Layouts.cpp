// LABELS: unit
// DEPENDS: core_data
// Every layout, on the real files where TASTESCOPE_DATA says they are; expected counts were counted
// on the files.
#include <QtTest>
#include <algorithm>

#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

std::filesystem::path dataFolder() { return qEnvironmentVariable("TASTESCOPE_DATA").toStdString(); }

}  // namespace

class LayoutsTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sourcesImportWithTheirCounts_data() {
    QTest::addColumn<QByteArray>("sources");
    QTest::addColumn<quint64>("users");
    QTest::addColumn<quint64>("items");
    QTest::addColumn<quint64>("read");
    QTest::addColumn<quint64>("imported");
    const auto row = [](const char* sources, quint64 users, quint64 items, quint64 read,
                        quint64 imported) {
      QTest::newRow(sources) << QByteArray(sources) << users << items << read << imported;
    };
    row("online-retail", 4074, 3145, 384338, 264510);
    row("online-retail/interactions.csv.gz", 4074, 3145, 384338, 264510);
    row("ml-100k", 943, 1682, 100000, 100000);
    row("ml-100k/u.data", 943, 1682, 100000, 100000);
    row("ml-100k/u1.base", 943, 1650, 80000, 80000);
    row("ml-100k-atomic", 943, 1682, 100000, 100000);
    row("ml-100k-atomic/ml-100k.inter", 943, 1682, 100000, 100000);
    row("ml-100k-splits/random-2026.train.inter ml-100k-splits/random-2026.valid.inter "
        "ml-100k-splits/random-2026.test.inter",
        943, 1682, 100000, 100000);
    row("ml-100k-splits/loo.train.inter ml-100k-splits/loo.valid.inter "
        "ml-100k-splits/loo.test.inter",
        943, 1682, 100000, 100000);
    row("ml-1m", 6040, 3706, 1000209, 1000209);
    row("ml-1m-sequences", 6040, 3706, 1000209, 1000209);
    row("cfgan-ml100k", 943, 1653, 99963, 99963);
    row("irgan-ml100k", 943, 1682, 100000, 100000);
    row("amazon-sequences/Beauty.txt", 22363, 12101, 198502, 198502);
    row("amazon-sequences/Sports_and_Outdoors.txt", 35598, 18357, 296337, 296337);
    row("lastfm-social", 1892, 17632, 92834, 92834);
    row("gowalla", 29858, 40981, 1027370, 1027370);
    row("gowalla/train.txt.gz gowalla/valid.txt.gz gowalla/test.txt.gz", 29858, 40981, 1027370,
        1027370);
  }
  void sourcesImportWithTheirCounts() {
    if (dataFolder().empty()) QSKIP("Set TASTESCOPE_DATA to the folder of test data to run this.");
    QFETCH(QByteArray, sources);
    ImportOptions options;
    for (const QByteArray& source : sources.split(' '))
      options.sources.push_back(dataFolder() / source.toStdString());
    const Dataset data = import(options);
    const RowCounts& rows = data.report.rows;
    qInfo(
        "users %u items %u read %llu imported %llu merged %llu rejected %llu, attributes %zu of "
        "items %zu of users, links %zu, "
        "parts %zu, %.2f s",
        data.users.size(), data.items.size(), static_cast<unsigned long long>(rows.read),
        static_cast<unsigned long long>(rows.imported),
        static_cast<unsigned long long>(rows.merged),
        static_cast<unsigned long long>(rows.rejected), data.itemAttributes.columns().size(),
        data.userAttributes.columns().size(), data.links.size(), data.parts.size(),
        data.report.seconds);
    for (const Text& note : data.report.notes) qInfo("note: %s", note.english().c_str());
    QVERIFY(rows.balanced());
    QTEST(quint64{rows.read}, "read");
    QTEST(quint64{rows.imported}, "imported");
    QTEST(quint64{data.users.size()}, "users");
    QTEST(quint64{data.items.size()}, "items");
  }
  void sideInformationComesAlong() {
    if (dataFolder().empty()) QSKIP("Set TASTESCOPE_DATA to the folder of test data to run this.");
    const Dataset movieLens = import(optionsFor(dataFolder() / "ml-100k/u.data"));
    const Index toyStory = *movieLens.items.find("1");
    QVERIFY(movieLens.itemAttributes.title(toyStory) == "Toy Story (1995)");
    const auto& items = movieLens.itemAttributes.columns();
    const auto genres = std::ranges::find(items, std::string("genres"), &AttributeColumn::name);
    QVERIFY(genres != items.end());
    QVERIFY(movieLens.itemAttributes.display(static_cast<std::size_t>(genres - items.begin()),
                                             toyStory) == "Animation, Children's, Comedy");
    // 543 is "Misérables, Les (1995)", in Latin-1.
    QVERIFY(movieLens.itemAttributes.title(*movieLens.items.find("543")) ==
            "Misérables, Les (1995)");
    QVERIFY(movieLens.userAttributes.find("occupation")->type == AttributeType::Category);

    const Dataset retail = import(optionsFor(dataFolder() / "online-retail/interactions.csv.gz"));
    QVERIFY(!retail.itemAttributes.title(0).empty());
    QVERIFY(retail.userAttributes.find("country") != nullptr);
    QVERIFY(retail.itemAttributes.find("median_unit_price")->type == AttributeType::Number);

    const Dataset lastFm = import(optionsFor(dataFolder() / "lastfm-social"));
    QCOMPARE(lastFm.links.size(), std::size_t{25434});
    QVERIFY(lastFm.itemAttributes.title(*lastFm.items.find("51")) == "Duran Duran");

    const Dataset beauty = import(optionsFor(dataFolder() / "amazon-sequences/Beauty.txt"));
    QVERIFY(beauty.itemAttributes.columns().front().type == AttributeType::Tags);
  }
  void partsOfGivenSplitsAreCounted() {
    if (dataFolder().empty()) QSKIP("Set TASTESCOPE_DATA to the folder of test data to run this.");
    const auto partsOf = [](const Dataset& data, Part part) {
      return std::ranges::count(data.parts, part);
    };
    const Dataset ml1m = import(optionsFor(dataFolder() / "ml-1m"));
    QCOMPARE(partsOf(ml1m, Part::Train), 791718);
    QCOMPARE(partsOf(ml1m, Part::Valid), 99692);
    QCOMPARE(partsOf(ml1m, Part::Test), 108799);
    const Dataset gowalla = import(optionsFor(dataFolder() / "gowalla"));
    QCOMPARE(partsOf(gowalla, Part::Train), 719081);
    QCOMPARE(partsOf(gowalla, Part::Valid), 91047);
    QCOMPARE(partsOf(gowalla, Part::Test), 217242);
  }
  void aFolderOfTwoDataSetsAsksToChoose() {
    if (dataFolder().empty()) QSKIP("Set TASTESCOPE_DATA to the folder of test data to run this.");
    QVERIFY(errorOf(optionsFor(dataFolder() / "amazon-sequences")).find("several data sets") !=
            std::string::npos);
  }
};

QTEST_GUILESS_MAIN(LayoutsTest)
#include "tst_Layouts.moc"
