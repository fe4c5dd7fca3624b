#include "ui/data/OverviewPage.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/charts/ActivityChart.h"
#include "ui/charts/ChartLegend.h"
#include "ui/charts/ChartStyle.h"
#include "ui/charts/LongTailChart.h"
#include "ui/context/Translate.h"
#include "ui/data/EntityPane.h"
#include "ui/data/FiguresPanel.h"
#include "ui/data/HistoryPane.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Segments.h"

namespace tastescope::ui {

OverviewPage::OverviewPage(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_figures(new FiguresPanel),
      m_problem(new NoteBar(NoteKind::Danger)),
      m_users(new EntityPane(context, Entity::User, QStringLiteral("overviewUsers"))),
      m_history(new HistoryPane(context, Entity::User, QStringLiteral("overviewHistory"))) {
  const Theme& theme = Theme::instance();
  const int gutter = theme.layout("gutter");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme.spacing("xl"), gutter, theme.spacing("xl"), gutter);
  column->setSpacing(gutter);
  column->addWidget(m_problem);
  m_problem->hide();
  column->addWidget(m_figures);
  auto* charts = new QHBoxLayout;
  charts->setSpacing(gutter);
  makeCharts(charts);
  column->addLayout(charts, 9);
  auto* people = new QSplitter(Qt::Horizontal);
  people->setProperty("gutter", true);
  people->setHandleWidth(gutter);
  people->setChildrenCollapsible(false);
  people->addWidget(m_users);
  people->addWidget(m_history);
  people->setSizes({500, 500});
  column->addWidget(people, 10);
  connect(m_users, &EntityPane::entitySelected, m_history, &HistoryPane::showEntity);
  connect(&theme, &Theme::changed, this, &OverviewPage::recolourLegend);
  retranslate();
}

void OverviewPage::makeCharts(QHBoxLayout* row) {
  m_tailPanel = new Panel;
  m_tailLegend = new ChartLegend;
  m_tail = named("longTail", new LongTailChart);
  m_tailPanel->addControl(m_tailLegend);
  m_tailPanel->addWidget(m_tail, 1);
  m_activityPanel = new Panel;
  m_bin = named("activityBin", new Segments);
  for (const TimeBin bin : {TimeBin::Day, TimeBin::Week, TimeBin::Month})
    m_bin->addSegment(QString(), static_cast<int>(bin));
  m_bin->setCurrentData(static_cast<int>(TimeBin::Week));
  m_activity = named("activity", new ActivityChart);
  m_activityPanel->addControl(m_bin);
  m_activityPanel->addWidget(m_activity, 1);
  row->addWidget(m_tailPanel, 1);
  row->addWidget(m_activityPanel, 1);
  connect(m_bin, &Segments::currentChanged, this, &OverviewPage::askActivity);
}

TimeBin OverviewPage::chosenBin() const {
  return static_cast<TimeBin>(m_bin->currentData().toInt());
}

void OverviewPage::reload() {
  m_has = false;
  m_problem->hide();
  m_history->clear();
  m_users->reload();
  if (!m_context.session()) return;
  JobManager::Plan<Shape> plan;
  plan.title = tr("Describing the data");
  plan.work = [session = m_context.session(), bin = chosenBin()](Progress&,
                                                                 const std::stop_token& stop) {
    Shape shape;
    shape.figures = dataFigures(*session);
    throwIfStopped(stop);
    shape.tail = longTail(*session);
    throwIfStopped(stop);
    shape.activity = activity(*session, bin);
    return shape;
  };
  plan.done = [this](Shape shape) { showShape(std::move(shape)); };
  plan.failed = [this](const Error& error) {
    m_problem->setText(translated(error.message()));
    m_problem->show();
  };
  m_shapeJob.start(m_context.jobs(), this, std::move(plan));
}

void OverviewPage::showShape(Shape shape) {
  m_has = true;
  m_known = shape.figures;
  m_tail->setData(std::move(shape.tail.users), std::move(shape.tail.share));
  m_activityPanel->setVisible(shape.figures.hasDates);
  showActivity(shape.activity);
  retranslate();
}

void OverviewPage::askActivity() {
  if (!m_context.session()) return;
  auto plan = lookUp(
      [session = m_context.session(), bin = chosenBin()] { return activity(*session, bin); });
  plan.done = [this](std::vector<ActivityBin> bins) { showActivity(bins); };
  m_activityJob.start(m_context.jobs(), this, std::move(plan));
  retranslate();
}

void OverviewPage::showActivity(const std::vector<ActivityBin>& bins) {
  std::vector<std::int64_t> begins;
  std::vector<std::uint64_t> counts;
  for (const ActivityBin& bin : bins) {
    begins.push_back(secondsOf(bin.begin));
    counts.push_back(bin.count);
  }
  const ActivityChart::Bin names[] = {ActivityChart::Bin::Day, ActivityChart::Bin::Week,
                                      ActivityChart::Bin::Month};
  m_activity->setData(std::move(begins), std::move(counts), names[m_bin->currentIndex()]);
}

void OverviewPage::recolourLegend() {
  const Vocabulary words = m_context.vocabulary();
  m_tailLegend->setEntries({{tr("%1 who have it").arg(words.users), chartColour("accent"),
                             LegendEntry::Kind::Line, Marker::Circle},
                            {tr("share of all %1").arg(words.interactions), seriesColour(1),
                             LegendEntry::Kind::Line, Marker::Circle}});
}

void OverviewPage::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  m_tailPanel->setTitle(tr("Long tail"));
  m_tailPanel->setNote(tr("%1, most popular first").arg(words.items));
  m_tail->setNouns(words.items, words.interactions);
  m_tail->setAccessibleName(tr("Long tail"));
  m_activityPanel->setTitle(tr("Activity"));
  m_activity->setAccessibleName(tr("Activity"));
  m_bin->setText(0, tr("Day"));
  m_bin->setText(1, tr("Week"));
  m_bin->setText(2, tr("Month"));
  switch (chosenBin()) {
    case TimeBin::Day: m_activityPanel->setNote(tr("%1 per day").arg(words.interactions)); break;
    case TimeBin::Week: m_activityPanel->setNote(tr("%1 per week").arg(words.interactions)); break;
    case TimeBin::Month:
      m_activityPanel->setNote(tr("%1 per month").arg(words.interactions));
      break;
  }
  recolourLegend();
  if (m_has && m_context.session())
    m_figures->setFigures(m_known, m_context.session()->data(), words);
}

}  // namespace tastescope::ui
