#include "core/workflow/train/TrainingDiagnosis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

#include "core/base/NumberText.h"
#include "core/eval/Metric.h"
#include "core/train/TrainingEngine.h"

namespace tastescope {
namespace {

constexpr double kCollapsedNats = 0.5;
constexpr double kCopies = 0.95;  ///< correlation with the input from which a generator copies it
constexpr std::size_t kWindow = 10;
constexpr double kLevel = 0.0005;  ///< relative change that counts as none

const LossCourse* lossOf(const TrainingCourse& course, std::string_view name) {
  const auto found = std::ranges::find(course.losses, name, &LossCourse::name);
  return found == course.losses.end() ? nullptr : &*found;
}

/// Without a loss of that name or before its first epoch there is nothing to say.
const LossCourse* begun(const TrainingCourse& course, std::string_view name) {
  const LossCourse* const loss = lossOf(course, name);
  return loss != nullptr && !loss->epochMeans.empty() ? loss : nullptr;
}

double mean(const std::vector<double>& values, std::size_t from, std::size_t to) {
  return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(from),
                         values.begin() + static_cast<std::ptrdiff_t>(to), 0.0) /
         static_cast<double>(to - from);
}

std::string percent(double share) { return decimals(std::abs(share) * 100, 1); }

Text both(Text first, Text second) {
  return Text("", "%1 %2").arg(std::move(first)).arg(std::move(second));
}

std::optional<Diagnosis> brokenLoss(const TrainingCourse& course) {
  for (const LossCourse& loss : course.losses) {
    if (!loss.brokenEpoch) continue;
    return Diagnosis{
        "finite", DiagnosisKind::Bad,
        coreText("Diagnosis", "%1 became NaN at epoch %2")
            .arg(lossLabel(loss.name))
            .arg(*loss.brokenEpoch),
        coreText("Diagnosis", "The best epoch so far is kept. A lower learning rate often helps.")};
  }
  return std::nullopt;
}

std::optional<Diagnosis> latentUse(const TrainingCourse& course) {
  const LossCourse* const kl = begun(course, "kl");
  if (kl == nullptr) return std::nullopt;
  const double now = kl->epochMeans.back();
  if (now < kCollapsedNats) {
    return Diagnosis{
        "latent", DiagnosisKind::Bad, coreText("Diagnosis", "The latent space is collapsing"),
        coreText("Diagnosis",
                 "KL is only %1 nats, so the code hardly depends on the history. Lower the KL "
                 "weight or warm it up more slowly.")
            .arg(fourDigits(now))};
  }
  Text sentence = coreText("Diagnosis", "KL holds at %1 nats.").arg(fourDigits(now));
  if (const LossCourse* const active = begun(course, "active-units")) {
    sentence = both(coreText("Diagnosis", "%1 dimensions carry information.")
                        .arg(static_cast<long long>(std::lround(active->epochMeans.back()))),
                    std::move(sentence));
  }
  return Diagnosis{"latent", DiagnosisKind::Good,
                   coreText("Diagnosis", "The latent space is in use"), std::move(sentence)};
}

/// The loss whose fall means learning: a warm-up raises the whole ELBO, so its reconstruction is
/// looked at where there is one.
const LossCourse* learningLoss(const TrainingCourse& course) {
  for (const char* name : {"reconstruction", "elbo"}) {
    if (const LossCourse* const loss = lossOf(course, name)) return loss;
  }
  return course.losses.empty() ? nullptr : &course.losses.front();
}

std::optional<Diagnosis> falling(const TrainingCourse& course) {
  const LossCourse* const loss = learningLoss(course);
  if (loss == nullptr || lossOf(course, "discriminator") != nullptr ||
      loss->epochMeans.size() < 4) {
    return std::nullopt;
  }
  const std::vector<double>& means = loss->epochMeans;
  const std::size_t window = std::min(kWindow, means.size() / 2 * 2);
  const std::size_t from = means.size() - window;
  const double before = mean(means, from, from + window / 2);
  const double after = mean(means, from + window / 2, means.size());
  const double change = before != 0 ? (after - before) / std::abs(before) : 0;
  const auto told = [&](Text sentence) { return std::move(sentence).arg(lossLabel(loss->name)); };
  if (change < -kLevel) {
    return Diagnosis{"falling", DiagnosisKind::Good,
                     coreText("Diagnosis", "Losses are finite and falling"),
                     told(coreText("Diagnosis", "%1 fell %2 % over the last %3 epochs."))
                         .arg(percent(change))
                         .arg(window)};
  }
  if (change > 10 * kLevel) {
    return Diagnosis{"falling", DiagnosisKind::Note, coreText("Diagnosis", "The loss is rising"),
                     told(coreText("Diagnosis", "%1 rose %2 % over the last %3 epochs."))
                         .arg(percent(change))
                         .arg(window)};
  }
  return Diagnosis{
      "falling", DiagnosisKind::Good, coreText("Diagnosis", "Losses are finite and level"),
      told(coreText("Diagnosis", "%1 hardly changed over the last %2 epochs.")).arg(window)};
}

std::optional<Diagnosis> validation(const TrainingCourse& course) {
  if (course.validations < 2 || course.bestEpoch <= 0) return std::nullopt;
  const std::int64_t since = course.lastValidated - course.bestEpoch;
  if (since < std::max<std::int64_t>(5, course.patience / 3)) {
    const auto metric = Metric::parse(course.metric);
    return Diagnosis{"validation", DiagnosisKind::Good,
                     coreText("Diagnosis", "Validation is improving"),
                     coreText("Diagnosis", "Best %1 so far: %2 at epoch %3.")
                         .arg(metric ? metric->label() : plainText(course.metric))
                         .arg(decimals(course.bestValue, 4))
                         .arg(course.bestEpoch)};
  }
  Text sentence;
  if (course.patience > 0) {
    sentence = coreText("Diagnosis", "Training stops by itself after %1 without a new best.")
                   .arg(course.patience);
  }
  if (course.active) {
    Text stop = coreText("Diagnosis", "You can stop now and keep epoch %1.").arg(course.bestEpoch);
    sentence = sentence.empty() ? std::move(stop) : both(std::move(sentence), std::move(stop));
  }
  return Diagnosis{"validation", DiagnosisKind::Note,
                   coreText("Diagnosis", "Validation has been flat for %1 epochs").arg(since),
                   std::move(sentence)};
}

std::optional<Diagnosis> discriminator(const TrainingCourse& course) {
  const LossCourse* const critic = lossOf(course, "discriminator");
  const LossCourse* const generator = lossOf(course, "generator");
  if (critic == nullptr || generator == nullptr) return std::nullopt;
  const std::size_t size = std::min(critic->epochMeans.size(), generator->epochMeans.size());
  if (size < 4) return std::nullopt;
  const std::size_t half = std::min(kWindow, size / 2 * 2) / 2;
  const double criticNow = mean(critic->epochMeans, size - half, size);
  const double criticBefore = mean(critic->epochMeans, size - 2 * half, size - half);
  const double generatorNow = mean(generator->epochMeans, size - half, size);
  if (criticNow < 0.1 * std::abs(generatorNow) && criticNow <= criticBefore) {
    return Diagnosis{
        "discriminator", DiagnosisKind::Bad,
        coreText("Diagnosis", "The discriminator is too strong"),
        coreText("Diagnosis",
                 "Its loss is %1 against %2 of the generator, so the generator learns little. "
                 "Train the discriminator less often or more slowly.")
            .arg(fourDigits(criticNow))
            .arg(fourDigits(generatorNow))};
  }
  return Diagnosis{"discriminator", DiagnosisKind::Good,
                   coreText("Diagnosis", "Generator and discriminator are in balance"),
                   coreText("Diagnosis", "Their losses are %1 and %2.")
                       .arg(fourDigits(generatorNow))
                       .arg(fourDigits(criticNow))};
}

/// A generator whose vectors are its inputs again ranks nothing that is missing from them.
std::optional<Diagnosis> identity(const TrainingCourse& course) {
  const LossCourse* const loss = begun(course, "identity");
  if (loss == nullptr) return std::nullopt;
  const double now = loss->epochMeans.back();
  if (now > kCopies) {
    return Diagnosis{
        "identity", DiagnosisKind::Bad, coreText("Diagnosis", "The generator copies its input"),
        coreText("Diagnosis",
                 "Its output correlates %1 with what it was given: it has collapsed to an identity "
                 "map and ranks nothing new. Lower the weight of reconstruction or the width.")
            .arg(decimals(now, 2))};
  }
  return Diagnosis{
      "identity", DiagnosisKind::Good,
      coreText("Diagnosis", "The generator does not copy its input"),
      coreText("Diagnosis", "Its output correlates %1 with what it was given; 1 would be a copy.")
          .arg(decimals(now, 2))};
}

/// "EASE (0.2210), ItemKNN (0.1978)".
std::string listed(const std::vector<BaselineResult>& baselines, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (!text.empty()) text.append(", ");
    text.append(baselines[i].name).append(" (").append(decimals(baselines[i].value, 4)).append(")");
  }
  return text;
}

