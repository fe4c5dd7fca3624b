// About (versions, licence, self-check), keyboard shortcuts, and help for a screen.
// Thread rule: GUI thread. Cost: a dialog each, made when asked for.
#pragma once

#include <QDialog>

#include "ui/context/AppContext.h"

namespace tastescope::ui {

class Actions;

/// A dialog with title, blocks of text and a table of two columns; not modal.
QDialog* makeAboutDialog(AppContext& context, QWidget* parent);
QDialog* makeShortcutsDialog(const Actions& actions, QWidget* parent);
QDialog* makeHelpDialog(ScreenKey screen, QWidget* parent);

}  // namespace tastescope::ui
