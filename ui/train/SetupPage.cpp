#include "ui/train/SetupPage.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QMap>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/forms/ParamField.h"
#include "ui/forms/ParamForm.h"
#include "ui/theme/Theme.h"
#include "ui/train/BaselineBox.h"
#include "ui/train/EstimatePanel.h"
#include "ui/train/FamilyCard.h"
#include "ui/train/ModelPanel.h"
#include "ui/train/SplitPanel.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IssueLine.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {
constexpr int kModelSection = 0;
constexpr int kOptionsSection = 1;
constexpr int kMostSeeds = 20;
constexpr qsizetype kNamedSettings = 3;
constexpr int kSideWidth = 304;

/// Other models count interactions or sequences in their batches.
bool batchCountsUsers(const ModelInfo& model) {
  const ParamSpec* batch = model.schema->find("batch");
  return batch && batch->unit == ParamUnit::Users;
}
}  // namespace

SetupPage::SetupPage(AppContext& context, TrainQueue& queue, QWidget* parent)
    : QWidget(parent), m_context(context), m_queue(queue) {
  buildHeader();
  auto* column = bareColumn(this, 0);
  column->addWidget(m_header);
  auto* row = spacedRow(0);
  row->addWidget(buildMain(), 1);
  row->addWidget(makeHairline(Qt::Vertical));
  row->addWidget(buildSide());
  column->addLayout(row, 1);
  const auto registry = modelRegistry();
  // The first family in the order of the cards; its first model.
  Family first = registry.front().family;
  for (const ModelInfo& model : registry) first = std::min(first, model.family);
  m_families->button(static_cast<int>(first))->setChecked(true);
  m_models->showFamily(first);
  loadCapabilities();
  loadRuns();
  connect(&m_context, &AppContext::runsChanged, this, &SetupPage::loadRuns);
  connect(m_estimate, &EstimatePanel::estimated, this, &SetupPage::updateIssues);
}

void SetupPage::buildHeader() {
  m_header = new PageHeader(tr("New run"));
  auto* best = named("findBest", button(tr("Find the best model…"), "search"));
  best->setToolTip(tr("Tries several models and settings within the minutes you give"));
  connect(best, &QPushButton::clicked, this, &SetupPage::bestWanted);
  m_header->addAction(best);
  m_copy = named("copySettings", button(tr("Copy settings from a run…"), "copy"));
  m_cancel = named("cancelSetup", quietButton(tr("Cancel")));
  m_header->addAction(m_copy);
  m_header->addAction(m_cancel);
  connect(m_cancel, &QPushButton::clicked, this, &SetupPage::cancelWanted);
  connect(m_copy, &QPushButton::clicked, this, [this] {
    if (m_copyMenu) m_copyMenu->popup(m_copy->mapToGlobal(QPoint(0, m_copy->height() + 4)));
  });
}

QWidget* SetupPage::buildCards() {
  QMap<int, int> counts;
  for (const ModelInfo& model : modelRegistry()) ++counts[static_cast<int>(model.family)];
  auto* holder = new QWidget;
  auto* row = bareRow(holder, 12);
  m_families = new QButtonGroup(this);
  for (auto count = counts.begin(); count != counts.end(); ++count) {
    auto* card = new FamilyCard(static_cast<Family>(count.key()), count.value());
    m_families->addButton(card, count.key());
    row->addWidget(card);
  }
  connect(m_families, &QButtonGroup::idClicked, this,
          [this](int id) { m_models->showFamily(static_cast<Family>(id)); });
  return holder;
}

