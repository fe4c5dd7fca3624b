#include "ui/shell/Rail.h"

#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/shell/ScreenFactory.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

Rail::Rail(QWidget* parent) : QWidget(parent) {
  const Theme& theme = Theme::instance();
  setObjectName(QStringLiteral("rail"));
  setFixedWidth(theme.width("rail"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 10, 1, 10);
  column->setSpacing(theme.spacing("xs"));
  for (const ScreenEntry& entry : screenEntries()) {
    auto* item = new QToolButton;
    item->setObjectName(QStringLiteral("rail_") + QLatin1String(entry.key));
    item->setProperty("rail", true);
    item->setCheckable(true);
    item->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    item->setIcon(icon(entry.icon, "textSecondary", "accentText"));
    item->setIconSize(QSize(theme.iconSize("rail"), theme.iconSize("rail")));
    item->setFocusPolicy(Qt::StrongFocus);
    item->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    item->installEventFilter(this);
    m_group.addButton(item, static_cast<int>(entry.id));
    column->addWidget(item);
  }
  column->addStretch(1);
  connect(&m_group, &QButtonGroup::idClicked, this,
          [this](int id) { Q_EMIT screenWanted(static_cast<ScreenId>(id)); });
  retranslate();
}

void Rail::setCurrent(ScreenId screen) {
  m_group.button(static_cast<int>(screen))->setChecked(true);
}

void Rail::retranslate() {
  for (const ScreenEntry& entry : screenEntries()) {
    auto* item = static_cast<QToolButton*>(m_group.button(static_cast<int>(entry.id)));
    const QKeySequence keys(Qt::CTRL |
                            static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(entry.id)));
    item->setText(screenName(entry.id));
    item->setAccessibleName(screenName(entry.id));
    item->setToolTip(withShortcut(screenPurpose(entry.id), keys));
    item->setWhatsThis(screenPurpose(entry.id));
  }
}

bool Rail::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    const int from = m_group.id(static_cast<QAbstractButton*>(watched));
    if (QAbstractButton* next = step == 0 ? nullptr : m_group.button(from + step)) {
      next->setFocus(Qt::TabFocusReason);
      return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      static_cast<QAbstractButton*>(watched)->click();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace tastescope::ui
