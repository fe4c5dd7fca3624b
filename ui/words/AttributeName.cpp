#include "ui/words/AttributeName.h"

#include "ui/context/Translate.h"

namespace tastescope::ui {

QString attributeName(const std::string& column) {
  QString words = fromUtf8(column);
  if (words.isEmpty() || words != words.toLower()) return words;
  words.replace(QLatin1Char('_'), QLatin1Char(' '));
  words[0] = words[0].toUpper();
  return words;
}

}  // namespace tastescope::ui
