#include "ui/shell/StatusStrip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "ui/shell/JobRow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {

constexpr int kShownJobs = 1;

QToolButton* quietTool(const char* name) {
  auto* made = new QToolButton;
  made->setObjectName(QString::fromLatin1(name));
  made->setPopupMode(QToolButton::InstantPopup);
  made->setFocusPolicy(Qt::StrongFocus);
  setTextStyle(made, TextStyle::Small, "textSecondary");
  return made;
}

}  // namespace

StatusStrip::StatusStrip(JobManager& jobs, QWidget* parent)
    : Translated(parent),
      m_jobs(jobs),
      m_idle(makeLabel(QString(), TextStyle::Small)),
      m_jobArea(new QHBoxLayout),
      m_more(quietTool("moreJobs")),
      m_announcement(new QWidget),
      m_sentence(named("announcement", new ElidedLabel(QString(), TextStyle::Small))),
      m_action(named("announcementAction", linkButton(QString()))),
      m_status(
          named("screenStatus", new ElidedLabel(QString(), TextStyle::Small, "textSecondary"))),
      m_language(quietTool("statusLanguage")),
      m_theme(quietTool("statusTheme")) {
  const Theme& theme = Theme::instance();
  setObjectName(QStringLiteral("statusStrip"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedHeight(theme.height("statusBar"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 1, 8, 0);
  row->setSpacing(theme.spacing("m"));
  row->addWidget(m_idle);
  row->addLayout(m_jobArea);
  row->addWidget(m_more);
  auto* words = bareRow(m_announcement, theme.spacing("s"));
  words->addWidget(makeHairline(Qt::Vertical));
  words->addWidget(m_sentence);
  words->addWidget(m_action);
  row->addWidget(m_announcement);
  row->addStretch(1);
  row->addWidget(m_status);
  row->addWidget(m_language);
  row->addWidget(m_theme);
  m_status->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_more->setMenu(new QMenu(m_more));
  m_announcement->hide();
  m_stay.setSingleShot(true);
  m_stay.setInterval(theme.motion("toastStayMs"));
  connect(&m_stay, &QTimer::timeout, this, &StatusStrip::dropAnnouncement);
  connect(m_action, &QPushButton::clicked, this, &StatusStrip::actOnAnnouncement);
  connect(m_more->menu(), &QMenu::aboutToShow, this, &StatusStrip::fillMore);
  connect(&m_jobs, &JobManager::changed, this, &StatusStrip::showJobs);
  retranslate();
}

void StatusStrip::showJobs() {
  qDeleteAll(m_rows);
  m_rows.clear();
  const QList<Job*> active = m_jobs.active();
  for (Job* job : active.mid(0, kShownJobs)) {
    m_rows.append(new JobRow(job));
    m_jobArea->addWidget(m_rows.last());
  }
  const int hidden = static_cast<int>(active.size()) - kShownJobs;
  m_idle->setVisible(active.isEmpty());
  m_more->setVisible(hidden > 0);
  m_more->setText(hidden > 0 ? tr("%n more", nullptr, hidden) : QString());
}

void StatusStrip::fillMore() {
  QMenu* menu = m_more->menu();
  menu->clear();
  for (Job* job : m_jobs.active().mid(kShownJobs)) {
    menu->addAction(tr("Cancel %1").arg(job->title()), job, &Job::cancel);
  }
}

void StatusStrip::announce(const QString& sentence, const QString& action,
                           std::function<void()> act) {
  m_act = std::move(act);
  m_sentence->setText(sentence);
  m_action->setText(action);
  m_action->setVisible(!action.isEmpty());
  m_announcement->show();
  // What can be undone stays until something else is said.
  if (m_act) {
    m_stay.stop();
  } else {
    m_stay.start();
  }
  Q_EMIT announcementChanged(m_act ? action : QString());
}

bool StatusStrip::actOnAnnouncement() {
  if (!m_act) return false;
  const auto act = std::exchange(m_act, nullptr);
  dropAnnouncement();
  act();
  return true;
}

void StatusStrip::dropAnnouncement() {
  m_act = nullptr;
  m_announcement->hide();
  Q_EMIT announcementChanged(QString());
}

void StatusStrip::setScreenStatus(const QString& text) { m_status->setText(text); }

void StatusStrip::retranslate() {
  m_idle->setText(tr("No jobs running"));
  m_language->setToolTip(tr("Language of the window"));
  m_theme->setToolTip(tr("Light or dark"));
  showJobs();
}

}  // namespace tastescope::ui
