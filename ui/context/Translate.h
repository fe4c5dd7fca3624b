// Core sentences in the window's language, about the data that is open: in a shop, where Chinese calls
// an item 商品, so do they. Nouns are only exchanged in languages whose words have no forms; in others a
// sentence would no longer be one.
// Thread rule: any thread; speakOf() the GUI thread. Cost: a catalogue look-up or two.
#pragma once

#include <QString>

#include <cstdint>

#include "core/base/Text.h"

namespace tastescope {
enum class Domain : std::uint8_t;
}

namespace tastescope::ui {

/// What an import says is about the file that is being read and keeps the general nouns.
QString translated(const Text& text);
/// Also what was said of the import that made the open project.
QString translatedOfProject(const Text& text);
/// A sentence of the window's own that speaks of users or items without asking for their nouns.
QString inDataNouns(QString sentence);
/// Whose nouns they are from now on.
void speakOf(Domain domain);

inline QString fromUtf8(const std::string& text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string toUtf8(const QString& text) { return text.toUtf8().toStdString(); }

}  // namespace tastescope::ui
