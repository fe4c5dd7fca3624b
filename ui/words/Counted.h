// "4,074 customers", "1 item": a number with its noun and, where the language has them, the noun's
// counting word. Thread rule: GUI thread. Cost: a string.
#pragma once

#include "ui/context/AppContext.h"

namespace tastescope::ui {

QString countedUsers(quint64 number, const Vocabulary& words);
QString countedItems(quint64 number, const Vocabulary& words);
QString countedInteractions(quint64 number, const Vocabulary& words);

}  // namespace tastescope::ui
