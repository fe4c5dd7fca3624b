#include "ui/train/ModelSuit.h"

#include <QCoreApplication>
#include <QLocale>

#include "core/workflow/train/TrainSetup.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {
constexpr double kEnoughUsers = 200;
constexpr double kEnoughEach = 5;
}  // namespace

CapabilityMap registryCapabilities() {
  CapabilityMap map;
  for (const ModelInfo& model : modelRegistry()) {
    map.insert(fromUtf8(model.key), capabilitiesOf(model));
  }
  return map;
}

SuitWords suitOf(const ModelCapabilities& capabilities, const Dataset& data, const QString& users) {
  const Interactions& entries = *data.interactions;
  if (capabilities.ordersByTime && !data.hasOrder()) {
    return {Suit::Impossible,
            QCoreApplication::translate("ModelSuit",
                                        "Uses the order of a history, and the data has "
                                        "neither times nor an order of its own.")};
  }
  const double each = double(entries.size()) / std::max(1.0, double(entries.userCount()));
  if (!capabilities.trainsByStep || entries.userCount() < kEnoughUsers || each < kEnoughEach) {
    return {};
  }
  return {Suit::Good, QCoreApplication::translate("ModelSuit",
                                                  "%1 %2 with %3 interactions each on "
                                                  "average are enough to learn from.")
                          .arg(QLocale().toString(qlonglong(entries.userCount())), users,
                               QLocale().toString(each, 'f', 1))};
}

}  // namespace tastescope::ui
