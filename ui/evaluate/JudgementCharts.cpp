#include "ui/evaluate/JudgementCharts.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <cmath>

#include "ui/charts/BarChart.h"
#include "ui/charts/ChartLegend.h"
#include "ui/charts/IntervalChart.h"
#include "ui/evaluate/Figures.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Panel.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {

/// As many names as stand side by side in the smallest window.
constexpr int kLegendColumns = 3;
constexpr int kLegendRows = 3;

}  // namespace

JudgementCharts::JudgementCharts(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_activityPanel(new Panel),
      m_activity(new IntervalChart),
      m_biasPanel(new Panel),
      m_biasLegend(new ChartLegend),
      m_bias(new StackedBarChart),
      m_biasWords(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_coveragePanel(new Panel),
      m_coverage(new BarChart) {
  m_activity->setObjectName(QStringLiteral("ndcgByActivity"));
  m_bias->setObjectName(QStringLiteral("popularityBias"));
  m_coverage->setObjectName(QStringLiteral("coverage"));
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(Theme::instance().layout("gutter"));
  for (int row = 0; row < kLegendRows; ++row) {
    m_activityLegends.append(new ChartLegend);
    m_activityPanel->addWidget(m_activityLegends.back());
  }
  m_activityPanel->addWidget(m_activity, 1);
  m_biasPanel->addWidget(m_biasLegend);
  m_biasPanel->addWidget(m_bias);
  m_biasWords->setWordWrap(true);
  m_biasPanel->addWidget(m_biasWords);
  m_biasPanel->body()->addStretch(1);
  m_coveragePanel->addWidget(m_coverage);
  m_coveragePanel->body()->addStretch(1);
  grid->addWidget(m_activityPanel, 0, 0, 2, 1);
  grid->addWidget(m_biasPanel, 0, 1);
  grid->addWidget(m_coveragePanel, 1, 1);
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(1, 1);
  grid->setRowStretch(0, 3);
  grid->setRowStretch(1, 2);
  retranslate();
}

void JudgementCharts::setJudgements(const QList<ChosenRun>& runs, const Judgements& judged) {
  m_runs = runs;
  m_judged = judged;
  retranslate();
}

const RunJudgement* JudgementCharts::judgementOf(RunId run) const {
  for (const RunJudgement& judged : m_judged.runs) {
    if (judged.run == run) return &judged;
  }
  return nullptr;
}

QString JudgementCharts::groupName(const ActivityGroup& group) const {
  if (group.high == 0) return QStringLiteral("%1 +").arg(groupedNumber(group.low));
  if (group.high == group.low) return groupedNumber(group.low);
  return QStringLiteral("%1–%2").arg(groupedNumber(group.low), groupedNumber(group.high));
}

void JudgementCharts::showActivity() {
  const Vocabulary words = m_context.vocabulary();
  QList<IntervalChart::Group> groups;
  for (const ActivityGroup& group : m_judged.groups)
    groups.append({groupName(group), groupedNumber(group.users)});
  QList<IntervalChart::Series> series;
  QList<LegendEntry> legend;
  for (int i = 0; i < m_runs.size(); ++i) {
    const RunJudgement* judged = judgementOf(m_runs[i].summary.record.id);
    if (judged == nullptr) continue;
    IntervalChart::Series made{
        fromUtf8(m_runs[i].summary.record.name), m_runs[i].colour, markerOf(i), {}};
    for (const MeanInterval& interval : judged->byActivity)
      made.points.append({interval.mean, interval.half});
    legend.append({made.name, made.colour, LegendEntry::Kind::Marker, made.marker});
    series.append(made);
  }
  for (int row = 0; row < kLegendRows; ++row) {
    const QList<LegendEntry> entries = row + 1 < kLegendRows
                                           ? legend.mid(row * kLegendColumns, kLegendColumns)
                                           : legend.mid(row * kLegendColumns);
    m_activityLegends[row]->setEntries(entries);
    m_activityLegends[row]->setVisible(!entries.isEmpty());
  }
  m_activity->setData(words.items, words.users, groups, series);
}

void JudgementCharts::showBias() {
  const QStringList names{tr("most popular 5 %"), tr("5–20 %"), tr("20–50 %"), tr("rarest half")};
  QList<LegendEntry> legend;
  for (int part = 0; part < names.size(); ++part) {
    legend.append({names[part], StackedBarChart::partColour(part, static_cast<int>(names.size())),
                   LegendEntry::Kind::Square, Marker::Square});
  }
  m_biasLegend->setEntries(legend);
  QList<StackedBarChart::Row> rows;
  rows.append({tr("Their history"), {m_judged.history.begin(), m_judged.history.end()}, true});
  for (const ChosenRun& run : std::as_const(m_runs)) {
    const RunJudgement* judged = judgementOf(run.summary.record.id);
    if (judged != nullptr)
      rows.append({fromUtf8(run.summary.record.name),
                   {judged->shares.begin(), judged->shares.end()},
                   false});
  }
  m_bias->setRows(names, rows);
  m_biasWords->setText(biasSentence());
}

QString JudgementCharts::biasSentence() const {
  QString most;
  double share = -1;
  int above = 0;
  int all = 0;
  for (const ChosenRun& run : m_runs) {
    const RunJudgement* judged = judgementOf(run.summary.record.id);
    if (judged == nullptr) continue;
    ++all;
    if (judged->shares[0] > m_judged.history[0]) ++above;
    if (judged->shares[0] > share) {
      share = judged->shares[0];
      most = fromUtf8(run.summary.record.name);
    }
  }
  if (all == 0) return {};
  const QString history = wholePercent(m_judged.history[0]);
  if (above == all && all > 1) {
    return tr("Every run leans to the head: %1 gives it %2 %, histories hold %3 %.")
        .arg(most, wholePercent(share), history);
  }
  if (above == 0) return tr("No run gives the head more than the histories, %1 %.").arg(history);
  return tr("%1 gives the head %2 %, histories hold %3 %.").arg(most, wholePercent(share), history);
}

void JudgementCharts::showCoverage() {
  const Vocabulary words = m_context.vocabulary();
  QList<BarChart::Row> rows;
  for (const ChosenRun& run : std::as_const(m_runs)) {
    const RunJudgement* judged = judgementOf(run.summary.record.id);
    if (judged == nullptr || judged->protocol.items == 0) continue;
    const double fraction =
        static_cast<double>(judged->distinctItems) / static_cast<double>(judged->protocol.items);
    rows.append({fromUtf8(run.summary.record.name), run.colour, fraction,
                 tr("%1 %").arg(QLocale().toString(fraction * 100, 'f', 1)),
                 tr("%1 %2").arg(groupedNumber(judged->distinctItems), words.items)});
  }
  m_coverage->setRows(rows);
}

void JudgementCharts::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  m_activityPanel->setTitle(tr("NDCG@%1 by activity").arg(m_judged.k));
  m_activityPanel->setNote(tr("95 % interval, %1 by length of history").arg(words.users));
  m_activity->setAccessibleName(tr("NDCG by activity"));
  m_biasPanel->setTitle(tr("Popularity bias"));
  m_biasPanel->setNote(tr("share of list places"));
  m_bias->setAccessibleName(tr("Popularity bias"));
  m_coveragePanel->setTitle(tr("Coverage"));
  m_coveragePanel->setNote(tr("%1 that appear in any top %2").arg(words.items).arg(m_judged.k));
  m_coverage->setAccessibleName(tr("Coverage"));
  showActivity();
  showBias();
  showCoverage();
}

}  // namespace tastescope::ui
