#include "ui/words/Counted.h"

#include <QCoreApplication>
#include <QLocale>

namespace tastescope::ui {

namespace {

QString counted(quint64 number, const QString& noun) {
  //: a number and a noun: "4,074 customers"
  return QCoreApplication::translate("Counted", "%1 %2")
      .arg(QLocale().toString(static_cast<qulonglong>(number)), noun);
}

}  // namespace

QString countedUsers(quint64 number, const Vocabulary& words) {
  return counted(number, number == 1 ? words.user : words.users);
}

QString countedItems(quint64 number, const Vocabulary& words) {
  return counted(number, number == 1 ? words.item : words.items);
}

QString countedInteractions(quint64 number, const Vocabulary& words) {
  return counted(number, words.interactions);
}

}  // namespace tastescope::ui
