// What the tours share: the sample with runs to look at, runs of other data, trainings that were left.
// Thread rule: GUI thread. Cost: short trainings.
#pragma once

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "core/models/Registry.h"
#include "core/workflow/Runs.h"
#include "core/workflow/train/BestFeed.h"
#include "core/workflow/train/TrainRun.h"
#include "core/workflow/train/TuneFeed.h"
#include "tests/ui/Visit.h"
#include "ui/context/SampleProject.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui::testing {

inline QString text(const char* utf8) { return QString::fromUtf8(utf8); }

/// Settings of its own, and the theme; `name` tells the tours apart.
inline void prepareTour(const char* name) {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(text("tastescope-tests"));
  QCoreApplication::setApplicationName(text(name));
  QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  QSettings().clear();
  Theme::instance().apply(*qApp);
}

/// A run as short as `epochs`; 0: as long as the model takes.
inline RunId trainFor(Session& session, const char* model, int epochs = 0) {
  TrainRequest request;
  request.model = model;
  if (epochs > 0) request.trainOptions = {{"epochs", epochs}};
  TrainFeed feed;
  TrainControl control;
  Progress progress;
  return trainRun(session, request, feed, control, progress, {}).run.id;
}

/// Trains until a few epochs are over and is then left, as a window that closes leaves it.
inline RunId leaveATraining(Session& session, const TrainRequest& request) {
  constexpr std::int64_t kEpochs = 3;
  TrainFeed feed;
  TrainControl control;
  Progress progress;
  std::stop_source stop;
  std::atomic<bool> ended{false};
  std::jthread leaver([&] {
    for (std::int64_t epoch = 0; epoch < kEpochs && !ended;) {
      for (const EpochRecord& one : feed.take().epochs) epoch = one.epoch;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    control.leave();
    stop.request_stop();
  });
  try {
    trainRun(session, request, feed, control, progress, stop.get_token());
  } catch (const Cancelled&) {
  }
  ended = true;
  return runSummaries(session).front().record.id;
}

/// The sample with a run of every kind that screens show.
class TourProject {
 public:
  TourProject() : m_file(m_folder.filePath(text("gift-shop.tastescope"))) {
    Progress progress;
    const SessionPtr session = importSample(sampleFolder(), m_file, progress, {});
    trainFor(*session, "popularity");
    trainFor(*session, "ease");
    m_vae = trainFor(*session, "mult-vae", 12);
  }
  [[nodiscard]] const QString& file() const { return m_file; }
  [[nodiscard]] RunId vae() const { return m_vae; }
  void open(AppContext& context) const {
    context.openProject(m_file);
    QTRY_VERIFY_WITH_TIMEOUT(context.session() != nullptr, 30000);
  }
  /// A short search of Mult-VAE; returns its name.
  [[nodiscard]] QString search() const {
    TuneRequest request;
    request.model = "mult-vae";
    request.ranges = {"learning-rate=3e-4:1e-2", "latent=32|64|128", "kl-weight=0.1:1",
                      "dropout=0.3:0.7"};
    for (const ParamSpec& spec : findModel("mult-vae").schema->specs()) {
      const bool searched = std::ranges::any_of(request.ranges, [&spec](const std::string& range) {
        return range.starts_with(spec.key + "=");
      });
      if (!searched) request.fixed[spec.key] = spec.defaultValue;
    }
    request.trainOptions = {{"epochs", 3}};
    request.method = TuneMethod::Halving;
    request.trials = 7;
    TuneFeed feed;
    Progress trials;
    Progress training;
    const TuneView view{feed, feed, trials, training};
    const SessionPtr session = Session::open(toUtf8(m_file), trials, {});
    return fromUtf8(tune(*session, request, view, {}).study);
  }

  /// A short search for the best model.
  void findBest() const {
    BestRequest request;
    request.panel = {"popularity", "item-knn", "rp3beta", "mult-vae"};
    request.minutes = 0.2;
    BestFeed feed;
    TrainControl control;
    Progress search;
    Progress training;
    const SessionPtr session = Session::open(toUtf8(m_file), search, {});
    tastescope::findBest(*session, request, BestView{feed, feed, control, search, training}, {});
  }

 private:
  QTemporaryDir m_folder;
  QString m_file;
  RunId m_vae = 0;
};

/// In both languages and themes; `name` says which, for a picture.
inline void inEveryLook(const std::function<void(const QString& name)>& look) {
  for (const char* language : {"en", "zh_CN"}) {
    Language::instance().use(text(language));
    for (const bool dark : {false, true}) {
      Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
      look(text("%1-%2").arg(text(language), text(dark ? "dark" : "light")));
    }
  }
  Language::instance().use(text("en"));
  Theme::instance().setMode(Theme::Mode::Light);
}

}  // namespace tastescope::ui::testing
