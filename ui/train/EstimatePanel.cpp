#include "ui/train/EstimatePanel.h"

#include <unistd.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kPauseMs = 400;

/// Of this computer, in bytes; 0: not known.
double physicalMemory() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long size = sysconf(_SC_PAGE_SIZE);
  return pages > 0 && size > 0 ? double(pages) * double(size) : 0;
}

/// "Weights" at the left, a bold figure over a grey note at the right, a hairline above.
QWidget* figureRow(QLabel* name, QLabel* figure, QLabel* note) {
  auto* holder = new QWidget;
  auto* column = bareColumn(holder, 6);
  column->addWidget(makeHairline());
  auto* row = new QHBoxLayout;
  row->addWidget(name, 0, Qt::AlignVCenter);
  row->addStretch();
  auto* right = spacedColumn(0);
  right->addWidget(figure, 0, Qt::AlignRight);
  right->addWidget(note, 0, Qt::AlignRight);
  row->addLayout(right);
  column->addLayout(row);
  return holder;
}

QString countText(double count) {
  if (count >= 1e6) return EstimatePanel::tr("%1 M").arg(QLocale().toString(count / 1e6, 'f', 1));
  return QLocale().toString(static_cast<qlonglong>(count));
}

}  // namespace

EstimatePanel::EstimatePanel(AppContext& context, QWidget* parent)
    : Panel(tr("Estimate"), parent),
      m_context(context),
      m_figure(makeLabel(QStringLiteral("–"), TextStyle::Figure)),
      m_note(new WrappedLabel({}, TextStyle::Caption, "textSecondary")),
      m_memory(makeLabel({}, TextStyle::Caption, "textSecondary")),
      m_memoryBar(new QProgressBar),
      m_weights(makeLabel({}, TextStyle::BodyStrong)),
      m_disk(makeLabel({}, TextStyle::Caption, "textSecondary")),
      m_steps(makeLabel({}, TextStyle::BodyStrong)),
      m_each(makeLabel({}, TextStyle::Caption, "textSecondary")),
      m_seedName(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_seedText(makeLabel({}, TextStyle::BodyStrong)) {
  m_figure->setObjectName(QStringLiteral("estimateFigure"));
  m_memoryBar->setTextVisible(false);
  m_memoryBar->setRange(0, 1000);
  body()->setSpacing(8);
  addWidget(m_figure);
  addWidget(m_note);
  auto* row = new QHBoxLayout;
  row->addWidget(makeLabel(tr("Memory"), TextStyle::BodyStrong));
  row->addStretch();
  row->addWidget(m_memory);
  body()->addLayout(row);
  addWidget(m_memoryBar);
  addWidget(
      figureRow(makeLabel(tr("Weights"), TextStyle::Small, "textSecondary"), m_weights, m_disk));
  addWidget(figureRow(makeLabel(tr("Steps"), TextStyle::Small, "textSecondary"), m_steps, m_each));
  m_seedRow = figureRow(m_seedName, m_seedText,
                        makeLabel(tr("one after the other"), TextStyle::Caption, "textSecondary"));
  addWidget(m_seedRow);
  m_seedRow->hide();
  m_pause.setSingleShot(true);
  m_pause.setInterval(kPauseMs);
  connect(&m_pause, &QTimer::timeout, this, &EstimatePanel::measure);
  refresh();
}

void EstimatePanel::setRequest(const TrainRequest& request, int seeds) {
  if (request.model != m_request.model) m_estimate.reset();
  m_request = request;
  m_seeds = seeds;
  m_measuring = true;
  m_pause.start();
  refresh();
}

void EstimatePanel::setStale(bool stale) {
  m_stale = stale;
  refresh();
}

double EstimatePanel::seconds() const {
  if (!m_estimate || m_estimate->secondsPerEpoch <= 0) return -1;
  return m_estimate->seconds();
}

double EstimatePanel::epochSeconds() const {
  return m_estimate && m_estimate->stepsPerEpoch > 0 ? m_estimate->secondsPerEpoch : 0;
}

void EstimatePanel::measure() {
  JobManager::Plan<TrainEstimate> plan;
  plan.title = tr("Timing a few steps");
  plan.listed = false;
  plan.work = [session = m_context.session(), request = m_request](Progress& progress,
                                                                   const std::stop_token& stop) {
    return estimateTraining(*session, request, progress, stop);
  };
  plan.done = [this](const TrainEstimate& estimate) {
    m_estimate = estimate;
    m_problem.clear();
    m_measuring = false;
    refresh();
    Q_EMIT estimated();
  };
  plan.failed = [this](const Error& error) {
    m_problem = translated(error.message());
    m_measuring = false;
    refresh();
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void EstimatePanel::refresh() {
  const double time = seconds();
  const QLocale locale;
  m_figure->setText(time < 0 ? (m_measuring ? tr("timing…") : tr("not known")) : aboutText(time));
  if (!m_problem.isEmpty()) {
    m_note->setText(m_problem);
  } else if (m_stale) {
    m_note->setText(tr("from a few timed steps on this computer, with the last valid settings"));
  } else if (m_measuring && m_estimate) {
    m_note->setText(tr("for the settings before; the new ones are being timed"));
  } else {
    m_note->setText(m_seeds > 1 ? tr("per seed, from a few timed steps on this computer")
                                : tr("at most, from a few timed steps on this computer"));
  }
  const bool known = m_estimate.has_value() && m_estimate->weights > 0;
  const double memory = physicalMemory();
  const double bytes = known ? double(m_estimate->bytes) : 0;
  m_memory->setText(known ? tr("%1 of %2").arg(bytesText(bytes), bytesText(memory))
                          : QStringLiteral("–"));
  m_memoryBar->setValue(memory > 0 ? static_cast<int>(std::clamp(bytes / memory, 0.0, 1.0) * 1000)
                                   : 0);
  m_weights->setText(known ? countText(double(m_estimate->weights)) : QStringLiteral("–"));
  m_disk->setText(known ? tr("%1 on disk").arg(bytesText(double(m_estimate->weights) * 4))
                        : QString());
  const bool steps = known && m_estimate->stepsPerEpoch > 0;
  m_steps->setText(steps
                       ? locale.toString(qlonglong(m_estimate->stepsPerEpoch * m_estimate->epochs))
                   : known ? tr("one")
                           : QStringLiteral("–"));
  m_each->setText(
      steps ? tr("%1 each epoch").arg(locale.toString(qlonglong(m_estimate->stepsPerEpoch)))
      : known && m_estimate->secondsToChoose > 0
          ? tr("of it %1 to choose settings").arg(aboutText(m_estimate->secondsToChoose))
      : known ? tr("solved in one go")
              : QString());
  m_seedRow->setVisible(m_seeds > 1);
  m_seedName->setText(tr("%1 seeds").arg(m_seeds));
  m_seedText->setText(time < 0 ? QStringLiteral("–") : aboutText(time * m_seeds));
}

}  // namespace tastescope::ui
