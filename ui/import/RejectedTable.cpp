#include "ui/import/RejectedTable.h"

#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/workflow/data/ImportData.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

void RejectedModel::setRows(std::vector<RejectedRow> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

QVariant RejectedModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const RejectedRow& row = m_rows[static_cast<std::size_t>(index.row())];
  if (role == Qt::TextAlignmentRole) {
    const bool number = index.column() == 1 || index.column() == 2;
    return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (index.column()) {
    case 0: return fromUtf8(row.file);
    case 1: return grouped(row.line);
    case 2: return row.column == 0 ? tr("whole") : grouped(row.column);
    case 3: return translated(row.reason);
    default: return fromUtf8(row.text);
  }
}

QVariant RejectedModel::header(int section, int role) const {
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case 0: return tr("File");
    case 1: return tr("Line");
    case 2: return tr("Column");
    case 3: return tr("Reason");
    default: return tr("Row as read");
  }
}

RejectedTable::RejectedTable(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_panel(new Panel),
      m_table(named("rejectedTable", new DataTable)),
      m_model(new RejectedModel(this)),
      m_save(named("saveRejected", smallButton(QString(), "save"))) {
  bareColumn(this)->addWidget(m_panel);
  m_table->setModel(m_model);
  m_table->setTextWidth(0, 190);
  m_table->setTextWidth(1, 90);
  m_table->setTextWidth(2, 90);
  m_table->setTextWidth(3, 260);
  m_panel->setFlush(true);
  m_panel->addControl(m_save);
  m_panel->addControl(m_table->columnChooser());
  m_panel->addWidget(m_table, 1);
  connect(m_save, &QPushButton::clicked, this, &RejectedTable::save);
  retranslate();
}

void RejectedTable::setReport(const ImportReport& report) {
  m_report = report;
  m_model->setRows(report.rejected);
  retranslate();
}

void RejectedTable::retranslate() {
  m_panel->setTitle(tr("Rejected rows"));
  const std::uint64_t rejected = m_report.rows.rejected;
  const std::size_t kept = m_report.rejected.size();
  m_panel->setNote(kept < rejected
                       ? tr("%1, the first %2 are kept").arg(grouped(rejected), grouped(kept))
                       : grouped(rejected));
  m_save->setText(tr("Save as CSV…"));
  m_save->setEnabled(kept > 0);
  m_table->setAccessibleName(tr("Rejected rows"));
  m_table->setEmptyText(tr("Every row that was read could be used."));
}

void RejectedTable::save() {
  FileQuestion question;
  question.use = FileQuestion::Use::Save;
  question.title = tr("Save rejected rows");
  question.start = QStringLiteral("rejected-rows.csv");
  question.filters = tr("CSV files (*.csv)");
  question.folderKey = kExportFolderKey;
  askForFile(this, question, [this](const QString& file) {
    JobManager::Plan<bool> plan;
    plan.title = tr("Saving rejected rows");
    plan.work = [report = m_report, path = std::filesystem::path(toUtf8(file))](
                    Progress&, const std::stop_token&) {
      // Raw lines of somebody's file, which people open with a double click.
      ExportFormat format;
      format.spreadsheetSafe = true;
      saveRejectedRows(report, path, format);
      return true;
    };
    plan.done = [this, file](bool) {
      m_context.announce(tr("Rejected rows saved as %1").arg(QFileInfo(file).fileName()));
    };
    m_context.jobs().start(this, std::move(plan));
  });
}

}  // namespace tastescope::ui
