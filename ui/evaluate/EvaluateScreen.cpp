#include "ui/evaluate/EvaluateScreen.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/data/Split.h"
#include "ui/context/Translate.h"
#include "ui/evaluate/FindingsCharts.h"
#include "ui/evaluate/GenerativePanel.h"
#include "ui/evaluate/MetricsTable.h"
#include "ui/evaluate/ProtocolPane.h"
#include "ui/evaluate/ReportExport.h"
#include "ui/evaluate/RunChooser.h"
#include "ui/evaluate/ScoringPane.h"
#include "ui/export/ExportDialog.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/StatePanes.h"

namespace tastescope::ui {

namespace {

/// Below this width of the screen the pictures stand under each other.
constexpr int kTwoColumns = 1160;

std::vector<std::pair<SelectionId, std::string>> usersSelected(Session& session) {
  std::vector<std::pair<SelectionId, std::string>> selected;
  for (const KeptSelection& selection : keptSelections(session))
    if (selection.entity == Entity::User) selected.emplace_back(selection.id, selection.name);
  return selected;
}

}  // namespace

const ScreenInfo& EvaluateScreen::info() {
  static const ScreenInfo info{
      .key = screens::kEvaluate,
      .icon = "evaluate",
      .needsProject = true,
      .nameSource = QT_TRANSLATE_NOOP("Screens", "Evaluate"),
      .purposeSource =
          QT_TRANSLATE_NOOP("Screens", "How good the lists are, how it was measured and for whom."),
      .helpSources =
          {QT_TRANSLATE_NOOP("Help",
                             "Evaluate shows how good the lists are. The protocol at the left says "
                             "how every number was made."),
           QT_TRANSLATE_NOOP(
               "Help",
               "Below the totals the numbers are split by activity, popularity and kind of item.")},
      .keySources = {},
      .make = makeScreen<EvaluateScreen>};
  return info;
}

EvaluateScreen::EvaluateScreen(AppContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_pages(new QStackedWidget), m_header(new PageHeader) {
  setObjectName(QStringLiteral("evaluateScreen"));
  auto* column = bareColumn(this, 0);
  makeHeader();
  column->addWidget(m_header);
  m_empty = new EmptyState("evaluate");
  m_empty->action()->setObjectName(QStringLiteral("evaluateNext"));
  connect(m_empty, &EmptyState::actionTriggered, &m_context, &AppContext::navigateToTraining);
  m_pages->addWidget(m_empty);
  m_pages->addWidget(makeContent());
  column->addWidget(m_pages, 1);
  for (const auto changed : {&AppContext::runsChanged, &AppContext::selectionsChanged}) {
    connect(&context, changed, this, [this] {
      m_stale = true;
      if (isVisible()) refreshRuns();
    });
  }
  connect(&Theme::instance(), &Theme::changed, this, &EvaluateScreen::showRuns);
  retranslate();
}

void EvaluateScreen::makeHeader() {
  m_chooser = new RunChooser(this);
  connect(m_chooser, &RunChooser::changed, this, [this] {
    showRuns();
    score();
  });
  m_copy = named("copyTable", button(QString(), "copy"));
  m_export = named("exportMetrics", mainButton(QString(), "export"));
  for (QPushButton* action : {m_chooser->button(), m_copy, m_export}) m_header->addAction(action);
  connect(m_copy, &QPushButton::clicked, this, [this] {
    QApplication::clipboard()->setText(asText());
    m_context.announce(tr("Table and protocol copied"));
  });
  const auto asked = [this] {
    Question question;
    for (const ChosenRun& run : m_table->runs()) question.runs.push_back(run.summary.record.id);
    question.options.cutoffs = {m_protocol->k()};
    return question;
  };
  m_reports = new ReportExport(m_context, asked, this);
  connect(m_reports, &ReportExport::otherTablesWanted, this, &EvaluateScreen::openTables);
  connect(m_export, &QPushButton::clicked, this, [this] {
    QMenu* menu = m_reports->menu();
    const QPoint below(m_export->width() - menu->sizeHint().width(), m_export->height() + 4);
    menu->popup(m_export->mapToGlobal(below));
  });
}

QWidget* EvaluateScreen::makeContent() {
  const Theme& theme = Theme::instance();
  auto* content = new QWidget;
  auto* row = bareRow(content, 0);
  m_protocol = new ProtocolPane(m_context);
  row->addWidget(m_protocol);
  row->addWidget(makeHairline(Qt::Vertical));
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  auto* inside = new QWidget;
  inside->setProperty("scrolled", true);
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(theme.spacing("l") + 4, theme.spacing("l"), theme.spacing("xl"),
                             theme.spacing("l"));
  column->setSpacing(theme.layout("gutter"));
  m_table = new MetricsTable;
  m_scoring = new ScoringPane(m_context);
  m_charts = new FindingsCharts(m_context);
  m_generative = named("generativePanel", new GenerativePanel(m_context));
  column->addWidget(m_reports->note());
  column->addWidget(m_table);
  column->addWidget(m_scoring);
  column->addWidget(m_charts, 1);
  column->addWidget(m_generative);
  column->addStretch(0);
  area->setWidget(inside);
  row->addWidget(area, 1);
  connect(m_table, &MetricsTable::spokenChanged, m_charts, &FindingsCharts::setSpoken);
  connect(m_scoring, &ScoringPane::found, this, [this] {
    showTable();
    Q_EMIT statusTextChanged();
  });
  connect(m_protocol, &ProtocolPane::kChanged, this, [this] {
    showTable();
    score();
  });
  connect(m_protocol, &ProtocolPane::cappedChanged, this, &EvaluateScreen::showTable);
  connect(m_protocol, &ProtocolPane::splitChosen, this, [this](int index) {
    m_chooser->chooseSplit(index);
    showRuns();
    score();
  });
  return content;
}

void EvaluateScreen::activate(const Destination&) {
  if (m_stale) refreshRuns();
}

void EvaluateScreen::refreshRuns() {
  m_stale = false;
  if (!m_context.session()) {
    takeRuns({});
    return;
  }
  auto plan = lookUp([session = m_context.session()] {
    return std::pair(runSummaries(*session), usersSelected(*session));
  });
  plan.done = [this](const std::pair<std::vector<RunSummary>, Selected>& found) {
    // Their groups are among what was scored.
    if (m_selected != found.second) m_scoring->forget();
    m_selected = found.second;
    takeRuns(found.first);
  };
  m_runsJob.start(m_context.jobs(), this, std::move(plan));
}

void EvaluateScreen::takeRuns(const std::vector<RunSummary>& runs) {
  m_chooser->setRuns(runs);
  showRuns();
  showPage();
  score();
}

FindingsPtr EvaluateScreen::findings() const {
  return m_scoring->findings(m_chooser->ids(), m_protocol->k());
}

bool EvaluateScreen::scoring() const { return m_scoring->active(); }

void EvaluateScreen::score() { m_scoring->want(m_chooser->ids(), m_protocol->k()); }

void EvaluateScreen::showRuns() {
  QStringList names;
  for (const SplitSpec& split : m_chooser->splits()) {
    names << tr("%1, seed %2").arg(splitSentence(split, m_context.vocabulary())).arg(split.seed);
  }
  m_protocol->setSplits(names, m_chooser->split());
  showTable();
}

void EvaluateScreen::showTable() {
  const FindingsPtr found = findings();
  m_table->setRuns(m_chooser->chosen(), m_protocol->k(), m_protocol->capped(), found);
  if (found) {
    m_charts->setFindings(m_table->runs(), *found);
    m_charts->setSpoken(m_table->spoken());
  }
  m_charts->setVisible(found != nullptr);
  m_generative->setRuns(m_chooser->ids());
  showProtocol();
}

void EvaluateScreen::showProtocol() {
  ProtocolFacts facts;
  const SessionPtr session = m_context.session();
  if (!m_chooser->empty())
    facts.split = m_chooser->splits()[static_cast<std::size_t>(m_chooser->split())];
  if (session) {
    facts.allUsers = session->data().users.size();
    facts.items = session->data().items.size();
    facts.fingerprint = session->data().fingerprint;
  }
  if (const FindingsPtr found = findings()) {
    const ProtocolCard& card = found->runs.front().evaluation.protocol;
    facts.users = card.users;
    facts.items = card.items;
    facts.mask = card.mask;
    facts.pairs = found->comparison ? found->comparison->pairs.size() : 0;
  }
  m_protocol->setFacts(facts);
}

void EvaluateScreen::showPage() {
  const bool content = !m_chooser->empty();
  m_pages->setCurrentIndex(content ? 1 : 0);
  for (QPushButton* action : {m_chooser->button(), m_copy, m_export}) action->setVisible(content);
  if (!m_context.session()) {
    m_empty->setTexts(tr("No project is open"),
                      tr("Open a project or import data; its runs are compared here."),
                      tr("Go to Home"));
  } else {
    m_empty->setTexts(tr("No runs to evaluate yet"),
                      tr("Train a model and its test results appear here beside the others."),
                      tr("Train a model"));
  }
}

QString EvaluateScreen::asText() const {
  return m_protocol->asText() + QLatin1Char('\n') + m_table->asText();
}

QString EvaluateScreen::statusText() const {
  const FindingsPtr found = findings();
  return found ? tr("Lists of %1 runs scored").arg(found->runs.size()) : QString();
}

void EvaluateScreen::openTables() {
  ExportRequest preset;
  preset.table = ExportTable::Metrics;
  preset.run = m_table->spoken();
  auto* dialog = new ExportDialog(m_context, preset, window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void EvaluateScreen::resizeEvent(QResizeEvent* event) {
  Screen::resizeEvent(event);
  m_charts->setNarrow(width() < kTwoColumns);
}

void EvaluateScreen::retranslate() {
  m_header->setTitle(tr("Evaluate"));
  const SessionPtr session = m_context.session();
  m_header->setContext(session ? tr("%1 · test part").arg(fromUtf8(session->data().name))
                               : tr("no project is open"));
  m_copy->setText(tr("Copy as table"));
  m_copy->setToolTip(tr("Tab-separated text, with the protocol above it"));
  m_export->setText(tr("Export…"));
  m_chooser->retranslate();
  m_reports->retranslate();
  showRuns();
  showPage();
}

}  // namespace tastescope::ui
