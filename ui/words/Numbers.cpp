#include "ui/words/Numbers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace tastescope::ui {

namespace {

bool chinese() { return QLocale().language() == QLocale::Chinese; }

}  // namespace

QString grouped(std::uint64_t value) { return QLocale().toString(static_cast<qulonglong>(value)); }

QString amount(double value) {
  const bool whole = std::abs(value - std::round(value)) < 1e-6;
  return QLocale().toString(value, 'f', whole ? 0 : 2);
}

QDate dayOf(Moment moment) {
  return QDateTime::fromSecsSinceEpoch(secondsOf(moment), Qt::UTC).date();
}

QString isoDate(Moment moment) { return QString::fromStdString(dateText(moment)); }

QString shortDate(Moment moment) {
  const QDate date = dayOf(moment);
  if (chinese()) return date.toString(QStringLiteral("yyyy/M/d"));
  return QLocale().toString(date, QStringLiteral("d MMM yyyy"));
}

QString percent(double share, int decimals) {
  const QString number = QLocale().toString(share * 100, 'f', decimals);
  return chinese() ? number + QLatin1Char('%') : number + QStringLiteral(" %");
}

QString fileSize(std::uint64_t bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString duration(double seconds) {
  if (seconds < 60)
    return QCoreApplication::translate("Numbers", "%1 s")
        .arg(QLocale().toString(std::max(1.0, std::round(seconds)), 'f', 0));
  return QCoreApplication::translate("Numbers", "%1 min")
      .arg(QLocale().toString(std::round(seconds / 60), 'f', 0));
}

}  // namespace tastescope::ui
