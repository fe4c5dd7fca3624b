#include "ui/runs/RunWordsPanel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "core/models/Registry.h"
#include "core/workflow/train/TrainRun.h"
#include "ui/context/Translate.h"
#include "ui/runs/RunsModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/SignLabel.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {

constexpr double kLevel = 0.05;
const char* const kMissing = "–";  ///< what settingDifferences() writes for a setting a run has not
constexpr int kHeadWidth = 64;
constexpr int kLeastKey = 78;

QString signedNumber(double value) {
  const QString text = QLocale().toString(std::abs(value), 'f', 4);
  return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + text;
}

/// "Mult-VAE 07" -> "07": columns of the settings table are narrow and the names stand above.
QString shortName(const QString& name) {
  const qsizetype space = name.lastIndexOf(QLatin1Char(' '));
  return space < 0 ? name : name.mid(space + 1);
}

/// The label of "hidden", "train.epochs", "split.kind": the schemas know most of them.
QString settingLabel(const std::string& key, const RunsModel& model, const QList<RunId>& runs) {
  if (key == "model") return RunWordsPanel::tr("Model");
  if (key == "seed") return RunWordsPanel::tr("Seed");
  if (key.rfind("split.", 0) == 0) {
    return RunWordsPanel::tr("Split, %1").arg(fromUtf8(key.substr(6)));
  }
  if (key.rfind("train.", 0) == 0) {
    const ParamSpec* spec = trainOptionsSchema().find(key.substr(6));
    return spec ? translated(spec->label) : fromUtf8(key);
  }
  for (const RunId run : runs) {
    const RunSummary* summary = model.find(run);
    const ParamSpec* spec = summary ? findModel(summary->record.model).schema->find(key) : nullptr;
    if (spec) return translated(spec->label);
  }
  return fromUtf8(key);
}

/// Worth a row: what at least two of the runs have; a setting only one model knows is no difference
/// between runs.
bool isShared(const SettingDifference& setting) {
  return std::count_if(setting.values.begin(), setting.values.end(), [](const std::string& value) {
           return !value.empty() && value != kMissing;
         }) >= 2;
}

}  // namespace

RunWordsPanel::RunWordsPanel(AppContext& context, RunsModel& model, QWidget* parent)
    : Panel(tr("In words"), parent), m_context(context), m_model(model) {
  setObjectName(QStringLiteral("runWords"));
  setToolTip(
      tr("Wilcoxon's signed-rank test over users, corrected by Holm over all pairs; 95 % "
         "interval of the difference from resampled users."));
  showText(tr("Check two runs or more to compare them."));
}

QVBoxLayout* RunWordsPanel::fresh() {
  delete m_content;
  m_content = new QWidget;
  auto* column = new QVBoxLayout;
  column->setContentsMargins(0, 0, 4, 0);
  column->setSpacing(8);
  auto* scrolled = new QWidget;
  scrolled->setLayout(column);
  auto* outer = bareColumn(m_content);
  outer->addWidget(scrolledColumn(scrolled));
  addWidget(m_content, 1);
  return column;
}

void RunWordsPanel::showText(const QString& text) {
  QVBoxLayout* column = fresh();
  auto* label = new WrappedLabel(text, TextStyle::Small, "textSecondary");
  column->addWidget(label);
  column->addStretch();
}

