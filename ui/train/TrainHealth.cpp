#include "ui/train/TrainHealth.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "ui/charts/ChartNumbers.h"
#include "ui/context/Translate.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr double kCollapsedNats = 0.5;
constexpr double kCopies = 0.95;  ///< correlation with the input from which a generator copies it
constexpr qsizetype kWindow = 10;
constexpr double kLevel = 0.0005;  ///< relative change that counts as none

QString say(const char* source) { return QCoreApplication::translate("TrainHealth", source); }

double mean(const QVector<double>& values, qsizetype from, qsizetype to) {
  return std::accumulate(values.begin() + from, values.begin() + to, 0.0) / double(to - from);
}

QString percent(double share) { return QLocale().toString(std::abs(share) * 100, 'f', 1); }

std::optional<HealthHint> brokenLoss(const LiveRun& run) {
  for (const LiveRun::Series& series : run.losses()) {
    if (series.firstBroken < 0) continue;
    const double epoch = series.points[series.firstBroken].epoch;
    return HealthHint{
        QStringLiteral("finite"), HealthKind::Bad,
        say(QT_TRANSLATE_NOOP("TrainHealth", "%1 became NaN at epoch %2"))
            .arg(lossName(series.name))
            .arg(static_cast<int>(std::ceil(epoch))),
        say(QT_TRANSLATE_NOOP(
            "TrainHealth", "The best epoch so far is kept. A lower learning rate often helps."))};
  }
  return std::nullopt;
}

std::optional<HealthHint> latentUse(const LiveRun& run) {
  const LiveRun::Series* kl = run.loss(QStringLiteral("kl"));
  if (!kl || kl->epochMeans.isEmpty()) return std::nullopt;
  const double now = kl->epochMeans.back();
  const QString nats = chartValue(now);
  if (now < kCollapsedNats) {
    return HealthHint{
        QStringLiteral("latent"), HealthKind::Bad,
        say(QT_TRANSLATE_NOOP("TrainHealth", "The latent space is collapsing")),
        say(QT_TRANSLATE_NOOP(
                "TrainHealth",
                "KL is only %1 nats, so the code hardly depends on the history. Lower "
                "the KL weight or warm it up more slowly."))
            .arg(nats)};
  }
  QString sentence = say(QT_TRANSLATE_NOOP("TrainHealth", "KL holds at %1 nats.")).arg(nats);
  const LiveRun::Series* active = run.loss(QStringLiteral("active-units"));
  if (active && !active->epochMeans.isEmpty()) {
    sentence = say(QT_TRANSLATE_NOOP("TrainHealth", "%1 dimensions carry information."))
                   .arg(std::lround(active->epochMeans.back())) +
               QLatin1Char(' ') + sentence;
  }
  return HealthHint{QStringLiteral("latent"), HealthKind::Good,
                    say(QT_TRANSLATE_NOOP("TrainHealth", "The latent space is in use")), sentence};
}

/// The loss whose fall means learning: a warm-up raises the whole ELBO, so its reconstruction is
/// looked at where there is one.
const LiveRun::Series* learningLoss(const LiveRun& run) {
  if (const auto* part = run.loss(QStringLiteral("reconstruction"))) return part;
  if (const auto* whole = run.loss(QStringLiteral("elbo"))) return whole;
  return run.losses().isEmpty() ? nullptr : &run.losses().front();
}

std::optional<HealthHint> falling(const LiveRun& run) {
  const LiveRun::Series* series = learningLoss(run);
  if (!series || run.loss(QStringLiteral("discriminator")) || series->epochMeans.size() < 4) {
    return std::nullopt;
  }
  const auto& means = series->epochMeans;
  const qsizetype window = std::min(kWindow, means.size() / 2 * 2);
  const qsizetype from = means.size() - window;
  const double before = mean(means, from, from + window / 2);
  const double after = mean(means, from + window / 2, means.size());
  const double change = before != 0 ? (after - before) / std::abs(before) : 0;
  HealthHint hint{QStringLiteral("falling"), HealthKind::Good, {}, {}};
  const QString name = lossName(series->name);
  if (change < -kLevel) {
    hint.title = say(QT_TRANSLATE_NOOP("TrainHealth", "Losses are finite and falling"));
    hint.sentence = say(QT_TRANSLATE_NOOP("TrainHealth", "%1 fell %2 % over the last %3 epochs."))
                        .arg(name, percent(change))
                        .arg(window);
  } else if (change > 10 * kLevel) {
    hint.kind = HealthKind::Note;
    hint.title = say(QT_TRANSLATE_NOOP("TrainHealth", "The loss is rising"));
    hint.sentence = say(QT_TRANSLATE_NOOP("TrainHealth", "%1 rose %2 % over the last %3 epochs."))
                        .arg(name, percent(change))
                        .arg(window);
  } else {
    hint.title = say(QT_TRANSLATE_NOOP("TrainHealth", "Losses are finite and level"));
    hint.sentence =
        say(QT_TRANSLATE_NOOP("TrainHealth", "%1 hardly changed over the last %2 epochs."))
            .arg(name)
            .arg(window);
  }
  return hint;
}

