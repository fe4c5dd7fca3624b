// LABELS: unit
// DEPENDS: core_store
// Runs: records, curves, metrics, weights and checkpoints come back; a kill leaves the last
// complete checkpoint.
#include <sys/resource.h>

#include <cmath>

#include "StoreFixtures.h"
#include "core/store/RunOwner.h"
#include "core/store/RunResults.h"

using namespace tastescope;
using namespace tastescope::test;

namespace {

RunRecord record(const std::string& name = {}) {
  RunRecord run;
  run.name = name;
  run.model = "mult-vae";
  run.config = {{"hidden", {600, 200}}, {"beta", 0.2}};
  run.trainOptions = {{"epochs", 3}};
  run.split = {{"kind", "user-random"}};
  run.seed = 18446744073709551615ULL;
  run.fingerprint = "0123456789abcdef";
  run.created = 1'700'000'000;
  run.note = "étude 中文";
  return run;
}

HostTensor tensor(std::vector<float> values, std::vector<std::int64_t> shape) {
  HostTensor made = HostTensor::zeros(ElementType::Float32, std::move(shape));
  std::ranges::copy(values, made.as<float>().begin());
  return made;
}

TensorMap weightsOf(float value) {
  return {{"encoder.0.weight", tensor({value, 2, 3, 4, 5, 6}, {2, 3})},
          {"scalar", tensor({value}, {})},
          {"empty", HostTensor::zeros(ElementType::Int64, {0, 7})}};
}

}  // namespace

