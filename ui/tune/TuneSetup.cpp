#include "ui/tune/TuneSetup.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/models/Registry.h"
#include "core/search/TunePlan.h"
#include "core/workflow/train/TrainSetup.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/tune/RangesPanel.h"
#include "ui/tune/StudiesPanel.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/IssueLine.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kTuneSideWidth = 304;
constexpr int kSpinWidth = 118;

}  // namespace

TuneSetup::TuneSetup(AppContext& context, StudyRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner) {
  buildHeader();
  auto* column = bareColumn(this, 0);
  column->addWidget(m_header);
  auto* row = spacedRow(0);
  row->addWidget(buildMain(), 1);
  row->addWidget(buildSide());
  column->addLayout(row, 1);
  connect(&m_context.jobs(), &JobManager::changed, this, &TuneSetup::refresh);
}

void TuneSetup::buildHeader() {
  m_header = new PageHeader(tr("Search settings"));
  auto* back = named("tuneBack", quietButton(tr("Back to the run"), "left"));
  m_header->addAction(back);
  connect(back, &QPushButton::clicked, this, &TuneSetup::backWanted);
}

QWidget* TuneSetup::buildMain() {
  const int padding = Theme::instance().layout("pagePadding");
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(padding, 16, padding - 4, 16);
  column->setSpacing(16);
  m_note = named("tuneProblem", new NoteBar(NoteKind::Danger));
  m_note->hide();
  column->addWidget(m_note);
  m_ranges = new RangesPanel;
  connect(m_ranges, &RangesPanel::changed, this, &TuneSetup::refresh);
  column->addWidget(m_ranges);
  column->addStretch();
  return scrolledColumn(content);
}

Panel* TuneSetup::buildMethod() {
  auto* panel = new Panel(tr("Method"));
  panel->body()->setSpacing(8);
  m_method = new Segments({tr("Random"), tr("Successive halving")});
  m_method->buttonAt(0)->setObjectName(QStringLiteral("methodRandom"));
  m_method->buttonAt(1)->setObjectName(QStringLiteral("methodHalving"));
  m_methodWords = new WrappedLabel({}, TextStyle::Small, "textSecondary");
  panel->addWidget(m_method);
  panel->addWidget(m_methodWords);
  connect(m_method, &Segments::currentChanged, this, &TuneSetup::refresh);
  return panel;
}

QSpinBox* TuneSetup::addSpin(Panel& panel, const QString& name, const char* object, int low,
                             int high) {
  auto* holder = new QWidget;
  auto* row = bareRow(holder);
  auto* box = new QSpinBox;
  box->setObjectName(QLatin1String(object));
  box->setAccessibleName(name);
  box->setRange(low, high);
  box->setGroupSeparatorShown(true);
  box->setFixedWidth(Theme::instance().scaled(kSpinWidth));
  row->addWidget(makeLabel(name, TextStyle::Body));
  row->addStretch();
  row->addWidget(box);
  panel.addWidget(holder);
  connect(box, &QSpinBox::valueChanged, this, &TuneSetup::refresh);
  return box;
}

Panel* TuneSetup::buildBudget() {
  constexpr int kMostMinutes = 100'000;
  constexpr int kMostEpochs = 1'000'000;
  constexpr int kMostSeed = 999'999'999;
  auto* panel = new Panel(tr("How long"));
  panel->body()->setSpacing(8);
  m_budget = new Segments({tr("Trials"), tr("Minutes")});
  m_budget->buttonAt(0)->setObjectName(QStringLiteral("budgetTrials"));
  m_budget->buttonAt(1)->setObjectName(QStringLiteral("budgetMinutes"));
  panel->addWidget(m_budget);
  m_trials = addSpin(*panel, tr("Settings to try"), "tuneTrials", 1, static_cast<int>(kMostTrials));
  m_trials->setValue(static_cast<int>(TuneRequest{}.trials));
  m_minutes = addSpin(*panel, tr("Minutes in all"), "tuneMinutes", 1, kMostMinutes);
  m_minutes->setValue(30);
  m_epochs = addSpin(*panel, tr("Epochs, at most"), "tuneEpochs", 1, kMostEpochs);
  m_seed = addSpin(*panel, tr("Seed"), "tuneSeed", 0, kMostSeed);
  m_seed->setGroupSeparatorShown(false);
  m_trialsRow = m_trials->parentWidget();
  m_minutesRow = m_minutes->parentWidget();
  m_epochsRow = m_epochs->parentWidget();
  m_estimate = named("tuneEstimate", new WrappedLabel({}, TextStyle::BodyStrong));
  panel->addWidget(m_estimate);
  panel->addWidget(new WrappedLabel(
      tr("Every trial is a run of its own. Stop at any time: what is found stays, and the search "
         "can go on later."),
      TextStyle::Small, "textSecondary"));
  connect(m_budget, &Segments::currentChanged, this, &TuneSetup::refresh);
  return panel;
}

