#include "ui/widgets/DataTable.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CellDelegates.h"

namespace tastescope::ui {

namespace {

/// Headers stand over their column: words left, numbers right, the sort arrow after the word.
/// Painted here because a style sheet's header puts the arrow on right-aligned words and cuts long
/// ones at the front.
class TableHeader : public QHeaderView {
 public:
  explicit TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setHighlightSections(false);
    setSectionsMovable(true);
    setSectionsClickable(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(44);
  }

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override {
    const Theme& theme = Theme::instance();
    painter->save();
    painter->fillRect(rect, theme.colour("sunken"));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("border"));
    QRect words =
        rect.adjusted(visualIndex(logicalIndex) == 0 ? kFirstPadding : kPadding, 0, -kPadding, -1);
    const QIcon picture =
        model()->headerData(logicalIndex, orientation(), Qt::DecorationRole).value<QIcon>();
    if (!picture.isNull()) {
      picture.paint(painter, QRect(words.left(), words.center().y() - 7, 14, 14));
      words.setLeft(words.left() + 18);
    }
    painter->setFont(tableHeaderFont());
    painter->setPen(theme.colour("textSecondary"));
    const bool right = (alignmentOf(logicalIndex) & Qt::AlignRight) != 0;
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    if (sorted && !right) words.setRight(words.right() - kArrow);
    const QString name = model()->headerData(logicalIndex, orientation()).toString();
    const QString shown = painter->fontMetrics().elidedText(name, Qt::ElideRight, words.width());
    painter->drawText(words, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, shown);
    if (sorted)
      paintArrow(*painter,
                 right ? words.right() + 1
                       : words.left() + painter->fontMetrics().horizontalAdvance(shown) + 2,
                 rect);
    painter->restore();
  }

 private:
  static constexpr int kPadding = 12;
  static constexpr int kFirstPadding = 16;
  static constexpr int kArrow = 12;

  [[nodiscard]] Qt::Alignment alignmentOf(int logicalIndex) const {
    if (model()->rowCount() > 0) {
      const QVariant align = model()->index(0, logicalIndex).data(Qt::TextAlignmentRole);
      if (align.isValid()) return Qt::Alignment(align.toInt());
    }
    const QVariant own = model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole);
    return own.isValid() ? Qt::Alignment(own.toInt()) : defaultAlignment();
  }

  void paintArrow(QPainter& painter, int left, const QRect& rect) const {
    const char* name = sortIndicatorOrder() == Qt::AscendingOrder ? "up" : "down";
    painter.drawPixmap(QRect(left, rect.center().y() - kArrow / 2 + 1, kArrow, kArrow),
                       iconPixmap(name, "textSecondary", kArrow, devicePixelRatioF()));
  }
};

QString cellText(const QModelIndex& index) {
  QString text = index.data(Qt::DisplayRole).toString();
  const QString second = index.data(SecondLineRole).toString();
  if (!second.isEmpty()) text += QLatin1Char(' ') + second;
  return text.replace(QLatin1Char('\t'), QLatin1Char(' '))
      .replace(QLatin1Char('\n'), QLatin1Char(' '));
}

}  // namespace

QFont tableHeaderFont() {
  QFont font = Theme::instance().font(TextStyle::Small);
  font.setWeight(QFont::DemiBold);
  return font;
}

DataTable::DataTable(QWidget* parent) : Translated(parent) {
  const Theme& theme = Theme::instance();
  setHorizontalHeader(new TableHeader(this));
  setItemDelegate(new RowDelegate(this));
  horizontalHeader()->setFixedHeight(theme.height("tableHeader"));
  verticalHeader()->hide();
  setDense(false);
  setShowGrid(false);
  setFrameShape(QFrame::NoFrame);
  setWordWrap(false);
  setTextElideMode(Qt::ElideRight);
  setSelectionBehavior(SelectRows);
  setSelectionMode(ExtendedSelection);
  setEditTriggers(NoEditTriggers);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerPixel);
  setCornerButtonEnabled(false);
  setTabKeyNavigation(false);
  setMouseTracking(true);
  horizontalHeader()->setStretchLastSection(true);
  connect(this, &QTableView::doubleClicked, this, &DataTable::rowActivated);
  connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
  connect(&theme, &Theme::changed, this, &DataTable::followTextSize);
}

void DataTable::setTextWidth(int column, int pixels) {
  m_textWidths.insert(column, pixels);
  m_textHundred = Theme::instance().scaled(100);
  setColumnWidth(column, Theme::instance().scaled(pixels));
}

/// What a person dragged grows with the others.
void DataTable::followTextSize() {
  const Theme& theme = Theme::instance();
  const int hundred = theme.scaled(100);
  if (hundred == m_textHundred) return;
  for (auto width = m_textWidths.cbegin(); width != m_textWidths.cend(); ++width) {
    const int now = columnWidth(width.key());  // 0: hidden
    setColumnWidth(width.key(),
                   now > 0 ? now * hundred / m_textHundred : theme.scaled(width.value()));
  }
  m_textHundred = hundred;
}

