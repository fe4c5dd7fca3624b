#include "ui/shell/JobRow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include "ui/context/Translate.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kPullMs = 250;
constexpr int kBarWidth = 140;
constexpr double kTellAfterSeconds = 1.5;  // an estimate from less is a guess

}  // namespace

namespace {
QString leftText(double seconds) { return JobRow::tr("%1 left").arg(aboutText(seconds)); }
}  // namespace

QString timeLeft(double secondsRunning, std::uint64_t done, std::uint64_t total) {
  if (done == 0 || total == 0 || done > total || secondsRunning < kTellAfterSeconds) return {};
  const double left =
      secondsRunning * static_cast<double>(total - done) / static_cast<double>(done);
  return leftText(left);
}

JobRow::JobRow(Job* job, QWidget* parent)
    : Translated(parent),
      m_job(job),
      m_bar(new QProgressBar),
      m_title(new ElidedLabel(job->title(), TextStyle::Small)),
      m_detail(new ElidedLabel(QString(), TextStyle::Small, "textSecondary")),
      m_left(new ElidedLabel(QString(), TextStyle::Small, "textSecondary")),
      m_cancel(named("jobCancel", iconButton("x", QString()))) {
  setObjectName(QStringLiteral("jobRow"));
  auto* row = bareRow(this, Theme::instance().spacing("s"));
  auto* picture = new QLabel;
  picture->setPixmap(
      iconPixmap("clock", "accent", Theme::instance().iconSize("inline"), devicePixelRatioF()));
  row->addWidget(picture);
  row->addWidget(m_title);
  row->addWidget(m_detail);
  row->addWidget(m_bar);
  row->addWidget(m_left);
  row->addWidget(m_cancel);
  m_bar->setFixedWidth(kBarWidth);
  m_bar->setTextVisible(false);
  m_cancel->setIconSize(QSize(12, 12));
  connect(m_cancel, &QToolButton::clicked, job, &Job::cancel);
  connect(m_cancel, &QToolButton::clicked, this, [this] { m_cancel->setEnabled(false); });
  connect(&m_pull, &QTimer::timeout, this, &JobRow::refresh);
  m_pull.start(kPullMs);
  retranslate();
}

void JobRow::retranslate() {
  setIconButtonName(m_cancel, tr("Cancel this job"));
  refresh();
}

void JobRow::refresh() {
  if (m_job == nullptr) return;
  const ProgressState progress = m_job->progress();
  const QLocale locale;
  QString detail = translated(progress.phase);
  if (progress.total > 0) {
    detail += (detail.isEmpty() ? QString() : QStringLiteral(" ")) +
              tr("%1 of %2")
                  .arg(locale.toString(qulonglong(progress.done)),
                       locale.toString(qulonglong(progress.total)));
  }
  m_detail->setText(m_job->state() == JobState::Queued ? tr("waiting") : detail);
  m_bar->setRange(0, progress.total == 0 ? 0 : 1000);
  if (progress.total > 0)
    m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(progress.done) /
                                     static_cast<double>(progress.total)));
  if (!m_job->knowsItsEnd()) {
    m_left->setText(timeLeft(m_job->secondsRunning(), progress.done, progress.total));
  } else {
    const double left = m_job->secondsLeft();
    m_left->setText(left < 0 ? QString() : leftText(left));
  }
}

}  // namespace tastescope::ui
