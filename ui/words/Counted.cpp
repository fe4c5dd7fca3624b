#include "ui/words/Counted.h"

#include <QLocale>

namespace tastescope::ui {

namespace {

QString counted(quint64 number, const QString& noun, const QString& pattern) {
  return pattern.arg(QLocale().toString(static_cast<qulonglong>(number)), noun);
}

}  // namespace

QString countedUsers(quint64 number, const Vocabulary& words) {
  return counted(number, number == 1 ? words.user : words.users, words.countOfUsers);
}

QString countedItems(quint64 number, const Vocabulary& words) {
  return counted(number, number == 1 ? words.item : words.items, words.countOfItems);
}

QString countedInteractions(quint64 number, const Vocabulary& words) {
  return counted(number, words.interactions, words.countOfInteractions);
}

}  // namespace tastescope::ui
