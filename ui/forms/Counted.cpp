#include "ui/forms/Counted.h"

#include <QCoreApplication>
#include <QLocale>

namespace tastescope::ui {

QString counted(quint64 number, const QString& noun) {
  //: a number and a noun: "4,074 customers"
  return QCoreApplication::translate("Counted", "%1 %2")
      .arg(QLocale().toString(static_cast<qulonglong>(number)), noun);
}

}  // namespace tastescope::ui
