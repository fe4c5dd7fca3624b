// The dialog's work: preview and export. Thread rule: GUI thread, both run as jobs. Cost: see
// ExportDialog.h.
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStringDecoder>
#include <algorithm>

#include "ui/export/ExportColumns.h"
#include "ui/export/ExportDialog.h"
#include "ui/export/ExportFormatForm.h"
#include "ui/widgets/NoteBar.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {
constexpr std::uint64_t kPreviewRows = 12;
constexpr Index kPreviewUsers = 3;
constexpr qint64 kPreviewBytes = 1 << 16;
}  // namespace

void ExportDialog::schedulePreview() { m_pause.start(); }

void ExportDialog::askPreview() {
  const SessionPtr session = m_context.session();
  ExportRequest asked = request();
  if (!session || !m_export->isEnabled()) return;
  if (asked.columns.empty()) {
    m_preview->setPlainText(tr("Choose at least one column."));
    return;
  }
  asked.limit = kPreviewRows;
  if (asked.table == ExportTable::Recommendations) {
    // Scoring everyone for a dozen rows would be slow.
    if (asked.users.empty())
      for (Index user = 0; user < std::min<Index>(kPreviewUsers, session->data().users.size());
           ++user)
        asked.users.push_back(user);
    if (asked.users.size() > kPreviewUsers) asked.users.resize(kPreviewUsers);
  }
  const QString file = m_folder.filePath(QStringLiteral("preview"));
  asked.file = toUtf8(file);
  JobManager::Plan<QByteArray> plan;
  plan.title = tr("Preview");
  plan.listed = false;
  plan.work = [session, asked, file](Progress& progress, const std::stop_token& stop) {
    exportTable(*session, asked, progress, stop);
    QFile written(file);
    return written.open(QIODevice::ReadOnly) ? written.read(kPreviewBytes) : QByteArray();
  };
  plan.done = [this](const QByteArray& bytes) { showPreview(bytes); };
  plan.failed = [this](const Error& error) {
    m_preview->setPlainText(translated(error.message()));
  };
  m_previewJob.start(m_context.jobs(), this, std::move(plan));
}

void ExportDialog::showPreview(const QByteArray& bytes) {
  const bool chinese = m_format->format().encoding == ExportEncoding::Gb18030;
  QStringDecoder decoder(chinese ? "GB18030" : "UTF-8");
  const QString text = decoder.isValid() ? decoder(bytes) : QString::fromUtf8(bytes);
  const QStringList lines = text.split(QLatin1Char('\n'));
  const auto shown = static_cast<qsizetype>(kPreviewRows) + (m_format->format().header ? 1 : 0);
  m_preview->setPlainText(lines.mid(0, shown).join(QLatin1Char('\n')).remove(QLatin1Char('\r')));
}

void ExportDialog::askFile() {
  QSettings settings;
  const QDir folder(settings.value(QStringLiteral("export/folder"), QDir::homePath()).toString());
  const bool tabs = m_format->format().delimiter == "\t";
  const QString suffix = tabs ? QStringLiteral("tsv") : QStringLiteral("csv");
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Export to"), folder.filePath(tableName() + QLatin1Char('.') + suffix),
      tabs ? tr("Tab-separated table (*.tsv)") : tr("CSV table (*.csv)"));
  if (file.isEmpty()) return;
  settings.setValue(QStringLiteral("export/folder"), QFileInfo(file).absolutePath());
  exportTo(file);
}

void ExportDialog::exportTo(const QString& file) {
  const SessionPtr session = m_context.session();
  if (!session) return;
  ExportRequest asked = request();
  asked.file = toUtf8(file);
  remember();
  setBusy(true);
  JobManager::Plan<ExportOutcome> plan;
  plan.title = tr("Exporting %1").arg(QFileInfo(file).fileName());
  plan.work = [session, asked](Progress& progress, const std::stop_token& stop) {
    return exportTable(*session, asked, progress, stop);
  };
  plan.done = [this, file](const ExportOutcome& outcome) {
    setBusy(false);
    showResult(outcome, file);
    Q_EMIT finishedWriting(true);
  };
  plan.failed = [this](const Error& error) {
    setBusy(false);
    m_note->setKind(NoteKind::Danger);
    m_note->setText(translated(error.message()));
    m_note->show();
    Q_EMIT finishedWriting(false);
  };
  plan.cancelled = [this] {
    setBusy(false);
    m_note->setKind(NoteKind::Info);
    m_note->setText(tr("Export cancelled. Nothing was written."));
    m_note->show();
    Q_EMIT finishedWriting(false);
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void ExportDialog::setBusy(bool busy) {
  m_bar->setVisible(busy);
  m_bar->setRange(0, 0);
  m_export->setEnabled(!busy);
  m_close->setText(busy ? tr("Cancel") : tr("Close"));
  if (busy) {
    m_note->hide();
    m_poll.start();
  } else {
    m_poll.stop();
  }
}

void ExportDialog::poll() {
  const Job* job = m_job.job();
  if (job == nullptr) return;
  const ProgressState state = job->progress();
  m_bar->setRange(0, state.total == 0 ? 0 : 1000);
  if (state.total > 0)
    m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(state.done) /
                                     static_cast<double>(state.total)));
}

void ExportDialog::showResult(const ExportOutcome& outcome, const QString& file) {
  const auto number = [](std::uint64_t value) {
    return QLocale().toString(static_cast<qulonglong>(value));
  };
  QString text =
      tr("%1 rows written to %2.").arg(number(outcome.rows), QDir::toNativeSeparators(file));
  if (outcome.neutralised > 0)
    text += QLatin1Char(' ') + tr("%1 cells were neutralised.").arg(number(outcome.neutralised));
  if (outcome.unencodable > 0)
    text += QLatin1Char(' ') +
            tr("%1 characters do not exist in this encoding and became question marks.")
                .arg(number(outcome.unencodable));
  m_note->setKind(outcome.unencodable > 0 ? NoteKind::Warning : NoteKind::Success);
  m_note->setText(text);
  m_note->show();
}

void ExportDialog::remember() const {
  QSettings settings;
  settings.setValue(QStringLiteral("export/length"), m_length->value());
  QStringList names;
  for (const std::string& name : m_columns->columns()) names << fromUtf8(name);
  settings.setValue(columnsKey(), names);
  m_format->save();
}

}  // namespace tastescope::ui
