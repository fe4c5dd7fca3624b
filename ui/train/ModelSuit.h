// Whether a model suits the data at hand, from its capabilities and a few counts; and the
// capabilities of the whole registry, asked once. Thread rule: suitOf() any thread;
// registryCapabilities() any thread, makes small models. Cost: the first call builds one of each
// model.
#pragma once

#include <QMap>
#include <QString>

#include "core/data/Dataset.h"
#include "core/models/Registry.h"
#include "core/workflow/Session.h"

namespace tastescope::ui {

using CapabilityMap = QMap<QString, ModelCapabilities>;
CapabilityMap registryCapabilities();

enum class Suit { Unsaid, Good, Impossible };
struct SuitWords {
  Suit suit = Suit::Unsaid;
  QString why;
};
/// Orders by time: needs times, or lists that keep their order. Learns by steps: good from 200
/// users with 5 interactions each on average; fewer are left unsaid.
SuitWords suitOf(const ModelCapabilities& capabilities, const Dataset& data, const QString& users);

}  // namespace tastescope::ui
