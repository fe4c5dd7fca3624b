#include "ui/import/PreviewTable.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <numeric>

#include "ui/import/ImportWords.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CellDelegates.h"

namespace tastescope::ui {

namespace {

constexpr int kHeaderHeight = 60;
constexpr int kChipHeight = 20;
constexpr int kPadding = 12;
constexpr int kArrow = 12;
constexpr int kStateIcon = 14;
constexpr int kMaxColumn = 250;
constexpr int kMaxSpare = 120;
constexpr int kRowsMeasured = 40;

QFont chipFont() {
  QFont font = Theme::instance().font(TextStyle::Caption);
  font.setWeight(QFont::DemiBold);
  return font;
}

/// State icon, mark colours and boxes around characters that could not be read.
class PreviewDelegate : public RowDelegate {
 public:
  using RowDelegate::RowDelegate;

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    RowDelegate::initStyleOption(option, index);
    const auto mark = static_cast<CellMark>(index.data(PreviewModel::MarkRole).toInt());
    if (mark == CellMark::Rejects || mark == CellMark::Filters)
      option->font.setWeight(QFont::DemiBold);
  }

  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                    const QModelIndex& index) const override {
    const Theme& theme = Theme::instance();
    if (index.column() == 0) {
      paintState(painter, content, index);
      painter.setFont(option.font);
      painter.setPen(theme.colour("textSecondary"));
      painter.drawText(content, Qt::AlignRight | Qt::AlignVCenter, option.text);
      return;
    }
    const auto mark = static_cast<CellMark>(index.data(PreviewModel::MarkRole).toInt());
    if (mark == CellMark::Fine) {
      QColor colour = theme.colour(index.data(PreviewModel::UnusedRole).toBool() ||
                                           index.data(DimmedRole).toBool()
                                       ? "textSecondary"
                                       : "textPrimary");
      drawText(painter, content, option, colour);
      return;
    }
    const bool rejects = mark == CellMark::Rejects;
    if (mark == CellMark::BadBytes) {
      drawText(painter, content, option, theme.colour("textPrimary"));
      boxBadCharacters(painter, content, option);
      return;
    }
    painter.fillRect(option.rect.adjusted(0, 0, 0, -1),
                     theme.colour(rejects ? "dangerSoft" : "warningSoft"));
    drawText(painter, content, option, theme.colour(rejects ? "danger" : "warning"));
  }

 private:
  static void drawText(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                       const QColor& colour) {
    painter.setFont(option.font);
    painter.setPen(colour);
    painter.drawText(
        content, static_cast<int>(option.displayAlignment) | Qt::TextSingleLine,
        QFontMetrics(option.font).elidedText(option.text, Qt::ElideRight, content.width()));
  }

  static void paintState(QPainter& painter, const QRect& content, const QModelIndex& index) {
    const auto state =
        static_cast<PreviewModel::RowState>(index.data(PreviewModel::StateRole).toInt());
    const char* name = state == PreviewModel::RowState::Fine       ? "check"
                       : state == PreviewModel::RowState::Filtered ? "minus"
                                                                   : "x";
    const char* role = state == PreviewModel::RowState::Fine       ? "success"
                       : state == PreviewModel::RowState::Filtered ? "warning"
                                                                   : "danger";
    const QPixmap pixmap =
        iconPixmap(name, role, kStateIcon, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPoint(content.left() - 4, content.center().y() - kStateIcon / 2 + 1),
                       pixmap);
  }

  static void boxBadCharacters(QPainter& painter, const QRect& content,
                               const QStyleOptionViewItem& option) {
    const QFontMetrics metrics(option.font);
    const QChar bad(QChar::ReplacementCharacter);
    painter.setPen(QPen(Theme::instance().colour("warning"), 1));
    for (qsizetype at = option.text.indexOf(bad); at >= 0; at = option.text.indexOf(bad, at + 1)) {
      const int left = content.left() + metrics.horizontalAdvance(option.text.left(at));
      if (left > content.right()) break;
      painter.drawRoundedRect(
          QRect(left - 1, content.center().y() - 9, metrics.horizontalAdvance(bad) + 2, 18), 2, 2);
    }
  }
};

}  // namespace

