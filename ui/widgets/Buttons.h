// The five kinds of button of the visual language. Main: filled, at most one per screen. Plain:
// bordered. Quiet: no border. Destructive: quiet with red words. Icon: square, named only by its
// tooltip and accessible name. Thread rule: GUI thread. Cost: a QPushButton or QToolButton.
#pragma once

#include <QKeySequence>
#include <QPushButton>
#include <QToolButton>

namespace tastescope::ui {

/// `iconName` may be null.
QPushButton* mainButton(const QString& text, const char* iconName = nullptr,
                        QWidget* parent = nullptr);
QPushButton* button(const QString& text, const char* iconName = nullptr, QWidget* parent = nullptr);
QPushButton* quietButton(const QString& text, const char* iconName = nullptr,
                         QWidget* parent = nullptr);
QPushButton* destructiveButton(const QString& text, const char* iconName = nullptr,
                               QWidget* parent = nullptr);
/// 26 high instead of 32, for panel heads.
QPushButton* smallButton(const QString& text, const char* iconName = nullptr,
                         QWidget* parent = nullptr);
/// Text that reads as a link.
QPushButton* linkButton(const QString& text, QWidget* parent = nullptr);
/// Square; tooltip "name (shortcut)" and accessible name are set, the shortcut works where the
/// button is visible.
QToolButton* iconButton(const char* iconName, const QString& name,
                        const QKeySequence& shortcut = {}, QWidget* parent = nullptr);
/// The same widget under an object name, by which tests and the style sheet find it.
template <typename Widget>
Widget* named(const char* name, Widget* widget) {
  widget->setObjectName(QLatin1String(name));
  return widget;
}
/// The same widget 26 high, for panel heads and tool bars.
template <typename Widget>
Widget* small(Widget* widget) {
  widget->setProperty("small", true);
  return widget;
}
/// Other words, or none where there is no room: then the button is as wide as its icon needs.
void setButtonWords(QPushButton* target, const QString& words);
/// Renames an icon button (language switch).
void setIconButtonName(QToolButton* target, const QString& name);
/// "Name (Ctrl+E)" for tooltips.
QString withShortcut(const QString& name, const QKeySequence& shortcut);

}  // namespace tastescope::ui
