#include "ui/train/QueuePanel.h"

#include <QDateTime>
#include <QDropEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTimer>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/train/TrainQueue.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kRow = 36;
constexpr int kCross = 24;
constexpr int kIdRole = Qt::UserRole;
constexpr int kDetailRole = Qt::UserRole + 1;
constexpr int kTimeRole = Qt::UserRole + 2;

class QueueDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {200, kRow};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const Theme& theme = Theme::instance();
    QRect room = option.rect;
    const bool chosen = option.state.testFlag(QStyle::State_Selected) &&
                        option.state.testFlag(QStyle::State_HasFocus);
    if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
      painter->fillRect(room, theme.colour(chosen ? "selection" : "hover"));
    }
    painter->fillRect(QRect(room.left(), room.bottom(), room.width(), 1), theme.colour("border"));
    const QRect cross(room.right() - kCross, room.top(), kCross, room.height());
    painter->drawPixmap(
        cross.center() - QPoint(6, 6),
        iconPixmap("x", "textSecondary", 13, painter->device()->devicePixelRatioF()));
    room.adjust(2, 0, -kCross - 6, 0);
    const auto text = [&](const QString& words, TextStyle style, const char* colour,
                          Qt::Alignment align) {
      const QFont font = theme.font(style);
      painter->setFont(font);
      painter->setPen(theme.colour(colour));
      const QFontMetrics metrics(font);
      const QString shown = metrics.elidedText(words, Qt::ElideRight, room.width());
      painter->drawText(room, align | Qt::AlignVCenter, shown);
      return metrics.horizontalAdvance(shown);
    };
    text(QString::number(index.row() + 2), TextStyle::Small, "textSecondary", Qt::AlignLeft);
    room.adjust(20, 0, 0, 0);
    room.setRight(
        room.right() - 10 -
        text(index.data(kTimeRole).toString(), TextStyle::Small, "textSecondary", Qt::AlignRight));
    room.adjust(
        text(index.data().toString(), TextStyle::BodyStrong, "textPrimary", Qt::AlignLeft) + 10, 0,
        0, 0);
    text(index.data(kDetailRole).toString(), TextStyle::Small, "textSecondary", Qt::AlignLeft);
  }
};

}  // namespace

QueueList::QueueList(TrainQueue& queue, QWidget* parent) : QListWidget(parent), m_queue(queue) {
  setObjectName(QStringLiteral("queueList"));
  setAccessibleName(tr("Waiting runs"));
  setToolTip(tr("Drag to reorder (Ctrl+Up, Ctrl+Down); remove with Delete"));
  setItemDelegate(new QueueDelegate(this));
  setDragDropMode(QAbstractItemView::InternalMove);
  setMouseTracking(true);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

quint64 QueueList::idAt(int row) const {
  const QListWidgetItem* entry = item(row);
  return entry ? entry->data(kIdRole).toULongLong() : 0;
}

void QueueList::refresh() {
  const int chosen = currentRow();
  clear();
  for (const QueuedRun& run : m_queue.waiting()) {
    auto* entry = new QListWidgetItem(run.name, this);
    entry->setData(kIdRole, QVariant::fromValue(run.id));
    entry->setData(kDetailRole, run.detail);
    const QString time = run.seconds < 0 ? QString() : durationText(run.seconds);
    entry->setData(kTimeRole, time.isEmpty() ? time : QStringLiteral("≈ ") + time);
    entry->setToolTip(run.detail);
  }
  setCurrentRow(std::min(chosen, count() - 1));
}

void QueueList::keyPressEvent(QKeyEvent* event) {
  const int row = currentRow();
  const bool control = event->modifiers().testFlag(Qt::ControlModifier);
  if (row >= 0 && event->key() == Qt::Key_Delete) return m_queue.remove(idAt(row));
  if (row >= 0 && control && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
    const int goal = std::clamp(row + (event->key() == Qt::Key_Up ? -1 : 1), 0, count() - 1);
    m_queue.move(idAt(row), goal);
    setCurrentRow(goal);
    return;
  }
  QListWidget::keyPressEvent(event);
}

void QueueList::mouseReleaseEvent(QMouseEvent* event) {
  const QModelIndex at = indexAt(event->position().toPoint());
  if (at.isValid() && event->position().x() > visualRect(at).right() - kCross) {
    return m_queue.remove(idAt(at.row()));
  }
  QListWidget::mouseReleaseEvent(event);
}

void QueueList::dropEvent(QDropEvent* event) {
  const quint64 moved = idAt(currentRow());
  QListWidget::dropEvent(event);
  for (int row = 0; row < count(); ++row) {
    // Not from within the drop: the queue answers by filling the list anew.
    if (idAt(row) == moved)
      QTimer::singleShot(0, this, [this, moved, row] { m_queue.move(moved, row); });
  }
}

QueuePanel::QueuePanel(TrainQueue& queue, QWidget* parent)
    : Panel(tr("Queue"), parent),
      m_queue(queue),
      m_list(new QueueList(queue)),
      m_foot(new WrappedLabel({}, TextStyle::Small, "textSecondary")) {
  auto* add = named("addRun", smallButton(tr("Add"), "plus"));
  add->setToolTip(tr("Set up another run"));
  addControl(add);
  body()->setSpacing(8);
  addWidget(m_list);
  addWidget(m_foot);
  connect(add, &QPushButton::clicked, this, &QueuePanel::addWanted);
  connect(&queue, &TrainQueue::changed, this, &QueuePanel::refresh);
  refresh();
}

void QueuePanel::refresh() {
  m_list->refresh();
  const auto waiting = m_queue.waiting().size();
  setNote(waiting > 1 ? tr("drag to reorder") : QString());
  m_list->setVisible(waiting > 0);
  m_list->setFixedHeight(kRow * static_cast<int>(std::min<qsizetype>(waiting, 5)) + 2);
  const double left = m_queue.secondsUntilDone();
  if (waiting == 0) {
    m_foot->setText(tr("Nothing is waiting. One run trains at a time."));
  } else if (left < 0) {
    m_foot->setText(tr("One run trains at a time."));
  } else {
    const QTime end = QDateTime::currentDateTime().addSecs(static_cast<qint64>(left)).time();
    m_foot->setText(tr("All done at about %1. One run trains at a time.")
                        .arg(QLocale().toString(end, QStringLiteral("HH:mm"))));
  }
}

}  // namespace tastescope::ui
