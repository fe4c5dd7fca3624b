#include "ui/runs/RunsModel.h"

#include <QBrush>
#include <QDateTime>
#include <QFont>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/store/RunStore.h"
#include "ui/charts/ChartStyle.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/words/Numbers.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kColours = 10;
enum Tail { Time, Epochs, Seed, Started, Split, Note, TailCount };

/// Every kind that training stores and a table shows, at ten.
std::vector<Metric> shownMetrics() {
  std::vector<Metric> metrics;
  for (const MetricKind& kind : metricKinds()) {
    if (kind.measured() && kind.place != MetricPlace::None) metrics.emplace_back(kind.key, 10);
  }
  return metrics;
}

}  // namespace

RunsModel::RunsModel(QObject* parent)
    : TableModel(parent), m_metrics(shownMetrics()), m_slots(kColours, 0) {}

void RunsModel::setRuns(std::vector<RunSummary> runs) {
  beginResetModel();
  m_runs = std::move(runs);
  m_manySplits = std::any_of(m_runs.begin(), m_runs.end(), [this](const RunSummary& run) {
    return run.record.split != m_runs.front().record.split;
  });
  const auto gone = [this](RunId run) { return run != 0 && !find(run); };
  const auto before = m_compared.size();
  m_compared.removeIf(gone);
  std::replace_if(m_slots.begin(), m_slots.end(), gone, RunId{0});
  endResetModel();
  if (m_compared.size() != before) Q_EMIT comparedChanged();
}

const RunSummary* RunsModel::find(RunId run) const {
  const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                  [run](const RunSummary& one) { return one.record.id == run; });
  return found == m_runs.end() ? nullptr : &*found;
}

QList<RunId> RunsModel::compared() const { return m_compared; }

QColor RunsModel::colourOf(RunId run) const {
  const auto slot = m_slots.indexOf(run);
  return slot < 0 ? chartColour("categoricalOther") : seriesColour(static_cast<int>(slot));
}

void RunsModel::setCompared(RunId run, bool compared) {
  if (m_compared.contains(run) == compared) return;
  if (compared) {
    m_compared << run;
    if (const auto free = m_slots.indexOf(RunId{0}); free >= 0) m_slots[free] = run;
  } else {
    m_compared.removeOne(run);
    if (const auto slot = m_slots.indexOf(run); slot >= 0) m_slots[slot] = 0;
  }
  if (!m_runs.empty()) {
    Q_EMIT dataChanged(index(0, Compare), index(static_cast<int>(m_runs.size()) - 1, Compare));
  }
  Q_EMIT comparedChanged();
}

int RunsModel::columns() const { return timeColumn() + TailCount; }

const MetricValue* RunsModel::metricAt(const RunSummary& run, int column) const {
  if (column < FirstMetric || column >= timeColumn()) return nullptr;
  return tastescope::metricOf(run, "test", metricOf(column).key());
}

QVariant RunsModel::display(const RunSummary& run, int column) const {
  const QLocale locale;
  switch (column) {
    case Compare:
    case Star: return {};
    case Name: return fromUtf8(run.record.name);
    case Model: return fromUtf8(run.modelName);
    case State: return runStateWords(run.record.state).text;
    default: break;
  }
  if (column < timeColumn()) {
    const MetricValue* metric = metricAt(run, column);
    if (metric) return metricText(metricOf(column).kind(), metric->value);
    return column == FirstMetric ? tr("no result") : QString();
  }
  switch (column - timeColumn()) {
    case Time: return run.record.seconds > 0 ? durationText(run.record.seconds) : QString();
    case Epochs:
      return run.record.epochs > 0 ? locale.toString(qlonglong(run.record.epochs)) : QString();
    case Seed: return locale.toString(qulonglong(run.record.seed));
    case Started: {
      const QDateTime at = QDateTime::fromSecsSinceEpoch(run.record.created);
      const bool today = at.date() == QDate::currentDate();
      return today ? locale.toString(at.time(), QStringLiteral("HH:mm"))
                   : locale.toString(at.date(), tr("d MMM", "day and month"));
    }
    case Split: return splitShort(splitSpecFromJson(run.record.split));
    default: break;
  }
  const bool ended = run.record.state == RunState::Failed || run.record.state == RunState::KeptBest;
  if (!run.record.note.empty()) return fromUtf8(run.record.note);
  return ended ? translated(run.record.message) : standing(run);
}

QVariant RunsModel::sortKey(const RunSummary& run, int column) const {
  if (column == Compare) return m_compared.contains(run.record.id) ? 0 : 1;
  if (column == Star) return run.record.starred ? 0 : 1;
  if (column >= FirstMetric && column < timeColumn()) {
    const MetricValue* metric = metricAt(run, column);
    return metric ? metric->value : -std::numeric_limits<double>::infinity();
  }
  switch (column - timeColumn()) {
    case Time: return run.record.seconds;
    case Epochs: return qlonglong(run.record.epochs);
    case Seed: return qulonglong(run.record.seed);
    case Started: return qlonglong(run.record.created);
    default: break;
  }
  return display(run, column).toString().toLower();
}

QString RunsModel::standing(const RunSummary& run) const {
  QStringList words;
  if (run.bestOf > 0)
    words << tr("best of %1 trials of %2").arg(run.bestOf).arg(fromUtf8(run.study));
  if (run.age.isOld()) words << tr("%1 newer interactions").arg(grouped(run.age.interactions));
  if (m_manySplits) words << splitShort(splitSpecFromJson(run.record.split));
  return words.join(QStringLiteral(" · "));
}