QWidget* SetupPage::buildSettingsPanel() {
  auto* panel = new Panel(tr("Basic settings"));
  panel->setNote(tr("a dot marks what you changed"));
  auto* defaults = named("defaults", small(quietButton(tr("Defaults"), "reset")));
  panel->addControl(defaults);
  m_form = new ParamForm;
  panel->addWidget(m_form);
  connect(defaults, &QPushButton::clicked, m_form, &ParamForm::resetToDefaults);
  connect(m_form, &ParamForm::valueChanged, this, &SetupPage::settingsChanged);
  connect(m_form, &ParamForm::issuesChanged, this, &SetupPage::updateIssues);
  m_baselineBox = new QWidget;
  auto* column = bareColumn(m_baselineBox, 12);
  column->addWidget(makeHairline());
  auto* head = new QHBoxLayout;
  head->addWidget(makeLabel(tr("Train beside it"), TextStyle::BodyStrong));
  head->addWidget(
      new ElidedLabel(tr("simple methods on the same split"), TextStyle::Small, "textSecondary"),
      1);
  column->addLayout(head);
  m_baselines = new BaselineBox;
  column->addWidget(m_baselines);
  panel->addWidget(m_baselineBox);
  m_metricRow = new QWidget;
  auto* row = bareRow(m_metricRow, 8);
  m_metric = named("metric", new QComboBox);
  m_metric->setAccessibleName(tr("Measure that decides the best epoch"));
  for (const ParamChoice& choice : trainOptionsSchema().find("metric")->choices) {
    m_metric->addItem(translated(choice.label), fromUtf8(choice.key));
  }
  row->addWidget(makeLabel(tr("Keep the epoch with the best"), TextStyle::Body, "textSecondary"));
  row->addWidget(m_metric);
  row->addWidget(
      new ElidedLabel(tr("on validation, never on test."), TextStyle::Body, "textSecondary"), 1);
  panel->addWidget(m_metricRow);
  panel->body()->addStretch();
  connect(m_metric, &QComboBox::currentIndexChanged, this, &SetupPage::settingsChanged);
  return panel;
}

QWidget* SetupPage::buildMain() {
  const int padding = Theme::instance().layout("pagePadding");
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(padding, 16, padding - 4, 16);
  column->setSpacing(16);
  column->addWidget(buildCards());
  auto* row = spacedRow(16);
  m_models = new ModelPanel;
  connect(m_models, &ModelPanel::chosen, this, &SetupPage::chooseModel);
  row->addWidget(m_models, 1);
  row->addWidget(buildSettingsPanel(), 2);
  column->addLayout(row, 1);
  return scrolledColumn(content);
}

QWidget* SetupPage::buildSide() {
  auto* side = new QWidget;
  side->setProperty("surface", QStringLiteral("sunken"));
  side->setAttribute(Qt::WA_StyledBackground);
  side->setFixedWidth(Theme::instance().scaled(kSideWidth));
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(16);
  m_split = new SplitPanel(m_context);
  m_estimate = new EstimatePanel(m_context);
  m_note = new NoteBar(NoteKind::Info);
  m_note->hide();
  for (QWidget* part : {static_cast<QWidget*>(m_split), static_cast<QWidget*>(m_estimate)}) {
    part->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  }
  column->addWidget(m_split);
  column->addWidget(m_estimate);
  column->addWidget(m_note);
  column->addStretch();
  m_issues = new IssueLine("issues");
  m_start = named("startTraining", mainButton(tr("Start training"), "play"));
  m_start->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
  m_start->setToolTip(withShortcut(tr("Start training"), m_start->shortcut()));
  m_add = named("addToQueue", button(tr("Add to queue")));
  auto* actions = spacedColumn(8);
  actions->addWidget(m_issues);
  actions->addWidget(m_start);
  m_search = named("searchSettings", button(tr("Search…"), "search"));
  auto* beside = spacedRow(8);
  beside->addWidget(m_add, 1);
  beside->addWidget(m_search, 1);
  actions->addLayout(beside);
  column->addLayout(actions);
  connect(m_split, &SplitPanel::specChanged, this, &SetupPage::settingsChanged);
  connect(m_start, &QPushButton::clicked, this, [this] { enqueue(true); });
  connect(m_add, &QPushButton::clicked, this, [this] { enqueue(false); });
  connect(m_search, &QPushButton::clicked, this, &SetupPage::searchWanted);
  auto* scroll = scrolledColumn(side);
  scroll->setFixedWidth(side->maximumWidth() + 1);
  return scroll;
}

