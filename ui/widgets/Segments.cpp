#include "ui/widgets/Segments.h"
#include "ui/widgets/PageLayout.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>
#include <QToolButton>

namespace tastescope::ui {

Segments::Segments(QWidget* parent) : QWidget(parent) {
  bareRow(this, 0);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  m_group.setExclusive(true);
  connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
    if (!checked || id == m_current) return;
    m_current = id;
    Q_EMIT currentChanged(id);
  });
}

Segments::Segments(const QStringList& texts, QWidget* parent) : Segments(parent) {
  for (const QString& text : texts) addSegment(text);
}

QToolButton* Segments::addSegment(const QString& text, const QVariant& value,
                                  const QIcon& segmentIcon) {
  auto* made = new QToolButton(this);
  made->setCheckable(true);
  made->setText(text);
  made->setAccessibleName(text);
  made->setFocusPolicy(Qt::StrongFocus);
  if (!segmentIcon.isNull()) {
    made->setIcon(segmentIcon);
    made->setIconSize(QSize(14, 14));
    made->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly
                                            : Qt::ToolButtonTextBesideIcon);
  }
  made->installEventFilter(this);
  layout()->addWidget(made);
  m_buttons.append(made);
  m_data.append(value);
  m_group.addButton(made, count() - 1);
  markPositions();
  if (count() == 1) {
    m_current = 0;
    made->setChecked(true);
  }
  return made;
}

void Segments::markPositions() {
  for (int i = 0; i < count(); ++i) {
    const char* place = count() == 1       ? "only"
                        : i == 0           ? "first"
                        : i == count() - 1 ? "last"
                                           : "middle";
    mark(m_buttons[i], "segment", QString::fromLatin1(place));
  }
}

/// For the style sheet.
void Segments::mark(QToolButton* segment, const char* property, const QVariant& value) {
  segment->setProperty(property, value);
  segment->style()->unpolish(segment);
  segment->style()->polish(segment);
  settle(segment);
}

void Segments::settle(QToolButton* segment) {
  QFont chosen = segment->font();
  chosen.setWeight(QFont::DemiBold);
  const QString words = QString(segment->text()).remove(QLatin1Char('&'));
  const int more = QFontMetrics(chosen).horizontalAdvance(words) -
                   segment->fontMetrics().horizontalAdvance(words);
  segment->setMinimumWidth(words.isEmpty() ? 0 : segment->sizeHint().width() + std::max(0, more));
}

void Segments::setTight(bool tight) {
  for (QToolButton* segment : std::as_const(m_buttons))
    if (segment->property("tight").toBool() != tight) mark(segment, "tight", tight);
}

void Segments::setText(int index, const QString& text) {
  QToolButton* target = m_buttons.value(index);
  if (target == nullptr) return;
  target->setText(text);
  target->setAccessibleName(text);
  settle(target);
}

void Segments::setSegmentToolTip(int index, const QString& text) {
  if (QToolButton* target = m_buttons.value(index)) target->setToolTip(text);
}

void Segments::setSegmentEnabled(int index, bool enabled) {
  if (QToolButton* target = m_buttons.value(index)) target->setEnabled(enabled);
}

int Segments::currentIndex() const { return m_current; }
QVariant Segments::currentData() const { return m_data.value(m_current); }

void Segments::setCurrentIndex(int index) {
  if (QToolButton* target = m_buttons.value(index)) target->setChecked(true);
}

void Segments::setCurrentData(const QVariant& value) {
  setCurrentIndex(static_cast<int>(m_data.indexOf(value)));
}

bool Segments::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::Polish)
    settle(static_cast<QToolButton*>(watched));
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int step = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
    const int from = static_cast<int>(m_buttons.indexOf(static_cast<QToolButton*>(watched)));
    QToolButton* next = step == 0 ? nullptr : m_buttons.value(from + step);
    if (next != nullptr && next->isEnabled()) {
      next->setFocus(Qt::TabFocusReason);
      next->setChecked(true);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace tastescope::ui
