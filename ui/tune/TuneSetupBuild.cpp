// Layout of a search's set-up; what it does stands in TuneSetup.cpp.
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"
#include "ui/tune/TuneSetup.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FoldHeader.h"
#include "ui/widgets/IssueLine.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {

constexpr int kTuneSideWidth = 304;
constexpr int kSpinWidth = 118;
constexpr int kStudiesHeight = 124;

}  // namespace

void TuneSetup::buildHeader() {
  m_header = new PageHeader(tr("Search settings"));
  auto* back = quietButton(tr("Back to the run"), "left");
  back->setObjectName(QStringLiteral("tuneBack"));
  m_header->addAction(back);
  connect(back, &QPushButton::clicked, this, &TuneSetup::backWanted);
}

QWidget* TuneSetup::buildMain() {
  const int padding = Theme::instance().layout("pagePadding");
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(padding, 16, padding - 4, 16);
  column->setSpacing(16);
  m_note = new NoteBar(NoteKind::Danger);
  m_note->setObjectName(QStringLiteral("tuneProblem"));
  m_note->hide();
  column->addWidget(m_note);
  auto* panel = new Panel(tr("What varies"));
  panel->setNote(tr("the first trial takes the defaults, the others are drawn from these ranges"));
  m_basic = new QVBoxLayout;
  m_basic->setSpacing(8);
  panel->body()->addLayout(m_basic);
  m_fold = new FoldHeader;
  m_fold->setText(tr("Advanced"));
  m_fold->setObjectName(QStringLiteral("tuneAdvanced"));
  panel->addWidget(makeHairline());
  panel->addWidget(m_fold);
  m_advancedPart = new QWidget;
  m_advanced = new QVBoxLayout(m_advancedPart);
  m_advanced->setContentsMargins(0, 0, 0, 0);
  m_advanced->setSpacing(8);
  panel->addWidget(m_advancedPart);
  connect(m_fold, &FoldHeader::clicked, this, [this](bool shown) { setAdvancedShown(shown); });
  column->addWidget(panel);
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
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  auto* box = new QSpinBox;
  box->setObjectName(QLatin1String(object));
  box->setAccessibleName(name);
  box->setRange(low, high);
  box->setGroupSeparatorShown(true);
  box->setFixedWidth(kSpinWidth);
  row->addWidget(makeLabel(name, TextStyle::Body));
  row->addStretch();
  row->addWidget(box);
  panel.addWidget(holder);
  return box;
}

Panel* TuneSetup::buildBudget() {
  constexpr int kMostTrials = 10'000;
  constexpr int kMostMinutes = 100'000;
  constexpr int kMostEpochs = 1'000'000;
  constexpr int kMostSeed = 999'999'999;
  auto* panel = new Panel(tr("How long"));
  panel->body()->setSpacing(8);
  m_budget = new Segments({tr("Trials"), tr("Minutes")});
  m_budget->buttonAt(0)->setObjectName(QStringLiteral("budgetTrials"));
  m_budget->buttonAt(1)->setObjectName(QStringLiteral("budgetMinutes"));
  panel->addWidget(m_budget);
  m_trials = addSpin(*panel, tr("Settings to try"), "tuneTrials", 1, kMostTrials);
  m_trials->setValue(static_cast<int>(TuneRequest{}.trials));
  m_minutes = addSpin(*panel, tr("Minutes in all"), "tuneMinutes", 1, kMostMinutes);
  m_minutes->setValue(30);
  m_epochs = addSpin(*panel, tr("Epochs, at most"), "tuneEpochs", 1, kMostEpochs);
  m_seed = addSpin(*panel, tr("Seed"), "tuneSeed", 0, kMostSeed);
  m_seed->setGroupSeparatorShown(false);
  m_trialsRow = m_trials->parentWidget();
  m_minutesRow = m_minutes->parentWidget();
  m_epochsRow = m_epochs->parentWidget();
  panel->addWidget(new WrappedLabel(
      tr("Every trial is a run of its own. Stop at any time: what is found stays, and the search "
         "can go on later."),
      TextStyle::Small, "textSecondary"));
  connect(m_budget, &Segments::currentChanged, this, &TuneSetup::refresh);
  return panel;
}

Panel* TuneSetup::buildStudies() {
  m_studiesPanel = new Panel(tr("Earlier searches"));
  m_studiesPanel->setFlush(true);
  auto* open = smallButton(tr("Open"));
  open->setObjectName(QStringLiteral("openStudy"));
  m_studiesPanel->addControl(open);
  m_studyRows = new QStandardItemModel(0, 3, this);
  m_studyRows->setHorizontalHeaderLabels({tr("Search"), tr("Trials"), tr("Best")});
  m_studies = new DataTable;
  m_studies->setObjectName(QStringLiteral("studies"));
  m_studies->setAccessibleName(tr("Earlier searches"));
  m_studies->setModel(m_studyRows);
  m_studies->setSelectionMode(QAbstractItemView::SingleSelection);
  m_studies->setFixedHeight(kStudiesHeight);
  QHeaderView* header = m_studies->horizontalHeader();
  header->setStretchLastSection(false);
  header->setSectionResizeMode(0, QHeaderView::Stretch);
  header->resizeSection(1, 84);
  header->resizeSection(2, 76);
  m_studiesPanel->addWidget(m_studies);
  const auto want = [this](const QModelIndex& at) {
    if (at.isValid()) {
      Q_EMIT studyWanted(at.siblingAtColumn(0).data(StudyNameRole).toString());
    }
  };
  connect(m_studies, &DataTable::rowActivated, this, want);
  connect(open, &QPushButton::clicked, this, [this, want] { want(m_studies->currentIndex()); });
  m_studiesPanel->hide();
  return m_studiesPanel;
}

QWidget* TuneSetup::buildSide() {
  auto* side = new QWidget;
  side->setProperty("surface", QStringLiteral("sunken"));
  side->setAttribute(Qt::WA_StyledBackground);
  side->setFixedWidth(kTuneSideWidth + 1);
  auto* whole = new QVBoxLayout(side);
  whole->setContentsMargins(0, 0, 0, 16);
  whole->setSpacing(8);
  auto* panels = new QWidget;
  auto* column = new QVBoxLayout(panels);
  column->setContentsMargins(16, 16, 16, 8);
  column->setSpacing(16);
  for (Panel* panel : {buildMethod(), buildBudget(), buildStudies()}) {
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(panel);
  }
  column->addStretch();
  m_issues = new IssueLine("tuneIssues");
  m_start = mainButton(tr("Start search"), "play");
  m_start->setObjectName(QStringLiteral("startSearch"));
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

}  // namespace tastescope::ui