void SetupPage::setCanCancel(bool can) { m_cancel->setVisible(can); }

void SetupPage::chooseModel(const ModelInfo& model) {
  if (m_model == &model) return;
  m_model = &model;
  buildForm();
  m_header->setContext(QStringLiteral("%1 · %2").arg(
      fromUtf8(m_context.session() ? m_context.session()->data().name : std::string()),
      fromUtf8(model.name)));
  settingsChanged();
}

void SetupPage::buildForm() {
  m_filling = true;
  const bool steps = m_model->defaultEpochs > 0;
  m_form->clear();
  m_form->addSchema(*m_model->schema, fitting(defaultsOf(*m_model)));
  if (m_context.session()) {
    for (const Suggestion& one : suggestionsFor(*m_model, dataShape(m_context.session()->data())))
      m_form->setSuggested(one.key, one.reason);
  }
  QStringList without{QStringLiteral("metric")};
  if (!steps) {
    for (const ParamSpec& spec : trainOptionsSchema().specs()) without << fromUtf8(spec.key);
  }
  m_form->addSchema(trainOptionsSchema(), trainOptionsSchema().toJson(optionsOf(*m_model)),
                    without);
  m_seeds = m_seed = nullptr;
  if (steps) {
    m_seeds = named("seeds", new QSpinBox);
    m_seeds->setRange(1, kMostSeeds);
    m_form->addRow(tr("Seeds"), m_seeds, tr("Repeats the run, so that luck shows as a spread."));
    m_seed = named("seed", new QSpinBox);
    m_seed->setRange(0, 999999999);
    m_seed->setValue(1);
    m_form->addRow(tr("First seed"), m_seed,
                   tr("The same seed and settings give the same run again."));
    connect(m_seeds, &QSpinBox::valueChanged, this, &SetupPage::settingsChanged);
    connect(m_seed, &QSpinBox::valueChanged, this, &SetupPage::settingsChanged);
  }
  if (m_context.session() && batchCountsUsers(*m_model)) {
    const auto users = m_context.session()->data().users.size();
    m_form->setLimit(QStringLiteral("batch"), double(users),
                     tr("At most %1, the number of %2.")
                         .arg(QLocale().toString(qulonglong(users)), m_context.vocabulary().users));
  }
  m_metricRow->setVisible(steps);
  m_filling = false;
}

Json SetupPage::defaultsOf(const ModelInfo& model) const {
  if (!m_context.session()) return model.schema->defaults();
  return defaultsFor(model, dataShape(m_context.session()->data()));
}

TrainOptions SetupPage::optionsOf(const ModelInfo& model) const {
  if (!m_context.session()) return defaultTrainOptions(model);
  return defaultTrainOptions(model, defaultsOf(model), dataShape(m_context.session()->data()));
}

/// A batch of more users than there are is one of all of them, so it is shown as that.
Json SetupPage::fitting(Json config) const {
  if (!m_context.session() || !batchCountsUsers(*m_model) || !config.contains("batch")) {
    return config;
  }
  const auto users = static_cast<std::int64_t>(m_context.session()->data().users.size());
  config["batch"] = std::min(config.at("batch").get<std::int64_t>(), users);
  return config;
}

TrainRequest SetupPage::request() const {
  TrainRequest request;
  request.model = m_model->key;
  request.config = m_form->value(kModelSection);
  request.trainOptions = m_form->value(kOptionsSection);
  request.trainOptions["metric"] = toUtf8(m_metric->currentData().toString());
  request.split = m_split->spec();
  request.seed = m_seed ? static_cast<std::uint64_t>(m_seed->value()) : 1;
  return request;
}