QWidget* TuneSetup::buildSide() {
  auto* side = new QWidget;
  side->setProperty("surface", QStringLiteral("sunken"));
  side->setAttribute(Qt::WA_StyledBackground);
  side->setFixedWidth(Theme::instance().scaled(kTuneSideWidth) + 1);
  auto* whole = new QVBoxLayout(side);
  whole->setContentsMargins(0, 0, 0, 16);
  whole->setSpacing(8);
  auto* panels = new QWidget;
  auto* column = new QVBoxLayout(panels);
  column->setContentsMargins(16, 16, 16, 8);
  column->setSpacing(16);
  auto* studies = new StudiesPanel(m_context);
  connect(studies, &StudiesPanel::studyWanted, this, &TuneSetup::studyWanted);
  for (Panel* panel : {buildMethod(), buildBudget(), static_cast<Panel*>(studies)}) {
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(panel);
  }
  column->addStretch();
  m_issues = new IssueLine("tuneIssues");
  m_start = named("startSearch", mainButton(tr("Start search"), "play"));
  m_start->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
  m_start->setToolTip(withShortcut(tr("Start search"), m_start->shortcut()));
  connect(m_start, &QPushButton::clicked, this, &TuneSetup::start);
  auto* foot = new QVBoxLayout;
  foot->setContentsMargins(16, 0, 16, 0);
  foot->setSpacing(8);
  foot->addWidget(m_issues);
  foot->addWidget(m_start);
  whole->addWidget(scrolledColumn(panels), 1);
  whole->addLayout(foot);
  return side;
}

void TuneSetup::setBase(const TrainRequest& base) {
  const bool same = m_base.model == base.model;
  m_base = base;
  const ModelInfo& model = findModel(base.model);
  if (m_context.session()) {
    m_header->setContext(QStringLiteral("%1 · %2").arg(fromUtf8(m_context.session()->data().name),
                                                       fromUtf8(model.name)));
  }
  m_filling = true;
  if (!same) m_ranges->setModel(model);
  m_ranges->setFixed(model.schema->complete(base.config));
  const bool steps = model.defaultEpochs > 0;
  const Json options = completeTrainOptions(model, base.trainOptions);
  m_epochs->setValue(options.at("epochs").get<int>());
  m_epochsRow->setVisible(steps);
  m_method->setSegmentEnabled(1, steps);
  m_method->setSegmentToolTip(
      1,
      steps ? QString()
            : tr("%1 is solved in one go, without epochs to share out.").arg(fromUtf8(model.name)));
  if (!steps) m_method->setCurrentIndex(0);
  m_seed->setValue(static_cast<int>(base.seed));
  m_note->hide();
  m_filling = false;
  refresh();
  measure();
}

void TuneSetup::measure() {
  m_secondsPerEpoch.reset();
  if (!m_context.session()) return;
  JobManager::Plan<TrainEstimate> plan;
  plan.title = tr("Timing a few steps");
  plan.listed = false;
  plan.work = [session = m_context.session(), base = m_base](Progress& progress,
                                                             const std::stop_token& stop) {
    return estimateTraining(*session, base, progress, stop);
  };
  const auto known = [this](std::optional<double> seconds) {
    m_measuring = false;
    m_secondsPerEpoch = seconds;
    refresh();
  };
  plan.done = [known](const TrainEstimate& found) {
    const auto epochs = static_cast<double>(std::max<std::int64_t>(1, found.epochs));
    known(found.seconds() > 0 ? std::optional(found.seconds() / epochs) : std::nullopt);
  };
  plan.failed = [known](const Error&) { known(std::nullopt); };
  m_measuring = true;
  m_timing.start(m_context.jobs(), this, std::move(plan));
}

