#include "ui/context/Translate.h"

#include <QCoreApplication>

namespace tastescope::ui {

QString translated(const Text& text) {
  if (text.empty()) return {};
  return fromUtf8(text.said([](const Text& each) {
    return toUtf8(QCoreApplication::translate(each.context(), each.source()));
  }));
}

}  // namespace tastescope::ui
