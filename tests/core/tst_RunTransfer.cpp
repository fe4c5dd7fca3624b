// LABELS: unit
// A run in a file of its own: another project with the same data takes it and is the same then; what
// does not fit, is damaged or no run is refused in words and leaves nothing behind.
#include <unistd.h>

#include <fstream>
#include <functional>

#include "ToyProject.h"
#include "core/store/RunFile.h"
#include "core/workflow/Runs.h"
#include "core/workflow/export/RunTransfer.h"

using namespace tastescope;
using namespace tastescope::test;

class tst_RunTransfer : public QObject {
  Q_OBJECT
  std::unique_ptr<ToyProject> m_from, m_to;
  RunId m_run = 0;
  std::filesystem::path m_file;
  std::string m_bytes;

  std::filesystem::path changed(const std::string& bytes) const {
    const auto file = m_to->path("changed.safetensors");
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }
  std::filesystem::path changed(const std::function<void(RunFile&)>& change) const {
    RunFile run = readRunFile(m_file);
    change(run);
    const auto file = m_to->path("changed.safetensors");
    writeRunFile(run, file);
    return file;
  }
  /// The sentence with which a file is refused; nothing of it is in the project then.
  std::string refused(const std::filesystem::path& file, ErrorCode code) const {
    try {
      importRun(*m_to->session, file);
    } catch (const Error& error) {
      if (!runSummaries(*m_to->session).empty()) return "it left a run behind";
      if (error.code() != code) return "another kind of error: " + error.message().english();
      return error.message().english();
    }
    return "it was taken";
  }
  bool says(const std::filesystem::path& file, ErrorCode code, const char* words) const {
    const std::string said = refused(file, code);
    if (said.find(words) != std::string::npos) return true;
    qWarning("%s", said.c_str());
    return false;
  }

 private Q_SLOTS:
  void initTestCase() {
    m_from = std::make_unique<ToyProject>();
    TrainRequest request = toyRequest(4);
    request.name = "Lent";
    m_run = train(*m_from->session, request).run.id;
    annotateRun(*m_from->session, m_run, "from elsewhere");
    m_file = m_from->path("lent.safetensors");
    QVERIFY(exportRun(*m_from->session, m_run, m_file) > 0);
    m_bytes = readAll(m_file);
  }
  void init() { m_to = std::make_unique<ToyProject>(); }

  void aRunIsTheSameInAnotherProject() {
    const RunId run = importRun(*m_to->session, m_file);
    compareRuns(*m_from->session, m_run, *m_to->session, run);
    const std::vector<RunSummary> there = runSummaries(*m_from->session);
    const std::vector<RunSummary> here = runSummaries(*m_to->session);
    QCOMPARE(here.size(), 1U);
    const RunRecord& a = there.front().record;
    const RunRecord& b = here.front().record;
    QCOMPARE(b.name, std::string("Lent"));
    QCOMPARE(b.note, std::string("from elsewhere"));
    QVERIFY(b.state == RunState::Done);
    QCOMPARE(b.config, a.config);
    QCOMPARE(b.trainOptions, a.trainOptions);
    QCOMPARE(b.split, a.split);
    QCOMPARE(b.seed, a.seed);
    QCOMPARE(b.created, a.created);
    QCOMPARE(b.seconds, a.seconds);
    QCOMPARE(b.epochs, a.epochs);
    QCOMPARE(b.bestEpoch, a.bestEpoch);
    QCOMPARE(b.stopReason, a.stopReason);
    QCOMPARE(b.message.english(), a.message.english());
    QCOMPARE(here.front().metrics.size(), there.front().metrics.size());
    QVERIFY(metricOf(here.front(), "test", "ndcg@10") != nullptr);
    QCOMPARE(metricOf(here.front(), "test", "ndcg@10")->value,
             metricOf(there.front(), "test", "ndcg@10")->value);
    QCOMPARE(metricOf(here.front(), "test", "ndcg@10")->half,
             metricOf(there.front(), "test", "ndcg@10")->half);
    QVERIFY(!here.front().canResume);
    QVERIFY(m_to->session->model(run) != nullptr);
  }