RoleHeader::RoleHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setFixedHeight(kHeaderHeight);
  setSectionsClickable(true);
  setHighlightSections(false);
  setMinimumSectionSize(60);
  setMouseTracking(true);
  connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize RoleHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), kHeaderHeight}; }

const PreviewModel* RoleHeader::preview() const {
  return qobject_cast<const PreviewModel*>(model());
}

QRect RoleHeader::chipWithin(const QRect& rect, int section) const {
  if (section <= 0 || preview() == nullptr) return {};
  const PreviewColumn& column = preview()->columnAt(section);
  const int wanted =
      QFontMetrics(chipFont()).horizontalAdvance(roleName(column.role)) + 8 + 4 + kArrow + 6;
  const int width = std::min(wanted, rect.width() - 2 * kPadding + 8);
  const bool right =
      (preview()->index(0, section).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
  const int left = right ? rect.right() - kPadding - width + 1 : rect.left() + kPadding - 1;
  return {left, rect.top() + 33, width, kChipHeight};
}

QRect RoleHeader::chipRect(int section) const {
  return chipWithin(QRect(sectionViewportPosition(section), 0, sectionSize(section), height()),
                    section);
}

int RoleHeader::neededWidth(int section) const {
  if (section <= 0 || preview() == nullptr) return 76;
  const PreviewColumn& column = preview()->columnAt(section);
  const int chip =
      QFontMetrics(chipFont()).horizontalAdvance(roleName(column.role)) + 8 + 4 + kArrow + 6;
  const int name =
      QFontMetrics(tableHeaderFont()).horizontalAdvance(QString::fromStdString(column.name));
  return std::max(chip, name) + 2 * kPadding + 4;
}

void RoleHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  const Theme& theme = Theme::instance();
  painter->save();
  painter->fillRect(rect, theme.colour("sunken"));
  painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("border"));
  if (section > 0 && preview() != nullptr) {
    const PreviewColumn& column = preview()->columnAt(section);
    const bool unused = column.role == ColumnRole::Unused;
    const bool right =
        (preview()->index(0, section).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
    painter->setFont(tableHeaderFont());
    painter->setPen(theme.colour(unused ? "textSecondary" : "textPrimary"));
    QRect line(rect.left() + kPadding, rect.top() + 8, rect.width() - 2 * kPadding, 18);
    if (preview()->isDoubtful(section)) line = paintDoubt(*painter, line, right);
    painter->drawText(line, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(QString::fromStdString(column.name),
                                                        Qt::ElideRight, line.width()));
    const QRect chip = chipWithin(rect, section);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(unused ? QPen(theme.colour("borderStrong"), 1) : QPen(Qt::NoPen));
    const char* fill = m_hovered == section ? "selection" : unused ? "surface" : "accentSoft";
    painter->setBrush(theme.colour(fill));
    painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("chip"),
                             theme.radius("chip"));
    const char* ink = unused ? "textPrimary" : "accentSoftText";
    painter->setFont(chipFont());
    painter->setPen(theme.colour(ink));
    const QRect words = chip.adjusted(8, 0, -kArrow - 6, 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(roleName(column.role), Qt::ElideRight,
                                                        words.width() + 2));
    painter->drawPixmap(QPoint(chip.right() - kArrow - 4, chip.center().y() - kArrow / 2 + 1),
                        iconPixmap("down", ink, kArrow, painter->device()->devicePixelRatioF()));
  }
  painter->restore();
}

/// The sign of a doubt at the outer end of a name's line; returns what is left for the name.
QRect RoleHeader::paintDoubt(QPainter& painter, const QRect& line, bool right) {
  const QPixmap sign =
      iconPixmap("warn", "warning", kStateIcon, painter.device()->devicePixelRatioF());
  const int left = right ? line.left() : line.right() - kStateIcon + 1;
  painter.drawPixmap(QPoint(left, line.center().y() - kStateIcon / 2 + 1), sign);
  const int taken = kStateIcon + 4;
  return right ? line.adjusted(taken, 0, 0, 0) : line.adjusted(0, 0, -taken, 0);
}

