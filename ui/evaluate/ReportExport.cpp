#include "ui/evaluate/ReportExport.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QUrl>

#include "core/base/AtomicFile.h"
#include "ui/context/Translate.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FileQuestion.h"
#include "ui/widgets/NoteBar.h"

namespace tastescope::ui {

namespace {

/// A job without a result.
struct Written {};

}  // namespace

ReportExport::ReportExport(AppContext& context, std::function<Question()> asked, QWidget* parent)
    : QObject(parent),
      m_context(context),
      m_asked(std::move(asked)),
      m_parent(parent),
      m_menu(named("exportMenu", new QMenu(parent))),
      m_report(m_menu->addAction(QString())),
      m_generative(m_menu->addAction(QString())),
      m_table(m_menu->addAction(QString())),
      m_other(nullptr),
      m_note(named("reportNote", new NoteBar(NoteKind::Success))),
      m_open(named("reportOpen", smallButton(QString()))) {
  m_note->addWidget(m_open);
  m_menu->addSeparator();
  m_other = m_menu->addAction(QString());
  m_note->setClosable(true);
  m_note->hide();
  connect(m_report, &QAction::triggered, this, [this] { askFile(Kind::Report); });
  connect(m_generative, &QAction::triggered, this, [this] { askFile(Kind::GenerativeReport); });
  connect(m_table, &QAction::triggered, this, [this] { askFile(Kind::Table); });
  connect(m_other, &QAction::triggered, this, &ReportExport::otherTablesWanted);
  connect(m_note, &NoteBar::closed, m_note, &QWidget::hide);
  connect(m_open, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_written)); });
  connect(m_note, &NoteBar::actionTriggered, this, [this] {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath()));
  });
  retranslate();
}

void ReportExport::askFile(Kind kind) {
  const bool table = kind == Kind::Table;
  FileQuestion question;
  question.use = FileQuestion::Use::Save;
  question.title = tr("Export to");
  question.start = table ? QStringLiteral("metrics.csv") : QStringLiteral("report.html");
  question.filters = table ? tr("CSV table (*.csv)") : tr("HTML report (*.html)");
  question.folderKey = kExportFolderKey;
  askForFile(m_parent, question, [this, kind](const QString& file) { exportTo(kind, file); });
}

template <typename Result>
JobManager::Plan<Result> ReportExport::planFor(const QString& file) {
  JobManager::Plan<Result> plan;
  plan.title = tr("Exporting %1").arg(QFileInfo(file).fileName());
  plan.failed = [this](const Error& error) { showFailed(error); };
  plan.cancelled = [this] { Q_EMIT finishedWriting(false); };
  return plan;
}

void ReportExport::exportTo(Kind kind, const QString& file) {
  Question question = m_asked();
  if (!m_context.session() || question.runs.empty()) return;
  m_note->hide();
  if (kind != Kind::Table) {
    question.compare = question.usualSegments = true;
    question.beyond.emplace();
  }
  if (kind == Kind::GenerativeReport) question.generative.emplace();
  JobManager::Plan<Findings> plan = planFor<Findings>(file);
  plan.work = [session = m_context.session(), question, path = toUtf8(file)](
                  Progress& progress, const std::stop_token& stop) {
    placeFor(path);  // an evaluation takes long
    return evaluate(*session, question, progress, stop);
  };
  plan.done = [this, kind, file](const Findings& findings) { write(kind, findings, file); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

/// Words come from the window's catalogue and so from its thread; the disk does not.
void ReportExport::write(Kind kind, const Findings& findings, const QString& file) {
  JobManager::Plan<Written> plan = planFor<Written>(file);
  if (kind == Kind::Table) {
    plan.work = [findings, path = toUtf8(file)](Progress&, const std::stop_token&) {
      writeMetricsCsv(findings, path);
      return Written{};
    };
  } else {
    const auto words = [](const Text& text) { return toUtf8(translated(text)); };
    plan.work = [html = htmlOf(reportOf(findings), words, toUtf8(QLocale().bcp47Name())),
                 path = toUtf8(file)](Progress&, const std::stop_token&) {
      writeFileAtomically(path, html);
      return Written{};
    };
  }
  plan.done = [this, kind, file](Written) { showWritten(kind, file); };
  m_context.jobs().start<Written>(this, std::move(plan));
}

void ReportExport::showWritten(Kind kind, const QString& file) {
  m_written = file;
  m_open->setVisible(kind != Kind::Table);
  m_note->setKind(NoteKind::Success);
  m_note->setText(tr("Written to %1.").arg(QDir::toNativeSeparators(file)));
  m_note->setAction(tr("Open folder"));
  m_note->show();
  Q_EMIT finishedWriting(true);
}

void ReportExport::showFailed(const Error& error) {
  m_note->setKind(NoteKind::Danger);
  m_open->hide();
  m_note->setText(tr("Nothing was written: %1").arg(translated(error.message())));
  m_note->setAction(QString());
  m_note->show();
  Q_EMIT finishedWriting(false);
}

void ReportExport::retranslate() {
  m_report->setText(tr("Report (HTML)…"));
  m_generative->setText(tr("Report with generative quality (HTML)…"));
  m_generative->setToolTip(tr("Also likelihood, latent space and made-up histories; takes longer"));
  m_table->setText(tr("Table (CSV)…"));
  m_other->setText(tr("Other tables…"));
  m_open->setText(tr("Open report"));
  m_menu->setToolTipsVisible(true);
}

}  // namespace tastescope::ui