void SetupPage::prefill(const TrainRequest& request) {
  const ModelInfo& model = findModel(request.model);
  m_families->button(static_cast<int>(model.family))->setChecked(true);
  m_models->showFamily(model.family);
  m_models->choose(model);
  m_form->setValue(kModelSection, fitting(request.config));
  m_form->setValue(kOptionsSection, request.trainOptions);
  if (request.trainOptions.contains("metric")) {
    const QString metric = fromUtf8(request.trainOptions.at("metric").get<std::string>());
    if (const int at = m_metric->findData(metric); at >= 0) m_metric->setCurrentIndex(at);
  }
  if (m_seed) m_seed->setValue(static_cast<int>(request.seed));
  m_split->setSpec(request.split);
  settingsChanged();
}

void SetupPage::settingsChanged() {
  if (m_filling || !m_model || !m_context.session()) return;
  m_estimate->setRequest(request(), m_seeds ? m_seeds->value() : 1);
  m_baselines->offer(fromUtf8(m_model->key), m_runs, m_split->spec());
  m_baselineBox->setVisible(!capabilities(m_model->key).closedForm);
  m_models->showNetwork(static_cast<qint64>(m_context.session()->data().items.size()),
                        m_form->value(kModelSection));
  updateIssues();
  updateNote();
}

void SetupPage::updateIssues() {
  const int issues = m_form->issues() + (m_split->usable() ? 0 : 1);
  const bool readOnly = m_context.session() && m_context.session()->readOnly();
  const ModelSuitability suits = suitOfModel(*m_model);
  const bool impossible = suits.suitability == Suitability::Impossible;
  m_issues->setIssue(readOnly ? tr("The project can only be read, so a run cannot be stored in it.")
                     : impossible  ? translated(suits.why)
                     : issues == 0 ? QString()
                     : issues == 1 ? tr("One setting needs a correction")
                                   : tr("%1 settings need a correction").arg(issues));
  m_estimate->setStale(issues > 0);
  const bool ready = issues == 0 && !readOnly && !impossible;
  m_start->setEnabled(ready);
  m_add->setEnabled(ready);
  const bool settings = !m_model->schema->specs().empty();
  m_search->setEnabled(ready && settings);
  m_search->setToolTip(settings ? tr("Tries many settings of this model and keeps the best")
                                : tr("This model has no settings to search."));
}

void SetupPage::updateNote() {
  const std::string metric = toUtf8(m_metric->currentData().toString());
  const RunSummary* strongest = nullptr;
  double value = 0;
  for (const RunSummary& run : m_runs) {
    if (!capabilities(run.record.model).closedForm) continue;
    if (!(splitSpecFromJson(run.record.split) == m_split->spec())) continue;
    const MetricValue* found = metricOf(run, "valid", metric);
    if (found && found->value > value) {
      strongest = &run;
      value = found->value;
    }
  }
  const bool told = strongest && m_model->defaultEpochs > 0;
  m_note->setVisible(told);
  if (!told) return;
  m_note->setText(tr("%1 already reaches %2 %3 on validation here. Compare before you trust a "
                     "bigger model.")
                      .arg(fromUtf8(strongest->modelName), metricName(fromUtf8(metric)),
                           QLocale().toString(value, 'f', 3)));
}

ModelCapabilities SetupPage::capabilities(const std::string& model) const {
  const auto found = m_capabilities.find(model);
  return found == m_capabilities.end() ? ModelCapabilities() : found->second;
}

ModelSuitability SetupPage::suitOfModel(const ModelInfo& model) const {
  if (!m_context.session()) return {};
  return suitabilityOf(capabilities(model.key), m_context.session()->data(),
                       plainText(toUtf8(m_context.vocabulary().users)));
}

