#include "ui/runs/RunsTable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

#include "core/base/NameLength.h"
#include "ui/charts/ChartStyle.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr int kBox = 16;

/// The outline of a five-pointed star on a 20 grid, filled when it is set.
QPainterPath starPath() {
  QPainterPath path;
  constexpr double kPi = 3.14159265358979;
  for (int i = 0; i < 10; ++i) {
    const double radius = i % 2 == 0 ? 7 : 3;
    const double angle = -kPi / 2 + i * kPi / 5;
    const QPointF point(10 + radius * std::cos(angle), 10 + radius * std::sin(angle));
    if (i == 0) {
      path.moveTo(point);
    } else {
      path.lineTo(point);
    }
  }
  path.closeSubpath();
  return path;
}

/// Takes no longer name than a run may have.
class RunNameDelegate : public RowDelegate {
 public:
  using RowDelegate::RowDelegate;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const override {
    QWidget* const editor = RowDelegate::createEditor(parent, option, index);
    if (auto* const line = qobject_cast<QLineEdit*>(editor))
      line->setMaxLength(static_cast<int>(kMostNameCharacters));
    return editor;
  }
};

}  // namespace

RunMarkDelegate::RunMarkDelegate(RunsModel& model, QObject* parent)
    : RowDelegate(parent), m_model(model) {}

void RunMarkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  RowDelegate::paint(painter, option, index);
  const Theme& theme = Theme::instance();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const int left = option.rect.left() + (index.column() == RunsModel::Compare ? 16 : 10);
  const QRectF box(left + 0.5, option.rect.center().y() - kBox / 2 + 0.5, kBox - 1, kBox - 1);
  if (index.column() == RunsModel::Compare) {
    const RunId run = index.data(RunsModel::IdRole).toLongLong();
    const bool on = m_model.compared().contains(run);
    painter->setPen(on ? Qt::NoPen : QPen(theme.colour("borderStrong"), 1));
    painter->setBrush(on ? m_model.colourOf(run) : theme.colour("surface"));
    painter->drawRoundedRect(box, 3, 3);
    if (on) {
      painter->setPen(QPen(theme.colour("surface"), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      painter->drawPolyline(
          QPolygonF({box.topLeft() + QPointF(3.5, 7.8), box.topLeft() + QPointF(6.4, 10.8),
                     box.topLeft() + QPointF(11.5, 4.6)}));
    }
  } else {
    const bool on = index.data(RunsModel::StarRole).toBool();
    painter->translate(box.center() - QPointF(10, 10));
    painter->setPen(QPen(theme.colour(on ? "accent" : "textSecondary"), 1.2));
    painter->setBrush(on ? QBrush(theme.colour("accent")) : QBrush(Qt::NoBrush));
    painter->drawPath(starPath());
  }
  painter->restore();
}

void RunMarkDelegate::initStyleOption(QStyleOptionViewItem* option,
                                      const QModelIndex& index) const {
  RowDelegate::initStyleOption(option, index);
  option->features.setFlag(QStyleOptionViewItem::HasCheckIndicator, false);
}

void RunMarkDelegate::paintContent(QPainter&, const QRect&, const QStyleOptionViewItem&,
                                   const QModelIndex&) const {}

bool RunMarkDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                  const QStyleOptionViewItem&, const QModelIndex& index) {
  if (event->type() != QEvent::MouseButtonRelease) return false;
  if (static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton) return false;
  if (index.column() == RunsModel::Star) {
    return model->setData(index, !index.data(RunsModel::StarRole).toBool(), RunsModel::StarRole);
  }
  const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
  return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

RunsTable::RunsTable(RunsModel& model, RunsFilter& filter, QWidget* parent)
    : DataTable(parent), m_model(model), m_filter(filter) {
  setObjectName(QStringLiteral("runsTable"));
  setAccessibleName(tr("Runs"));
  m_filter.setSourceModel(&model);
  m_filter.setSortRole(RunsModel::SortRole);
  setModel(&m_filter);
  auto* marks = new RunMarkDelegate(model, this);
  setItemDelegateForColumn(RunsModel::Compare, marks);
  setItemDelegateForColumn(RunsModel::Star, marks);
  setItemDelegateForColumn(RunsModel::Name, new RunNameDelegate(this));
  setItemDelegateForColumn(RunsModel::State, new ChipDelegate(this));
  setSortingEnabled(true);
  sortByColumn(RunsModel::FirstMetric, Qt::DescendingOrder);
  const std::pair<int, int> widths[] = {{RunsModel::Compare, 44}, {RunsModel::Star, 40},
                                        {RunsModel::Name, 160},   {RunsModel::Model, 92},
                                        {RunsModel::State, 98},   {RunsModel::FirstMetric, 150}};
  for (const auto& [column, width] : widths) setTextWidth(column, width);
  for (int column = RunsModel::FirstMetric + 1; column < model.timeColumn(); ++column) {
    const MetricKind& kind = model.metricOf(column).kind();
    setTextWidth(column, std::max(100, kind.width));
    setColumnHidden(column, kind.place != MetricPlace::Front);
  }
  const int time = model.timeColumn();
  const int tail[] = {106, 76, 60, 84, 210};
  for (int i = 0; i < 5; ++i) setTextWidth(time + i, tail[i]);
  setColumnHidden(time + 1, true);
  setColumnHidden(time + 4, true);
}

RunId RunsTable::currentRun() const {
  const QModelIndex at = currentIndex();
  return at.isValid() ? at.data(RunsModel::IdRole).toLongLong() : 0;
}

QList<RunId> RunsTable::selectedRuns() const {
  QList<RunId> runs;
  for (const QModelIndex& row : selectionModel()->selectedRows()) {
    runs << row.data(RunsModel::IdRole).toLongLong();
  }
  return runs;
}

void RunsTable::setCurrentRun(RunId run) {
  for (int row = 0; row < m_filter.rowCount(); ++row) {
    const QModelIndex at = m_filter.index(row, RunsModel::Name);
    if (at.data(RunsModel::IdRole).toLongLong() != run) continue;
    setCurrentIndex(at);
    scrollTo(at);
    return;
  }
}

void RunsTable::editColumn(int column) {
  const QModelIndex at = currentIndex();
  if (!at.isValid()) return;
  setColumnHidden(column, false);
  edit(at.siblingAtColumn(column));
}

void RunsTable::keyPressEvent(QKeyEvent* event) {
  const QModelIndex at = currentIndex();
  if (at.isValid() && state() != EditingState) {
    if (event->key() == Qt::Key_Space) {
      const QModelIndex box = at.siblingAtColumn(RunsModel::Compare);
      const bool on = box.data(Qt::CheckStateRole).toInt() == Qt::Checked;
      m_filter.setData(box, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
      return;
    }
    if (event->key() == Qt::Key_S && event->modifiers() == Qt::NoModifier) {
      m_filter.setData(at, !at.data(RunsModel::StarRole).toBool(), RunsModel::StarRole);
      return;
    }
    if (event->key() == Qt::Key_F2) return editColumn(RunsModel::Name);
    if (event->key() == Qt::Key_Delete) {
      Q_EMIT deleteWanted();
      return;
    }
  }
  DataTable::keyPressEvent(event);
}

void RunsTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  DataTable::currentChanged(current, previous);
  if (current.row() != previous.row() || !previous.isValid()) Q_EMIT currentRunChanged();
}

}  // namespace tastescope::ui
