#include "ui/import/SidePreviewTable.h"

#include <QFont>
#include <QHeaderView>
#include <QScrollBar>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr int kWidestColumn = 260;
constexpr int kNarrowestColumn = 72;

}  // namespace

void SidePreviewModel::setPreview(SidePreview preview) {
  beginResetModel();
  m_preview = std::move(preview);
  endResetModel();
}

void SidePreviewModel::setIdColumn(const QString& name) {
  if (name == m_idColumn) return;
  m_idColumn = name;
  if (columns() > 0) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns() - 1);
}

QVariant SidePreviewModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  const auto row = static_cast<std::size_t>(index.row());
  return fromUtf8(m_preview.rows[row][static_cast<std::size_t>(index.column())]);
}

QVariant SidePreviewModel::header(int section, int role) const {
  const QString name = fromUtf8(m_preview.columns[static_cast<std::size_t>(section)]);
  const bool ids = name == m_idColumn;
  if (role == Qt::DisplayRole) return ids ? tr("%1 (ids)").arg(name) : name;
  return {};
}

SidePreviewTable::SidePreviewTable(QWidget* parent)
    : DataTable(parent), m_model(new SidePreviewModel(this)) {
  setDense(true);
  setModel(m_model);
  setProperty("framed", true);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  hide();
}

void SidePreviewTable::setPreview(SidePreview preview) {
  m_model->setPreview(std::move(preview));
  fitColumns();
  setVisible(m_model->columns() > 0 && m_model->rows() > 0);
  setFixedHeight(sizeHint().height());
}

void SidePreviewTable::setIdColumn(const QString& name) {
  m_model->setIdColumn(name);
  fitColumns();
}

void SidePreviewTable::fitColumns() {
  resizeColumnsToContents();
  for (int column = 0; column < m_model->columns(); ++column)
    setColumnWidth(column, std::clamp(columnWidth(column), kNarrowestColumn, kWidestColumn));
}

QSize SidePreviewTable::sizeHint() const {
  const int rows = m_model->rows() * verticalHeader()->defaultSectionSize();
  const int bar = horizontalScrollBar()->sizeHint().height();
  return {kWidestColumn, horizontalHeader()->sizeHint().height() + rows + bar + 2 * frameWidth()};
}

}  // namespace tastescope::ui
