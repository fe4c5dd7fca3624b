// What the curves say about a training, in words: computed from them, nothing is assumed about the
// model beyond the names of its losses. Thread rule: pure function over a LiveRun. Cost: a few
// dozen numbers.
#pragma once

#include <QList>
#include <QString>

#include "ui/train/LiveRun.h"

namespace tastescope::ui {

enum class HealthKind { Good, Note, Bad };

struct HealthHint {
  QString key;  ///< "finite", "latent", "falling", "validation", "discriminator"
  HealthKind kind = HealthKind::Good;
  QString title;
  QString sentence;
};

/// Thresholds: the latent space counts as collapsed below 0.5 nats of KL per user; "falling"
/// compares the last 10 epochs' first and second half; validation is flat after a third of the
/// patience (at least 5 epochs); a discriminator is too strong when its loss is under a tenth of
/// the generator's over the last 10 epochs and still sinking.
QList<HealthHint> healthOf(const LiveRun& run);

}  // namespace tastescope::ui
