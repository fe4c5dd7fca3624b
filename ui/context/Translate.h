// Core sentences in the window's language.
// Thread rule: GUI thread. Cost: one catalogue look-up.
#pragma once

#include <QString>

#include "core/base/Text.h"

namespace tastescope::ui {

QString translated(const Text& text);
inline QString fromUtf8(const std::string& text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string toUtf8(const QString& text) { return text.toUtf8().toStdString(); }

}  // namespace tastescope::ui