std::optional<HealthHint> validation(const LiveRun& run) {
  if (run.valid().size() < 2 || run.bestEpoch() <= 0) return std::nullopt;
  const qint64 since = static_cast<qint64>(run.valid().back().epoch) - run.bestEpoch();
  const qint64 patience = run.options().patience;
  const QString metric = metricName(fromUtf8(run.options().metric));
  HealthHint hint{QStringLiteral("validation"), HealthKind::Good, {}, {}};
  if (since >= std::max<qint64>(5, patience / 3)) {
    hint.kind = HealthKind::Note;
    hint.title =
        say(QT_TRANSLATE_NOOP("TrainHealth", "Validation has been flat for %1 epochs")).arg(since);
    if (patience > 0) {
      hint.sentence =
          say(QT_TRANSLATE_NOOP("TrainHealth",
                                "Training stops by itself after %1 without a new best."))
              .arg(patience);
    }
    if (run.active()) {
      hint.sentence += QLatin1Char(' ') +
                       say(QT_TRANSLATE_NOOP("TrainHealth", "You can stop now and keep epoch %1."))
                           .arg(run.bestEpoch());
    }
    hint.sentence = hint.sentence.trimmed();
    return hint;
  }
  hint.title = say(QT_TRANSLATE_NOOP("TrainHealth", "Validation is improving"));
  hint.sentence = say(QT_TRANSLATE_NOOP("TrainHealth", "Best %1 so far: %2 at epoch %3."))
                      .arg(metric, QLocale().toString(run.bestValue(), 'f', 4))
                      .arg(run.bestEpoch());
  return hint;
}

std::optional<HealthHint> discriminator(const LiveRun& run) {
  const auto* critic = run.loss(QStringLiteral("discriminator"));
  const auto* generator = run.loss(QStringLiteral("generator"));
  if (!critic || !generator) return std::nullopt;
  const qsizetype size = std::min(critic->epochMeans.size(), generator->epochMeans.size());
  if (size < 4) return std::nullopt;
  const qsizetype window = std::min(kWindow, size / 2 * 2);
  const double criticNow = mean(critic->epochMeans, size - window / 2, size);
  const double criticBefore = mean(critic->epochMeans, size - window, size - window / 2);
  const double generatorNow = mean(generator->epochMeans, size - window / 2, size);
  if (criticNow < 0.1 * std::abs(generatorNow) && criticNow <= criticBefore) {
    return HealthHint{
        QStringLiteral("discriminator"), HealthKind::Bad,
        say(QT_TRANSLATE_NOOP("TrainHealth", "The discriminator is too strong")),
        say(QT_TRANSLATE_NOOP("TrainHealth",
                              "Its loss is %1 against %2 of the generator, so the generator learns "
                              "little. Train the discriminator less often or more slowly."))
            .arg(chartValue(criticNow), chartValue(generatorNow))};
  }
  return HealthHint{
      QStringLiteral("discriminator"), HealthKind::Good,
      say(QT_TRANSLATE_NOOP("TrainHealth", "Generator and discriminator are in balance")),
      say(QT_TRANSLATE_NOOP("TrainHealth", "Their losses are %1 and %2."))
          .arg(chartValue(generatorNow), chartValue(criticNow))};
}

/// A generator whose vectors are its inputs again ranks nothing that is missing from them.
std::optional<HealthHint> identity(const LiveRun& run) {
  const LiveRun::Series* series = run.loss(QStringLiteral("identity"));
  if (!series || series->epochMeans.isEmpty()) return std::nullopt;
  const double now = series->epochMeans.back();
  const QString share = QLocale().toString(now, 'f', 2);
  if (now > kCopies) {
    return HealthHint{
        QStringLiteral("identity"), HealthKind::Bad,
        say(QT_TRANSLATE_NOOP("TrainHealth", "The generator copies its input")),
        say(QT_TRANSLATE_NOOP(
                "TrainHealth",
                "Its output correlates %1 with what it was given: it has collapsed to an identity "
                "map and ranks nothing new. Lower the weight of reconstruction or the width."))
            .arg(share)};
  }
  return HealthHint{
      QStringLiteral("identity"), HealthKind::Good,
      say(QT_TRANSLATE_NOOP("TrainHealth", "The generator does not copy its input")),
      say(QT_TRANSLATE_NOOP("TrainHealth",
                            "Its output correlates %1 with what it was given; 1 would be a copy."))
          .arg(share)};
}

}  // namespace

QList<HealthHint> healthOf(const LiveRun& run) {
  QList<HealthHint> hints;
  const auto broken = brokenLoss(run);
  if (broken) hints << *broken;
  if (const auto hint = latentUse(run)) hints << *hint;
  if (const auto hint = discriminator(run)) hints << *hint;
  if (const auto hint = identity(run)) hints << *hint;
  if (!broken) {
    if (const auto hint = falling(run)) hints << *hint;
  }
  if (const auto hint = validation(run)) hints << *hint;
  return hints;
}

}  // namespace tastescope::ui
