// Numbers as charts write them, and the round values axes are marked with.
// Thread rule: GUI thread. Cost: none.
#pragma once

#include <QSharedPointer>
#include <QString>

class QCPAxisTicker;

namespace tastescope::ui {

/// A number as charts label it: grouped through QLocale, as many decimals as `step` needs ("0.20",
/// "1,250").
QString chartNumber(double value, double step);
/// A value in a box or a table: four significant digits, grouped ("232.0", "0.2168").
QString chartValue(double value);

/// Ticks at round steps, about `count` of them, labelled by chartNumber(). Shared among axes only
/// by the caller's wish.
QSharedPointer<QCPAxisTicker> plainTicker(int count = 5);
/// For a log axis over a range of less than a few decades: round values spaced so that they do not
/// collide ("225, 250, 300, 350").
QSharedPointer<QCPAxisTicker> logTicker(int count = 6);

}  // namespace tastescope::ui
