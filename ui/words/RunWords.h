// Words of runs: durations, names of losses and metrics, states.
// Thread rule: GUI thread (translations). Cost: string building.
#pragma once

#include <QString>

#include "core/data/Split.h"
#include "core/store/RunStore.h"
#include "core/workflow/Runs.h"
#include "core/workflow/train/TrainRun.h"
#include "ui/widgets/Chip.h"

namespace tastescope::ui {

/// "14 s", "12 min 41 s", "1 h 27 min"; under ten seconds with one decimal.
QString durationText(double seconds);
/// "about 16 min"; "a few seconds" below ten.
QString aboutText(double seconds);
/// "0.97 s / step" or "12 steps / s".
QString speedText(double secondsPerStep);
/// "elbo" -> "ELBO loss"; a name not known here is shown as the model gave it, with a capital.
QString lossName(const QString& key);
/// "ndcg@10" -> "NDCG@10", "recall-capped@10" -> "Capped recall@10".
QString metricName(const QString& key);
/// The name of a column of values at one list length: "NDCG@10", but "Coverage" for what is not
/// measured of each list.
QString metricColumn(const Metric& metric);
/// "0.2163", "38.2 %", "+38 %", as its kind is written.
QString metricText(const MetricKind& kind, double value);
/// "Random within each customer, seed 2026".
QString splitSentence(const SplitSpec& spec, const QString& user);
/// "random per user 80/10/10", for one line of context.
QString splitShort(const SplitSpec& spec);

struct StateWords {
  QString text;
  ChipKind kind = ChipKind::Neutral;
};
StateWords runStateWords(RunState state);

/// "17 MB", "0.4 GB".
QString bytesText(double bytes);

}  // namespace tastescope::ui
