#include "ui/pickers/RunCombo.h"

#include <QLocale>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kFewestLetters = 16;

const ModelInfo* modelOf(const RunSummary& run) {
  for (const ModelInfo& info : modelRegistry())
    if (info.key == run.record.model) return &info;
  return nullptr;  // a run of a newer program
}

}  // namespace

RunCombo::RunCombo(AppContext& context, Accept accept, QWidget* parent)
    : QComboBox(parent), m_context(context), m_accept(std::move(accept)) {
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(kFewestLetters);
  connect(this, &QComboBox::activated, this, [this](int index) {
    m_chosen = itemData(index).toLongLong();
    if (!mayShowNone()) m_context.useRun(m_chosen);
    Q_EMIT runChosen(m_chosen);
  });
  connect(&m_context, &AppContext::runInUseChanged, this, &RunCombo::follow);
  connect(&m_context, &AppContext::runsChanged, this, &RunCombo::refresh);
  connect(&m_context, &AppContext::projectChanged, this, [this] {
    m_chosen = 0;
    m_ready = false;
    fill({});
    refresh();
  });
  refresh();
}

void RunCombo::setNoneText(const QString& text) {
  m_none = text;
  fill(std::move(m_choices));
}

RunId RunCombo::currentRun() const { return currentData().toLongLong(); }

const RunChoice* RunCombo::currentChoice() const { return choice(currentRun()); }

const RunChoice* RunCombo::choice(RunId run) const {
  const auto found = std::find_if(m_choices.begin(), m_choices.end(),
                                  [run](const RunChoice& c) { return c.run.record.id == run; });
  return found == m_choices.end() ? nullptr : &*found;
}

void RunCombo::follow(RunId run) {
  if (!mayShowNone()) chooseRun(run);
}

RunId RunCombo::usualRun() const {
  if (mayShowNone()) return 0;
  if (choice(m_context.runInUse()) != nullptr) return m_context.runInUse();
  const auto found = std::find_if(m_choices.begin(), m_choices.end(), [](const RunChoice& c) {
    return modelOf(c.run)->family != Family::Classical;
  });
  if (found != m_choices.end()) return found->run.record.id;
  return m_choices.empty() ? 0 : m_choices.front().run.record.id;
}

void RunCombo::chooseRun(RunId run) {
  if (!mayShowNone()) m_context.useRun(run);
  m_chosen = run;
  const int index = findData(QVariant::fromValue<qlonglong>(run));
  if (index < 0 || index == currentIndex()) return;
  setCurrentIndex(index);
  Q_EMIT runChosen(run);
}

void RunCombo::refresh() {
  const SessionPtr session = m_context.session();
  if (!session) {
    m_job.cancel();
    fill({});
    return;
  }
  auto plan = lookUp([session, accept = m_accept](const std::stop_token& stop) {
    std::vector<RunChoice> found;
    for (RunSummary& run : runSummaries(*session)) {
      throwIfStopped(stop);
      const ModelInfo* model = modelOf(run);
      if (!run.hasWeights || model == nullptr) continue;
      RunChoice choice{std::move(run), capabilitiesOf(*model)};
      if (accept(choice)) found.push_back(std::move(choice));
    }
    return found;
  });
  plan.done = [this](std::vector<RunChoice> found) {
    m_ready = true;
    fill(std::move(found));
  };
  plan.failed = [this](const Error& error) {
    Q_EMIT m_context.problem(translated(error.message()), fromUtf8(error.details()));
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

QString RunCombo::textOf(const RunChoice& choice) const {
  QString name = fromUtf8(choice.run.record.name);
  if (choice.run.age.isOld()) name = tr("%1 · older data", "a run").arg(name);
  if (!m_showsMetric) return name;
  const MetricValue* metric = metricOf(choice.run, "test", kUsualMetric);
  return metric ? QStringLiteral("%1 · %2 %3")
                      .arg(name, metricName(fromUtf8(metric->name)),
                           QLocale().toString(metric->value, 'f', 3))
                : name;
}

void RunCombo::fill(std::vector<RunChoice> choices) {
  const RunId before = currentRun();
  m_choices = std::move(choices);
  {
    const QSignalBlocker quiet(this);
    clear();
    if (!m_none.isEmpty()) addItem(m_none, QVariant::fromValue<qlonglong>(0));
    for (const RunChoice& choice : m_choices) {
      addItem(textOf(choice), QVariant::fromValue<qlonglong>(choice.run.record.id));
      if (choice.run.age.isOld())
        setItemData(count() - 1, translated(inWords(choice.run.age)), Qt::ToolTipRole);
    }
    // The one that is wanted; else what is shown stays shown when a newer one arrives.
    int kept = -1;
    for (const RunId run : {m_chosen, before, usualRun()}) {
      if (kept < 0) kept = findData(QVariant::fromValue<qlonglong>(run));
    }
    setCurrentIndex(kept >= 0 ? kept : (count() > 0 ? 0 : -1));
  }
  if (m_chosen == 0) m_chosen = currentRun();
  setEnabled(count() > 0);
  Q_EMIT listChanged();
  if (currentRun() != before) Q_EMIT runChosen(currentRun());
}

}  // namespace tastescope::ui
