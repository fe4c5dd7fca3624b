// The only door to qcustomplot.h. The project is built with QT_NO_KEYWORDS, the library's header
// needs the four words; they are lent to it and taken back. Thread rule: GUI thread. Cost: one
// large header, so include it in .cpp files and forward-declare in headers.
#pragma once

#pragma push_macro("slots")
#pragma push_macro("signals")
#pragma push_macro("emit")
#pragma push_macro("foreach")
#undef slots
#undef signals
#undef emit
#undef foreach
#define slots Q_SLOTS
#define signals Q_SIGNALS
#define emit
#define foreach Q_FOREACH

#include <qcustomplot.h>

#pragma pop_macro("foreach")
#pragma pop_macro("emit")
#pragma pop_macro("signals")
#pragma pop_macro("slots")
