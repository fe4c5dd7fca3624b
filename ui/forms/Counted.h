// "4,074 customers": a number with its noun, in a form that languages with counting words can
// reorder. Thread rule: GUI thread. Cost: one catalogue look-up.
#pragma once

#include <QString>

namespace tastescope::ui {

QString counted(quint64 number, const QString& noun);

}  // namespace tastescope::ui