/// A model that learns for minutes and ranks worse than counting neighbours is not well, whatever
/// its curves look like.
std::optional<Diagnosis> baselines(const TrainingCourse& course) {
  if (course.baselines.empty() || course.validations == 0 || course.bestEpoch <= 0)
    return std::nullopt;
  const auto metric = Metric::parse(course.metric);
  const Text label = metric ? metric->label() : plainText(course.metric);
  const std::size_t all = course.baselines.size();
  const auto above = std::ranges::find_if(
      course.baselines, [&](const BaselineResult& one) { return one.value <= course.bestValue; });
  const auto better = static_cast<std::size_t>(above - course.baselines.begin());
  const std::string own = decimals(course.bestValue, 4);
  if (better == 0) {
    return Diagnosis{"baselines", DiagnosisKind::Good,
                     coreText("Diagnosis", "Above every baseline"),
                     coreText("Diagnosis", "%1 is %2 on validation, against %3.")
                         .arg(label)
                         .arg(own)
                         .arg(listed(course.baselines, 0, all))};
  }
  Text title = better == 1 ? coreText("Diagnosis", "Below %1").arg(course.baselines[0].name)
                           : coreText("Diagnosis", "Below %1 and %2 others")
                                 .arg(course.baselines[0].name)
                                 .arg(better - 1);
  if (better == 2) {
    title = coreText("Diagnosis", "Below %1 and %2")
                .arg(course.baselines[0].name)
                .arg(course.baselines[1].name);
  }
  return Diagnosis{"baselines", course.active ? DiagnosisKind::Note : DiagnosisKind::Bad,
                   std::move(title),
                   coreText("Diagnosis",
                            "%1 is %2 at best on validation, against %3. Other settings may do "
                            "better: search for them.")
                       .arg(label)
                       .arg(own)
                       .arg(listed(course.baselines, 0, better))};
}

