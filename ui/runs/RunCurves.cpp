#include "ui/runs/RunCurves.h"

#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/charts/ChartExport.h"
#include "ui/charts/ChartLegend.h"
#include "ui/charts/CurveChart.h"
#include "ui/context/Translate.h"
#include "ui/runs/RunsModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Segments.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

using AllCurves = std::vector<std::pair<RunId, Curves>>;

/// What is drawn of a run: a loss has a point a step.
Curves validationOf(Curves curves) {
  std::erase_if(curves, [](const auto& series) { return !series.first.starts_with("valid"); });
  return curves;
}

/// The metric a run was validated by; the table's own when it has that too.
std::string validatedBy(const RunSummary& run, const Curves& curves) {
  if (curves.contains(std::string("valid/") + kUsualMetric)) return kUsualMetric;
  return run.record.trainOptions.value("metric", std::string(kUsualMetric));
}

}  // namespace

RunCurves::RunCurves(AppContext& context, RunsModel& model, QWidget* parent)
    : Panel(tr("Validation NDCG@10"), parent),
      m_context(context),
      m_model(model),
      m_legend(new ChartLegend),
      m_chart(named("runCurvesChart", new CurveChart)),
      m_pages(new QStackedWidget) {
  setObjectName(QStringLiteral("runCurves"));
  auto* axis = named("runCurvesAxis", new Segments({tr("Epoch"), tr("Time")}));
  axis->setAccessibleName(tr("Horizontal axis"));
  addControl(axis);
  auto* share = named("saveRunCurves", iconButton("export", tr("Save chart…")));
  addControl(share);
  auto* none = makeWrapped(tr("Check runs in the table to see their curves."), TextStyle::Small,
                           "textSecondary");
  none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_legend->setWrapping(true);
  m_chart->setAccessibleName(tr("Validation curves of the compared runs"));
  auto* page = new QWidget;
  auto* column = bareColumn(page, 8);
  column->addWidget(m_legend);
  column->addWidget(m_chart, 1);
  m_pages->addWidget(none);
  m_pages->addWidget(page);
  addWidget(m_pages, 1);
  connect(&Theme::instance(), &Theme::changed, this,
          [this] { m_legend->setEntries(m_chart->legend()); });
  connect(axis, &Segments::currentChanged, this,
          [this](int i) { m_chart->setAxis(i == 0 ? CurveAxis::Epoch : CurveAxis::Time); });
  connect(share, &QToolButton::clicked, this, [this] {
    askAndSaveChart(this, m_chart->plot(), tr("validation curves"),
                    [this](const QString& sentence) { m_context.announce(sentence); });
  });
}

void RunCurves::showRuns(const QList<RunId>& runs, RunId strong) {
  m_runs = runs;
  m_strong = strong;
  m_curves.removeIf(
      [&runs](const QHash<RunId, Curves>::iterator& kept) { return !runs.contains(kept.key()); });
  std::vector<RunId> missing;
  for (const RunId run : runs) {
    if (!m_curves.contains(run)) missing.push_back(run);
  }
  if (missing.empty() || !m_context.session()) return draw();
  auto plan = lookUp([session = m_context.session(), missing] {
    AllCurves all;
    for (const RunId run : missing) all.emplace_back(run, validationOf(runCurves(*session, run)));
    return all;
  });
  plan.done = [this](AllCurves all) {
    for (auto& [run, curves] : all) m_curves.insert(run, std::move(curves));
    draw();
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void RunCurves::drawRun(const RunSummary& run, QList<CurveBest>& best,
                        QList<CurveBaseline>& lines) {
  const Curves& curves = m_curves[run.record.id];
  const std::string metric = validatedBy(run, curves);
  const auto found = curves.find("valid/" + metric);
  const int colour = std::max(0, m_model.colourIndexOf(run.record.id));
  const QString name = fromUtf8(run.record.name);
  if (found == curves.end() || found->second.size() < 2) {
    if (const MetricValue* value = metricOf(run, "valid", kUsualMetric)) {
      const bool steps = run.record.epochs > 0;
      lines.push_back(
          {steps ? name : tr("%1, fitted in one go").arg(name), value->value, colour, false});
    }
    return;
  }
  const QString key = QString::number(run.record.id);
  m_chart->setCurve(key, {name, colour, false, run.record.id == m_strong, false, false, {}, 4});
  QVector<CurveSample> samples;
  for (const CurvePoint& point : found->second) {
    samples.push_back({double(point.epoch), double(point.step), point.seconds, point.value});
  }
  m_chart->append(key, samples);
  const auto halves = curves.find("valid-half/" + metric);
  if (halves != curves.end() && halves->second.size() == found->second.size()) {
    QVector<double> half;
    for (const CurvePoint& point : halves->second) half << point.value;
    m_chart->appendHalf(key, half);
  }
  if (run.record.bestEpoch > 0) best.push_back({key, double(run.record.bestEpoch), {}});
}

void RunCurves::draw() {
  m_pages->setCurrentIndex(m_runs.isEmpty() ? 0 : 1);
  m_chart->clear();
  QList<CurveBest> best;
  QList<CurveBaseline> lines;
  for (const RunId id : m_runs) {
    if (const RunSummary* run = m_model.find(id)) drawRun(*run, best, lines);
  }
  m_chart->setBest(best);
  m_chart->setBaselines(lines);
  m_legend->setEntries(m_chart->legend());
}

}  // namespace tastescope::ui
