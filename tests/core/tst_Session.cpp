// LABELS: unit
// An open project: shared data, connections, cached models and splits; import into a project.
#include <atomic>
#include <fstream>
#include <thread>

#include "StoreFixtures.h"
#include "core/workflow/Session.h"
#include "core/workflow/data/ImportData.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

SessionPtr openSession(const std::filesystem::path& file) {
  Progress progress;
  return Session::open(file, progress, {});
}

/// A popularity run fitted on everything.
RunId trained(Session& session, const std::string& fingerprint) {
  const ModelInfo& info = findModel("popularity");
  const auto model = info.create(
      Json::object(), {session.data().users.size(), session.data().items.size(), nullptr, nullptr});
  Progress progress;
  capability<ClosedForm>(*model)->fit({session.data().interactions, nullptr, nullptr, 1}, progress,
                                      {});
  RunRecord record;
  record.model = info.key;
  record.config = info.schema->defaults();
  record.fingerprint = fingerprint;
  return session.withProject([&](Project& project) {
    RunStore store(project);
    const RunId id = store.add(record, info.name);
    RunResults(project).saveWeights(id, model->weights());
    return id;
  });
}

void writeText(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

class tst_Session : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path m_file;

 private Q_SLOTS:
  void init() {
    m_file = inside(m_folder, "p");
    std::filesystem::remove(m_file);
    create(m_file);
  }

  void dataIsSharedAndConnectionsAreNot() {
    const SessionPtr session = openSession(m_file);
    QVERIFY(sameEntries(session->data(), smallDataset()));
    QVERIFY(!session->readOnly());
    std::atomic<int> failures{0};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 25; ++i) {
          session->withProject([&](Project& project) {
            ListStore(project).setFeedback(
                {static_cast<Index>(t % 3), static_cast<Index>(i % 4), 1, 1});
            if (ListStore(project).feedback(static_cast<Index>(t % 3)).empty()) ++failures;
          });
        }
      });
    }
    threads.clear();
    QCOMPARE(failures.load(), 0);
    session->withProject([&](Project& outer) {
      session->withProject([&](Project& inner) { QVERIFY(&outer != &inner); });
    });
  }

  void aModelIsLoadedOnceAndForgottenOnDemand() {
    const SessionPtr session = openSession(m_file);
    const RunId run = trained(*session, session->data().fingerprint);
    const auto model = session->model(run);
    QCOMPARE(session->model(run).get(), model.get());
    std::vector<float> scores(4);
    const History history{0, session->data().interactions->row(0)};
    model->score(std::span(&history, 1), scores);
    QVERIFY(scores[0] > scores[1]);  // a was had twice, b once
    session->forget(run);
    QVERIFY(session->model(run).get() != model.get());
  }

  void aModelOfOtherDataOrWithoutWeightsIsAnError() {
    const SessionPtr session = openSession(m_file);
    const RunId foreign = trained(*session, "other");
    QCOMPARE(codeOf([&] { return session->model(foreign); }), std::string("invalid-config"));
    QCOMPARE(codeOf([&] { return session->model(99); }), std::string("not-found"));
  }

  void aSplitIsMadeOnce() {
    const SessionPtr session = openSession(m_file);
    SplitSpec spec;
    spec.kind = SplitKind::Given;
    const auto split = session->split(spec);
    QCOMPARE(session->split(spec).get(), split.get());
    spec.kind = SplitKind::UserRandom;
    QVERIFY(session->split(spec).get() != split.get());
  }

  void splitSpecsSurviveJson() {
    for (const SplitKind kind : {SplitKind::UserRandom, SplitKind::LeaveOneOut, SplitKind::Time,
                                 SplitKind::Strong, SplitKind::Given}) {
      const SplitSpec spec{kind, 18446744073709551615ULL, 0.25, 1.0 / 3, 0.5};
      QVERIFY(splitSpecFromJson(Json::parse(toJson(spec).dump())) == spec);
    }
    QVERIFY(splitSpecFromJson(Json::object()) == SplitSpec{});
    QCOMPARE(codeOf([] {
               splitSpecFromJson({{"kind", "time"}, {"shuffle", true}});
             }),
             std::string("invalid-config"));
    QCOMPARE(codeOf([] {
               splitSpecFromJson({{"kind", "sometimes"}});
             }),
             std::string("invalid-config"));
    QCOMPARE(codeOf([] { splitSpecFromJson({{"seed", -1}}); }), std::string("invalid-config"));
    QCOMPARE(codeOf([] {
               splitSpecFromJson({{"testShare", "much"}});
             }),
             std::string("invalid-config"));
    QCOMPARE(codeOf([] { return splitSpecFromJson(Json::array()); }),
             std::string("invalid-config"));
  }

  void anImportMakesAProjectOnce() {
    const auto source = inside(m_folder, "r.csv");
    writeText(source, "user,item,rating\n007,a,1\n007,b,2\nx,a,3\nx,a,4\n");
    ImportRequest request;
    request.options.sources = {source};
    request.project = inside(m_folder, "imported");
    Progress progress;
    const ImportOutcome outcome = importData(request, progress, {});
    QCOMPARE(outcome.users, 2U);
    QCOMPARE(outcome.items, 2U);
    QCOMPARE(outcome.interactions, 3U);
    QVERIFY(outcome.report.rows.balanced());
    QCOMPARE(outcome.report.rows.merged, 1U);
    QVERIFY(load(request.project).users.find("007").has_value());
    QCOMPARE(codeOf([&] { importData(request, progress, {}); }), std::string("invalid-input"));
    request.overwrite = true;
    {
      const SessionPtr open = openSession(request.project);
      QCOMPARE(codeOf([&] { importData(request, progress, {}); }), std::string("locked"));
    }
    QCOMPARE(importData(request, progress, {}).users, 2U);
    request.project = source;
    QCOMPARE(codeOf([&] { importData(request, progress, {}); }), std::string("invalid-input"));
    QVERIFY(std::filesystem::file_size(source) > 10);
  }

  void aFailedImportLeavesTheProjectAsItWas() {
    const auto source = inside(m_folder, "empty.csv");
    writeText(source, "");
    ImportRequest request;
    request.options.sources = {source};
    request.project = m_file;
    request.overwrite = true;
    Progress progress;
    QVERIFY(errorOf([&] { importData(request, progress, {}); }).has_value());
    std::stop_source stop;
    stop.request_stop();
    writeText(source, "user,item\na,b\n");
    QVERIFY_THROWS_EXCEPTION(Cancelled, importData(request, progress, stop.get_token()));
    QVERIFY(sameEntries(load(m_file), smallDataset()));
  }
};

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_Session.moc"
