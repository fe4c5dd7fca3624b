#include "ui/tune/TuneModel.h"

#include <QBrush>
#include <QLocale>
#include <limits>

#include "ui/context/Translate.h"
#include "ui/forms/ParamField.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

TuneModel::Row TuneModel::rowOf(const TuneTrial& trial) {
  return {.number = trial.number,
          .rung = trial.rung,
          .run = trial.run.id,
          .state = trial.run.state,
          .value = trial.value,
          .config = trial.run.config,
          .epochs = trial.run.epochs,
          .seconds = trial.run.seconds,
          .message = translated(trial.run.message)};
}

TuneModel::Row TuneModel::currentRow(const LiveStudy& study) {
  const PlannedTrial& trial = *study.current();
  return {.number = trial.number,
          .rung = trial.rung,
          .run = study.currentRun(),
          .value = study.currentValue(),
          .config = trial.config,
          .epochs = study.epoch(),
          .epochsAtMost = trial.epochs,
          .seconds = study.currentSeconds()};
}

void TuneModel::setStudy(const LiveStudy& study) {
  beginResetModel();
  m_rows.clear();
  m_searched.clear();
  m_metric = study.metric();
  m_best = study.best() ? study.best()->number : 0;
  for (const std::string& key : study.outcome().searched) {
    m_searched.push_back(study.model().schema->find(key));
  }
  for (const TuneTrial& trial : study.outcome().trials) m_rows.push_back(rowOf(trial));
  if (study.current()) m_rows.push_back(currentRow(study));
  endResetModel();
}

void TuneModel::updateCurrent(const LiveStudy& study) {
  if (!study.current() || m_rows.empty()) return;
  if (m_rows.back().number != study.current()->number) return;
  m_rows.back() = currentRow(study);
  const int last = rowCount() - 1;
  Q_EMIT dataChanged(index(last, 0), index(last, columnCount() - 1));
}

void TuneModel::setPointed(qint64 number) {
  if (m_pointed == number) return;
  m_pointed = number;
  if (!m_rows.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::BackgroundRole});
  }
}

void TuneModel::setLeftOut(const QSet<qint64>& numbers) {
  if (m_leftOut == numbers) return;
  m_leftOut = numbers;
  if (!m_rows.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {DimmedRole});
  }
}

const ParamSpec* TuneModel::specAt(int column) const {
  const bool parameter = column >= FirstParameter && column < epochsColumn();
  return parameter ? m_searched[static_cast<std::size_t>(column - FirstParameter)] : nullptr;
}

QVariant TuneModel::display(const Row& row, int column) const {
  const QLocale locale;
  if (const ParamSpec* spec = specAt(column)) return paramText(*spec, row.config.at(spec->key));
  if (column == epochsColumn()) {
    if (row.epochsAtMost > 0) {
      return tr("%1 of %2").arg(locale.toString(row.epochs), locale.toString(row.epochsAtMost));
    }
    return row.epochs > 0 ? locale.toString(row.epochs) : QString();
  }
  if (column == timeColumn()) return row.seconds > 0 ? durationText(row.seconds) : QString();
  switch (column) {
    case Number: return locale.toString(row.number);
    case Rung: return locale.toString(row.rung + 1);
    case State: return runStateWords(row.state).text;
    default: break;
  }
  if (row.value) return locale.toString(*row.value, 'f', 4);
  return row.state == RunState::Running ? QString() : tr("no result");
}

QVariant TuneModel::sortKey(const Row& row, int column) const {
  if (const ParamSpec* spec = specAt(column)) {
    const Json& value = row.config.at(spec->key);
    if (value.is_number()) return value.get<double>();
    return paramText(*spec, value).toLower();
  }
  if (column == epochsColumn()) return row.epochs;
  if (column == timeColumn()) return row.seconds;
  switch (column) {
    case Number: return row.number;
    case Rung: return row.rung;
    case Value: return row.value.value_or(-std::numeric_limits<double>::infinity());
    default: break;
  }
  return display(row, column);
}

QVariant TuneModel::data(const QModelIndex& index, int role) const {
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  const ParamSpec* spec = specAt(column);
  const bool words = column == State || (spec && !row.config.at(spec->key).is_number());
  switch (role) {
    case Qt::DisplayRole: return display(row, column);
    case Qt::TextAlignmentRole:
      return int((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
      if (row.number != m_best || (column != Number && column != Value)) return {};
      return Theme::instance().font(TextStyle::BodyStrong);
    case Qt::ForegroundRole:
      if (column == Value && !row.value) return QBrush(Theme::instance().colour("textSecondary"));
      return {};
    case Qt::BackgroundRole:
      if (row.number == m_pointed) return QBrush(Theme::instance().colour("hover"));
      return {};
    case Qt::ToolTipRole:
      if ((column == State || column == Value) && !row.message.isEmpty()) return row.message;
      return display(row, column);
    case ChipKindRole:
      return column == State ? QVariant(int(runStateWords(row.state).kind)) : QVariant();
    case DimmedRole: return m_leftOut.contains(row.number);
    case SortRole: return sortKey(row, column);
    case NumberRole: return row.number;
    case RunRole: return QVariant::fromValue(qint64(row.run));
    default: break;
  }
  return {};
}

QVariant TuneModel::header(int section, int role) const {
  if (role == Qt::TextAlignmentRole) {
    const ParamSpec* spec = specAt(section);
    const bool number =
        spec ? spec->kind == ParamKind::Integer || spec->kind == ParamKind::Real : section != State;
    return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole && section == Rung) {
    return tr("Round of successive halving: each trains three times as long as the one before.");
  }
  if (role == Qt::ToolTipRole && section == Value) return tr("On validation, never on test.");
  if (role != Qt::DisplayRole) return {};
  if (const ParamSpec* spec = specAt(section)) return translated(spec->label);
  if (section == epochsColumn()) return tr("Epochs");
  if (section == timeColumn()) return tr("Time");
  switch (section) {
    case Number: return tr("Trial");
    case Rung: return tr("Round");
    case State: return tr("State");
    default: break;
  }
  return metricName(m_metric);
}

}  // namespace tastescope::ui
