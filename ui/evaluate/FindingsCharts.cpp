#include "ui/evaluate/FindingsCharts.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/charts/BarChart.h"
#include "ui/charts/ChartLegend.h"
#include "ui/evaluate/CalibrationPanel.h"
#include "ui/evaluate/FairnessPane.h"
#include "ui/evaluate/Figures.h"
#include "ui/evaluate/SegmentPanel.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Panel.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

FindingsCharts::FindingsCharts(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_grid(new QGridLayout(this)),
      m_segments(new SegmentPanel(context)),
      m_biasPanel(new Panel),
      m_biasLegend(new ChartLegend),
      m_bias(named("popularityBias", new StackedBarChart)),
      m_biasWords(makeWrapped({}, TextStyle::Small, "textSecondary")),
      m_calibration(new CalibrationPanel(context)),
      m_coveragePanel(new Panel),
      m_coverage(named("coverage", new BarChart)),
      m_fairness(new FairnessPane(context)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setSpacing(Theme::instance().layout("gutter"));
  m_biasPanel->addWidget(m_biasLegend);
  m_biasPanel->addWidget(m_bias);
  m_biasPanel->addWidget(m_biasWords);
  m_biasPanel->body()->addStretch(1);
  m_coveragePanel->addWidget(m_coverage);
  m_coveragePanel->addWidget(makeHairline());
  m_coveragePanel->addWidget(m_fairness);
  m_coveragePanel->body()->addStretch(1);
  placePanels();
  connect(m_fairness, &FairnessPane::attributeChosen, this,
          [this] { m_segments->setRuns(m_runs, m_k, m_fairness->attribute()); });
  retranslate();
}

void FindingsCharts::placePanels() {
  const QList<QWidget*> panels{m_segments, m_biasPanel, m_calibration, m_coveragePanel};
  for (QWidget* panel : panels) m_grid->removeWidget(panel);
  for (int i = 0; i < panels.size(); ++i)
    m_grid->addWidget(panels[i], m_narrow ? i : i / 2, m_narrow ? 0 : i % 2);
  m_grid->setColumnStretch(0, 1);
  m_grid->setColumnStretch(1, m_narrow ? 0 : 1);
  m_grid->setHorizontalSpacing(m_narrow ? 0 : Theme::instance().layout("gutter"));
  for (int row = 0; row < panels.size(); ++row)
    m_grid->setRowStretch(row, m_narrow || row < 2 ? 1 : 0);
}

void FindingsCharts::setNarrow(bool narrow) {
  if (narrow == m_narrow) return;
  m_narrow = narrow;
  placePanels();
}

void FindingsCharts::setFindings(const QList<ChosenRun>& runs, const Findings& findings) {
  m_runs = evaluatedRuns(runs, findings);
  m_history = findings.history;
  m_k = lengthOf(findings);
  m_calibration->setRuns(m_runs);
  m_fairness->setRuns(m_runs, m_k);
  m_segments->setRuns(m_runs, m_k, m_fairness->attribute());
  retranslate();
}

void FindingsCharts::setSpoken(RunId run) {
  m_calibration->setSpoken(run);
  m_fairness->setSpoken(run);
}

void FindingsCharts::showBias() {
  const QStringList names{tr("most popular 5 %"), tr("5–20 %"), tr("20–50 %"), tr("rarest half")};
  QList<LegendEntry> legend;
  for (int part = 0; part < names.size(); ++part) {
    legend.append({names[part], StackedBarChart::partColour(part, static_cast<int>(names.size())),
                   LegendEntry::Kind::Square, Marker::Square});
  }
  m_biasLegend->setEntries(legend);
  QList<StackedBarChart::Row> rows;
  rows.append({tr("Their history"), {m_history.begin(), m_history.end()}, true});
  for (const EvaluatedRun& run : std::as_const(m_runs)) {
    const GroupShares& shares = run.found.shares;
    rows.append({run.name, {shares.begin(), shares.end()}, false});
  }
  m_bias->setRows(names, rows);
  m_biasWords->setText(biasSentence());
}

QString FindingsCharts::biasSentence() const {
  QString most;
  double share = -1;
  int above = 0;
  int all = 0;
  for (const EvaluatedRun& run : m_runs) {
    const GroupShares& shares = run.found.shares;
    ++all;
    if (shares[0] > m_history[0]) ++above;
    if (shares[0] > share) {
      share = shares[0];
      most = run.name;
    }
  }
  if (all == 0) return {};
  const QString history = wholePercent(m_history[0]);
  if (above == all && all > 1) {
    return tr("Every run leans to the head: %1 gives it %2 %, histories hold %3 %.")
        .arg(most, wholePercent(share), history);
  }
  if (above == 0) return tr("No run gives the head more than the histories, %1 %.").arg(history);
  return tr("%1 gives the head %2 %, histories hold %3 %.").arg(most, wholePercent(share), history);
}

void FindingsCharts::showCoverage() {
  const Vocabulary words = m_context.vocabulary();
  QList<BarChart::Row> rows;
  for (const EvaluatedRun& run : std::as_const(m_runs)) {
    const Index items = run.found.evaluation.protocol.items;
    if (items == 0) continue;
    const double fraction =
        static_cast<double>(run.found.distinctItems) / static_cast<double>(items);
    rows.append({run.name, run.colour, fraction,
                 tr("%1 %").arg(QLocale().toString(fraction * 100, 'f', 1)),
                 countedItems(run.found.distinctItems, words)});
  }
  m_coverage->setRows(rows);
}

void FindingsCharts::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  m_biasPanel->setTitle(tr("Popularity bias"));
  m_biasPanel->setNote(tr("share of list places"));
  m_bias->setAccessibleName(tr("Popularity bias"));
  m_coveragePanel->setTitle(tr("Coverage"));
  m_coveragePanel->setNote(tr("%1 that appear in any top %2").arg(words.items).arg(m_k));
  m_coverage->setAccessibleName(tr("Coverage"));
  showBias();
  showCoverage();
}

}  // namespace tastescope::ui
