#include "ui/context/Translate.h"

#include <QCoreApplication>

namespace tastescope::ui {

QString translated(const Text& text) {
  if (text.empty()) return {};
  const QString pattern = QCoreApplication::translate(text.context(), text.source());
  return fromUtf8(fillPlaceholders(toUtf8(pattern), text.args()));
}

}  // namespace tastescope::ui
