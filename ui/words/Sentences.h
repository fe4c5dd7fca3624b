// Sentences one after the other, as the language writes them.
// Thread rule: GUI thread (translations). Cost: string building.
#pragma once

#include <QString>

namespace tastescope::ui {

/// "First. Second." with the space that the language puts between them; an empty one adds none.
QString twoSentences(const QString& first, const QString& second);

}  // namespace tastescope::ui
