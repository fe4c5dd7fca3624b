#include "ui/shell/Rail.h"

#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/shell/Screens.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

Rail::Rail(QWidget* parent) : Translated(parent) {
  const Theme& theme = Theme::instance();
  setObjectName(QStringLiteral("rail"));
  setFixedWidth(theme.width("rail"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(3, 10, 4, 10);  // room for the ring of the focus, and the border
  column->setSpacing(theme.spacing("xs"));
  for (const ScreenInfo* info : allScreens()) {
    auto* item = new QToolButton;
    item->setObjectName(QStringLiteral("rail_") + info->key);
    item->setProperty("rail", true);
    item->setCheckable(true);
    item->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    item->setIcon(icon(info->icon, "textSecondary", "accentText"));
    item->setIconSize(QSize(theme.iconSize("rail"), theme.iconSize("rail")));
    item->setFocusPolicy(Qt::StrongFocus);
    item->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    item->installEventFilter(this);
    m_group.addButton(item, screenPosition(info->key));
    column->addWidget(item);
  }
  column->addStretch(1);
  connect(&m_group, &QButtonGroup::idClicked, this, [this](int id) {
    Q_EMIT screenWanted(allScreens().at(static_cast<std::size_t>(id))->key);
  });
  retranslate();
}

void Rail::setCurrent(ScreenKey screen) {
  m_group.button(screenPosition(screen))->setChecked(true);
}

void Rail::retranslate() {
  for (const ScreenInfo* info : allScreens()) {
    const int position = screenPosition(info->key);
    QAbstractButton* item = m_group.button(position);
    item->setText(info->name());
    item->setAccessibleName(info->name());
    item->setToolTip(withShortcut(info->purpose(), screenKeys(position)));
    item->setWhatsThis(info->purpose());
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
  return Translated::eventFilter(watched, event);
}

}  // namespace tastescope::ui
