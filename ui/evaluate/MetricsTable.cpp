#include "ui/evaluate/MetricsTable.h"

#include <QHeaderView>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/Theme.h"
#include "ui/widgets/DataTable.h"

namespace tastescope::ui {

namespace {

/// What the longest verdict needs beyond its column's smallest width.
constexpr int kVerdictRoom = 100;

}  // namespace

MetricsTable::MetricsTable(QWidget* parent)
    : Translated(parent), m_table(new DataTable), m_model(new MetricsModel(this)) {
  setProperty("panel", true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 1, 1, 1);
  column->addWidget(m_table);
  m_table->setObjectName(QStringLiteral("metricsTable"));
  m_table->setModel(m_model);
  m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  for (int i = 0; i < m_model->columnCount(); ++i) m_table->setTextWidth(i, m_model->widthOf(i));
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) {
            if (!now.isValid()) return;
            m_spoken = m_model->runAt(now.row());
            Q_EMIT spokenChanged(m_spoken);
          });
  retranslate();
}

void MetricsTable::setRuns(const QList<ChosenRun>& runs, int k, bool capped, FindingsPtr found) {
  m_model->setRuns(runs, k, capped, std::move(found));
  const int recall = m_model->columnOf(capped ? "recall-capped" : "recall");
  m_table->setTextWidth(recall, m_model->widthOf(recall));
  fit();
  select();
}

void MetricsTable::select() {
  int row = 0;
  for (int i = 0; i < m_model->rowCount(); ++i) {
    if (m_model->runAt(i) == m_spoken) row = i;
  }
  m_spoken = m_model->runAt(row);
  if (m_model->rowCount() > 0) m_table->selectRow(row);
}

/// Columns give way in the order of their importance, so that no window hides the test for them, nor
/// scrolls the runs' names away. All rows are in sight.
void MetricsTable::fit() {
  const Theme& theme = Theme::instance();
  int room = m_table->viewport()->width() - theme.scaled(kVerdictRoom);
  for (const int column : m_model->byImportance()) {
    const int width = theme.scaled(m_model->widthOf(column));
    const bool shown = m_model->always(column) || (m_model->filled(column) && width <= room);
    m_table->setColumnHidden(column, !shown);
    if (shown) room -= width;
  }
  m_table->setFixedHeight(theme.height("tableHeader") +
                          std::max(1, m_model->rowCount()) * theme.height("tableRow"));
}

void MetricsTable::resizeEvent(QResizeEvent* event) {
  Translated::resizeEvent(event);
  QTimer::singleShot(0, this, &MetricsTable::fit);  // after the table has its new width
}

QString MetricsTable::asText() const {
  QString text;
  QStringList line;
  for (int column = 0; column < m_model->columnCount(); ++column)
    line << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
  text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  for (int row = 0; row < m_model->rowCount(); ++row) {
    line.clear();
    for (int column = 0; column < m_model->columnCount(); ++column)
      line << m_model->index(row, column).data().toString();
    text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  return text;
}

void MetricsTable::retranslate() { m_table->setAccessibleName(tr("Runs side by side")); }

}  // namespace tastescope::ui
