// LABELS: unit
// DEPENDS: core_data
#include <archive.h>
#include <archive_entry.h>

#include <QtTest>
#include <utility>
#include <vector>

#include "core/data/ByteSource.h"
#include "tests/core/ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;
using Setter = int (*)(archive*);

void writeArchive(const std::filesystem::path& file, Setter format, Setter filter,
                  const Files& files) {
  archive* a = archive_write_new();
  format(a);
  filter(a);
  archive_write_open_filename(a, file.c_str());
  for (const auto& [name, content] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(a, entry);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_free(a);
}

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
