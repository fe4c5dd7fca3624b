// LABELS: unit
// DEPENDS: core_base
// Where results may be written, and what is written aside before it takes its name.
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <fstream>
#include <memory>
#include <sstream>

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/PartFile.h"

using namespace tastescope;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file) << bytes; }

/// What `use` is refused with; empty when it is not.
template <typename Use>
std::string refusal(Use&& use) {
  try {
    use();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

std::string refusalOf(const OutputFile& file) {
  return refusal([&] { (void)placeFor(file); });
}

std::size_t filesIn(const QTemporaryDir& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path().toStdString()), fs::directory_iterator()));
}

/// A child that has a part beside `file` and then either dies, unwaited for, or waits.
pid_t writerOf(const fs::path& file, bool dies) {
  std::array<int, 2> ready{};
  if (::pipe(ready.data()) != 0) return -1;
  const pid_t child = ::fork();
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)makePartFile(file, {});
    (void)!::write(ready[1], "x", 1);
    if (dies) ::_exit(0);
    for (;;) ::pause();
  }
  char byte = 0;
  (void)!::read(ready[0], &byte, 1);
  ::close(ready[0]);
  ::close(ready[1]);
  if (dies) {
    siginfo_t gone{};
    ::waitid(P_PID, static_cast<id_t>(child), &gone, WEXITED | WNOWAIT);  // a zombie from here on
  }
  return child;
}

}  // namespace

class tst_OutputFile : public QObject {
  Q_OBJECT
  std::unique_ptr<QTemporaryDir> m_folder;
  fs::path inside(const char* name) const {
    return fs::path(m_folder->path().toStdString()) / name;
  }

 private Q_SLOTS:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void whatIsReadIsSeenThroughEveryName() {
    write(inside("src.csv"), "rows");
    fs::create_directory(inside("sub"));
    fs::create_hard_link(inside("src.csv"), inside("hard.csv"));
    fs::create_symlink("src.csv", inside("soft.csv"));
    fs::create_directory_symlink(inside(""), inside("sub/up"));
    const auto names = {"src.csv", "hard.csv", "soft.csv", "sub/../src.csv", "sub/up/src.csv"};
    {
      const FileProtection reading(FileProtection::Reason::BeingRead, {inside("src.csv")});
      for (const char* name : names) {
        const std::string sentence = refusalOf(inside(name));
        QVERIFY2(sentence.find("is being read") != std::string::npos, name);
        QVERIFY(!refusal([&] { writeFileAtomically(inside(name), "gone"); }).empty());
      }
      QVERIFY(refusalOf(inside("other.csv")).empty());
    }
    QCOMPARE(contents(inside("src.csv")), std::string("rows"));
    for (const char* name : names) QVERIFY(refusalOf(inside(name)).empty());
  }

  void whatSqliteKeepsBesideAProjectIsPartOfIt() {
    write(inside("p.tastescope"), "db");
    const FileProtection open(FileProtection::Reason::OpenProject, {inside("p.tastescope")});
    QVERIFY(refusalOf(inside("p.tastescope")).find("is the open project") != std::string::npos);
    // Where letters of either case name one file, a new name can be an old one.
    for (const char* name :
         {"p.tastescope-wal", "p.tastescope-shm", "p.tastescope-journal", "P.TasteScope-WAL"}) {
      QVERIFY2(refusalOf(inside(name)).find("belongs to the open project") != std::string::npos,
               name);
    }
  }

  void aDatabaseDoesNotEatASourceThatIsNamedLikeItsJournal() {
    write(inside("p-wal"), "rows");
    const FileProtection reading(FileProtection::Reason::BeingRead, {inside("p-wal")});
    OutputFile project(inside("p"));
    QVERIFY(refusalOf(project).empty());
    project.database = true;
    QVERIFY(refusalOf(project).find("is being read") != std::string::npos);
  }

  void whatExistsIsReplacedOnlyWhenAllowed() {
    write(inside("old.csv"), "old");
    const OutputFile kept(inside("old.csv"), IfExists::Refuse);
    QVERIFY(refusalOf(kept).find("exists already") != std::string::npos);
    QVERIFY(refusalOf({inside("new.csv"), IfExists::Refuse}).empty());
    writeFileAtomically(inside("old.csv"), "new");
    QCOMPARE(contents(inside("old.csv")), std::string("new"));
    // One that comes while the result is written is somebody's as well.
    AtomicFile slow({inside("slow.csv"), IfExists::Refuse});
    slow.write("result");
    write(inside("slow.csv"), "theirs");
    QVERIFY(refusal([&] { slow.commit(); }).find("exists already") != std::string::npos);
    QCOMPARE(contents(inside("slow.csv")), std::string("theirs"));
  }