class tst_RunStore : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::unique_ptr<Project> m_project;
  std::filesystem::path m_file;

 private Q_SLOTS:
  void init() {
    m_file = inside(m_folder, "p");
    std::filesystem::remove(m_file);
    create(m_file);
    m_project = std::make_unique<Project>(Project::open(m_file));
  }
  void cleanup() { m_project.reset(); }

  void aRecordComesBack() {
    RunStore store(*m_project);
    const RunRecord before = record("My run");
    const RunId id = store.add(before, "Mult-VAE");
    const RunRecord after = store.get(id);
    QCOMPARE(after.name, before.name);
    QCOMPARE(after.model, before.model);
    QVERIFY(after.state == RunState::Running);
    QVERIFY(after.config == before.config);
    QVERIFY(after.trainOptions == before.trainOptions);
    QVERIFY(after.split == before.split);
    QCOMPARE(after.seed, before.seed);
    QCOMPARE(after.fingerprint, before.fingerprint);
    QCOMPARE(after.created, before.created);
    QCOMPARE(after.note, before.note);
  }

  void aMessageComesBackAsASentenceThatCanBeTranslated() {
    RunStore store(*m_project);
    RunRecord run = store.get(store.add(record(), "EASE"));
    QVERIFY(run.message.empty());
    run.message = coreText("Train", "“%1” is left out: %2")
                      .arg("f.csv")
                      .arg(coreText("Train", "No better %1 for %2 epochs.").arg("ndcg@10").arg(3));
    store.update(run);
    const Text after = store.get(run.id).message;
    QCOMPARE(after.english(), std::string("“f.csv” is left out: No better ndcg@10 for 3 epochs."));
    QCOMPARE(after.source(), "“%1” is left out: %2");
    const Text* const inner = std::get_if<Text>(&after.args().at(1));
    QVERIFY(inner != nullptr);
    QCOMPARE(inner->source(), "No better %1 for %2 epochs.");
    // The English stands beside it for whoever reads the file with SQL.
    QCOMPARE(sqlOf(*m_project).execAndGet("SELECT message FROM run").getString(), after.english());
  }

  void namesAreNumberedPerModel() {
    RunStore store(*m_project);
    const auto add = [&](const char* model) { return store.get(store.add(record(), model)).name; };
    QCOMPARE(add("Mult-VAE"), std::string("Mult-VAE 01"));
    QCOMPARE(add("Mult-VAE"), std::string("Mult-VAE 02"));
    QCOMPARE(add("EASE"), std::string("EASE 01"));
    store.add(record("Mult-VAE 41"), "Mult-VAE");
    store.add(record("Mult-VAE 99 copy"), "Mult-VAE");
    const RunId deleted = store.add(record(), "Mult-VAE");
    QCOMPARE(store.get(deleted).name, std::string("Mult-VAE 42"));
    store.setDeleted(deleted, true);
    QCOMPARE(add("Mult-VAE"), std::string("Mult-VAE 43"));
  }

  void runsAreFoundAsPeopleTypeThem() {
    RunStore store(*m_project);
    QCOMPARE(codeOf([&] { return store.find("1"); }), std::string("not-found"));
    const RunId first = store.add(record(), "EASE");
    const RunId second = store.add(record("17"), "EASE");
    QCOMPARE(store.find(std::to_string(first)).id, first);
    QCOMPARE(store.find("#" + std::to_string(second)).id, second);
    QCOMPARE(store.find("EASE 01").id, first);
    QCOMPARE(store.find("17").id, second);
    const auto error = errorOf([&] { return store.find("EASE 1"); });
    QVERIFY(error->message().english().find("EASE 01") != std::string::npos);
    store.add(record("17"), "EASE");
    QCOMPARE(codeOf([&] { return store.find("17"); }), std::string("not-found"));
    QCOMPARE(codeOf([&] { return store.get(99); }), std::string("not-found"));
    QCOMPARE(codeOf([&] { return store.find(""); }), std::string("not-found"));
  }

  void deletingCanBeUndoneUntilPurged() {
    RunStore store(*m_project);
    RunResults results(*m_project);
    const RunId id = store.add(record(), "EASE");
    store.add(record(), "EASE");
    results.saveWeights(id, weightsOf(1));
    store.setDeleted(id, true);
    QCOMPARE(store.all().size(), 1U);
    store.setDeleted(id, false);
    QCOMPARE(store.all().size(), 2U);
    QCOMPARE(store.all().back().id, id);  // newest first
    store.setDeleted(id, true);
    store.purgeDeleted();
    QCOMPARE(codeOf([&] { return store.get(id); }), std::string("not-found"));
    QCOMPARE(sqlOf(*m_project).execAndGet("SELECT count(*) FROM tensor_chunk").getInt(), 0);
  }

  void trainingDoesNotTakeBackWhatAPersonWrites() {
    RunStore store(*m_project);
    RunRecord training = store.get(store.add(record(), "EASE"));
    store.annotate(training.id, [](RunRecord& person) {
      person.name = "Best one";
      person.starred = true;
      person.note = "keep";
    });
    training.state = RunState::Done;
    training.epochs = 5;
    store.update(training);
    const RunRecord after = store.get(training.id);
    QCOMPARE(after.name, std::string("Best one"));
    QVERIFY(after.starred);
    QCOMPARE(after.note, std::string("keep"));
    QCOMPARE(after.epochs, 5);
    QVERIFY(after.state == RunState::Done);
  }

  void curvesComeBackInOrderWithoutRoundingAndWithNotNumbers() {
    RunStore store(*m_project);
    RunResults results(*m_project);
    const RunId id = store.add(record(), "EASE");
    const double nan = std::nan("");
    results.appendCurves(id, {{"loss/elbo", {{1, 1, 0.1, 1.0 / 3}, {1, 2, 0.2, nan}}},
                              {"valid/ndcg@10", {{1, 2, 0.3, 0.5}}}});
    results.appendCurves(id, {{"loss/elbo", {{2, 3, 0.4, 2}}}});
    Curves curves = results.curves(id);
    QCOMPARE(curves.size(), 2U);
    QCOMPARE(curves["loss/elbo"].size(), 3U);
    QVERIFY(curves["loss/elbo"][0].value == 1.0 / 3);
    QVERIFY(std::isnan(curves["loss/elbo"][1].value));
    QCOMPARE(curves["loss/elbo"][2].step, 3);
    results.truncateCurves(id, 1);
    curves = results.curves(id);
    QCOMPARE(curves["loss/elbo"].size(), 1U);
    QVERIFY(!curves.contains("valid/ndcg@10"));
  }

  void metricsReplaceThoseOfTheirPart() {
    RunStore store(*m_project);
    RunResults results(*m_project);
    const RunId id = store.add(record(), "EASE");
    results.setMetrics(id, {{"valid", "ndcg@10", 0.1, 0.01},
                            {"test", "ndcg@10", 0.2, 0.02},
                            {"test", "hit@10", 1, 0}});
    results.setMetrics(id, {{"test", "ndcg@10", 0.3, 0}});
    const auto metrics = results.metrics(id);
    QCOMPARE(metrics.size(), 2U);
    QCOMPARE(metrics[0].part, std::string("valid"));
    QCOMPARE(metrics[1].value, 0.3);
  }

  void weightsComeBackBitForBit() {
    RunStore store(*m_project);
    RunResults results(*m_project);
    const RunId id = store.add(record(), "EASE");
    QCOMPARE(codeOf([&] { return results.weights(id); }), std::string("not-found"));
    QVERIFY(!results.hasWeights(id));
    TensorMap weights = weightsOf(1);
    for (const ElementType type :
         {ElementType::Float64, ElementType::Int32, ElementType::UInt8, ElementType::BFloat16}) {
      weights["t" + std::to_string(static_cast<int>(type))] = HostTensor::zeros(type, {3, 1});
    }
    weights["t" + std::to_string(0)] = tensor({std::nanf("")}, {1});
    results.saveWeights(id, weights);
    QVERIFY(results.hasWeights(id));
    QVERIFY(results.weights(id) == weights);
    results.saveWeights(id, weightsOf(2));
    QVERIFY(results.weights(id) == weightsOf(2));
  }

  void damagedWeightsAreAnError() {
    RunStore store(*m_project);
    RunResults results(*m_project);
    const RunId id = store.add(record(), "EASE");
    for (const char* sql :
         {"UPDATE tensor SET type = 'f99'", "UPDATE tensor SET shape = '[2,-3]'",
          "UPDATE tensor SET shape = '{'",
          "UPDATE tensor SET shape = '[9223372036854775807,9223372036854775807]'",
          "UPDATE tensor SET shape = '[2,4]'", "UPDATE tensor_chunk SET bytes = x'00'",
          "DELETE FROM tensor_chunk", "UPDATE tensor SET shape = '[2.5]'"}) {
      results.saveWeights(id, weightsOf(1));
      sqlOf(*m_project).exec(sql);
      QCOMPARE(codeOf([&] { return results.weights(id); }), std::string("corrupt"));
    }
    sqlOf(*m_project).exec("UPDATE run SET config = '{'");
    QCOMPARE(codeOf([&] { return store.get(id); }), std::string("corrupt"));
    sqlOf(*m_project).exec("UPDATE run SET config = '{}', state = 'odd'");
    QCOMPARE(codeOf([&] { return store.all(); }), std::string("corrupt"));
  }

  void aNameOfMegabytesIsDamage() {
    RunStore runs(*m_project);
    const RunId id = runs.add(record("modest"), "Mult-VAE");
    for (const char* column : {"name", "note", "model"}) {
      const std::string sql = std::string("UPDATE run SET ") + column + " = ";
      sqlOf(*m_project).exec(sql + "hex(zeroblob(" + std::to_string(3 << 20) + "))");
      QCOMPARE(codeOf([&] { return runs.get(id); }), std::string("corrupt"));
      QCOMPARE(codeOf([&] { return runs.all(); }), std::string("corrupt"));
      sqlOf(*m_project).exec(sql + (column == std::string("model") ? "'mult-vae'" : "'modest'"));
      QCOMPARE(runs.get(id).name, std::string("modest"));
    }
    // Weights may be large: the limit is for records alone.
    RunResults results(*m_project);
    results.saveWeights(id, {{"large", HostTensor::zeros(ElementType::Float32, {2 << 20})}});
    QCOMPARE(results.weights(id).at("large").bytes.size(), std::size_t{8} << 20);
  }

  void aCheckpointIsOneTransaction() {
    RunStore store(*m_project);
    RunResults results(*m_project);
    RunRecord run = store.get(store.add(record(), "EASE"));
    QVERIFY(!results.checkpoint(run.id));
    run.epochs = 2;
    const TensorMap best = weightsOf(9);
    results.saveCheckpoint(run, {{{"epoch", 2}}, weightsOf(1), weightsOf(3)},
                           {{"loss/x", {{2, 7, 1, 0.5}}}}, &best);
    const auto stored = results.checkpoint(run.id);
    QVERIFY(stored && stored->header.at("epoch") == 2);
    QVERIFY(stored->weights == weightsOf(1));
    QVERIFY(stored->trainingState == weightsOf(3));
    QVERIFY(results.weights(run.id) == best);
    QCOMPARE(store.get(run.id).epochs, 2);
    QCOMPARE(results.curves(run.id).at("loss/x").size(), 1U);
    // A checkpoint that fails halfway changes nothing at all.
    sqlOf(*m_project)
        .exec(
            "CREATE TRIGGER broken BEFORE INSERT ON checkpoint BEGIN SELECT RAISE(ABORT, "
            "'x'); "
            "END");
    run.epochs = 3;
    QVERIFY(errorOf([&] {
      results.saveCheckpoint(run, {{{"epoch", 3}}, weightsOf(5), {}}, {{"loss/x", {{3, 8, 1, 1}}}},
                             nullptr);
    }));
    sqlOf(*m_project).exec("DROP TRIGGER broken");
    QCOMPARE(store.get(run.id).epochs, 2);
    QVERIFY(results.checkpoint(run.id)->weights == weightsOf(1));
    QCOMPARE(results.curves(run.id).at("loss/x").size(), 1U);
    results.dropCheckpoint(run.id);
    QVERIFY(!results.hasCheckpoint(run.id));
    QVERIFY(results.weights(run.id) == best);
  }

  void aKillAtAnyMomentLeavesACompleteCheckpoint() {
    RunRecord run;
    {
      RunStore store(*m_project);
      run = store.get(store.add(record(), "EASE"));
    }
    m_project.reset();  // a connection must not cross a fork
    for (int round = 0; round < 20; ++round) {
      const pid_t child = inChild([&]() -> int {
        const Project project = Project::open(m_file);
        RunResults results(project);
        for (int epoch = 1;; ++epoch) {
          TensorMap weights{
              {"w", tensor(std::vector<float>(100000, static_cast<float>(epoch)), {100000})}};
          run.epochs = epoch;
          results.saveCheckpoint(run, {{{"epoch", epoch}}, weights, weights},
                                 {{"loss/x", {{epoch, epoch, 0, 0}}}}, &weights);
        }
      });
      QTest::qWait(30 + round * 7);
      killed(child);
      const Project project = Project::open(m_file);
      QCOMPARE(sqlOf(project).execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
      const RunStore store(project);
      const RunResults results(project);
      const auto checkpoint = results.checkpoint(run.id);
      if (!checkpoint) continue;  // killed before the first one
      const auto epoch = checkpoint->header.at("epoch").get<std::int64_t>();
      QCOMPARE(store.get(run.id).epochs, epoch);
      for (const TensorMap& map :
           {checkpoint->weights, checkpoint->trainingState, results.weights(run.id)}) {
        QVERIFY(std::ranges::all_of(map.at("w").as<float>(),
                                    [&](float v) { return v == static_cast<float>(epoch); }));
      }
    }
  }

  void ofManyProcessesOneGetsARun() {
    RunRecord paused = record();
    paused.state = RunState::Paused;
    for (int round = 0; round < 10; ++round) {
      const RunId id = RunStore(*m_project).add(paused, "EASE");
      m_project.reset();  // a connection must not cross a fork
      int start[2];
      int answers[2];
      QCOMPARE(::pipe(start), 0);
      QCOMPARE(::pipe(answers), 0);
      std::vector<pid_t> children;
      for (int i = 0; i < 6; ++i) {
        children.push_back(inChild([&] {
          const Project project = Project::open(m_file);
          RunStore store(project);
          char go = 0;
          static_cast<void>(!::read(start[0], &go, 1));
          bool won = false;
          store.change(id, [&](RunRecord& run) {
            won = !store.trainedElsewhere(id);
            run.state = RunState::Running;
            return won;
          });
          static_cast<void>(!::write(answers[1], won ? "w" : "l", 1));
          return ::pause();
        }));
      }
      QCOMPARE(::write(start[1], "gggggg", 6), ssize_t{6});
      int winners = 0;
      for (std::size_t i = 0; i < children.size(); ++i) {
        char answer = 0;
        QCOMPARE(::read(answers[0], &answer, 1), ssize_t{1});
        winners += answer == 'w' ? 1 : 0;
      }
      QCOMPARE(winners, 1);
      for (const pid_t child : children) killed(child);
      for (const int end : {start[0], start[1], answers[0], answers[1]}) ::close(end);
      m_project = std::make_unique<Project>(Project::open(m_file));
      QVERIFY(RunStore(*m_project).abandoned(RunStore(*m_project).get(id)));
    }
  }

  void aLimitOfFileSizesSaysHowMuchRoomIsNeeded() {
    const RunId id = RunStore(*m_project).add(record(), "EASE");
    m_project.reset();
    const pid_t child = inChild([&] {
      const Project project = Project::open(m_file);
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{1 << 20, 1 << 20};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      const TensorMap weights{{"w", HostTensor::zeros(ElementType::Float32, {1'000'000})}};
      const auto error = errorOf([&] { RunResults(project).saveWeights(id, weights); });
      if (!error || error->code() != ErrorCode::DiskFull) return 1;
      const std::string sentence = error->message().english();
      const bool told = sentence.find("about 4.0 MB") != std::string::npos &&
                        sentence.find("larger than a file may be") != std::string::npos;
      return told ? 0 : 2;
    });
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    m_project = std::make_unique<Project>(Project::open(m_file));
    QVERIFY(!RunResults(*m_project).hasWeights(id));
  }

  void aCheckpointsHeaderCanBeChanged() {
    RunResults results(*m_project);
    RunRecord run = record();
    run.id = RunStore(*m_project).add(run, "EASE");
    results.changeCheckpoint(run.id, {{"bestEpoch", 4}});  // there is none yet
    QVERIFY(!results.hasCheckpoint(run.id));
    results.saveCheckpoint(run, {{{"epoch", 2}, {"bestEpoch", 1}}, weightsOf(1), {}}, {}, nullptr);
    results.changeCheckpoint(run.id, {{"bestEpoch", 4}});
    QCOMPARE(results.checkpoint(run.id)->header.at("bestEpoch"), 4);
    QCOMPARE(results.checkpoint(run.id)->header.at("epoch"), 2);
  }

  void anOwnerThatDiedIsNotAlive() {
    QVERIFY(!otherOwnerLives(ownerOfThisProcess()));  // this one is no other
    QVERIFY(!otherOwnerLives(""));
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const pid_t child = inChild([&] {
      const std::string owner = ownerOfThisProcess();
      static_cast<void>(!::write(ends[1], owner.data(), owner.size()));
      return ::pause();
    });
    char owner[512] = {};
    QVERIFY(::read(ends[0], owner, sizeof owner - 1) > 0);
    QVERIFY(otherOwnerLives(owner));
    QVERIFY(ownerLives(owner));
    QVERIFY(ownerLives(ownerOfThisProcess()));
    // The same process id, started at another time: another process.
    QVERIFY(!ownerLives(std::string(owner) + "0"));
    // Ended, and nobody has asked how yet: the process is still listed.
    siginfo_t ended{};
    ::kill(child, SIGKILL);
    QCOMPARE(::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT), 0);
    QVERIFY(!otherOwnerLives(owner));
    killed(child);
    QVERIFY(!otherOwnerLives(owner));
    ::close(ends[0]);
    ::close(ends[1]);
  }
};

QTEST_GUILESS_MAIN(tst_RunStore)
#include "tst_RunStore.moc"