TrainingCourse courseOf(const RunRecord& run, const Curves& curves) {
  const TrainOptions options = trainOptionsSchema().parse(run.trainOptions);
  TrainingCourse course;
  course.metric = options.metric;
  course.patience = options.patience;
  course.bestEpoch = run.bestEpoch;
  course.active = run.state == RunState::Running;
  for (const auto& [series, points] : curves) {
    if (!series.starts_with("loss/")) continue;
    LossCourse loss{series.substr(5), epochMeans(points)};
    const auto broken = std::ranges::find_if(
        points, [](const CurvePoint& point) { return !std::isfinite(point.value); });
    if (broken != points.end()) loss.brokenEpoch = broken->epoch;
    course.losses.push_back(std::move(loss));
  }
  const auto valid = curves.find("valid/" + options.metric);
  if (valid == curves.end() || valid->second.empty()) return course;
  course.validations = valid->second.size();
  course.lastValidated = valid->second.back().epoch;
  const auto best = std::ranges::max_element(valid->second, {}, &CurvePoint::value);
  course.bestEpoch = best->epoch;
  course.bestValue = best->value;
  return course;
}

/// Why there is no test metric.
Diagnosis noTestItems(SplitKind kind) {
  const bool byUser = kind == SplitKind::UserRandom || kind == SplitKind::LeaveOneOut;
  return {"test-items", DiagnosisKind::Note, coreText("Diagnosis", "No test items"),
          byUser ? coreText("Diagnosis",
                            "The split leaves no test items, so there are no test metrics: users "
                            "with fewer than 3 interactions stay whole in training, and nobody "
                            "has enough more.")
                 : coreText("Diagnosis",
                            "The split leaves no test items, so there are no test metrics. Choose "
                            "another split or larger shares.")};
}

}  // namespace

