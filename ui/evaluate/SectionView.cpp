#include "ui/evaluate/SectionView.h"

#include <QHeaderView>
#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {
constexpr int kLeastName = 120;  // of a run
}  // namespace

void SectionModel::setTable(ReportTable table) {
  beginResetModel();
  m_table = std::move(table);
  endResetModel();
}

QString SectionModel::cell(int row, int column) const {
  return translated(m_table.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
}

bool SectionModel::holdsNumbers(int column) const {
  static const QRegularExpression number(QStringLiteral("^[-\u2212]?\\d"));
  for (int row = 0; row < rows(); ++row)
    if (!cell(row, column).contains(number)) return false;
  return column > 0;
}

QVariant SectionModel::data(const QModelIndex& index, int role) const {
  const bool number = holdsNumbers(index.column());
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return cell(index.row(), index.column());
    case Qt::TextAlignmentRole:
      return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
      return number ? QVariant(Theme::instance().numberFont(TextStyle::Body)) : QVariant();
    default: return {};
  }
}

QVariant SectionModel::header(int section, int role) const {
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  return translated(m_table.header[static_cast<std::size_t>(section)]);
}

SectionView::SectionView(ReportSection section, QWidget* parent)
    : Translated(parent),
      m_section(std::move(section)),
      m_title(makeLabel({}, TextStyle::BodyStrong)),
      m_sentence(makeWrapped({}, TextStyle::Small, "textSecondary")),
      m_rows(new SectionModel(this)),
      m_table(new DataTable),
      m_fit(new ColumnFit(*m_table)),
      m_notes(makeWrapped({}, TextStyle::Small, "textSecondary")) {
  auto* column = bareColumn(this, Theme::instance().spacing("s"));
  for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_sentence, m_table, m_notes})
    column->addWidget(part);
  m_table->setModel(m_rows);
  m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_rows->setTable(m_section.table);
  const Theme& theme = Theme::instance();
  m_table->setFixedHeight(theme.height("tableHeader") + m_rows->rows() * theme.height("tableRow"));
  m_table->setVisible(m_rows->rows() > 0);
  m_sentence->setVisible(!m_section.sentence.empty());
  m_notes->setVisible(!m_section.notes.empty());
  retranslate();
}

void SectionView::retranslate() {
  m_title->setText(translated(m_section.title));
  m_sentence->setText(translated(m_section.sentence));
  QStringList notes;
  for (const Text& note : m_section.notes) notes << translated(note);
  m_notes->setText(notes.join(QLatin1Char('\n')));
  m_table->setAccessibleName(m_title->text());
  QList<FittedColumn> columns;
  for (int column = 0; column < m_rows->columns(); ++column) {
    const auto kind = m_rows->holdsNumbers(column) ? FittedColumn::Kind::Number
                      : column == 0                ? FittedColumn::Kind::Title
                                                   : FittedColumn::Kind::Words;
    columns << FittedColumn{column, kind, column == 0 ? kLeastName : 44};
  }
  m_fit->setColumns(columns);
}

}  // namespace tastescope::ui
