#include "ui/latent/LatentInspector.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/data/Dataset.h"
#include "ui/context/Translate.h"
#include "ui/latent/CharacteristicList.h"
#include "ui/latent/ContrastPanel.h"
#include "ui/latent/NeighbourTable.h"
#include "ui/pickers/SelectionsMenu.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/AttributeName.h"
#include "ui/words/Counted.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {

constexpr int kNeighbours = 8;
constexpr int kMostNeighbours = 50;

QVBoxLayout* part(QWidget* widget) {
  auto* column = new QVBoxLayout(widget);
  const int padding = Theme::instance().spacing("l");
  column->setContentsMargins(padding, padding, padding, padding);
  column->setSpacing(Theme::instance().spacing("s"));
  return column;
}

}  // namespace

LatentInspector::LatentInspector(LatentModel& model, QWidget* parent)
    : Translated(parent), m_model(model) {
  setObjectName(QStringLiteral("latentInspector"));
  setAttribute(Qt::WA_StyledBackground);
  setProperty("surface", QStringLiteral("surface"));
  auto* column = bareColumn(this, 0);
  column->addWidget(makeSelectionPart());
  column->addWidget(makeItemsPart());
  column->addWidget(makeNeighbourPart(), 1);
  column->addStretch(0);
  connect(&m_model, &LatentModel::summaryReady, this, &LatentInspector::showSummary);
  connect(&m_model, &LatentModel::neighboursReady, this, &LatentInspector::takeNeighbours);
  retranslate();
}

QWidget* LatentInspector::makeSelectionPart() {
  auto* widget = new QWidget;
  QVBoxLayout* column = part(widget);
  auto* head = spacedRow(Theme::instance().spacing("s"));
  m_title = makeLabel({}, TextStyle::Subtitle);
  m_count = named("selectionCount", makeLabel({}, TextStyle::Body, "textSecondary"));
  m_clear = named("clearSelection", iconButton("x", tr("Clear selection")));
  m_undo = named("undoSelection", iconButton("undo", {}));
  m_redo = named("redoSelection", iconButton("redo", {}));
  head->addWidget(m_title);
  head->addWidget(m_count, 1);
  head->addWidget(m_clear);
  column->addLayout(head);
  m_sentence = makeWrapped({}, TextStyle::Small, "textSecondary");
  column->addWidget(m_sentence);
  auto* actions = spacedRow(Theme::instance().spacing("s"));
  m_recommend = named("recommendToThese", small(mainButton({}, "recommend")));
  m_keep = named("keepSelection", smallButton({}));
  m_export = named("exportSelection", iconButton("export", tr("Export the selection")));
  actions->addWidget(m_recommend);
  actions->addWidget(m_export);
  actions->addStretch();
  column->addLayout(actions);
  m_selections = small(new SelectionsMenu(m_model.context(), m_model.entity()));
  auto* kept = spacedRow(Theme::instance().spacing("xs"));
  kept->addWidget(m_keep);
  kept->addWidget(m_selections);
  kept->addStretch();
  kept->addWidget(m_undo);
  kept->addWidget(m_redo);
  column->addLayout(kept);
  connect(m_undo, &QToolButton::clicked, this, &LatentInspector::undoWanted);
  connect(m_redo, &QToolButton::clicked, this, &LatentInspector::redoWanted);
  connect(m_keep, &QPushButton::clicked, this, &LatentInspector::keepWanted);
  connect(m_clear, &QToolButton::clicked, this, &LatentInspector::clearWanted);
  connect(m_recommend, &QPushButton::clicked, this, &LatentInspector::recommendWanted);
  connect(m_export, &QToolButton::clicked, this, &LatentInspector::exportWanted);
  return widget;
}

QWidget* LatentInspector::makeItemsPart() {
  m_itemsPart = new QWidget;
  auto* outer = bareColumn(m_itemsPart, 0);
  outer->addWidget(makeHairline());
  m_contrast = named("contrastPanel", new ContrastPanel(m_model));
  outer->addWidget(m_contrast);
  connect(m_selections, &SelectionsMenu::loaded, this,
          [this] { m_contrast->setKept(m_selections->selections()); });
  m_itemsPart->hide();
  return m_itemsPart;
}