void RunWordsPanel::compare(const QList<RunId>& runs) {
  if (runs == m_runs) return;
  m_runs = runs;
  m_job.cancel();
  if (runs.size() < 2 || !m_context.session()) {
    return showText(tr("Check two runs or more to compare them."));
  }
  showText(tr("Testing the differences user by user…"));
  JobManager::Plan<Answer> plan;
  plan.title = tr("Comparing %1 runs").arg(runs.size());
  plan.work = [session = m_context.session(), ids = std::vector<RunId>(runs.begin(), runs.end())](
                  Progress& progress, const std::stop_token& stop) {
    Answer answer;
    answer.settings = settingDifferences(*session, ids);
    try {
      answer.tests.push_back(compareRuns(*session, ids, kUsualMetric, progress, stop));
    } catch (const Error& error) {
      answer.problemText = error.message();
    }
    return answer;
  };
  plan.done = [this](const Answer& answer) { showAnswer(answer); };
  plan.failed = [this](const Error& error) { showText(translated(error.message())); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

QWidget* RunWordsPanel::pairRow(const RunPair& pair, const QString& a, const QString& b) const {
  auto* holder = new QWidget;
  auto* row = bareRow(holder, 10);
  const bool sure = pair.holm < kLevel;
  const bool better = pair.difference > 0;
  auto* sign = new SignLabel(!sure    ? "minus"
                             : better ? "ok"
                                      : "info",
                             !sure    ? "textSecondary"
                             : better ? "success"
                                      : "warning");
  row->addWidget(sign, 0, Qt::AlignTop);
  auto* words = spacedColumn(1);
  auto* sentence =
      new WrappedLabel(translated(comparisonSentence(pair, toUtf8(b))), TextStyle::BodyStrong);
  auto* numbers =
      new WrappedLabel(tr("%1 − %2 = %3, 95 % interval %4 to %5")
                           .arg(a, b, signedNumber(pair.difference),
                                signedNumber(pair.interval.low), signedNumber(pair.interval.high)),
                       TextStyle::Caption, "textSecondary");
  words->addWidget(sentence);
  words->addWidget(numbers);
  row->addLayout(words, 1);
  return holder;
}

QWidget* RunWordsPanel::settingsTable(const std::vector<SettingDifference>& settings) const {
  auto* holder = new QWidget;
  auto* grid = new QGridLayout(holder);
  grid->setContentsMargins(0, 4, 0, 0);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(5);
  grid->addWidget(makeLabel(tr("Setting"), TextStyle::Small, "textSecondary"), 0, 0);
  QStringList names;
  QStringList shorter;
  for (const RunId id : m_runs) {
    const RunSummary* run = m_model.find(id);
    names << (run ? fromUtf8(run->record.name) : QString());
    if (!shorter.contains(shortName(names.back()))) shorter << shortName(names.back());
  }
  // "07" is enough while it says which run is meant.
  const bool unique = shorter.size() == names.size();
  for (int i = 0; i < names.size(); ++i) {
    auto* head = new ElidedLabel(unique ? shortName(names[i]) : names[i], TextStyle::Caption,
                                 "textSecondary");
    head->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->setMaximumWidth(kHeadWidth);
    head->setMostLines(2);
    head->setToolTip(names[i]);
    grid->addWidget(head, 0, i + 1);
  }
  int row = 1;
  for (const SettingDifference& setting : settings) {
    if (!isShared(setting) || setting.key == "model") continue;
    grid->addWidget(makeHairline(), row++, 0, 1, static_cast<int>(m_runs.size()) + 1);
    auto* key = new ElidedLabel(settingLabel(setting.key, m_model, m_runs), TextStyle::Small);
    key->setMostLines(2);
    grid->addWidget(key, row, 0);
    for (std::size_t i = 0; i < setting.values.size(); ++i) {
      const QString value = fromUtf8(setting.values[i]);
      QLabel* cell = makeLabel(value.isEmpty() ? QStringLiteral("–") : value, TextStyle::Small);
      grid->addWidget(cell, row, static_cast<int>(i) + 1, Qt::AlignRight);
    }
    ++row;
  }
  grid->setColumnStretch(0, 1);
  grid->setColumnMinimumWidth(0, kLeastKey);
  return holder;
}

void RunWordsPanel::showAnswer(const Answer& answer) {
  QVBoxLayout* column = fresh();
  const RunSummary* reference = m_model.find(m_runs.front());
  if (!reference) return;
  const QString a = fromUtf8(reference->record.name);
  if (answer.tests.empty()) {
    auto* label =
        new WrappedLabel(translated(answer.problemText), TextStyle::Small, "textSecondary");
    column->addWidget(label);
  } else {
    for (const RunPair& pair : answer.tests.front().pairs) {
      const RunSummary* other = m_model.find(pair.b);
      if (pair.a != m_runs.front() || !other) continue;
      column->addWidget(makeHairline());
      column->addWidget(pairRow(pair, a, fromUtf8(other->record.name)));
    }
  }
  if (std::any_of(answer.settings.begin(), answer.settings.end(), [](const SettingDifference& one) {
        return isShared(one) && one.key != "model";
      })) {
    column->addWidget(makeHairline());
    column->addWidget(settingsTable(answer.settings));
  }
  column->addStretch();
}

}  // namespace tastescope::ui