Text lossLabel(const std::string& name) {
  static const std::array<std::pair<const char*, Text>, 8> kKnown{{
      {"elbo", coreText("Loss", "ELBO loss")},
      {"loss", coreText("Loss", "Loss")},
      {"reconstruction", coreText("Loss", "Reconstruction")},
      {"kl", coreText("Loss", "KL")},
      {"kl-weight", coreText("Loss", "Weight in the loss")},
      {"generator", coreText("Loss", "Generator")},
      {"discriminator", coreText("Loss", "Discriminator")},
      {"pretraining", coreText("Loss", "Pre-training")},
  }};
  for (const auto& [key, label] : kKnown) {
    if (name == key) return label;
  }
  std::string capital = name;
  if (!capital.empty() && capital[0] >= 'a' && capital[0] <= 'z') capital[0] -= 'a' - 'A';
  return plainText(capital);
}

const char* diagnosisKindKey(DiagnosisKind kind) {
  constexpr std::array<const char*, 3> kKeys{"good", "note", "bad"};
  return kKeys[static_cast<std::size_t>(kind)];
}

std::vector<Diagnosis> diagnose(const TrainingCourse& course) {
  const std::optional<Diagnosis> broken = brokenLoss(course);
  std::vector<Diagnosis> found;
  for (std::optional<Diagnosis> one :
       {broken, latentUse(course), discriminator(course), identity(course),
        broken ? std::nullopt : falling(course), validation(course), baselines(course)}) {
    if (one) found.push_back(*std::move(one));
  }
  return found;
}

DiagnosisKind worstOf(const std::vector<Diagnosis>& found) {
  DiagnosisKind worst = DiagnosisKind::Good;
  for (const Diagnosis& one : found) worst = std::max(worst, one.kind);
  return worst;
}

std::vector<BaselineResult> baselinesBeside(const std::vector<RunSummary>& runs,
                                            const std::string& fingerprint, const SplitSpec& split,
                                            const std::string& metric) {
  std::vector<BaselineResult> found;
  for (const RunSummary& run : runs) {
    const MetricValue* const value = metricOf(run, "valid", metric);
    const bool known =
        std::ranges::find(found, run.modelName, &BaselineResult::name) != found.end();
    if (known || value == nullptr || run.record.epochs > 0 ||
        run.record.fingerprint != fingerprint || splitSpecFromJson(run.record.split) != split) {
      continue;
    }
    found.push_back({run.record.id, run.modelName, value->value});
  }
  std::ranges::stable_sort(found, std::greater<>{}, &BaselineResult::value);
  return found;
}

std::vector<double> epochMeans(const std::vector<CurvePoint>& points) {
  std::map<std::int64_t, std::pair<double, double>> sums;  // epoch: sum, number of points
  for (const CurvePoint& point : points) {
    auto& [sum, count] = sums[point.epoch];
    sum += point.value;
    count += 1;
  }
  std::vector<double> means;
  for (const auto& [epoch, sum] : sums) means.push_back(sum.first / sum.second);
  return means;
}

std::vector<Diagnosis> diagnoseRun(Session& session, RunId run) {
  RunRecord record;
  TrainingCourse course = session.withProject([&](Project& project) {
    record = RunStore(project).get(run);
    return courseOf(record, RunResults(project).curves(run));
  });
  const SplitSpec spec = splitSpecFromJson(record.split);
  course.baselines =
      baselinesBeside(runSummaries(session), record.fingerprint, spec, course.metric);
  std::vector<Diagnosis> found = diagnose(course);
  if (session.knownBy(run)->split(spec)->test.target->size() == 0)
    found.push_back(noTestItems(spec.kind));
  return found;
}

}  // namespace tastescope