  /// A training that was stopped by a cancel has weights, and no end of its own.
  void whatIsNotFinishedTravelsAsItsBest() {
    const RunId run = m_from->session->withProject([&](Project& project) {
      RunRecord record = RunStore(project).get(m_run);
      record.state = RunState::Paused;
      record.stopReason = kInterruptedKey;
      record.message = plainText("It can go on.");
      const RunId paused = RunStore(project).add(record, "Mult-VAE");
      RunResults(project).saveWeights(paused, RunResults(project).weights(m_run));
      return paused;
    });
    const auto file = m_from->path("paused.safetensors");
    exportRun(*m_from->session, run, file);
    importRun(*m_to->session, file);
    const RunSummary taken = runSummaries(*m_to->session).front();
    QVERIFY(taken.record.state == RunState::KeptBest);
    QVERIFY(taken.record.message.empty());
    QVERIFY(!waits(taken));
    QVERIFY(interruptedRuns(*m_to->session).empty());
  }

  void otherDataIsRefused() {
    const auto file = changed([](RunFile& run) { run.record.fingerprint = "another"; });
    QVERIFY(says(file, ErrorCode::InvalidConfig, "trained on other data"));
  }

  void whatIsNoRunIsRefused() {
    QVERIFY(says(m_to->path("missing"), ErrorCode::NotFound, "missing"));
    QVERIFY(says(m_to->folder.path().toStdString(), ErrorCode::NotFound, "cannot be read"));
    QVERIFY(says(changed("user,item\na,b\n"), ErrorCode::Corrupt, "damaged"));
    QVERIFY(says(changed(std::string()), ErrorCode::Corrupt, "damaged"));
    // Weights of any other program.
    const std::string header = R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    std::string bytes(8, '\0');
    bytes[0] = static_cast<char>(header.size());
    QVERIFY(says(changed(bytes + header + std::string(4, '\0')), ErrorCode::InvalidInput,
                 "not the settings"));
  }

  void whatDoesNotFitItsModelIsRefused() {
    const auto lost = changed([](RunFile& run) { run.weights.erase(run.weights.begin()); });
    QVERIFY(refused(lost, ErrorCode::Corrupt) != "it was taken");
    const auto infinite = changed([](RunFile& run) {
      run.weights.begin()->second.as<float>()[0] = std::numeric_limits<float>::infinity();
    });
    QVERIFY(says(infinite, ErrorCode::Corrupt, "Lent"));
    QVERIFY(says(changed([](RunFile& run) { run.record.model = "oracle"; }), ErrorCode::NotFound,
                 "oracle"));
    QVERIFY(says(changed([](RunFile& run) { run.record.config["latent"] = -3; }),
                 ErrorCode::InvalidConfig, "atent"));
  }

  void aFileCutShortAnywhereIsRefused() {
    for (std::size_t part = 0; part < 40; ++part) {
      const auto file = changed(m_bytes.substr(0, m_bytes.size() * part / 40));
      QVERIFY(says(file, ErrorCode::Corrupt, "damaged"));
    }
  }

  void changedBytesOfTheHeaderNeverCrash() {
    Rng rng(3);
    for (int round = 0; round < 400; ++round) {
      std::string bytes = m_bytes;
      for (int change = 0; change < 3; ++change) {
        const auto at =
            static_cast<std::size_t>(rng.below(std::min<std::size_t>(2000, bytes.size())));
        bytes[at] = static_cast<char>(rng.below(256));
      }
      try {
        static_cast<void>(readRunFile(changed(bytes)));
      } catch (const Error& error) {
        QVERIFY(!error.message().english().empty());
      }
    }
  }

  void aProjectThatCanOnlyBeReadTakesNone() {
    if (::geteuid() != 0) QSKIP("Becoming another user needs root.");
    m_to->session.reset();
    for (const auto& folder : {m_to->folder.path(), m_from->folder.path()})
      std::filesystem::permissions(folder.toStdString(), std::filesystem::perms(0755));
    QCOMPARE(::seteuid(65534), 0);
    std::string said;
    try {
      m_to->session = openSession(m_to->file);
      said = refused(m_file, ErrorCode::ReadOnly);
    } catch (const Error& error) {
      said = error.message().english();
    }
    m_to->session.reset();
    QCOMPARE(::seteuid(0), 0);
    QVERIFY2(said.find("only be read") != std::string::npos, said.c_str());
  }
};

QTEST_GUILESS_MAIN(tst_RunTransfer)
#include "tst_RunTransfer.moc"