void RoleHeader::mouseReleaseEvent(QMouseEvent* event) {
  const int section = logicalIndexAt(event->pos());
  if (event->button() == Qt::LeftButton && chipRect(section).contains(event->pos()))
    Q_EMIT chipClicked(section);
  QHeaderView::mouseReleaseEvent(event);
}

void RoleHeader::mouseMoveEvent(QMouseEvent* event) {
  QHeaderView::mouseMoveEvent(event);
  const int section = logicalIndexAt(event->pos());
  const int hovered = chipRect(section).contains(event->pos()) ? section : -1;
  if (hovered == m_hovered) return;
  m_hovered = hovered;
  if (hovered >= 0) setCursor(Qt::PointingHandCursor);
  viewport()->update();
}

PreviewTable::PreviewTable(QWidget* parent)
    : DataTable(parent), m_model(new PreviewModel(this)), m_header(new RoleHeader(this)) {
  setHorizontalHeader(m_header);
  m_header->setStretchLastSection(true);
  setItemDelegate(new PreviewDelegate(this));
  setModel(m_model);
  setSelectionMode(QAbstractItemView::SingleSelection);
  connect(m_header, &RoleHeader::chipClicked, this, &PreviewTable::openRoleMenu);
}

void PreviewTable::setPreview(const Preview* preview) {
  const int current = currentIndex().column();
  m_model->setPreview(preview);
  if (preview == nullptr) {
    m_fitted.clear();
    return;
  }
  std::vector<std::string> names;
  for (const PreviewColumn& column : preview->columns) names.push_back(column.name);
  if (names != m_fitted) measureColumns();
  m_fitted = std::move(names);
  if (m_model->rowCount() > 0) setCurrentIndex(m_model->index(0, std::max(1, current)));
  clearSelection();
}

void PreviewTable::measureColumns() {
  const QFontMetrics metrics(font());
  m_natural.clear();
  for (int column = 0; column < m_model->columnCount(); ++column) {
    int width = m_header->neededWidth(column);
    for (int row = 0; row < std::min(m_model->rowCount(), kRowsMeasured); ++row) {
      const QString text = m_model->index(row, column).data(Qt::DisplayRole).toString();
      width =
          std::max(width, metrics.horizontalAdvance(text) + (column == 0 ? 56 : 2 * kPadding + 4));
    }
    m_natural.append(std::min(width, kMaxColumn));
  }
  shareRoom();
}

/// Spare room goes to all columns alike, so that few columns do not huddle at the left.
void PreviewTable::shareRoom() {
  if (m_natural.size() < 2) return;
  const int asked = std::accumulate(m_natural.begin(), m_natural.end(), 0);
  const int spare = std::max(0, viewport()->width() - asked);
  const int each = std::min(kMaxSpare, spare / static_cast<int>(m_natural.size() - 1));
  for (int column = 0; column < m_natural.size(); ++column) {
    setColumnWidth(column, m_natural[column] + (column == 0 ? 0 : each));
  }
}

void PreviewTable::resizeEvent(QResizeEvent* event) {
  DataTable::resizeEvent(event);
  shareRoom();
}

void PreviewTable::openRoleMenu(int section) {
  if (section <= 0 || section >= m_model->columnCount()) return;
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("roleMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setToolTipsVisible(true);
  const ColumnRole current = m_model->columnAt(section).role;
  QAction* chosen = nullptr;
  for (const ColumnRole role : allRoles()) {
    if (role == ColumnRole::Unused) menu->addSeparator();
    QAction* action = menu->addAction(roleName(role));
    action->setCheckable(true);
    action->setChecked(role == current);
    action->setToolTip(roleHelp(role));
    const auto column = static_cast<std::size_t>(PreviewModel::previewColumn(section));
    connect(action, &QAction::triggered, this,
            [this, column, role] { Q_EMIT roleChosen(column, role); });
    if (role == current) chosen = action;
  }
  menu->popup(
      m_header->viewport()->mapToGlobal(m_header->chipRect(section).bottomLeft() + QPoint(0, 4)));
  menu->setActiveAction(chosen);
}

void PreviewTable::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier)) {
    openRoleMenu(currentIndex().isValid() ? currentIndex().column() : 1);
    return;
  }
  DataTable::keyPressEvent(event);
}

}  // namespace tastescope::ui
