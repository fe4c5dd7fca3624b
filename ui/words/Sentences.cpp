#include "ui/words/Sentences.h"

#include <QCoreApplication>

namespace tastescope::ui {

QString twoSentences(const QString& first, const QString& second) {
  if (first.isEmpty() || second.isEmpty()) return first + second;
  return QCoreApplication::translate("Sentences", "%1 %2", "two sentences").arg(first, second);
}

}  // namespace tastescope::ui
