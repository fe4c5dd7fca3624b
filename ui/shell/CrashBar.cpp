#include "ui/shell/CrashBar.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/shell/Screens.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

CrashBar::CrashBar(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_note(named("crashNote", new NoteBar(NoteKind::Warning))),
      m_restore(named("crashRestore", small(mainButton(QString())))),
      m_report(named("crashReport", smallButton(QString()))) {
  setObjectName(QStringLiteral("crashBar"));
  bareColumn(this, 0)->addWidget(m_note);
  m_note->addWidget(m_restore);
  m_note->addWidget(m_report);
  m_note->setClosable(true);
  hide();
  connect(m_note, &NoteBar::closed, this, &QWidget::hide);
  connect(m_restore, &QPushButton::clicked, this, &CrashBar::restore);
  connect(m_report, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_ended.report)); });
  retranslate();
}

void CrashBar::offer(const EndedSession& ended) {
  m_ended = ended;
  m_note->show();
  m_restore->setVisible(QFileInfo::exists(ended.project));
  m_report->setVisible(!ended.report.isEmpty());
  // Nothing was open and nothing is to be read: there is nothing to tell.
  setVisible(QFileInfo::exists(ended.project) || !ended.report.isEmpty());
  retranslate();
}

void CrashBar::restore() {
  hide();
  const int position = screenPosition(m_ended.screen);
  // The destination waits for its project.
  if (position > 0)
    m_context.navigate(Visit{allScreens().at(static_cast<std::size_t>(position))->key});
  m_context.openProject(m_ended.project);
}

void CrashBar::retranslate() {
  m_note->setText(m_ended.report.isEmpty()
                      ? tr("Tastescope did not end in order last time.")
                      : tr("Tastescope crashed last time. A report of it lies on this computer; it "
                           "holds no data and is sent nowhere."));
  m_restore->setText(tr("Open %1 again").arg(QFileInfo(m_ended.project).completeBaseName()));
  m_report->setText(tr("Open report"));
}

}  // namespace tastescope::ui
