#include "ui/widgets/Buttons.h"

#include <QAction>
#include <QStyle>
#include <QVariant>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr const char* kWordless = "wordless";  // to the style sheet
constexpr int kIconGap = 4;  ///< on top of the style's own 4 between icon and words

QPushButton* make(const QString& text, const char* iconName, const char* iconRole, const char* kind,
                  QWidget* parent) {
  auto* made = new QPushButton(text, parent);
  if (kind != nullptr) made->setProperty("kind", QString::fromLatin1(kind));
  if (iconName != nullptr) made->setIcon(icon(iconName, iconRole));
  made->setIconSize(QSize(16 + kIconGap, 16));
  made->setAutoDefault(false);
  return made;
}

}  // namespace

QPushButton* mainButton(const QString& text, const char* iconName, QWidget* parent) {
  return make(text, iconName, "accentText", "main", parent);
}

QPushButton* button(const QString& text, const char* iconName, QWidget* parent) {
  return make(text, iconName, "textPrimary", nullptr, parent);
}

QPushButton* quietButton(const QString& text, const char* iconName, QWidget* parent) {
  return make(text, iconName, "textPrimary", "quiet", parent);
}

QPushButton* destructiveButton(const QString& text, const char* iconName, QWidget* parent) {
  return make(text, iconName, "danger", "destructive", parent);
}

QPushButton* smallButton(const QString& text, const char* iconName, QWidget* parent) {
  QPushButton* made = make(text, iconName, "textPrimary", nullptr, parent);
  made->setProperty("small", true);
  made->setIconSize(QSize(14 + kIconGap, 14));
  return made;
}

QPushButton* linkButton(const QString& text, QWidget* parent) {
  QPushButton* made = make(text, nullptr, "accent", "link", parent);
  made->setCursor(Qt::PointingHandCursor);
  return made;
}

QString withShortcut(const QString& name, const QKeySequence& shortcut) {
  if (shortcut.isEmpty()) return name;
  return QStringLiteral("%1 (%2)").arg(name, shortcut.toString(QKeySequence::NativeText));
}

void setButtonWords(QPushButton* target, const QString& words) {
  target->setText(words);
  if (target->property(kWordless).toBool() == words.isEmpty()) return;
  target->setProperty(kWordless, words.isEmpty());
  target->style()->unpolish(target);
  target->style()->polish(target);
}

QToolButton* iconButton(const char* iconName, const QString& name, const QKeySequence& shortcut,
                        QWidget* parent) {
  auto* made = new QToolButton(parent);
  made->setIcon(icon(iconName, "textPrimary", "accentSoftText"));
  made->setIconSize(QSize(16, 16));
  made->setProperty("iconOnly", true);
  made->setFocusPolicy(Qt::StrongFocus);
  made->setShortcut(shortcut);
  setIconButtonName(made, name);
  return made;
}

void setIconButtonName(QToolButton* target, const QString& name) {
  target->setToolTip(withShortcut(name, target->shortcut()));
  target->setAccessibleName(name);
}

}  // namespace tastescope::ui
