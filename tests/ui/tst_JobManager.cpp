// LABELS: gui
// DEPENDS: ui_context
// Jobs: outcome, order, cancel, and that nothing outlives the manager.
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTranslator>
#include <atomic>

#include "ui/context/AppContext.h"
#include "ui/context/Translate.h"
#include "ui/workers/JobManager.h"
#include "ui/workers/LatestJob.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

/// Work that goes on until it is cancelled.
int untilStopped(Progress& progress, const std::stop_token& stop) {
  progress.begin(coreText("Test", "Waiting"), coreText("Test", "rounds"), 0);
  for (;;) {
    throwIfStopped(stop);
    progress.add(1);
    QThread::msleep(1);
  }
}

}  // namespace

class TestJobManager : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void deliversTheResultOnTheGuiThread() {
    JobManager jobs;
    int got = 0;
    QThread* deliveredOn = nullptr;
    QThread* workedOn = nullptr;
    JobManager::Plan<int> plan;
    plan.title = QStringLiteral("Add");
    plan.work = [&](Progress&, const std::stop_token&) {
      workedOn = QThread::currentThread();
      return 42;
    };
    plan.done = [&](int value) {
      got = value;
      deliveredOn = QThread::currentThread();
    };
    Job* job = jobs.start<int>(this, std::move(plan));
    QCOMPARE(jobs.active().size(), 1);
    QSignalSpy ended(job, &Job::ended);
    QVERIFY(ended.wait());
    QCOMPARE(got, 42);
    QCOMPARE(deliveredOn, QThread::currentThread());
    QVERIFY(workedOn != QThread::currentThread());
    QVERIFY(jobs.active().isEmpty());
  }

  void cancelIsAnOutcomeNotAnError() {
    JobManager jobs;
    bool cancelled = false;
    JobManager::Plan<int> plan;
    plan.work = untilStopped;
    plan.cancelled = [&] { cancelled = true; };
    plan.failed = [](const Error&) { QFAIL("a cancel must not be reported as a failure"); };
    Job* job = jobs.start<int>(this, std::move(plan));
    QTRY_VERIFY(job->progress().done > 0);
    QSignalSpy ended(job, &Job::ended);
    job->cancel();
    QVERIFY(ended.wait());
    QVERIFY(cancelled);
  }

  void anErrorKeepsItsSentence() {
    JobManager jobs;
    QString sentence;
    JobManager::Plan<int> plan;
    plan.work = [](Progress&, const std::stop_token&) -> int {
      throw Error(ErrorCode::NotFound, coreText("Test", "%1 is not there.").arg("ratings.csv"));
    };
    plan.failed = [&](const Error& error) { sentence = translated(error.message()); };
    QSignalSpy ended(jobs.start<int>(this, std::move(plan)), &Job::ended);
    QVERIFY(ended.wait());
    QCOMPARE(sentence, QStringLiteral("ratings.csv is not there."));
  }

  void anUnexpectedExceptionBecomesASentence() {
    JobManager jobs;
    QSignalSpy unheard(&jobs, &JobManager::failedUnheard);
    JobManager::Plan<int> plan;
    plan.work = [](Progress&, const std::stop_token&) -> int {
      throw std::logic_error("vector::_M_range_check");
    };
    QSignalSpy ended(jobs.start<int>(this, std::move(plan)), &Job::ended);
    QVERIFY(ended.wait());
    QCOMPARE(unheard.count(), 1);
  }

  void nothingIsDeliveredToADeadReceiver() {
    JobManager jobs;
    bool delivered = false;
    auto receiver = std::make_unique<QObject>();
    JobManager::Plan<int> plan;
    plan.work = [](Progress&, const std::stop_token&) { return 1; };
    plan.done = [&](int) { delivered = true; };
    QSignalSpy ended(jobs.start<int>(receiver.get(), std::move(plan)), &Job::ended);
    receiver.reset();
    QVERIFY(ended.wait());
    QVERIFY(!delivered);
  }

  /// Its work would keep the project it reads until it has come to its end.
  void aQuestionEndsWithWhoAskedIt() {
    JobManager jobs;
    auto question = std::make_unique<LatestJob>();
    JobManager::Plan<int> plan;
    plan.work = untilStopped;
    plan.cancelled = [] { QFAIL("nobody asks any more"); };
    const QPointer<Job> job = question->start(jobs, this, std::move(plan));
    QTRY_COMPARE(job->state(), JobState::Running);
    question.reset();
    QTRY_VERIFY(jobs.idle());
  }

  void trainingsRunOneAfterTheOther() {
    JobManager jobs;
    std::atomic<int> running{0};
    std::atomic<int> most{0};
    QList<int> order;
    for (int i = 0; i < 4; ++i) {
      JobManager::Plan<int> plan;
      plan.lane = JobLane::Training;
      plan.work = [&, i](Progress&, const std::stop_token&) {
        most = std::max(most.load(), ++running);
        QThread::msleep(5);
        --running;
        return i;
      };
      plan.done = [&](int which) { order.append(which); };
      jobs.start<int>(this, std::move(plan));
    }
    QVERIFY(jobs.training());
    QCOMPARE(jobs.trainings(), 4);
    QTRY_COMPARE(order.size(), 4);
    QCOMPARE(order, (QList<int>{0, 1, 2, 3}));
    QCOMPARE(most.load(), 1);
    QVERIFY(!jobs.training());
  }

  void aQueuedJobCanBeCancelledBeforeItStarts() {
    JobManager jobs;
    JobManager::Plan<int> first;
    first.lane = JobLane::Training;
    first.work = untilStopped;
    JobManager::Plan<int> second;
    second.lane = JobLane::Training;
    std::atomic<bool> ran{false};
    second.work = [&](Progress&, const std::stop_token&) {
      ran = true;
      return 0;
    };
    Job* running = jobs.start<int>(this, std::move(first));
    Job* waiting = jobs.start<int>(this, std::move(second));
    waiting->cancel();
    QSignalSpy ended(waiting, &Job::ended);
    running->cancel();
    QVERIFY(ended.wait());
    QVERIFY(!ran);
  }

  void destroyingTheManagerCancelsAndWaits() {
    std::atomic<bool> left{false};
    {
      JobManager jobs;
      JobManager::Plan<int> plan;
      plan.work = [&](Progress& progress, const std::stop_token& stop) {
        try {
          return untilStopped(progress, stop);
        } catch (const Cancelled&) {
          QThread::msleep(20);
          left = true;
          throw;
        }
      };
      jobs.start<int>(this, std::move(plan));
      QThread::msleep(10);
    }
    QVERIFY(left);
  }

  void unlistedJobsAreNotShown() {
    JobManager jobs;
    QSignalSpy changed(&jobs, &JobManager::changed);
    JobManager::Plan<int> plan;
    plan.listed = false;
    plan.work = [](Progress&, const std::stop_token&) { return 1; };
    QSignalSpy ended(jobs.start<int>(this, std::move(plan)), &Job::ended);
    QVERIFY(jobs.active().isEmpty());
    QVERIFY(ended.wait());
    QCOMPARE(changed.count(), 0);
  }

  void aMissingProjectIsAProblemInWords() {
    AppContext context;
    QSignalSpy problem(&context, &AppContext::problem);
    context.openProject(QStringLiteral("/nowhere/lost.tastescope"));
    QVERIFY(problem.wait());
    QVERIFY(!problem[0][0].toString().isEmpty());
    QVERIFY(context.session() == nullptr);
  }

  void everyDomainHasItsNouns() {
    for (const Domain domain : {Domain::General, Domain::Commerce, Domain::Content, Domain::Social,
                                Domain::Finance, Domain::Education}) {
      const Vocabulary words = vocabularyOf(domain);
      for (const QString& word :
           {words.users, words.user, words.Users, words.User, words.items, words.item, words.Items,
            words.Item, words.interactions, words.Interactions}) {
        QVERIFY(!word.isEmpty());
      }
    }
    QCOMPARE(vocabularyOf(Domain::Commerce).users, QStringLiteral("customers"));
  }

  /// Where nouns have no forms, sentences of the core call things as the data does.
  void sentencesHaveTheNounsOfTheData() {
    class Formless : public QTranslator {
     public:
      [[nodiscard]] bool isEmpty() const override { return false; }
      [[nodiscard]] QString translate(const char* context, const char* source, const char* about,
                                      int) const override {
        const QString said = QString::fromUtf8(source).toLower();
        if (said == QLatin1String("%1 %2")) return {};
        if (qstrcmp(context, "Vocabulary") != 0)
          return QString::fromUtf8(source).replace(QStringLiteral("items"), QStringLiteral("物品"));
        const bool item = said.startsWith(QLatin1String("item"));
        if (item) return about == nullptr ? QStringLiteral("物品") : QStringLiteral("商品");
        return said.startsWith(QLatin1String("user")) ? QStringLiteral("用户") : QString();
      }
    } formless;
    const Text sentence = coreText("Evaluate", "all %1 items of %2").arg(12).arg("物品 A");
    speakOf(Domain::Commerce);
    QCOMPARE(translated(sentence), QStringLiteral("all 12 items of 物品 A"));  // English has forms
    QCoreApplication::installTranslator(&formless);
    QCOMPARE(translated(sentence), QStringLiteral("all 12 商品 of 物品 A"));
    const Text ofImport = coreText("Import", "lists of items");
    QCOMPARE(translated(ofImport), QStringLiteral("lists of 物品"));
    QCOMPARE(translatedOfProject(ofImport), QStringLiteral("lists of 商品"));
    speakOf(Domain::General);
    QCOMPARE(translated(sentence), QStringLiteral("all 12 物品 of 物品 A"));
    QCoreApplication::removeTranslator(&formless);
  }
};

QTEST_GUILESS_MAIN(TestJobManager)
#include "tst_JobManager.moc"