QWidget* LatentInspector::makeNeighbourPart() {
  m_neighbourPart = new QWidget;
  auto* outer = bareColumn(m_neighbourPart, 0);
  outer->addWidget(makeHairline());
  auto* inner = new QWidget;
  QVBoxLayout* column = part(inner);
  auto* head = new QHBoxLayout;
  m_nearestTitle = new ElidedLabel({}, TextStyle::BodyStrong);
  m_nearestNote = new ElidedLabel({}, TextStyle::Small, "textSecondary");
  head->addWidget(m_nearestTitle);
  head->addWidget(m_nearestNote, 1);
  column->addLayout(head);
  auto* choices = spacedRow(Theme::instance().spacing("s"));
  m_metric = named("distanceMetric", small(new QComboBox));
  m_metric->addItem(QString(), static_cast<int>(Distance::Cosine));
  m_metric->addItem(QString(), static_cast<int>(Distance::Euclidean));
  m_showName = makeLabel({}, TextStyle::Small, "textSecondary");
  m_show = named("neighbourCount", small(new QSpinBox));
  m_show->setFixedHeight(Theme::instance().height("controlSmall"));
  m_show->setRange(1, kMostNeighbours);
  m_show->setValue(kNeighbours);
  choices->addWidget(m_metric, 1);
  choices->addWidget(m_showName);
  choices->addWidget(m_show);
  column->addLayout(choices);
  outer->addWidget(inner);
  m_neighbours = new NeighbourModel(this);
  m_table = named("neighbourTable", new DataTable);
  m_table->setDense(true);
  m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setModel(m_neighbours);
  m_fit = new ColumnFit(*m_table);
  outer->addWidget(m_table, 1);
  connect(m_metric, &QComboBox::currentIndexChanged, this, &LatentInspector::askNeighbours);
  connect(m_show, &QSpinBox::valueChanged, this, &LatentInspector::askNeighbours);
  connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
    Q_EMIT neighbourChosen(static_cast<quint32>(m_neighbours->at(index.row()).position));
  });
  m_neighbourPart->hide();
  return m_neighbourPart;
}

QString LatentInspector::sentenceOf(const SelectionSummary& summary) const {
  const Vocabulary words = m_model.context().vocabulary();
  const bool users = m_model.entity() == Entity::User;
  if (summary.count == 0)
    return tr("Draw a lasso or a box around %1, or click a group in the legend.")
        .arg(users ? words.users : words.items);
  const auto median = static_cast<quint64>(summary.medianCount);
  const QString size =
      tr("Median %1.").arg(users ? countedItems(median, words) : countedUsers(median, words));
  if (summary.commonGroup.empty()) return size;
  const QString common = tr("%1 % %2.")
                             .arg(QLocale().toString(100 * summary.commonShare, 'f', 0),
                                  fromUtf8(summary.commonGroup));
  return twoSentences(common, size);
}

void LatentInspector::showSummary(const SelectionSummary& summary) {
  m_summary = summary;
  const Vocabulary words = m_model.context().vocabulary();
  const bool users = m_model.entity() == Entity::User;
  const bool any = summary.count > 0;
  m_count->setText(!any    ? tr("nothing selected")
                   : users ? countedUsers(summary.count, words)
                           : countedItems(summary.count, words));
  m_sentence->setText(sentenceOf(summary));
  m_clear->setVisible(any);
  m_export->setVisible(any);
  m_keep->setVisible(any);
  m_recommend->setVisible(any && users);
  m_itemsPart->setVisible(any);
  m_contrast->setSummary(summary);
}

void LatentInspector::setSelected(std::vector<Index> selected) {
  m_contrast->setSelected(std::move(selected));
}

void LatentInspector::setHistory(bool before, bool after) {
  m_undo->setEnabled(before);
  m_redo->setEnabled(after);
}

void LatentInspector::showFocused(std::optional<std::uint32_t> position) {
  m_focused = position;
  m_neighbourPart->setVisible(position.has_value());
  if (!position) return;
  m_nearestTitle->setText(tr("Nearest to %1").arg(m_model.nameOf(*position)));
  m_nearestNote->setText(m_model.describe(*position));
  askNeighbours();
}

