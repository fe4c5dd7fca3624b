#include "ui/train/SetupPage.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/forms/ParamField.h"
#include "ui/forms/ParamForm.h"
#include "ui/train/BaselineBox.h"
#include "ui/train/EstimatePanel.h"
#include "ui/train/ModelRow.h"
#include "ui/train/NetworkSketch.h"
#include "ui/train/SplitPanel.h"
#include "ui/widgets/IssueLine.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/words/RunWords.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {
constexpr int kModelSection = 0;
constexpr int kOptionsSection = 1;
constexpr int kMostSeeds = 20;
constexpr qsizetype kNamedSettings = 3;

/// Other models count interactions or sequences in their batches.
bool batchCountsUsers(const ModelInfo& model) {
  const ParamSpec* batch = model.schema->find("batch");
  return batch && batch->unit.english() == "users";
}
}  // namespace

SetupPage::SetupPage(AppContext& context, TrainQueue& queue, QWidget* parent)
    : QWidget(parent), m_context(context), m_queue(queue) {
  buildHeader();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_header);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(buildMain(), 1);
  row->addWidget(makeHairline(Qt::Vertical));
  row->addWidget(buildSide());
  column->addLayout(row, 1);
  const auto registry = modelRegistry();
  // The first family in the order of the cards; its first model.
  Family first = registry.front().family;
  for (const ModelInfo& model : registry) first = std::min(first, model.family);
  m_families->button(static_cast<int>(first))->setChecked(true);
  chooseFamily(first);
  loadCapabilities();
  loadRuns();
  connect(&m_context, &AppContext::runsChanged, this, &SetupPage::loadRuns);
  connect(m_estimate, &EstimatePanel::estimated, this, &SetupPage::updateIssues);
}

void SetupPage::setCanCancel(bool can) { m_cancel->setVisible(can); }

