// Where the window can be sent. Every destination is a small struct that names its screen, so that
// who asks and who answers agree when they are compiled. A new destination is one struct and its
// place in the variant. Thread rule: values. Cost: none.
#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>
#include <vector>

#include "core/base/Ids.h"

namespace tastescope::ui {

/// A screen's name for settings, objects and navigation, which is also its folder's.
using ScreenKey = QLatin1String;

namespace screens {
inline constexpr ScreenKey kHome{"home"};
inline constexpr ScreenKey kData{"data"};
inline constexpr ScreenKey kTrain{"train"};
inline constexpr ScreenKey kRuns{"runs"};
inline constexpr ScreenKey kLatent{"latent"};
inline constexpr ScreenKey kRecommend{"recommend"};
inline constexpr ScreenKey kEvaluate{"evaluate"};
}  // namespace screens

/// A screen as it stands: what the rail asks for.
struct Visit {
  ScreenKey screen;
};

struct ShowData {
  static constexpr ScreenKey screen = screens::kData;
};
/// The import wizard, with files or a folder already chosen or without.
struct OpenWizard {
  static constexpr ScreenKey screen = screens::kData;
  QStringList sources;
};

/// The set-up of a training.
struct NewTraining {
  static constexpr ScreenKey screen = screens::kTrain;
};
/// The set-up with the settings of a run.
struct CloneRun {
  static constexpr ScreenKey screen = screens::kTrain;
  RunId run;
};
struct ResumeRun {
  static constexpr ScreenKey screen = screens::kTrain;
  RunId run;
};
/// A new run with the settings of another, at once.
struct TrainAgain {
  static constexpr ScreenKey screen = screens::kTrain;
  RunId run;
};
/// How a run was trained, or is being trained.
struct ShowTraining {
  static constexpr ScreenKey screen = screens::kTrain;
  RunId run;
};
/// The set-up of a search over settings.
struct NewSearch {
  static constexpr ScreenKey screen = screens::kTrain;
};
struct ShowStudy {
  static constexpr ScreenKey screen = screens::kTrain;
  QString study;
};

/// The search for the best model.
struct FindBest {
  static constexpr ScreenKey screen = screens::kTrain;
};

/// A run among the others.
struct ShowRun {
  static constexpr ScreenKey screen = screens::kRuns;
  RunId run;
};

/// The latent map: of a run (or the one it shows), of an entity (or the one it shows), with one
/// point looked at (or none).
struct ShowOnMap {
  static constexpr ScreenKey screen = screens::kLatent;
  std::optional<RunId> run = {};
  std::optional<Entity> entity = {};
  std::optional<Index> point = {};
};

/// What a run (or the one in use) recommends to a user (or to the one it shows).
struct ShowRecommendations {
  static constexpr ScreenKey screen = screens::kRecommend;
  std::optional<RunId> run = {};
  std::optional<Index> user = {};
  std::vector<Index> group = {};  ///< not empty: these people alone are listed, the first one shown
};

using Destination = std::variant<Visit, ShowData, OpenWizard, NewTraining, CloneRun, ResumeRun,
                                 TrainAgain, ShowTraining, NewSearch, ShowStudy, FindBest, ShowRun,
                                 ShowOnMap, ShowRecommendations>;

inline ScreenKey screenOf(const Destination& destination) {
  return std::visit([](const auto& to) { return to.screen; }, destination);
}

}  // namespace tastescope::ui