void SetupPage::loadCapabilities() {
  struct Known {
    CapabilityMap capabilities;
    std::map<std::string, Text> refusals;  ///< of closed forms, by key
  };
  auto plan = lookUp([session = m_context.session()] {
    Known known{registryCapabilities(), {}};
    for (const ModelInfo& model : modelRegistry()) {
      if (!session || !known.capabilities.at(model.key).closedForm) continue;
      if (auto why = whyNotForSize(model, session->data()))
        known.refusals.emplace(model.key, *std::move(why));
    }
    return known;
  });
  plan.done = [this](const Known& known) {
    m_capabilities = known.capabilities;
    QList<BaselineBox::Offer> closed;
    for (const ModelInfo& model : modelRegistry()) {
      if (!m_capabilities.at(model.key).closedForm) continue;
      if (suitOfModel(model).suitability == Suitability::Impossible) continue;
      const auto refusal = known.refusals.find(model.key);
      closed.push_back(
          {&model, refusal == known.refusals.end() ? QString() : translated(refusal->second)});
    }
    m_baselines->setModels(closed);
    m_models->setSuits([this](const ModelInfo& model) { return suitOfModel(model); });
    settingsChanged();
  };
  m_context.jobs().start(this, std::move(plan));
}

void SetupPage::loadRuns() {
  if (!m_context.session()) return;
  auto plan = lookUp([session = m_context.session()] { return runSummaries(*session); });
  plan.done = [this](std::vector<RunSummary> runs) {
    m_runs = std::move(runs);
    fillCopyMenu();
    m_baselines->offer(fromUtf8(m_model->key), m_runs, m_split->spec());
    updateNote();
  };
  m_runsJob.start(m_context.jobs(), this, std::move(plan));
}

void SetupPage::fillCopyMenu() {
  auto* menu = new QMenu(m_copy);
  for (const RunSummary& run : m_runs) {
    menu->addAction(fromUtf8(run.record.name), this,
                    [this, record = run.record] { prefill(requestOf(record)); });
  }
  delete m_copyMenu;
  m_copyMenu = menu;
  m_copy->setEnabled(!m_runs.empty());
  m_copy->setToolTip(m_runs.empty() ? tr("There is no run yet to copy from.") : QString());
}

QString SetupPage::detailOf(const TrainRequest& request) const {
  QStringList parts;
  const Json defaults = fitting(defaultsOf(*m_model));
  for (const ParamSpec& spec : m_model->schema->specs()) {
    const Json& value = request.config.at(spec.key);
    if (value == defaults.at(spec.key) || parts.size() >= kNamedSettings) continue;
    parts << translated(spec.label) + QLatin1Char(' ') + paramText(spec, value);
  }
  return parts.isEmpty() ? tr("default settings") : parts.join(QStringLiteral(", "));
}

void SetupPage::enqueue(bool start) {
  const TrainRequest request = this->request();
  const int seeds = m_seeds ? m_seeds->value() : 1;
  const bool beside = m_baselineBox->isVisibleTo(this);
  const QList<const ModelInfo*> baselines =
      beside ? m_baselines->checked() : QList<const ModelInfo*>{};
  // The simple methods go first: seconds, and their lines then stand in the live chart.
  for (const ModelInfo* baseline : baselines) {
    TrainRequest other;
    other.model = baseline->key;
    other.config = defaultsOf(*baseline);
    other.split = request.split;
    other.trainOptions["metric"] = request.trainOptions.at("metric");
    m_queue.add({0, other, 0, fromUtf8(baseline->name), tr("default settings"), 5, 0, true});
  }
  for (int i = 0; i < seeds; ++i) {
    TrainRequest one = request;
    one.seed = request.seed + static_cast<std::uint64_t>(i);
    QString detail = detailOf(one);
    if (seeds > 1) detail += tr(", seed %1").arg(one.seed);
    m_queue.add({0, one, 0, fromUtf8(m_model->name), detail, m_estimate->seconds(),
                 m_estimate->epochSeconds()});
  }
  if (start) {
    Q_EMIT started();
  } else {
    const auto waiting = m_queue.waiting().size();
    m_context.announce(tr("Added. %1 in the queue.").arg(waiting));
  }
}

}  // namespace tastescope::ui
