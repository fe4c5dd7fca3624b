#include "ui/recommend/ListTable.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/recommend/ListDelegates.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {
constexpr int kRow = 36;
constexpr int kRows = 10;
constexpr int kSidedRow = 34;  // the caption's room comes from the rows
constexpr int kCaption = 30;
}  // namespace

ListTable::ListTable(RecommendModel& model, ListSide side, QWidget* parent)
    : Translated(parent),
      m_model(model),
      m_side(side),
      m_rows(model, side),
      m_name(new ElidedLabel({}, TextStyle::BodyStrong)),
      m_note(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_close(nullptr),
      m_caption(makeCaption()),
      m_table(
          named(side == ListSide::Own ? "recommendationTable" : "comparedTable", new DataTable)),
      m_feedback(new FeedbackDelegate(this)) {
  auto* column = bareColumn(this, 0);
  column->addWidget(m_caption);
  column->addWidget(m_table, 1);
  m_table->setModel(&m_rows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setItemDelegateForColumn(ListModel::Moved, new MovedDelegate(this));
  m_table->setItemDelegateForColumn(ListModel::Range, new WhiskerDelegate(this));
  m_table->setItemDelegateForColumn(ListModel::FeedbackColumn, m_feedback);
  m_table->verticalHeader()->setMinimumSectionSize(kSidedRow);
  m_fit = new ColumnFit(*m_table);
  connect(&m_rows, &QAbstractItemModel::modelReset, this, &ListTable::rebuilt);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) {
            if (!m_restoring && now.isValid()) Q_EMIT itemChosen(m_rows.itemAt(now.row()));
          });
  connect(m_feedback, &FeedbackDelegate::clicked, this, &ListTable::react);
  connect(m_table, &DataTable::menuAboutToShow, this, &ListTable::addOpinions);
  addKey(Qt::Key_Plus, 1);
  addKey(Qt::Key_Minus, -1);
  retranslate();
  rebuilt();
}

QWidget* ListTable::makeCaption() {
  auto* caption = new QWidget;
  auto* row = bareRow(caption, Theme::instance().spacing("s"));
  row->setContentsMargins(Theme::instance().spacing("m"), 0, Theme::instance().spacing("s"), 0);
  caption->setFixedHeight(Theme::instance().scaled(kCaption));
  row->addWidget(m_name, 1);
  row->addWidget(m_note);
  if (m_side == ListSide::Other) {
    m_close = iconButton("x", {});
    m_close->setObjectName(QStringLiteral("stopComparing"));
    connect(m_close, &QToolButton::clicked, this, &ListTable::closed);
    row->addWidget(m_close);
  }
  return caption;
}

void ListTable::addKey(const QKeySequence& keys, int value) {
  auto* shortcut = new QShortcut(keys, m_table);
  shortcut->setContext(Qt::WidgetShortcut);
  connect(shortcut, &QShortcut::activated, this, [this, value] {
    if (m_table->currentIndex().isValid()) react(m_table->currentIndex().row(), value);
  });
}

void ListTable::setRunName(const QString& name) { m_name->setText(name); }

void ListTable::selectItem(Index item) {
  const int row = item == kNoIndex ? -1 : m_rows.rowOf(item);
  m_restoring = true;
  if (row >= 0) {
    m_table->selectRow(row);
  } else {
    m_table->clearSelection();
    m_table->setCurrentIndex({});
  }
  m_restoring = false;
}

int ListTable::fullHeight() const {
  const int caption = m_caption->isHidden() ? 0 : m_caption->height();
  const int row = m_table->verticalHeader()->defaultSectionSize();
  return caption + Theme::instance().height("tableHeader") + kRows * row;
}

void ListTable::addOpinions(QMenu* menu, const QModelIndex& at) {
  if (m_model.made()) return;
  const Index item = m_rows.itemAt(at.row());
  const int given = m_model.feedbackOn(item);
  menu->addSeparator();
  const std::pair<int, QString> opinions[] = {{kLikes, tr("&Like")},
                                              {kDislikes, tr("&Dislike")},
                                              {kBought, tr("&Bought")},
                                              {kHides, tr("&Hide for ever")},
                                              {kNotNow, tr("&Not now (two weeks)")}};
  for (const auto& [value, words] : opinions) {
    QAction* const action = menu->addAction(words);
    action->setCheckable(true);
    action->setChecked(given == value);
    connect(action, &QAction::triggered, this, [this, item, value = value] {
      m_model.giveFeedback(item, m_model.feedbackOn(item) == value ? kNoOpinion : value);
    });
  }
}

void ListTable::react(int row, int value) {
  const Index item = m_rows.itemAt(row);
  m_model.giveFeedback(item, m_model.feedbackOn(item) == value ? 0 : value);
}

void ListTable::rebuilt() {
  using Kind = FittedColumn::Kind;
  const ListAnswer& list = m_model.list();
  const bool sided = list.other != 0;
  m_table->verticalHeader()->setDefaultSectionSize(sided ? kSidedRow : kRow);
  QList<FittedColumn> columns{{ListModel::Rank, Kind::Number, 46, sided ? 1 : 0},
                              {ListModel::Item, Kind::Title}};
  if (list.compared) columns << FittedColumn{ListModel::Moved, Kind::Fixed, 66, sided ? 0 : 2};
  if (m_rows.hasAttribute()) {
    const Kind kind = m_rows.attributeIsNumber() ? Kind::Number : Kind::Words;
    columns << FittedColumn{ListModel::Attribute, kind, 64, 5};
  }
  columns << FittedColumn{ListModel::Score, Kind::Number, 70, sided ? 2 : 0};
  if (list.kind == ListKind::Sampled)
    columns << FittedColumn{ListModel::Range, Kind::Fixed, 100, sided ? 3 : 1};
  columns << FittedColumn{ListModel::FeedbackColumn, Kind::Fixed, 84, sided ? 4 : 0};
  m_fit->setColumns(columns);
  m_feedback->setEnabled(!m_model.made());
  m_table->setEmptyText(m_model.made() && m_model.added().empty()
                            ? tr("The list appears with the first item.")
                            : translated(list.nothing));
  m_caption->setVisible(sided);
  m_note->setText(tr("%1 in both").arg(QLocale().toString(static_cast<qulonglong>(list.inBoth()))));
  m_note->setVisible(m_side == ListSide::Other);
  selectItem(m_model.why().item);
}

void ListTable::retranslate() {
  const bool own = m_side == ListSide::Own;
  m_table->setAccessibleName(own ? tr("Recommendations") : tr("The other run's recommendations"));
  if (m_close != nullptr) setIconButtonName(m_close, tr("Stop comparing"));
  m_rows.retranslate();
}

}  // namespace tastescope::ui
