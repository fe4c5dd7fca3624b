// Layout of the set-up page; what it does stands in SetupPage.cpp.
#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMap>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/forms/ParamForm.h"
#include "ui/theme/Theme.h"
#include "ui/train/BaselineBox.h"
#include "ui/train/EstimatePanel.h"
#include "ui/train/FamilyCard.h"
#include "ui/train/NetworkSketch.h"
#include "ui/train/SetupPage.h"
#include "ui/train/SplitPanel.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IssueLine.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/RunWords.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {
constexpr int kModelMinimum = 230;
constexpr int kModelWidth = 372;
constexpr int kSideWidth = 304;
}  // namespace

void SetupPage::buildHeader() {
  m_header = new PageHeader(tr("New run"));
  m_copy = button(tr("Copy settings from a run…"), "copy");
  m_copy->setObjectName(QStringLiteral("copySettings"));
  m_cancel = quietButton(tr("Cancel"));
  m_cancel->setObjectName(QStringLiteral("cancelSetup"));
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
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  m_families = new QButtonGroup(this);
  for (auto count = counts.begin(); count != counts.end(); ++count) {
    auto* card = new FamilyCard(static_cast<Family>(count.key()), count.value());
    m_families->addButton(card, count.key());
    row->addWidget(card);
  }
  connect(m_families, &QButtonGroup::idClicked, this,
          [this](int id) { chooseFamily(static_cast<Family>(id)); });
  return holder;
}

QWidget* SetupPage::buildModelPanel() {
  auto* panel = new Panel(tr("Models in this family"));
  panel->setFlush(true);
  panel->setMinimumWidth(kModelMinimum);
  panel->setMaximumWidth(kModelWidth);
  panel->body()->setSpacing(0);
  panel->addWidget(makeHairline());
  m_modelRows = new QVBoxLayout;
  m_modelRows->setSpacing(0);
  panel->body()->addLayout(m_modelRows);
  m_sketchBox = new QWidget;
  auto* column = new QVBoxLayout(m_sketchBox);
  column->setContentsMargins(16, 14, 16, 12);
  auto* head = new QHBoxLayout;
  head->addWidget(makeLabel(tr("The network"), TextStyle::BodyStrong));
  head->addWidget(makeLabel(tr("as set on the right"), TextStyle::Small, "textSecondary"));
  head->addStretch();
  column->addLayout(head);
  m_sketch = new NetworkSketch;
  column->addWidget(m_sketch);
  panel->addWidget(m_sketchBox);
  panel->body()->addStretch();
  return panel;
}

QWidget* SetupPage::buildSettingsPanel() {
  auto* panel = new Panel(tr("Basic settings"));
  panel->setNote(tr("a dot marks what you changed"));
  auto* defaults = quietButton(tr("Defaults"), "reset");
  defaults->setProperty("small", true);
  defaults->setObjectName(QStringLiteral("defaults"));
  panel->addControl(defaults);
  m_form = new ParamForm;
  panel->addWidget(m_form);
  connect(defaults, &QPushButton::clicked, m_form, &ParamForm::resetToDefaults);
  connect(m_form, &ParamForm::valueChanged, this, &SetupPage::settingsChanged);
  connect(m_form, &ParamForm::issuesChanged, this, &SetupPage::updateIssues);
  m_baselineBox = new QWidget;
  auto* column = new QVBoxLayout(m_baselineBox);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(makeHairline());
  auto* head = new QHBoxLayout;
  head->addWidget(makeLabel(tr("Train beside it"), TextStyle::BodyStrong));
  head->addWidget(new ElidedLabel(tr("simple methods on the same split, seconds each"),
                                  TextStyle::Small, "textSecondary"),
                  1);
  column->addLayout(head);
  m_baselines = new BaselineBox;
  column->addWidget(m_baselines);
  panel->addWidget(m_baselineBox);
  m_metricRow = new QWidget;
  auto* row = new QHBoxLayout(m_metricRow);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  m_metric = new QComboBox;
  m_metric->setObjectName(QStringLiteral("metric"));
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
  auto* row = new QHBoxLayout;
  row->setSpacing(16);
  row->addWidget(buildModelPanel(), 1);
  row->addWidget(buildSettingsPanel(), 2);
  column->addLayout(row, 1);
  return scrolledColumn(content);
}

QWidget* SetupPage::buildSide() {
  auto* side = new QWidget;
  side->setProperty("surface", QStringLiteral("sunken"));
  side->setAttribute(Qt::WA_StyledBackground);
  side->setFixedWidth(kSideWidth);
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
  m_start = mainButton(tr("Start training"), "play");
  m_start->setObjectName(QStringLiteral("startTraining"));
  m_start->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
  m_start->setToolTip(withShortcut(tr("Start training"), m_start->shortcut()));
  m_add = button(tr("Add to queue"));
  m_add->setObjectName(QStringLiteral("addToQueue"));
  auto* actions = new QVBoxLayout;
  actions->setSpacing(8);
  actions->addWidget(m_issues);
  actions->addWidget(m_start);
  m_search = button(tr("Search…"), "search");
  m_search->setObjectName(QStringLiteral("searchSettings"));
  auto* beside = new QHBoxLayout;
  beside->setSpacing(8);
  beside->addWidget(m_add, 1);
  beside->addWidget(m_search, 1);
  actions->addLayout(beside);
  column->addLayout(actions);
  connect(m_split, &SplitPanel::specChanged, this, &SetupPage::settingsChanged);
  connect(m_start, &QPushButton::clicked, this, [this] { enqueue(true); });
  connect(m_add, &QPushButton::clicked, this, [this] { enqueue(false); });
  connect(m_search, &QPushButton::clicked, this, &SetupPage::searchWanted);
  auto* scroll = scrolledColumn(side);
  scroll->setFixedWidth(kSideWidth + 1);
  return scroll;
}

}  // namespace tastescope::ui
