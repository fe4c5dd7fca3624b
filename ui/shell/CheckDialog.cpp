#include "ui/shell/CheckDialog.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTextEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/context/ProjectFiles.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/Counted.h"
#include "ui/words/Numbers.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kCheckWidth = 620;
constexpr int kDetailsHeight = 110;
constexpr int kBarSteps = 1000;

/// "<p>Damage: ...</p>" with what is technical smaller and in grey.
QString paragraphOf(const QString& kind, const QString& sentence, const QString& details) {
  QString text = QStringLiteral("<p style=\"margin:0 0 8px 0\">");
  if (!kind.isEmpty()) text += QStringLiteral("<b>%1</b> ").arg(kind.toHtmlEscaped());
  text += sentence.toHtmlEscaped();
  if (!details.isEmpty()) {
    text += QStringLiteral("<br/><span style=\"color:%1\">%2</span>")
                .arg(Theme::instance().colour("textSecondary").name(), details.toHtmlEscaped());
  }
  return text + QStringLiteral("</p>");
}

}  // namespace

CheckDialog::CheckDialog(AppContext& context, QString file, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_file(std::move(file)),
      m_title(makeLabel({}, TextStyle::Title)),
      m_name(named("checkFile", new ElidedLabel({}, TextStyle::Small, "textSecondary"))),
      m_verdict(named("checkVerdict", new NoteBar)),
      m_words(named("checkWords", makeWrapped({}, TextStyle::Body, "textSecondary"))),
      m_bar(named("checkBar", new QProgressBar)),
      m_details(named("checkDetails", new QTextEdit)),
      m_copy(named("checkCopy", quietButton({}, "copy"))),
      m_close(named("checkClose", button({}))),
      m_main(named("checkMain", mainButton({}))) {
  setObjectName(QStringLiteral("checkDialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  layOut();
  m_poll.setInterval(1000 / std::max(1, Theme::instance().motion("liveRedrawHz")));
  connect(&m_poll, &QTimer::timeout, this, &CheckDialog::follow);
  connect(&Theme::instance(), &Theme::changed, this, &CheckDialog::showDetails);
  connect(m_main, &QPushButton::clicked, this, &CheckDialog::act);
  connect(m_copy, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(m_details->toPlainText()); });
  connect(m_close, &QPushButton::clicked, this, [this] {
    if (!m_job.active()) {
      close();
      return;
    }
    m_close->setEnabled(false);
    m_job.job()->cancel();
  });
  check();
  retranslate();
  m_close->setFocus();
}

void CheckDialog::layOut() {
  const Theme& theme = Theme::instance();
  setMinimumWidth(theme.scaled(kCheckWidth));
  m_main->setDefault(true);
  m_bar->setTextVisible(false);
  m_details->setReadOnly(true);
  m_details->setTabChangesFocus(true);
  m_details->setMinimumHeight(theme.scaled(kDetailsHeight));
  m_name->setElideMode(Qt::ElideMiddle);
  auto* column = new QVBoxLayout(this);
  const int room = theme.spacing("xl");
  column->setContentsMargins(room, room, room, room);
  column->setSpacing(theme.spacing("m"));
  auto* head = spacedColumn(theme.spacing("xs"));
  head->addWidget(m_title);
  head->addWidget(m_name);
  column->addLayout(head);
  column->addWidget(m_verdict);
  column->addWidget(m_words);
  column->addWidget(m_bar);
  column->addWidget(m_details, 1);
  column->addStretch(0);
  auto* foot = spacedRow(theme.spacing("s"));
  foot->addWidget(m_copy);
  foot->addStretch(1);
  foot->addWidget(m_close);
  foot->addWidget(m_main);
  column->addLayout(foot);
}

template <typename Result>
void CheckDialog::begin(JobManager::Plan<Result> plan) {
  plan.failed = [this](const Error& error) { end(error.message(), false); };
  plan.cancelled = [this] { end(std::nullopt, true); };
  m_trouble.reset();
  m_cancelled = false;
  m_since.start();
  m_job.start(m_context.jobs(), this, std::move(plan));
  m_poll.start();
  showAll();
}

void CheckDialog::end(std::optional<Text> trouble, bool cancelled) {
  m_poll.stop();
  m_trouble = std::move(trouble);
  m_cancelled = cancelled;
  showAll();
}

void CheckDialog::check() {
  JobManager::Plan<CheckReport> plan;
  plan.title = tr("Checking %1").arg(QFileInfo(m_file).fileName());
  plan.work = [path = toUtf8(m_file)](Progress& progress, const std::stop_token& stop) {
    return checkProject(path, progress, stop);
  };
  plan.done = [this](CheckReport report) {
    constexpr double kLeastSaid = 0.1;
    m_seconds = std::max(kLeastSaid, static_cast<double>(m_since.elapsed()) / 1000);
    m_checked = std::move(report);
    end(std::nullopt, false);
  };
  m_into.clear();
  begin(std::move(plan));
}

void CheckDialog::askFile() {
  askForNewProject(this, tr("Save what can be saved"), newProjectBeside(m_file, tr("%1 saved")),
                   [this](const QString& into) { saveInto(into); });
}

void CheckDialog::saveInto(const QString& into) {
  JobManager::Plan<RepairReport> plan;
  plan.title = tr("Saving %1").arg(QFileInfo(into).fileName());
  plan.work = [from = toUtf8(m_file), to = toUtf8(into)](Progress& progress,
                                                         const std::stop_token& stop) {
    return repairInto(from, to, progress, stop);
  };
  plan.done = [this](RepairReport report) {
    m_saved = std::move(report);
    end(std::nullopt, false);
  };
  m_into = into;
  begin(std::move(plan));
}

void CheckDialog::act() {
  if (m_saved) {
    m_context.openProject(m_into);
    close();
  } else if (damaged()) {
    askFile();
  } else {
    check();
  }
}

void CheckDialog::follow() {
  if (!m_job.job()) return;
  const ProgressState state = m_job.job()->progress();
  m_words->setText(state.total == 0 ? translated(state.phase)
                                    : tr("%1: %2 of %3")
                                          .arg(translated(state.phase), grouped(state.done),
                                               grouped(state.total)));
  m_bar->setRange(0, state.total == 0 ? 0 : kBarSteps);
  if (state.total == 0) return;
  const double share = static_cast<double>(state.done) / static_cast<double>(state.total);
  m_bar->setValue(static_cast<int>(kBarSteps * std::min(1.0, share)));
}

void CheckDialog::showAll() {
  const bool busy = m_job.active();
  m_bar->setVisible(busy);
  m_bar->setRange(0, 0);
  showVerdict();
  showDetails();
  showButtons();
  if (busy) follow();
}

void CheckDialog::showVerdict() {
  const bool busy = m_job.active();
  m_verdict->setVisible(!busy);
  if (busy) return;
  if (m_trouble) {
    m_verdict->setKind(NoteKind::Danger);
    m_verdict->setText(translated(*m_trouble));
  } else if (m_cancelled) {
    m_verdict->setKind(NoteKind::Info);
    m_verdict->setText(m_into.isEmpty() ? tr("The check was cancelled. The file was only read.")
                                        : tr("Saving was cancelled. Nothing was written."));
  } else if (m_saved) {
    m_verdict->setKind(m_saved->lost.empty() ? NoteKind::Success : NoteKind::Warning);
    m_verdict->setText(translated(repairSentence(*m_saved)));
  } else {
    m_verdict->setKind(damaged() ? NoteKind::Danger : NoteKind::Success);
    m_verdict->setText(translated(checkSentence(*m_checked)));
  }
}

QString CheckDialog::contents(std::uint64_t users, std::uint64_t items, std::uint64_t interactions,
                              std::uint64_t runs) const {
  const SessionPtr session = m_context.session();
  const bool open = session != nullptr && fromUtf8(session->file().string()) == m_file;
  const Vocabulary words = open ? m_context.vocabulary() : vocabularyOf(Domain::General);
  //: customers, items, purchases, runs: "160 customers, 48 items, 1,842 purchases and 2 runs"
  return tr("%1, %2, %3 and %4")
      .arg(countedUsers(users, words), countedItems(items, words),
           countedInteractions(interactions, words), tr("%n run(s)", nullptr, int(runs)));
}

void CheckDialog::showDetails() {
  const bool busy = m_job.active();
  QString list;
  m_words->setVisible(true);
  if (m_saved) {
    for (const Text& sentence : m_saved->lost) list += paragraphOf({}, translated(sentence), {});
    m_words->setText(
        tr("Saved to %1: %2.")
            .arg(QDir::toNativeSeparators(m_into),
                 contents(m_saved->users, m_saved->items, m_saved->interactions, m_saved->runs)));
  } else if (m_checked) {
    for (const CheckFinding& finding : m_checked->findings) {
      list += paragraphOf(finding.damage ? tr("Damage:") : tr("Remark:"),
                          translated(finding.sentence), fromUtf8(finding.details));
    }
    m_words->setText(tr("Looked at %1 in %2.")
                         .arg(contents(m_checked->users, m_checked->items, m_checked->interactions,
                                       m_checked->runs),
                              durationText(m_seconds)));
    m_words->setVisible(busy || m_checked->interactions > 0);
  } else {
    m_words->setVisible(busy);
  }
  m_details->setHtml(list);
  m_details->setVisible(!list.isEmpty());
  m_copy->setVisible(!list.isEmpty());
}

void CheckDialog::showButtons() {
  const bool busy = m_job.active();
  m_close->setEnabled(true);
  m_close->setText(busy ? tr("Cancel") : tr("Close"));
  const bool whole = m_checked && m_checked->whole();
  m_main->setVisible(!busy && !(whole && !m_saved));
  if (m_saved) {
    m_main->setText(tr("Open the new project"));
  } else {
    m_main->setText(damaged() ? tr("Save what can be saved…") : tr("Check again"));
  }
}

void CheckDialog::retranslate() {
  setWindowTitle(tr("Check project"));
  m_title->setText(tr("Check project"));
  m_name->setText(QDir::toNativeSeparators(m_file));
  m_name->setToolTip(m_name->text());
  m_bar->setAccessibleName(tr("Progress of the check"));
  m_details->setAccessibleName(tr("What was found"));
  m_copy->setText(tr("Copy the list"));
  showAll();
}

}  // namespace tastescope::ui
