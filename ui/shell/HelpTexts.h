// What Help says about each screen: paragraphs and keys.
// Thread rule: GUI thread. Cost: none.
#pragma once

#include <QPair>
#include <QString>
#include <QStringList>

#include "ui/workers/AppContext.h"

namespace tastescope::ui {

QStringList helpParagraphs(ScreenId screen);
/// Key and what it does, only keys of this screen.
QList<QPair<QString, QString>> helpKeys(ScreenId screen);

}  // namespace tastescope::ui
