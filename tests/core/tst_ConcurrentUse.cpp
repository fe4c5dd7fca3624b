// LABELS: model
// A session as the window uses it: questions from several threads beside a training, each of which gets the answer it gets alone.
// tests/campaign/tsan.sh looks at the same for data races.
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

#include "ToyProject.h"
#include "core/workflow/ProjectWatch.h"
#include "core/workflow/Runs.h"
#include "core/workflow/data/DescribeData.h"
#include "core/workflow/evaluate/EvaluateRun.h"
#include "core/workflow/latent/LatentSpace.h"
#include "core/workflow/recommend/RecommendUse.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

constexpr int kRounds = 4;

std::vector<Index> itemsFor(Session& session, RunId run, Index user) {
  RecommendRequest request;
  request.run = run;
  request.user = user;
  std::vector<Index> items;
  for (const RecommendationRow& row : recommend(session, request)) items.push_back(row.item);
  return items;
}

std::map<std::string, double> metricsOf(Session& session, RunId run) {
  Progress progress;
  EvaluateRequest request;
  request.run = run;
  request.options.batch = 8;  // pieces for several workers
  return evaluateRun(session, request, progress, {}).result.metrics;
}

std::vector<Index> pageOf(const Session& session, const std::string& filter,
                          const std::string& sortBy) {
  EntityQuery query;
  query.entity = Entity::Item;
  query.filter = filter;
  query.sortBy = sortBy;
  std::vector<Index> rows;
  for (const EntityRow& row : entityPage(session, query).rows) rows.push_back(row.index);
  return rows;
}

std::vector<Index> mappedUsers(Session& session, RunId run) {
  Progress progress;
  return latentSpace(session, run, Entity::User, progress, {})->entities;
}

/// A question and whether its answer is the one it had when nothing else ran.
using Question = std::function<bool()>;

template <typename Ask>
Question sameAsAlone(Ask ask) {
  return [ask, alone = ask()] { return ask() == alone; };
}

}  // namespace

class tst_ConcurrentUse : public QObject {
  Q_OBJECT

  static std::vector<Question> questions(Session& session, RunId closed, RunId vae) {
    return {
        sameAsAlone([&session, closed] { return itemsFor(session, closed, 3); }),
        sameAsAlone([&session, closed] { return metricsOf(session, closed); }),
        sameAsAlone([&session, vae] { return itemsFor(session, vae, 5).size(); }),
        sameAsAlone([&session, vae] { return mappedUsers(session, vae); }),
        sameAsAlone([&session] { return dataFigures(session).giniItems; }),
        sameAsAlone([&session] { return pageOf(session, "no. 1", "price"); }),
        sameAsAlone([&session] { return pageOf(session, "", "title"); }),
        sameAsAlone([&session, closed] {
          Progress progress;
          return recommendAll(session, closed, 5, false, progress, {}).rows;
        }),
    };
  }

 private Q_SLOTS:
  /// Nothing has been derived from the data nor loaded yet when the threads begin.
  void theFirstToAskAndTheOthersGetTheSame() {
    const ToyProject toy;
    const RunId closed = trainClosedForm(*toy.session, "item-knn");
    const RunId vae = train(*toy.session, toyRequest(2)).run.id;
    const std::vector<Question> known = questions(*toy.session, closed, vae);
    const SessionPtr fresh = openSession(toy.file);
    std::vector<std::vector<Index>> pages(kRounds);
    std::vector<std::vector<Index>> lists(kRounds);
    std::vector<std::map<std::string, double>> metrics(kRounds);
    std::vector<std::jthread> threads;
    for (int i = 0; i < kRounds; ++i) {
      threads.emplace_back([&, i] {
        pages[static_cast<std::size_t>(i)] = pageOf(*fresh, "no. 1", "price");
        lists[static_cast<std::size_t>(i)] = itemsFor(*fresh, closed, 3);
        metrics[static_cast<std::size_t>(i)] = metricsOf(*fresh, closed);
      });
    }
    threads.clear();
    for (std::size_t i = 0; i < kRounds; ++i) {
      QCOMPARE(pages[i], pageOf(*toy.session, "no. 1", "price"));
      QCOMPARE(lists[i], itemsFor(*toy.session, closed, 3));
      QVERIFY(metrics[i] == metricsOf(*toy.session, closed));
    }
  }

  void questionsBesideATrainingHaveTheirAnswers() {
    const ToyProject toy;
    Session& session = *toy.session;
    const RunId closed = trainClosedForm(session, "item-knn");
    const RunId vae = train(session, toyRequest(2)).run.id;
    const std::vector<Question> all = questions(session, closed, vae);

    TrainFeed feed;
    TrainControl control;
    Progress progress;
    std::atomic<bool> over{false};
    std::atomic<int> wrong{0};
    std::atomic<std::int64_t> epochsSeen{0};
    std::optional<TrainOutcome> outcome;
    {
      std::jthread training([&] {
        outcome = trainRun(session, toyRequest(20), feed, control, progress, {});
        over = true;
      });
      std::jthread view([&] {  // what the live view does, and more often
        while (!over) {
          epochsSeen += static_cast<std::int64_t>(feed.take().epochs.size());
          static_cast<void>(progress.snapshot());
          control.pause();
          control.resume();
          std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
      });
      std::jthread watcher([&] {
        ProjectWatch watch(toy.file);
        while (!over) {
          static_cast<void>(watch.look());
          session.forget(closed);
          static_cast<void>(runSummaries(session));
          std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
      });
      std::jthread estimates([&] {
        Progress own;
        static_cast<void>(estimateTraining(session, toyRequest(1), own, {}));
        TrainRequest other;
        other.model = "item-knn";
        static_cast<void>(estimateTraining(session, other, own, {}));
      });
      std::vector<std::jthread> askers;
      for (std::size_t first = 0; first < 2; ++first) {
        askers.emplace_back([&, first] {
          for (int round = 0; round < kRounds; ++round) {
            for (std::size_t i = first; i < all.size(); i += 2) {
              if (!all[i]()) ++wrong;
            }
          }
        });
      }
    }
    QCOMPARE(wrong.load(), 0);
    QVERIFY(outcome.has_value());
    QVERIFY(outcome->run.state == RunState::Done);
    epochsSeen += static_cast<std::int64_t>(feed.take().epochs.size());
    QCOMPARE(epochsSeen.load(), std::int64_t{20});
    // Beside all this it is the run that it is alone.
    const RunId alone = train(session, toyRequest(20)).run.id;
    compareRuns(session, outcome->run.id, session, alone);
  }
};

QTEST_GUILESS_MAIN(tst_ConcurrentUse)
#include "tst_ConcurrentUse.moc"