QVariant RunsModel::alignment(int column) const {
  const bool number = (column >= FirstMetric && column < timeColumn()) ||
                      (column >= timeColumn() && column - timeColumn() <= Seed);
  return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
  const RunSummary& run = m_runs[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole: return display(run, column);
    case Qt::EditRole:
      return column == noteColumn() ? fromUtf8(run.record.note) : display(run, column);
    case Qt::TextAlignmentRole: return alignment(column);
    case Qt::CheckStateRole:
      if (column == Compare)
        return m_compared.contains(run.record.id) ? Qt::Checked : Qt::Unchecked;
      return {};
    case Qt::FontRole: {
      if (column != Name) return {};
      return Theme::instance().font(TextStyle::BodyStrong);
    }
    case Qt::ForegroundRole:
      if (column == Name || (column >= FirstMetric && metricAt(run, column))) return {};
      if (column >= FirstMetric && column < timeColumn())
        return QBrush(chartColour("textSecondary"));
      if (column == Model || column == noteColumn()) return QBrush(chartColour("textSecondary"));
      return {};
    case Qt::ToolTipRole:
      if (column == Name && run.age.isOld()) return translated(inWords(run.age));
      return column > Star ? display(run, column) : QVariant();
    case SecondLineRole: {
      const MetricValue* metric = metricAt(run, column);
      if (column != FirstMetric || !metric || metric->half <= 0) return {};
      return QStringLiteral("± ") + QLocale().toString(metric->half, 'f', 4);
    }
    case ChipKindRole:
      return column == State ? QVariant(int(runStateWords(run.record.state).kind)) : QVariant();
    case SwatchRole: return {};
    case SortRole: return sortKey(run, column);
    case IdRole: return QVariant::fromValue(qint64(run.record.id));
    case ModelRole: return fromUtf8(run.record.model);
    case StarRole: return run.record.starred;
    case StudyRole: return fromUtf8(run.study);
    case BestTrialRole: return run.bestOf > 0;
    case SearchRole:
      return QString(fromUtf8(run.record.name) + QLatin1Char('\n') + fromUtf8(run.modelName) +
                     QLatin1Char('\n') + display(run, noteColumn()).toString());
    default: break;
  }
  return {};
}

QVariant RunsModel::header(int section, int role) const {
  if (role == Qt::ToolTipRole && section == Compare) return tr("Compared below (Space)");
  if (role == Qt::ToolTipRole && section == Star) return tr("Starred (S)");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Compare:
    case Star: return QString();
    case Name: return tr("Run");
    case Model: return tr("Model");
    case State: return tr("State");
    default: break;
  }
  if (section < timeColumn()) return metricColumn(metricOf(section));
  switch (section - timeColumn()) {
    case Time: return tr("Time");
    case Epochs: return tr("Epochs");
    case Seed: return tr("Seed");
    case Started: return tr("Started");
    case Split: return tr("Split");
    default: break;
  }
  return tr("Note");
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = TableModel::flags(index);
  if (index.column() == Name || index.column() == noteColumn()) flags |= Qt::ItemIsEditable;
  if (index.column() == Compare) flags |= Qt::ItemIsUserCheckable;
  return flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  RunSummary& run = m_runs[static_cast<std::size_t>(index.row())];
  const qint64 id = run.record.id;
  if (role == Qt::CheckStateRole && index.column() == Compare) {
    setCompared(id, value.toInt() == Qt::Checked);
    return true;
  }
  if (role == StarRole) {
    run.record.starred = value.toBool();
    Q_EMIT starWanted(id, run.record.starred);
  } else if (role == Qt::EditRole && index.column() == Name) {
    const QString name = value.toString().trimmed();
    if (name.isEmpty() || name == fromUtf8(run.record.name)) return false;
    run.record.name = toUtf8(name);
    Q_EMIT renameWanted(id, name);
  } else if (role == Qt::EditRole && index.column() == noteColumn()) {
    if (value.toString() == fromUtf8(run.record.note)) return false;
    run.record.note = toUtf8(value.toString());
    Q_EMIT noteWanted(id, value.toString());
  } else {
    return false;
  }
  Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(columnCount() - 1));
  return true;
}

void RunsFilter::setText(const QString& text) {
  m_text = text;
  invalidateFilter();
}

void RunsFilter::setModelKey(const QString& key) {
  m_model = key;
  invalidateFilter();
}

void RunsFilter::setStarredOnly(bool only) {
  m_starred = only;
  invalidateFilter();
}

void RunsFilter::setTrials(TrialsShown shown, const QString& study) {
  m_trials = shown;
  m_study = study;
  invalidateFilter();
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const QModelIndex at = sourceModel()->index(row, 0, parent);
  if (m_starred && !at.data(RunsModel::StarRole).toBool()) return false;
  if (!m_model.isEmpty() && at.data(RunsModel::ModelRole).toString() != m_model) return false;
  const QString study = at.data(RunsModel::StudyRole).toString();
  if (m_trials == TrialsShown::OfOne && study != m_study) return false;
  if (m_trials == TrialsShown::None && !study.isEmpty()) return false;
  // A starred trial is one somebody wants to see.
  if (m_trials == TrialsShown::Best && !study.isEmpty() &&
      !at.data(RunsModel::BestTrialRole).toBool() && !at.data(RunsModel::StarRole).toBool())
    return false;
  return m_text.isEmpty() ||
         at.data(RunsModel::SearchRole).toString().contains(m_text, Qt::CaseInsensitive);
}

}  // namespace tastescope::ui