QString TuneSetup::estimate() const {
  const std::optional<TuneRequest> wanted = usableRequest();
  if (byMinutes() || !wanted) return {};
  if (m_measuring) return tr("Timing a few steps…");
  if (!m_secondsPerEpoch) return tr("How long that takes is not known.");
  const TunePlan plan(*wanted);
  const std::int64_t units = plan.plannedEpochs() > 0 ? plan.plannedEpochs() : plan.planned();
  return tr("At most %1, with the settings of now.")
      .arg(aboutText(*m_secondsPerEpoch * static_cast<double>(units)));
}

bool TuneSetup::byMinutes() const { return m_budget->currentIndex() == 1; }

TuneRequest TuneSetup::request() const {
  TuneRequest request;
  request.model = m_base.model;
  m_ranges->fill(request);
  request.trainOptions = m_base.trainOptions;
  if (findModel(m_base.model).defaultEpochs > 0) request.trainOptions["epochs"] = m_epochs->value();
  request.split = m_base.split;
  request.seed = static_cast<std::uint64_t>(m_seed->value());
  request.method = m_method->currentIndex() == 1 ? TuneMethod::Halving : TuneMethod::Random;
  request.trials = byMinutes() ? 0 : m_trials->value();
  request.minutes = byMinutes() ? m_minutes->value() : 0;
  static_cast<void>(TunePlan(request));  // throws when it cannot be searched
  return request;
}

std::optional<TuneRequest> TuneSetup::usableRequest() const {
  if (m_base.model.empty() || !rangeProblem().isEmpty()) return std::nullopt;
  return request();
}

void TuneSetup::prefill(const TuneRequest& request) {
  const ParamSchema& schema = *findModel(request.model).schema;
  m_filling = true;
  m_ranges->setSpace(searchSpace(schema, request.fixed, request.ranges));
  m_method->setCurrentIndex(request.method == TuneMethod::Halving ? 1 : 0);
  m_budget->setCurrentIndex(request.minutes > 0 ? 1 : 0);
  if (request.trials > 0) m_trials->setValue(static_cast<int>(request.trials));
  if (request.minutes > 0) m_minutes->setValue(static_cast<int>(std::ceil(request.minutes)));
  if (request.trainOptions.contains("epochs")) {
    m_epochs->setValue(request.trainOptions.at("epochs").get<int>());
  }
  m_seed->setValue(static_cast<int>(request.seed));
  m_filling = false;
  refresh();
}

QString TuneSetup::rangeProblem() const {
  const qsizetype issues = m_ranges->issues();
  if (issues == 1) return tr("One range needs a correction");
  if (issues > 1) return tr("%1 ranges need a correction").arg(issues);
  if (!m_ranges->anyVaries()) return tr("Nothing varies. Tick at least one setting.");
  try {
    static_cast<void>(request());
  } catch (const Error& error) {
    return translated(error.message());
  }
  return {};
}

QString TuneSetup::problem() const {
  if (m_base.model.empty() || !m_context.session()) return tr("Choose a model first.");
  if (m_context.session()->readOnly())
    return tr("The project can only be read, so a run cannot be stored in it.");
  if (m_runner.running()) return tr("A search is running. One runs at a time.");
  return rangeProblem();
}

void TuneSetup::refresh() {
  if (m_filling || m_base.model.empty()) return;
  const bool halving = m_method->currentIndex() == 1;
  m_methodWords->setText(
      halving ? tr("Trains many settings for a few epochs, the best third of them three times as "
                   "long, and so on. Good settings are found sooner.")
              : tr("Draws settings evenly from the ranges and trains each of them in full."));
  m_trialsRow->setVisible(!byMinutes());
  m_minutesRow->setVisible(byMinutes());
  const QString time = estimate();
  m_estimate->setText(time);
  m_estimate->setVisible(!time.isEmpty());
  const QString wrong = problem();
  m_issues->setIssue(wrong);
  m_start->setEnabled(wrong.isEmpty());
}

void TuneSetup::start() {
  if (!problem().isEmpty()) return;
  m_note->hide();
  m_runner.start(request());
  Q_EMIT started();
}

void TuneSetup::showProblem(const QString& sentence) {
  m_note->setText(sentence);
  m_note->show();
}

}  // namespace tastescope::ui
