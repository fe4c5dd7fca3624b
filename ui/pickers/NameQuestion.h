// Asks what something that is kept is to be called.
// Thread rule: GUI thread. Cost: a dialog.
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace tastescope::ui {

struct NameQuestion {
  const char* objectName;
  QString title;
  QString proposed;
};
/// Calls `take` with the name that was typed, unless the question is left.
void askForName(QWidget* parent, const NameQuestion& question,
                const std::function<void(const QString&)>& take);

}  // namespace tastescope::ui
