#include "ui/tune/TuneLines.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/context/Translate.h"
#include "ui/forms/ParamField.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

/// Values that are tried beside the range, such as the defaults of the first trial, are part of
/// the axis: a new choice, or a wider stretch.
struct AxisValues {
  ParallelAxis axis;
  const ParamSpec* spec;
  std::vector<Json> choices;

  AxisValues(const SearchRange& range, const ParamSpec& of) : spec(&of), choices(range.choices) {
    axis.name = translated(of.label);
    if (!choices.empty()) {
      axis.scale = ParallelAxis::Scale::Choices;
      for (const Json& choice : choices) axis.choices << paramText(of, choice);
      return;
    }
    axis.scale = range.logScale ? ParallelAxis::Scale::Log : ParallelAxis::Scale::Linear;
    axis.low = range.low;
    axis.high = range.high;
  }
  double take(const Json& config) {
    const Json& value = config.at(spec->key);
    if (axis.scale != ParallelAxis::Scale::Choices) {
      // What is still to be chosen stands where it usually does.
      const double number = (value.is_number() ? value : spec->usualValue()).get<double>();
      axis.include(number);
      return number;
    }
    auto place = std::find(choices.begin(), choices.end(), value);
    if (place == choices.end()) {
      axis.choices << paramText(*spec, value);
      place = choices.insert(choices.end(), value);
    }
    return static_cast<double>(place - choices.begin());
  }
};

ParallelAxis metricAxis(const LiveStudy& study) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const TuneTrial& trial : study.outcome().trials) {
    if (!trial.value) continue;
    low = std::min(low, *trial.value);
    high = std::max(high, *trial.value);
  }
  if (low > high) {
    low = 0;
    high = 1;
  }
  return {metricName(study.metric()), ParallelAxis::Scale::Linear, low, high, {}};
}

}  // namespace

TuneLines tuneLines(const LiveStudy& study) {
  std::vector<AxisValues> axes;
  for (const SearchRange& range : study.space()) {
    axes.emplace_back(range, *study.model().schema->find(range.key));
  }
  TuneLines made;
  const auto add = [&](qint64 number, const Json& config, std::optional<double> value,
                       bool finished) {
    ParallelChart::Line line;
    line.id = number;
    line.name =
        QCoreApplication::translate("TuneLines", "Trial %1").arg(QLocale().toString(number));
    for (AxisValues& axis : axes) line.values << axis.take(config);
    line.values << value.value_or(std::numeric_limits<double>::quiet_NaN());
    line.finished = finished;
    made.lines << line;
  };
  for (const TuneTrial& trial : study.outcome().trials) {
    add(trial.number, trial.run.config, trial.value, trial.value.has_value());
  }
  if (const auto& current = study.current()) {
    add(current->number, current->config, std::nullopt, false);
  }
  for (const AxisValues& axis : axes) made.axes << axis.axis;
  made.axes << metricAxis(study);
  made.best = study.best() ? study.best()->number : 0;
  return made;
}

}  // namespace tastescope::ui
