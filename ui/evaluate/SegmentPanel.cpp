#include "ui/evaluate/SegmentPanel.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "ui/charts/IntervalChart.h"
#include "ui/evaluate/FairnessPane.h"
#include "ui/evaluate/Figures.h"
#include "ui/evaluate/RunLegend.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Segments.h"

namespace tastescope::ui {

SegmentPanel::SegmentPanel(AppContext& context, QWidget* parent)
    : Translated(QString(), parent),
      m_context(context),
      m_legend(new RunLegend),
      m_chart(named("ndcgByActivity", new IntervalChart)) {
  addWidget(m_legend);
  addWidget(m_chart, 1);
  makeSwitch(false);
  retranslate();
}

/// The third choice exists only while users have an attribute.
void SegmentPanel::makeSwitch(bool withAttribute) {
  const int wanted = withAttribute ? 3 : 2;
  if (m_switch != nullptr && m_switch->count() == wanted) return;
  delete m_switch;
  m_switch = named("segmentSwitch", new Segments);
  for (int i = 0; i < wanted; ++i) m_switch->addSegment(QString());
  addControl(m_switch);
  connect(m_switch, &Segments::currentChanged, this, &SegmentPanel::showSegments);
}

void SegmentPanel::setRuns(const QList<EvaluatedRun>& runs, int k, const std::string& attribute) {
  m_runs = runs;
  m_k = k;
  m_attribute = attribute;
  makeSwitch(!attribute.empty());
  retranslate();
}

std::string SegmentPanel::by() const {
  switch (m_switch->currentIndex()) {
    case 1: return kByItems;
    case 2: return m_attribute;
    default: return kByActivity;
  }
}

void SegmentPanel::showSegments() {
  const Vocabulary words = m_context.vocabulary();
  const std::string chosen = by();
  const bool selected = !selectionBehind(chosen).empty();
  QList<IntervalChart::Group> groups;
  QList<IntervalChart::Series> series;
  QList<LegendEntry> legend;
  for (const EvaluatedRun& run : std::as_const(m_runs)) {
    const SegmentTable* table = segmentsBy(run, chosen);
    if (table == nullptr) continue;
    IntervalChart::Series made{run.name, run.colour, run.marker, {}};
    for (const SegmentGroup& group : table->groups) {
      made.points.append({group.value.mean, group.value.half});
      if (series.isEmpty()) groups.append({translated(group.name), groupedNumber(group.users)});
    }
    series.append(made);
    legend.append(run.legend());
  }
  m_legend->setEntries(legend);
  // The data's own name of an attribute can be long, and a title is never cut.
  if (chosen == kByItems) {
    setTitle(tr("Recall@%1 by rarity").arg(m_k));
    setNote(tr("of %1 to be found").arg(words.items));
  } else if (chosen == kByActivity) {
    setTitle(tr("NDCG@%1 by activity").arg(m_k));
    setNote(tr("95 % interval"));
  } else {
    setTitle(tr("NDCG@%1").arg(m_k));
    setNote(selected ? tr("of “%1” and everyone else, 95 % interval").arg(groupingName(m_attribute))
                     : tr("by %1, 95 % interval").arg(groupingName(m_attribute).toLower()));
  }
  const QString names = chosen == kByItems || chosen == kByActivity ? words.items
                        : selected                                  ? QString()
                                   : groupingName(m_attribute).toLower();
  m_chart->setData(names, words.users, groups, series);
}

void SegmentPanel::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  m_switch->setAccessibleName(tr("Groups to compare"));
  m_switch->setText(0, words.Users);
  m_switch->setSegmentToolTip(0, tr("%1 by length of history").arg(words.Users));
  m_switch->setText(1, words.Items);
  m_switch->setSegmentToolTip(1, tr("Held-out %1 by popularity").arg(words.items));
  if (m_switch->count() > 2) {
    QString attribute = groupingName(m_attribute);
    m_switch->setSegmentToolTip(2, selectionBehind(m_attribute).empty()
                                       ? tr("%1 by %2").arg(words.Users, attribute.toLower())
                                       : tr("The selection “%1” and everyone else").arg(attribute));
    constexpr int kMostLetters = 12;
    if (attribute.size() > kMostLetters)
      attribute = attribute.left(kMostLetters - 1) + QStringLiteral("…");
    m_switch->setText(2, attribute);
  }
  m_chart->setAccessibleName(tr("Accuracy in groups"));
  showSegments();
}

}  // namespace tastescope::ui
