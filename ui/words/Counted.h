// "4,074 customers", "1 item": a number with its noun, in a form that languages with counting words
// can reorder. Thread rule: GUI thread. Cost: one catalogue look-up.
#pragma once

#include "ui/context/AppContext.h"

namespace tastescope::ui {

QString countedUsers(quint64 number, const Vocabulary& words);
QString countedItems(quint64 number, const Vocabulary& words);
QString countedInteractions(quint64 number, const Vocabulary& words);

}  // namespace tastescope::ui