void DataTable::setDense(bool dense) {
  const int height = Theme::instance().height(dense ? "tableRowDense" : "tableRow");
  verticalHeader()->setMinimumSectionSize(height);
  verticalHeader()->setDefaultSectionSize(height);
}

void DataTable::setModel(QAbstractItemModel* model) {
  QTableView::setModel(model);
  setHoveredRow(-1);
}

QString DataTable::selectionAsText() const {
  if (model() == nullptr) return {};
  QList<int> columns;
  for (int visual = 0; visual < model()->columnCount(); ++visual) {
    const int logical = horizontalHeader()->logicalIndex(visual);
    if (!isColumnHidden(logical)) columns.append(logical);
  }
  QList<int> rows;
  const QModelIndexList selected = selectionModel()->selectedRows();
  for (const QModelIndex& index : selected) rows.append(index.row());
  std::sort(rows.begin(), rows.end());
  if (rows.isEmpty()) {
    for (int row = 0; row < model()->rowCount(); ++row) rows.append(row);
  }
  QString text;
  const auto addLine = [&](const auto& cell) {
    QStringList cells;
    for (const int column : columns) cells.append(cell(column));
    text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
  };
  addLine([&](int column) { return model()->headerData(column, Qt::Horizontal).toString(); });
  for (const int row : rows)
    addLine([&](int column) { return cellText(model()->index(row, column)); });
  return text;
}

void DataTable::copySelection() const { QApplication::clipboard()->setText(selectionAsText()); }

QToolButton* DataTable::columnChooser() {
  if (m_chooser != nullptr) return m_chooser;
  m_chooser = iconButton("columns", tr("Choose columns"), {}, this);
  m_chooser->setObjectName(objectName() + QStringLiteral("Columns"));
  m_chooser->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(m_chooser);
  m_chooser->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, &DataTable::fillColumnMenu);
  return m_chooser;
}

void DataTable::fillColumnMenu() {
  QMenu* menu = m_chooser->menu();
  menu->clear();
  if (model() == nullptr) return;
  for (int visual = 0; visual < model()->columnCount(); ++visual) {
    const int column = horizontalHeader()->logicalIndex(visual);
    const QString name = model()->headerData(column, Qt::Horizontal).toString();
    if (name.isEmpty()) continue;
    QAction* action = menu->addAction(name);
    action->setCheckable(true);
    action->setChecked(!isColumnHidden(column));
    connect(action, &QAction::toggled, this,
            [this, column](bool shown) { setColumnHidden(column, !shown); });
  }
}

void DataTable::setEmptyText(const QString& text) {
  m_emptyText = text;
  viewport()->update();
}

QByteArray DataTable::columnsState() const { return horizontalHeader()->saveState(); }
bool DataTable::restoreColumnsState(const QByteArray& state) {
  return horizontalHeader()->restoreState(state);
}

void DataTable::keyPressEvent(QKeyEvent* event) {
  setProperty("keyboardFocus", true);
  if (event->matches(QKeySequence::Copy)) {
    copySelection();
    return;
  }
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  // The key that ends the editing of a cell comes here as well.
  if (enter && state() == QAbstractItemView::EditingState) return;
  if (enter && currentIndex().isValid()) {
    Q_EMIT rowActivated(currentIndex());
    return;
  }
  QTableView::keyPressEvent(event);
  viewport()->update();
}

void DataTable::mousePressEvent(QMouseEvent* event) {
  setProperty("keyboardFocus", false);
  QTableView::mousePressEvent(event);
}

void DataTable::mouseMoveEvent(QMouseEvent* event) {
  setHoveredRow(rowAt(event->pos().y()));
  QTableView::mouseMoveEvent(event);
}

void DataTable::leaveEvent(QEvent* event) {
  setHoveredRow(-1);
  QTableView::leaveEvent(event);
}

void DataTable::setHoveredRow(int row) {
  if (row == m_hoveredRow) return;
  m_hoveredRow = row;
  viewport()->update();
}

void DataTable::paintEvent(QPaintEvent* event) {
  QTableView::paintEvent(event);
  if (m_emptyText.isEmpty() || (model() != nullptr && model()->rowCount() > 0)) return;
  QPainter painter(viewport());
  painter.setPen(Theme::instance().colour("textSecondary"));
  painter.drawText(viewport()->rect().adjusted(16, 0, -16, 0), Qt::AlignCenter | Qt::TextWordWrap,
                   m_emptyText);
}

void DataTable::retranslate() {
  if (m_chooser != nullptr) setIconButtonName(m_chooser, tr("Choose columns"));
}

void DataTable::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  QAction* copy = menu->addAction(tr("&Copy with headers"), QKeySequence::Copy, this,
                                  [this] { copySelection(); });
  copy->setEnabled(model() != nullptr && model()->rowCount() > 0);
  const QModelIndex at = indexAt(event->pos());
  if (at.isValid()) Q_EMIT menuAboutToShow(menu, at);
  menu->popup(event->globalPos());
}

}  // namespace tastescope::ui
