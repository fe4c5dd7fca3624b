#include "ui/shell/ScreenFactory.h"

#include <QCoreApplication>

#include "ui/data/DataScreen.h"
#include "ui/evaluate/EvaluateScreen.h"
#include "ui/home/HomeScreen.h"
#include "ui/latent/LatentScreen.h"
#include "ui/recommend/RecommendScreen.h"
#include "ui/runs/RunsScreen.h"
#include "ui/train/TrainScreen.h"

namespace tastescope::ui {

namespace {

template <typename Made>
Screen* make(AppContext& context) {
  return new Made(context);
}

QString text(const char* source) { return QCoreApplication::translate("Screens", source); }

}  // namespace

const std::array<ScreenEntry, 7>& screenEntries() {
  static const std::array<ScreenEntry, 7> entries{{
      {ScreenId::Home, "home", "home", &make<HomeScreen>, false},
      {ScreenId::Data, "data", "data", &make<DataScreen>, false},
      {ScreenId::Train, "train", "train", &make<TrainScreen>, true},
      {ScreenId::Runs, "runs", "runs", &make<RunsScreen>, true},
      {ScreenId::Latent, "latent", "latent", &make<LatentScreen>, true},
      {ScreenId::Recommend, "recommend", "recommend", &make<RecommendScreen>, true},
      {ScreenId::Evaluate, "evaluate", "evaluate", &make<EvaluateScreen>, true},
  }};
  return entries;
}

const ScreenEntry& screenEntry(ScreenId id) {
  return screenEntries()[static_cast<std::size_t>(id)];
}

QString screenName(ScreenId id) {
  switch (id) {
    case ScreenId::Home: return text(QT_TRANSLATE_NOOP("Screens", "Home"));
    case ScreenId::Data: return text(QT_TRANSLATE_NOOP("Screens", "Data"));
    case ScreenId::Train: return text(QT_TRANSLATE_NOOP("Screens", "Train"));
    case ScreenId::Runs: return text(QT_TRANSLATE_NOOP("Screens", "Runs"));
    case ScreenId::Latent: return text(QT_TRANSLATE_NOOP("Screens", "Latent"));
    case ScreenId::Recommend: return text(QT_TRANSLATE_NOOP("Screens", "Recommend"));
    case ScreenId::Evaluate: return text(QT_TRANSLATE_NOOP("Screens", "Evaluate"));
  }
  return {};
}

QString screenPurpose(ScreenId id) {
  switch (id) {
    case ScreenId::Home:
      return text(
          QT_TRANSLATE_NOOP("Screens", "Open a project, bring in data or explore the sample."));
    case ScreenId::Data:
      return text(QT_TRANSLATE_NOOP(
          "Screens", "What was imported: counts, long tail, activity, people and items."));
    case ScreenId::Train:
      return text(QT_TRANSLATE_NOOP("Screens",
                                    "Set a model up, watch it learn, stop it and keep the best."));
    case ScreenId::Runs:
      return text(QT_TRANSLATE_NOOP(
          "Screens", "All trained models side by side, with a test of their difference."));
    case ScreenId::Latent:
      return text(QT_TRANSLATE_NOOP("Screens", "A map of what the model thinks is alike."));
    case ScreenId::Recommend:
      return text(QT_TRANSLATE_NOOP("Screens",
                                    "Anyone's history beside what the model recommends, and why."));
    case ScreenId::Evaluate:
      return text(QT_TRANSLATE_NOOP("Screens",
                                    "How good the lists are, how it was measured and for whom."));
  }
  return {};
}

}  // namespace tastescope::ui
