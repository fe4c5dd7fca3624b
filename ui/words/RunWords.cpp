#include "ui/words/RunWords.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "core/workflow/train/TrainingDiagnosis.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

QString say(const char* source) { return QCoreApplication::translate("RunWords", source); }

QString whole(double value) { return QLocale().toString(static_cast<qlonglong>(value)); }

QString percent(double share) {
  return QString::number(static_cast<int>(std::lround(share * 100)));
}

}  // namespace

QString durationText(double seconds) {
  if (seconds < 10) {
    return say(QT_TRANSLATE_NOOP("RunWords", "%1 s")).arg(QLocale().toString(seconds, 'f', 1));
  }
  const auto total = static_cast<qint64>(std::llround(seconds));
  if (total < 60) return say(QT_TRANSLATE_NOOP("RunWords", "%1 s")).arg(total);
  if (total < 3600) {
    return say(QT_TRANSLATE_NOOP("RunWords", "%1 min %2 s")).arg(total / 60).arg(total % 60);
  }
  return say(QT_TRANSLATE_NOOP("RunWords", "%1 h %2 min"))
      .arg(whole(double(total / 3600)))
      .arg(total % 3600 / 60);
}

QString aboutText(double seconds) {
  if (seconds < 10) return say(QT_TRANSLATE_NOOP("RunWords", "a few seconds"));
  if (seconds < 90) {
    const auto tens = static_cast<int>(std::ceil(seconds / 10)) * 10;
    return say(QT_TRANSLATE_NOOP("RunWords", "about %1 s")).arg(tens);
  }
  const auto minutes = static_cast<qint64>(std::llround(seconds / 60));
  if (minutes < 60) return say(QT_TRANSLATE_NOOP("RunWords", "about %1 min")).arg(minutes);
  return say(QT_TRANSLATE_NOOP("RunWords", "about %1 h %2 min"))
      .arg(whole(double(minutes / 60)))
      .arg(minutes % 60);
}

QString speedText(double secondsPerStep) {
  if (secondsPerStep <= 0) return QStringLiteral("–");
  if (secondsPerStep >= 0.5) {
    return say(QT_TRANSLATE_NOOP("RunWords", "%1 s / step"))
        .arg(QLocale().toString(secondsPerStep, 'f', 2));
  }
  return say(QT_TRANSLATE_NOOP("RunWords", "%1 steps / s"))
      .arg(QLocale().toString(1 / secondsPerStep, 'f', 1));
}

QString lossName(const QString& key) { return translated(lossLabel(toUtf8(key))); }

QString metricName(const QString& key) {
  const auto metric = Metric::parse(toUtf8(key));
  return metric ? translated(metric->label()) : key;  // of a program that knows more
}

QString metricColumn(const Metric& metric) {
  return translated(metric.kind().ofHits ? metric.label() : metric.kind().name);
}

QString metricText(const MetricKind& kind, double value) {
  if (kind.format == MetricFormat::Number) return QLocale().toString(value, 'f', kind.decimals);
  const QString number = QLocale().toString(value * 100, 'f', kind.decimals);
  const bool plus = kind.format == MetricFormat::SignedPercent && value > 0;
  return say(QT_TRANSLATE_NOOP("RunWords", "%1 %")).arg(plus ? QLatin1Char('+') + number : number);
}

QString splitSentence(const SplitSpec& spec, const QString& user) {
  switch (spec.kind) {
    case SplitKind::UserRandom:
      return say(QT_TRANSLATE_NOOP("RunWords", "Random within each %1, seed %2"))
          .arg(user)
          .arg(spec.seed);
    case SplitKind::LeaveOneOut:
      return say(QT_TRANSLATE_NOOP("RunWords", "The last item of each %1 tests")).arg(user);
    case SplitKind::Time:
      return say(QT_TRANSLATE_NOOP("RunWords", "By time: the latest interactions test"));
    case SplitKind::Strong:
      return say(QT_TRANSLATE_NOOP("RunWords", "Whole users held out, seed %1")).arg(spec.seed);
    case SplitKind::GivenTest:
      return say(
          QT_TRANSLATE_NOOP("RunWords", "Test as the files say, the rest trains and validates"));
    case SplitKind::Given: break;
  }
  return say(QT_TRANSLATE_NOOP("RunWords", "As the imported files say"));
}

QString splitShort(const SplitSpec& spec) {
  const QString shares = QStringLiteral("%1/%2/%3")
                             .arg(percent(1 - spec.validShare - spec.testShare),
                                  percent(spec.validShare), percent(spec.testShare));
  switch (spec.kind) {
    case SplitKind::UserRandom:
      return say(QT_TRANSLATE_NOOP("RunWords", "random per user %1, seed %2"))
          .arg(shares)
          .arg(spec.seed);
    case SplitKind::LeaveOneOut:
      return say(QT_TRANSLATE_NOOP("RunWords", "leave one out, by time"));
    case SplitKind::Time: return say(QT_TRANSLATE_NOOP("RunWords", "by time %1")).arg(shares);
    case SplitKind::Strong:
      return say(QT_TRANSLATE_NOOP("RunWords", "users held out %1, seed %2"))
          .arg(shares)
          .arg(spec.seed);
    case SplitKind::GivenTest:
      return say(QT_TRANSLATE_NOOP("RunWords", "test given by the files, seed %1")).arg(spec.seed);
    case SplitKind::Given: break;
  }
  return say(QT_TRANSLATE_NOOP("RunWords", "as given by the files"));
}

StateWords runStateWords(RunState state) {
  switch (state) {
    case RunState::Running:
      return {say(QT_TRANSLATE_NOOP("RunWords", "Training")), ChipKind::Accent};
    case RunState::Paused: return {say(QT_TRANSLATE_NOOP("RunWords", "Paused")), ChipKind::Warning};
    case RunState::Done: return {say(QT_TRANSLATE_NOOP("RunWords", "Done")), ChipKind::Success};
    case RunState::KeptBest:
      return {say(QT_TRANSLATE_NOOP("RunWords", "Kept best")), ChipKind::Accent};
    case RunState::Failed: return {say(QT_TRANSLATE_NOOP("RunWords", "Failed")), ChipKind::Danger};
    case RunState::Cancelled: break;
  }
  return {say(QT_TRANSLATE_NOOP("RunWords", "Cancelled")), ChipKind::Neutral};
}

QString bytesText(double bytes) {
  constexpr double kMega = 1024.0 * 1024;
  if (bytes >= 100 * kMega) {
    return say(QT_TRANSLATE_NOOP("RunWords", "%1 GB"))
        .arg(QLocale().toString(bytes / kMega / 1024, 'f', 1));
  }
  return say(QT_TRANSLATE_NOOP("RunWords", "%1 MB"))
      .arg(QLocale().toString(bytes / kMega, 'f', bytes < 10 * kMega ? 1 : 0));
}

}  // namespace tastescope::ui