void LatentInspector::askNeighbours() {
  if (!m_focused) return;
  m_model.findNeighbours(*m_focused, static_cast<std::size_t>(m_show->value()),
                         static_cast<Distance>(m_metric->currentData().toInt()));
}

void LatentInspector::takeNeighbours(const std::vector<NeighbourRow>& rows) {
  if (!m_focused || !m_model.context().session()) return;
  m_rows = rows;
  const Vocabulary words = m_model.context().vocabulary();
  const bool users = m_model.entity() == Entity::User;
  const Dataset& dataset = m_model.context().session()->data();
  const AttributeTable& table = users ? dataset.userAttributes : dataset.itemAttributes;
  int attribute = -1;
  for (std::size_t column = 0; column < table.columns().size() && attribute < 0; ++column)
    if (table.titleColumn() != column) attribute = static_cast<int>(column);
  const QString title =
      attribute < 0 ? QString()
                    : attributeName(table.columns()[static_cast<std::size_t>(attribute)].name);
  m_neighbours->setRows(rows, users ? words.User : words.Item, title, attribute);
  sizeColumns(attribute >= 0);
  std::vector<std::uint32_t> positions;
  for (const NeighbourRow& row : rows)
    positions.push_back(static_cast<std::uint32_t>(row.position));
  Q_EMIT neighboursShown(positions);
}

void LatentInspector::sizeColumns(bool withAttribute) {
  // Users: short ids and a long attribute; items: long titles.
  const bool users = m_model.entity() == Entity::User;
  using Kind = FittedColumn::Kind;
  QList<FittedColumn> columns{
      {NeighbourModel::Name, users && withAttribute ? Kind::Id : Kind::Title}};
  if (withAttribute)
    columns << FittedColumn{NeighbourModel::Attribute, users ? Kind::Title : Kind::Words, 44,
                            users ? 0 : 1};
  columns << FittedColumn{NeighbourModel::InCommon, Kind::Number, 44, 2}
          << FittedColumn{NeighbourModel::DistanceColumn, Kind::Number};
  m_fit->setColumns(columns);
}

void LatentInspector::retranslate() {
  const bool users = m_model.entity() == Entity::User;
  const Vocabulary words = m_model.context().vocabulary();
  m_title->setText(tr("Selection"));
  m_selections->setEntity(m_model.entity());
  setIconButtonName(m_undo, tr("The selection before"));
  m_undo->setToolTip(withShortcut(m_undo->accessibleName(), kSelectionBefore));
  setIconButtonName(m_redo, tr("The selection after"));
  m_redo->setToolTip(withShortcut(m_redo->accessibleName(), kSelectionAfter));
  m_keep->setText(tr("Keep…"));
  m_keep->setToolTip(
      tr("Keep this selection under a name: as a group in Evaluate, a filter in Recommend, a scope "
         "in Export"));
  setIconButtonName(m_clear, tr("Clear selection"));
  m_clear->setToolTip(withShortcut(tr("Clear selection"), QKeySequence(Qt::Key_Escape)));
  m_recommend->setText(tr("Recommend to these…"));
  m_recommend->setToolTip(tr("Show what everyone selected would get"));
  setIconButtonName(m_export, tr("Export the selection"));
  m_contrast->setKept(m_selections->selections());
  m_metric->setItemText(0, users ? tr("cosine, latent mean") : tr("cosine, embedding"));
  m_metric->setItemText(1, users ? tr("Euclidean, latent mean") : tr("Euclidean, embedding"));
  m_metric->setAccessibleName(tr("Distance"));
  m_metric->setToolTip(tr("Distances are measured in the model's own space, not on the map."));
  m_showName->setText(tr("Show"));
  m_show->setAccessibleName(tr("Number of neighbours"));
  m_table->setAccessibleName(tr("Nearest neighbours"));
  showSummary(m_summary);
  if (m_focused) {
    m_nearestTitle->setText(tr("Nearest to %1").arg(m_model.nameOf(*m_focused)));
    m_nearestNote->setText(m_model.describe(*m_focused));
    takeNeighbours(m_rows);
  }
}

}  // namespace tastescope::ui
