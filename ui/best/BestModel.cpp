#include "ui/best/BestModel.h"

#include <QLocale>
#include <algorithm>

#include "core/models/Registry.h"
#include "core/store/RunStore.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/words/Numbers.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kValueDecimals = 4;

QString pText(double p) {
  const QLocale locale;
  if (p < 0.001) return QStringLiteral("< ") + locale.toString(0.001, 'f', 3);
  return locale.toString(p, 'f', p < 0.1 ? 3 : 2);
}

}  // namespace

void BestModel::setOutcome(const BestOutcome& outcome) {
  beginResetModel();
  m_rows.clear();
  m_metric = metricName(fromUtf8(outcome.metric));
  const BestTrial* chosen = outcome.chosen();
  m_low = m_high = 0;
  for (const BestTrial* leader : outcome.leaders()) {
    const RunRecord& run = leader->run;
    Row row{.name = fromUtf8(findModel(run.model).name),
            .run = run.id,
            .value = *leader->value,
            .half = leader->half,
            .coverage = leader->coverage,
            .novelty = leader->novelty,
            .seconds = run.seconds,
            .bytes = static_cast<double>(leader->bytes),
            .tried = std::ranges::count_if(
                outcome.trials,
                [&run](const BestTrial& trial) { return trial.run.model == run.model; }),
            .chosen = leader == chosen};
    if (outcome.final) {
      if (const Finalist* final = outcome.final->of(run.id)) {
        row.test = final->test;
        if (chosen && !row.chosen) row.p = outcome.final->p(chosen->run.id, run.id);
      }
    }
    if (m_rows.empty()) m_low = row.value - row.half;
    m_low = std::min(m_low, row.value - row.half);
    m_high = std::max(m_high, row.value + row.half);
    m_rows.push_back(row);
  }
  endResetModel();
}

QList<double> BestModel::whisker(const Row& row) const {
  const double width = m_high - m_low;
  if (width <= 0) return {};
  const auto place = [&](double value) { return (value - m_low) / width; };
  return {place(row.value - row.half), place(row.value), place(row.value + row.half)};
}

QString BestModel::withInterval(const Row& row) const {
  const QLocale locale;
  return QStringLiteral("%1 ± %2").arg(locale.toString(row.value, 'f', kValueDecimals),
                                       locale.toString(row.half, 'f', kValueDecimals));
}

QString BestModel::display(const Row& row, int column) const {
  const QLocale locale;
  switch (column) {
    case Model: return row.name;
    case Value: return locale.toString(row.value, 'f', kValueDecimals);
    case Test: return row.test ? locale.toString(*row.test, 'f', kValueDecimals) : QString();
    case P: return row.p ? pText(*row.p) : QString();
    case Coverage: return percent(row.coverage, 0);
    case Novelty: return locale.toString(row.novelty, 'f', 2);
    case Time: return durationText(row.seconds);
    case Memory: return bytesText(row.bytes);
    case Tried: return locale.toString(row.tried);
    default: break;
  }
  return {};
}

QVariant BestModel::data(const QModelIndex& index, int role) const {
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole: return display(row, column);
    case Qt::TextAlignmentRole:
      return int((column == Model ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
      if (!row.chosen || column > Value) return {};
      return Theme::instance().font(TextStyle::BodyStrong);
    case WhiskerRole: return column == Interval ? QVariant::fromValue(whisker(row)) : QVariant();
    case Qt::ToolTipRole:
      if (column == Model && row.chosen) return tr("%1: the choice").arg(row.name);
      if (column == Value || column == Interval) return withInterval(row);
      return display(row, column);
    case RunRole: return row.run;
    default: break;
  }
  return {};
}

QVariant BestModel::header(int section, int role) const {
  if (role == Qt::TextAlignmentRole) {
    const bool left = section == Model || section == Interval;
    return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole) {
    switch (section) {
      case Value: return tr("On validation, by which the choice is made.");
      case Interval: return tr("The 95 % interval over users, on a scale all models share.");
      case Test: return tr("Looked at at the end, for the finalists alone.");
      case P:
        return tr("How likely chance alone makes the two differ so on the test (Wilcoxon, Holm).");
      case Coverage: return tr("Of the catalogue, in all lists together.");
      case Novelty: return tr("Bits of self-information: higher for what few have.");
      case Tried: return tr("Trainings of this model; the row shows the best of them.");
      default: break;
    }
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (section) {
    case Model: return tr("Model");
    case Value: return m_metric.isEmpty() ? tr("Validation") : m_metric;
    case Interval: return tr("Interval");
    case Test: return tr("Test");
    case P: return tr("p");
    case Coverage: return tr("Coverage");
    case Novelty: return tr("Novelty");
    case Time: return tr("Time");
    case Memory: return tr("Memory");
    case Tried: return tr("Tried");
    default: break;
  }
  return {};
}

}  // namespace tastescope::ui