  void twoResultsAreTwoFiles() {
    const OutputFile project = [&] {
      OutputFile file(inside("p"));
      file.database = true;
      return file;
    }();
    const auto together = [](std::vector<OutputFile> files) {
      return refusal([&] { requireWritable(files); });
    };
    QVERIFY(together({inside("a"), inside("b"), fs::path()}).empty());
    QVERIFY(!together({inside("a"), inside("./a")}).empty());
    QVERIFY(!together({project, inside("p-wal")}).empty());
    QVERIFY(together({fs::path("/dev/null"), fs::path("/dev/null")}).empty());
  }

  void whatIsNoFileIsRefusedOrWrittenInto() {
    QVERIFY(refusalOf(inside("")).find("is a folder") != std::string::npos);
    QVERIFY(refusalOf(inside("none/a.csv")).find("no folder") != std::string::npos);
    fs::create_symlink("round", inside("round"));
    QVERIFY(refusalOf(inside("round")).find("lead in a circle") != std::string::npos);
    QVERIFY(refusalOf(inside("round/a.csv")).find("lead in a circle") != std::string::npos);

    writeFileAtomically({fs::path("/dev/null"), IfExists::Refuse}, "nothing");
    QVERIFY(fs::is_character_file("/dev/null"));
    QVERIFY(refusal([] { writeFileAtomically(fs::path("/dev/full"), "x"); }).find("disk is full") !=
            std::string::npos);

    QCOMPARE(::mkfifo(inside("pipe").c_str(), 0600), 0);
    const int reader = ::open(inside("pipe").c_str(), O_RDONLY | O_NONBLOCK);
    writeFileAtomically(inside("pipe"), "through");
    std::array<char, 16> bytes{};
    QCOMPARE(::read(reader, bytes.data(), bytes.size()), ssize_t{7});
    QVERIFY(fs::is_fifo(inside("pipe")));
    ::close(reader);
  }

  void permissionsAreKept() {
    write(inside("mine.csv"), "old");
    fs::permissions(inside("mine.csv"), fs::perms(0600));
    writeFileAtomically(inside("mine.csv"), "new");
    QCOMPARE(fs::status(inside("mine.csv")).permissions(), fs::perms(0600));
    const mode_t before = ::umask(027);
    writeFileAtomically(inside("fresh.csv"), "new");
    ::umask(before);
    QCOMPARE(fs::status(inside("fresh.csv")).permissions(), fs::perms(0640));
  }

  void aLinkStaysALink() {
    write(inside("real.csv"), "old");
    fs::create_symlink("real.csv", inside("link.csv"));
    writeFileAtomically(inside("link.csv"), "new");
    QVERIFY(fs::is_symlink(inside("link.csv")));
    QCOMPARE(contents(inside("real.csv")), std::string("new"));
  }

  void nobodyCanPlantALinkForThePart() {
    write(inside("victim"), "safe");
    const std::string part = "a.csv.part-" + std::to_string(::getpid());
    fs::create_symlink("victim", inside(part.c_str()));
    writeFileAtomically(inside("a.csv"), "result");
    QCOMPARE(contents(inside("victim")), std::string("safe"));
    QCOMPARE(contents(inside("a.csv")), std::string("result"));
    const PartFile one = makePartFile(inside("a.csv"), {});
    const PartFile two = makePartFile(inside("a.csv"), {});
    QVERIFY(one.descriptor >= 0 && two.descriptor >= 0 && one.path != two.path);
    ::close(one.descriptor);
    ::close(two.descriptor);
  }

  void leftoversOfDeadProcessesAreRemoved() {
    const pid_t living = writerOf(inside("other.csv"), false);
    const pid_t dead = writerOf(inside("long.csv"), true);
    write(inside(".notes.part-1-2-3-4"), "somebody's");
    QCOMPARE(filesIn(*m_folder), std::size_t{3});
    writeFileAtomically(inside("a.csv"), "result");
    QCOMPARE(filesIn(*m_folder), std::size_t{3});  // the dead one's is gone
    ::kill(living, SIGKILL);
    for (const pid_t child : {dead, living}) ::waitpid(child, nullptr, 0);
    removeLeftovers(inside(""));
    QCOMPARE(filesIn(*m_folder), std::size_t{2});
    QVERIFY(fs::exists(inside(".notes.part-1-2-3-4")));
  }
};

QTEST_GUILESS_MAIN(tst_OutputFile)
#include "tst_OutputFile.moc"