void SetupPage::chooseFamily(Family family) {
  delete m_models;
  m_models = new QButtonGroup(this);
  while (QLayoutItem* item = m_modelRows->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
  for (const ModelInfo& model : modelRegistry()) {
    if (model.family != family) continue;
    auto* row = new ModelRow(model);
    m_models->addButton(row);
    m_modelRows->addWidget(row);
    connect(row, &ModelRow::clicked, this, [this, row] { chooseModel(row->model()); });
  }
  applyHints();
  const auto rows = m_models->buttons();
  const auto usable = std::find_if(rows.begin(), rows.end(),
                                   [](const QAbstractButton* row) { return row->isEnabled(); });
  auto* first = static_cast<ModelRow*>(usable == rows.end() ? rows.front() : *usable);
  first->setChecked(true);
  chooseModel(first->model());
}

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
  m_form->addSchema(*m_model->schema, fitting(m_model->schema->defaults()));
  QStringList without{QStringLiteral("metric")};
  if (!steps) {
    for (const ParamSpec& spec : trainOptionsSchema().specs()) without << fromUtf8(spec.key);
  }
  m_form->addSchema(trainOptionsSchema(),
                    trainOptionsSchema().toJson(defaultTrainOptions(*m_model)), without);
  m_seeds = m_seed = nullptr;
  if (steps) {
    m_seeds = new QSpinBox;
    m_seeds->setObjectName(QStringLiteral("seeds"));
    m_seeds->setRange(1, kMostSeeds);
    m_form->addRow(tr("Seeds"), m_seeds, tr("Repeats the run, so that luck shows as a spread."));
    m_seed = new QSpinBox;
    m_seed->setObjectName(QStringLiteral("seed"));
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
  chooseFamily(model.family);
  for (QAbstractButton* button : m_models->buttons()) {
    auto* row = static_cast<ModelRow*>(button);
    if (&row->model() == &model) row->setChecked(true);
  }
  chooseModel(model);
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
  m_baselineBox->setVisible(!m_capabilities.value(fromUtf8(m_model->key)).closedForm);
  updateSketch();
  updateIssues();
  updateNote();
}

void SetupPage::updateSketch() {
  // Autoencoders share these two keys of their schemas; a model without them has no sketch.
  const Json config = m_form->value(kModelSection);
  const bool drawn = config.contains("hidden") && config.at("hidden").is_array() &&
                     config.contains("latent") && config.at("latent").is_number_integer();
  m_sketchBox->setVisible(drawn);
  if (!drawn) return;
  QList<qint64> hidden;
  for (const Json& size : config.at("hidden")) hidden << size.get<qint64>();
  m_sketch->setLayers(static_cast<qint64>(m_context.session()->data().items.size()), hidden,
                      config.at("latent").get<qint64>());
}

void SetupPage::updateIssues() {
  const int issues = m_form->issues() + (m_split->usable() ? 0 : 1);
  const bool readOnly = m_context.session() && m_context.session()->readOnly();
  const SuitWords words = suitOfModel(*m_model);
  const bool impossible = words.suit == Suit::Impossible;
  m_issues->setIssue(readOnly ? tr("The project can only be read, so a run cannot be stored in it.")
                     : impossible  ? words.why
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
    if (!m_capabilities.value(fromUtf8(run.record.model)).closedForm) continue;
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

void SetupPage::applyHints() {
  if (!m_context.session() || m_capabilities.isEmpty() || !m_models) return;
  for (QAbstractButton* button : m_models->buttons()) {
    auto* row = static_cast<ModelRow*>(button);
    const SuitWords words = suitOfModel(row->model());
    row->setEnabled(words.suit != Suit::Impossible);
    if (words.suit == Suit::Good) row->setHint(tr("Suits this data"), ChipKind::Success, words.why);
    if (words.suit == Suit::Impossible) {
      row->setHint(tr("Needs times"), ChipKind::Warning, words.why);
    }
  }
}

SuitWords SetupPage::suitOfModel(const ModelInfo& model) const {
  if (!m_context.session()) return {};
  return suitOf(m_capabilities.value(fromUtf8(model.key)), m_context.session()->data(),
                m_context.vocabulary().users);
}

void SetupPage::loadCapabilities() {
  JobManager::Plan<CapabilityMap> plan;
  plan.listed = false;
  plan.work = [](Progress&, const std::stop_token&) { return registryCapabilities(); };
  plan.done = [this](const CapabilityMap& map) {
    m_capabilities = map;
    QList<const ModelInfo*> closed;
    for (const ModelInfo& model : modelRegistry()) {
      if (!map.value(fromUtf8(model.key)).closedForm) continue;
      if (suitOfModel(model).suit != Suit::Impossible) closed << &model;
    }
    m_baselines->setModels(closed);
    applyHints();
    settingsChanged();
  };
  m_context.jobs().start<CapabilityMap>(this, std::move(plan));
}

void SetupPage::loadRuns() {
  if (!m_context.session()) return;
  JobManager::Plan<std::vector<RunSummary>> plan;
  plan.listed = false;
  plan.work = [session = m_context.session()](Progress&, const std::stop_token&) {
    return runSummaries(*session);
  };
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
  for (const ParamSpec& spec : m_model->schema->specs()) {
    const Json& value = request.config.at(spec.key);
    if (value == spec.defaultValue || parts.size() >= kNamedSettings) continue;
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
    other.config = baseline->schema->defaults();
    other.split = request.split;
    other.trainOptions["metric"] = request.trainOptions.at("metric");
    m_queue.add({0, other, 0, fromUtf8(baseline->name), tr("default settings"), 5});
  }
  for (int i = 0; i < seeds; ++i) {
    TrainRequest one = request;
    one.seed = request.seed + static_cast<std::uint64_t>(i);
    QString detail = detailOf(one);
    if (seeds > 1) detail += tr(", seed %1").arg(one.seed);
    m_queue.add({0, one, 0, fromUtf8(m_model->name), detail, m_estimate->seconds()});
  }
  if (start) {
    Q_EMIT started();
  } else {
    const auto waiting = m_queue.waiting().size();
    m_context.announce(tr("Added. %1 in the queue.").arg(waiting));
  }
}

}  // namespace tastescope::ui
