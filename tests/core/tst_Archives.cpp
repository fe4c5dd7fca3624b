// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/data/SourceFiles.h"
#include "core/files/ByteSource.h"
#include "tests/core/ArchiveFixtures.h"
#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

using Files = ArchiveFiles;
using Setter = ArchiveSetter;

const std::string kRatings =
    "userId,movieId,rating,timestamp\n1,31,2.5,1260759144\n1,1029,3.0,1260759179\n2,31,4,"
    "835355493\n";
const std::string kMovies =
    "movieId,title,genres\n31,\"Dangerous Minds, (1995)\",Drama\n1029,Dumbo "
    "(1941),Animation|Drama\n5,Nobody's,Drama\n";

}  // namespace

class ArchivesTest : public QObject {
  Q_OBJECT
  TextFiles m_files;

 private Q_SLOTS:
  void everyPackingGivesTheSameData() {
    const auto plain = import(optionsFor(m_files.write("ratings.csv", kRatings)));
    QCOMPARE(plain.report.rows.imported, std::uint64_t{3});
    const std::vector<std::pair<std::string, Setter>> filters{
        {"x/r.csv.gz", archive_write_add_filter_gzip},
        {"x/r.csv.xz", archive_write_add_filter_xz},
        {"x/r.csv.zst", archive_write_add_filter_zstd},
        {"x/r.csv.bz2", archive_write_add_filter_bzip2}};
    std::filesystem::create_directories(m_files.folder() / "x");
    for (const auto& [name, filter] : filters) {
      const auto file = m_files.folder() / name;
      writeArchive(file, archive_write_set_format_raw, filter, {{"r.csv", kRatings}});
      QVERIFY2(import(optionsFor(file)).fingerprint == plain.fingerprint, name.c_str());
    }
    const Files inside{
        {"ml/README.txt", "hello"}, {"ml/movies.csv", kMovies}, {"ml/ratings.csv", kRatings}};
    const auto zip = m_files.folder() / "ml.zip";
    writeArchive(zip, archive_write_set_format_zip, archive_write_add_filter_none, inside);
    const auto tar = m_files.folder() / "ml.tar.gz";
    writeArchive(tar, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip,
                 inside);
    for (const auto& file : {zip, tar}) {
      const Dataset data = import(optionsFor(file));
      QVERIFY(data.fingerprint == plain.fingerprint);
      QVERIFY(data.itemAttributes.title(*data.items.find("31")) == "Dangerous Minds, (1995)");
      QVERIFY(data.itemAttributes.find("genres")->type == AttributeType::Tags);
    }
    const Preview preview = previewImport(optionsFor(zip), 2, {});
    QVERIFY(preview.file == "ml.zip/ml/ratings.csv");
    QCOMPARE(preview.rows.size(), std::size_t{2});
    QVERIFY(preview.layout == Layout::MovieLens);
  }
  void pathsThatClimbAreOnlyNames() {
    const auto zip = m_files.folder() / "climb.zip";
    writeArchive(zip, archive_write_set_format_zip, archive_write_add_filter_none,
                 {{"../../evil/ratings.csv", kRatings}});
    QCOMPARE(import(optionsFor(zip)).report.rows.imported, std::uint64_t{3});
    QVERIFY(!std::filesystem::exists(m_files.folder() / "../../evil"));
  }
  void bombsAreRefused() {
    const std::string lines = [] {
      std::string text;
      while (text.size() < (std::size_t{96} << 20))
        text += "u,i\nu,i\nu,i\nu,i\nu,i\nu,i\nu,i\nu,i\n";
      return text;
    }();
    const auto bomb = m_files.folder() / "bomb.csv.gz";
    writeArchive(bomb, archive_write_set_format_raw, archive_write_add_filter_gzip,
                 {{"bomb.csv", lines}});
    QVERIFY(errorOf(optionsFor(bomb)).find("unpacks to more than 250 times") != std::string::npos);
  }
  void aSmallFileMayBePackedAsTightlyAsItLikes() {
    std::string lines = "user,item\n";
    while (lines.size() < (std::size_t{2} << 20)) lines += "u1,i1\nu2,i2\n";
    const auto tight = m_files.folder() / "tight.csv.gz";
    writeArchive(tight, archive_write_set_format_raw, archive_write_add_filter_gzip,
                 {{"tight.csv", lines}});
    QVERIFY(lines.size() / std::filesystem::file_size(tight) > kMaxUnpackRatio);
    const Dataset data = import(optionsFor(tight));
    QCOMPARE(data.report.rows.imported, std::uint64_t{2});
    QCOMPARE(data.report.rows.rejected, std::uint64_t{0});
  }
  void aGzipFileWithAWrongChecksumIsAnError() {
    const auto good = m_files.folder() / "sum.csv.gz";
    writeArchive(good, archive_write_set_format_raw, archive_write_add_filter_gzip,
                 {{"sum.csv", kRatings}});
    std::string bytes = contentOf(good);
    // The trailer is the checksum and the length, four bytes each.
    bytes[bytes.size() - 8] = static_cast<char>(bytes[bytes.size() - 8] ^ 1);
    const auto bad = m_files.write("bad.csv.gz", bytes);
    QVERIFY(errorOf(optionsFor(bad)).find("damaged or not complete") != std::string::npos);
    // The same file cut, and two put together, as log files are.
    const auto cut = m_files.write("cut.csv.gz", contentOf(good).substr(0, bytes.size() - 12));
    QVERIFY(errorOf(optionsFor(cut)).find("damaged or not complete") != std::string::npos);
    const auto more = m_files.folder() / "more.csv.gz";
    writeArchive(more, archive_write_set_format_raw, archive_write_add_filter_gzip,
                 {{"more.csv", "3,31,1,835355494\n"}});
    const auto both = m_files.write("both.csv.gz", contentOf(good) + contentOf(more));
    QCOMPARE(import(optionsFor(both)).report.rows.imported, std::uint64_t{4});
  }
  void aTarWhoseGzipChecksumIsWrongIsAnError() {
    const auto good = m_files.folder() / "sum.tar.gz";
    writeArchive(good, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip,
                 {{"ratings.csv", kRatings}});
    std::string bytes = contentOf(good);
    bytes[bytes.size() - 8] = static_cast<char>(bytes[bytes.size() - 8] ^ 1);
    const auto bad = m_files.write("bad.tar.gz", bytes);
    QVERIFY(errorOf(optionsFor(bad)).find("damaged or not complete") != std::string::npos);
  }
  void aZipThatWasCutIsAnErrorAndNotItsBeginning() {
    const auto whole = m_files.folder() / "whole.zip";
    writeZip(whole, {{"ratings.csv", kRatings}, {"movies.csv", kMovies}});
    const std::string bytes = contentOf(whole);
    // Behind the first file's data: "PK\1\2" is where the directory begins.
    const auto cut = m_files.write("cut.zip", bytes.substr(0, bytes.find("PK\x01\x02")));
    QVERIFY(errorOf(optionsFor(cut)).find("the end of the archive is missing") !=
            std::string::npos);
  }
  void aZipWithAWrongChecksumIsAnError() {
    const auto whole = m_files.folder() / "stored.zip";
    writeArchive(whole,
                 [](archive* a) {
                   archive_write_set_format_zip(a);
                   return archive_write_set_options(a, "zip:compression=store");
                 },
                 archive_write_add_filter_none, {{"ratings.csv", kRatings}});
    std::string bytes = contentOf(whole);
    bytes[bytes.find("1260759144")] = '2';
    QVERIFY(errorOf(optionsFor(m_files.write("changed.zip", bytes))).find("cannot be unpacked") !=
            std::string::npos);
  }
  void aFileOfAnArchiveIsNamed() {
    const auto zip = m_files.folder() / "two.zip";
    writeZip(zip, {{"a/first.csv", "user,item\nu1,i1\nu2,i1\n"},
                   {"b/second.csv", "user,item\nu1,i9\nu2,i8\nu3,i9\n"},
                   {"b/first.csv", "user,item\nx,y\n"}});
    ImportOptions options = optionsFor(zip);
    QVERIFY(errorOf(options).find("the same columns: a/first.csv, b/second.csv, b/first.csv") !=
            std::string::npos);
    for (const char* name : {"b/second.csv", "second.csv", "SECOND.CSV"}) {
      options.member = name;
      QCOMPARE(import(options).report.rows.imported, std::uint64_t{3});
    }
    options.member = "first.csv";
    QVERIFY(errorOf(options).find("several tables called “first.csv”: a/first.csv, b/first.csv") !=
            std::string::npos);
    options.member = "b/first.csv";
    QCOMPARE(import(options).report.rows.imported, std::uint64_t{1});
    options.member = "third.csv";
    QVERIFY(errorOf(options).find("no table called “third.csv”. It holds: a/first.csv") !=
            std::string::npos);
  }
  void tablesToChooseFromAreListedForAnArchive() {
    const auto zip = m_files.folder() / "list.zip";
    writeZip(zip, {{"a.csv", "user,item\nu1,i1\n"}, {"b.csv", "user,item\nu1,i9\n"}});
    ImportOptions options = optionsFor(zip);
    QVERIFY((tablesOf(options, {}).names == std::vector<std::string>{"a.csv", "b.csv"}));
    QVERIFY(tablesOf(options, {}).chosen.empty());
    options.member = "b.csv";
    QVERIFY(tablesOf(options, {}).chosen == "b.csv");
    const Preview preview = previewImport(options, 5, {});
    const SourceTables& tables = preview.choices.tables;
    QVERIFY(tables.chosen == "b.csv" && tables.names.size() == 2 && !tables.byPlace);
  }
  void damagedAndHollowArchivesAreErrorsInWords() {
    const auto broken =
        m_files.write("broken.csv.gz", std::string("\x1f\x8b\x08\0\0\0\0\0\0\3garbage", 17));
    QVERIFY(errorOf(optionsFor(broken)).find("cannot be unpacked") != std::string::npos);
    const auto hollow = m_files.folder() / "hollow.zip";
    writeArchive(hollow, archive_write_set_format_zip, archive_write_add_filter_none, {});
    QVERIFY(errorOf(optionsFor(hollow)).find("no files inside") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(ArchivesTest)
#include "tst_Archives.moc"
