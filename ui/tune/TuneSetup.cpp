#include "ui/tune/TuneSetup.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/workflow/train/TrainSetup.h"
#include "ui/tune/RangeRow.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FoldHeader.h"
#include "ui/widgets/IssueLine.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Segments.h"
#include "ui/words/RunWords.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {

/// What a row starts with: the usual range, or for a zero that means "off" all that is possible.
SearchRange firstRange(const ParamSpec& spec) {
  if (const auto usual = usualRange(spec)) return *usual;
  SearchRange range{.key = spec.key, .low = spec.min, .high = spec.max};
  if (spec.kind == ParamKind::IntegerList) range.choices = {spec.defaultValue};
  return range;
}

bool hasUsualRange(const ParamSpec& spec) { return !spec.advanced && usualRange(spec).has_value(); }

}  // namespace

TuneSetup::TuneSetup(AppContext& context, StudyRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner) {
  buildHeader();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_header);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(buildMain(), 1);
  row->addWidget(buildSide());
  column->addLayout(row, 1);
  connect(&m_context, &AppContext::runsChanged, this, &TuneSetup::loadStudies);
  connect(&m_context.jobs(), &JobManager::changed, this, &TuneSetup::refresh);
  loadStudies();
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
  if (!same) buildRows();
  const Json config = model.schema->complete(base.config);
  for (RangeRow* row : std::as_const(m_rows)) row->setFixed(config.at(row->spec().key));
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
}

void TuneSetup::buildRows() {
  qDeleteAll(m_rows);
  m_rows.clear();
  for (const ParamSpec& spec : findModel(m_base.model).schema->specs()) {
    auto* row = new RangeRow(spec);
    row->setRange(firstRange(spec));
    row->setVaries(hasUsualRange(spec));
    (spec.advanced ? m_advanced : m_basic)->addWidget(row);
    m_rows << row;
    connect(row, &RangeRow::changed, this, &TuneSetup::refresh);
  }
  const bool folded = m_advanced->count() > 0;
  m_fold->setVisible(folded);
  setAdvancedShown(false);
}

void TuneSetup::setAdvancedShown(bool shown) {
  m_fold->setChecked(shown);
  m_advancedPart->setVisible(shown);
  const auto varying = std::count_if(m_rows.begin(), m_rows.end(), [](const RangeRow* row) {
    return row->spec().advanced && row->varies();
  });
  m_fold->setNote(tr("%1 more, %2 of them vary").arg(m_advanced->count()).arg(varying));
}

bool TuneSetup::byMinutes() const { return m_budget->currentIndex() == 1; }

TuneRequest TuneSetup::request() const {
  TuneRequest request;
  request.model = m_base.model;
  for (const RangeRow* row : m_rows) {
    if (row->varies()) {
      request.ranges.push_back(row->range());
    } else {
      request.fixed[row->spec().key] = row->fixed();
    }
  }
  request.trainOptions = m_base.trainOptions;
  if (findModel(m_base.model).defaultEpochs > 0) request.trainOptions["epochs"] = m_epochs->value();
  request.split = m_base.split;
  request.seed = static_cast<std::uint64_t>(m_seed->value());
  request.method = m_method->currentIndex() == 1 ? TuneMethod::Halving : TuneMethod::Random;
  request.trials = byMinutes() ? 0 : m_trials->value();
  request.minutes = byMinutes() ? m_minutes->value() : 0;
  const ParamSchema& schema = *findModel(m_base.model).schema;
  static_cast<void>(searchSpace(schema, request.fixed, request.ranges));
  return request;
}

std::optional<TuneRequest> TuneSetup::usableRequest() const {
  if (m_base.model.empty() || !rangeProblem().isEmpty()) return std::nullopt;
  return request();
}

void TuneSetup::prefill(const TuneRequest& request) {
  const ParamSchema& schema = *findModel(request.model).schema;
  const auto space = searchSpace(schema, request.fixed, request.ranges);
  m_filling = true;
  for (RangeRow* row : std::as_const(m_rows)) {
    const auto range = std::ranges::find(space, row->spec().key, &SearchRange::key);
    row->setVaries(range != space.end());
    if (range != space.end()) row->setRange(*range);
  }
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
  const auto issues =
      std::ranges::count_if(m_rows, [](const RangeRow* row) { return !row->issue().isEmpty(); });
  if (issues == 1) return tr("One range needs a correction");
  if (issues > 1) return tr("%1 ranges need a correction").arg(issues);
  if (std::ranges::none_of(m_rows, &RangeRow::varies)) {
    return tr("Nothing varies. Tick at least one setting.");
  }
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
  const QString wrong = problem();
  m_issues->setIssue(wrong);
  m_start->setEnabled(wrong.isEmpty());
  setAdvancedShown(m_fold->isChecked());
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

void TuneSetup::loadStudies() {
  if (!m_context.session()) return;
  JobManager::Plan<std::vector<StudySummary>> plan;
  plan.listed = false;
  plan.work = [session = m_context.session()](Progress&, const std::stop_token&) {
    return studySummaries(*session);
  };
  plan.done = [this](const std::vector<StudySummary>& studies) { showStudies(studies); };
  m_studiesJob.start(m_context.jobs(), this, std::move(plan));
}

void TuneSetup::showStudies(const std::vector<StudySummary>& studies) {
  const QLocale locale;
  m_studyRows->setRowCount(0);
  for (const StudySummary& study : studies) {
    const TuneOutcome& outcome = study.outcome;
    const QString made = locale.toString(qulonglong(outcome.trials.size()));
    QString trials = made;
    if (outcome.canGoOn() && outcome.planned > 0) {
      trials = tr("%1 of %2").arg(made, locale.toString(qlonglong(outcome.planned)));
    }
    QString best = QStringLiteral("–");
    if (outcome.best) best = locale.toString(*outcome.trials[*outcome.best].value, 'f', 4);
    QList<QStandardItem*> cells{new QStandardItem(fromUtf8(outcome.study)),
                                new QStandardItem(trials), new QStandardItem(best)};
    cells[0]->setData(fromUtf8(outcome.study), StudyNameRole);
    const QString about = QStringLiteral("%1, %2 %3")
                              .arg(fromUtf8(findModel(outcome.model).name),
                                   metricName(fromUtf8(outcome.metric)), best);
    for (QStandardItem* cell : cells) cell->setToolTip(about);
    for (const int column : {1, 2}) {
      cells[column]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    m_studyRows->appendRow(cells);
  }
  m_studiesPanel->setVisible(!studies.empty());
  if (!studies.empty()) m_studies->setCurrentIndex(m_studyRows->index(0, 0));
}

}  // namespace tastescope::ui
