// LABELS: model
// Two sessions, or a session and another process, on one project: each sees what the other does,
// nobody's words are lost, and a file that is gone refuses what would be written into nothing.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "ToyProject.h"
#include "core/store/ProjectCheck.h"
#include "core/store/ProjectCopy.h"
#include "core/workflow/ProjectWatch.h"
#include "core/workflow/Runs.h"
#include "core/workflow/Selections.h"
#include "core/workflow/recommend/RecommendUse.h"

using namespace tastescope;
using namespace tastescope::test;

class tst_ProjectWatch : public QObject {
  Q_OBJECT
  std::unique_ptr<ToyProject> m_toy;
  SessionPtr m_other;

  RunRecord get(RunId run) const {
    return m_toy->session->withProject(
        [&](Project& project) { return RunStore(project).get(run); });
  }

 private Q_SLOTS:
  void init() {
    m_toy = std::make_unique<ToyProject>();
    m_other = openSession(m_toy->file);
  }
  void cleanup() {
    m_other.reset();
    m_toy.reset();
  }

  void whatAnotherSessionDoesIsSeen() {
    const RunId run = trainClosedForm(*m_toy->session, "popularity");
    ProjectWatch watch(m_toy->file);
    QVERIFY(watch.look() == ProjectNews::None);
    const auto seen = [&](const std::function<void()>& act) {
      act();
      const bool told = watch.look() == ProjectNews::Changed;
      return told && watch.look() == ProjectNews::None;
    };
    RunId second = 0;
    QVERIFY(seen([&] { second = trainClosedForm(*m_other, "popularity"); }));
    QCOMPARE(runSummaries(*m_toy->session).size(), 2U);
    QVERIFY(seen([&] { renameRun(*m_other, run, "Renamed"); }));
    QVERIFY(seen([&] { starRun(*m_other, run, true); }));
    QVERIFY(seen([&] { annotateRun(*m_other, run, "a note"); }));
    QVERIFY(seen([&] {
      Progress progress;
      recommendAll(*m_other, run, 3, false, progress, {});
    }));
    QVERIFY(seen([&] { deleteRun(*m_other, second, true); }));
    QVERIFY(seen([&] { deleteRun(*m_other, second, false); }));
    SelectionId selection = 0;
    QVERIFY(seen([&] { selection = keepSelection(*m_other, {.name = "some", .members = {1}}); }));
    QVERIFY(seen([&] { renameSelection(*m_other, selection, "others"); }));
    QVERIFY(seen([&] { forgetSelection(*m_other, selection); }));
    // An opinion is nothing that runs, lists, searches or selections show.
    giveFeedback(*m_other, 0, 1, 1);
    QVERIFY(watch.look() == ProjectNews::None);
  }

  void anOwnTrainingIsToldWhenItBeginsAndEndsOnly() {
    ProjectWatch watch(m_toy->file);
    std::atomic<int> told{0};
    std::jthread watcher([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        if (watch.look() == ProjectNews::Changed) ++told;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
    train(*m_toy->session, toyRequest(30));  // with a checkpoint each epoch
    watcher.request_stop();
    watcher.join();
    QVERIFY2(told >= 1 && told <= 3, qPrintable(QString::number(told)));
  }

  void aTrainerThatDiesIsNews() {
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const std::filesystem::path file = m_toy->file;
    m_other.reset();
    m_toy->session.reset();
    const pid_t child = ::fork();
    if (child == 0) {
      RunRecord record;
      record.model = "popularity";
      record.state = RunState::Running;
      const Project project = Project::open(file);
      const RunId id = RunStore(project).add(record, "Popularity");
      static_cast<void>(!::write(ends[1], &id, sizeof id));
      ::pause();
      ::_exit(0);
    }
    RunId id = 0;
    QCOMPARE(::read(ends[0], &id, sizeof id), static_cast<ssize_t>(sizeof id));
    m_toy->session = openSession(file);
    ProjectWatch watch(file);
    QVERIFY(watch.look() == ProjectNews::None);
    QVERIFY(interruptedRuns(*m_toy->session).empty());
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QVERIFY(watch.look() == ProjectNews::Changed);
    const auto interrupted = interruptedRuns(*m_toy->session);
    QCOMPARE(interrupted.size(), 1U);
    QCOMPARE(interrupted.front().run, id);
    QVERIFY(!interrupted.front().canResume);
    ::close(ends[0]);
    ::close(ends[1]);
  }

  void wordsWrittenAtOnceAreAllKept() {
    const RunId run = trainClosedForm(*m_toy->session, "popularity");
    constexpr int kRounds = 60;
    for (int round = 0; round < kRounds; ++round) {
      const std::string name = "name " + std::to_string(round);
      std::jthread renames([&] { renameRun(*m_other, run, name); });
      std::jthread notes([&] { annotateRun(*m_toy->session, run, name); });
      starRun(*m_toy->session, run, round % 2 == 0);
      renames.join();
      notes.join();
      const RunRecord record = get(run);
      QCOMPARE(record.name, name);
      QCOMPARE(record.note, name);
      QCOMPARE(record.starred, round % 2 == 0);
    }
  }

  void aFileThatIsGoneRefusesUntilItIsBack() {
    const RunId run = trainClosedForm(*m_toy->session, "popularity");
    m_other.reset();
    ProjectWatch watch(m_toy->file);
    const std::filesystem::path away = m_toy->path("elsewhere.tastescope");
    std::filesystem::rename(m_toy->file, away);
    QVERIFY(watch.look() == ProjectNews::Gone);
    QVERIFY(watch.look() == ProjectNews::None);
    try {
      renameRun(*m_toy->session, run, "into nothing");
      QFAIL("written into a file nobody finds");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::NotFound);
      QVERIFY(error.message().english().find("was moved or deleted") != std::string::npos);
    }
    std::filesystem::rename(away, m_toy->file);
    QVERIFY(watch.look() == ProjectNews::Back);
    renameRun(*m_toy->session, run, "kept");
    QCOMPARE(get(run).name, std::string("kept"));
  }

  void nothingIsWrittenIntoAnotherFileInItsPlace() {
    const RunId run = trainClosedForm(*m_toy->session, "popularity");
    const std::filesystem::path other = m_toy->path("other.tastescope");
    Progress progress;
    copyProject(m_toy->file, other, false, progress, {});  // a run of the same number is in it
    m_other.reset();
    trainClosedForm(*m_toy->session, "popularity");  // in the journal alone
    std::filesystem::rename(other, m_toy->file);
    for (int attempt = 0; attempt < 2; ++attempt) {  // the pool's connection, and a new one
      try {
        renameRun(*m_toy->session, run, "for the other");
        QFAIL("written into another file");
      } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::NotFound);
        QVERIFY(error.message().english().find("was replaced by another file") !=
                std::string::npos);
      }
    }
    m_toy->session.reset();
    // Nor is the journal of the file that was there played into it.
    const CheckReport report = checkProject(m_toy->file, progress, {});
    QVERIFY(report.whole());
    QCOMPARE(report.runs, 1U);
  }

  void whatIsInTheJournalGoesWithAFileThatIsMoved() {
    const RunId run = trainClosedForm(*m_toy->session, "popularity");
    m_other.reset();
    renameRun(*m_toy->session, run, "the last word");
    const std::filesystem::path away = m_toy->path("away.tastescope");
    std::filesystem::rename(m_toy->file, away);
    m_toy->session.reset();
    QCOMPARE(runByName(*openSession(away), "the last word").id, run);
  }
};

QTEST_GUILESS_MAIN(tst_ProjectWatch)
#include "tst_ProjectWatch.moc"
