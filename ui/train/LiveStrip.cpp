#include "ui/train/LiveStrip.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/train/LiveRun.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/words/RunWords.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

namespace {

ChipKind kindOf(LiveState state) {
  switch (state) {
    case LiveState::Done: return ChipKind::Success;
    case LiveState::Failed: return ChipKind::Danger;
    case LiveState::Paused:
    case LiveState::Left: return ChipKind::Warning;
    case LiveState::Discarded: return ChipKind::Neutral;
    default: return ChipKind::Accent;
  }
}

}  // namespace

QString endText(const LiveRun& run) {
  if (run.state() == LiveState::Discarded)
    return LiveStrip::tr("The run was discarded. Nothing of it is kept.");
  if (run.noRoom())
    return LiveStrip::tr("The disk was full. The training goes on when there is room.");
  if (run.state() == LiveState::Left)
    return LiveStrip::tr("The training was interrupted and can go on from its last checkpoint.");
  QString text = run.message();
  if (const MetricValue* metric = metricOf(run.metrics(), "test", run.options().metric)) {
    text = twoSentences(text, LiveStrip::tr("On test: %1 %2.")
                                  .arg(metricName(fromUtf8(metric->name)),
                                       QLocale().toString(metric->value, 'f', 4)));
  }
  return text;
}

QString liveStateText(const LiveRun& run) {
  switch (run.state()) {
    case LiveState::Starting: return LiveStrip::tr("Starting");
    case LiveState::Training: return LiveStrip::tr("Training");
    case LiveState::Paused: return LiveStrip::tr("Paused");
    case LiveState::Stopping: return LiveStrip::tr("Stopping");
    case LiveState::Done: return LiveStrip::tr("Done");
    case LiveState::KeptBest: return LiveStrip::tr("Kept best");
    case LiveState::Failed: return LiveStrip::tr("Failed");
    case LiveState::Discarded: return LiveStrip::tr("Discarded");
    case LiveState::Left: break;
  }
  return run.noRoom() ? LiveStrip::tr("Paused") : LiveStrip::tr("Interrupted");
}

LiveStrip::LiveStrip(QWidget* parent)
    : Panel({}, parent),
      m_state(named("liveState", new Chip)),
      m_started(makeLabel({}, TextStyle::Small, "textSecondary")),
      m_epoch(named("liveEpoch", makeLabel({}, TextStyle::BodyStrong))),
      m_step(makeLabel({}, TextStyle::Body, "textSecondary")),
      m_percent(makeLabel({}, TextStyle::Body, "textSecondary")),
      m_bar(named("liveProgress", new QProgressBar)),
      m_middle(new QStackedWidget),
      m_end(named("liveEnd", new ElidedLabel({}, TextStyle::BodyStrong))),
      m_standing(named("liveStanding", new ElidedLabel)),
      m_next(new QWidget) {
  m_bar->setTextVisible(false);
  m_bar->setRange(0, 1000);
  auto* row = spacedRow(20);
  auto* left = spacedColumn(4);
  left->addWidget(m_state, 0, Qt::AlignLeft);
  left->addWidget(m_started);
  row->addLayout(left);
  m_middle->addWidget(makeProgress());
  m_middle->addWidget(makeEnd());
  row->addWidget(m_middle, 1);
  m_elapsed = makeFigure(tr("Elapsed"), "liveElapsed");
  m_left = makeFigure(tr("Left"), "liveLeft");
  m_best = makeFigure({}, "liveBest");
  m_speed = makeFigure(tr("Speed"), "liveSpeed");
  for (const Figure& figure : {m_elapsed, m_left, m_best, m_speed}) row->addWidget(figure.box);
  body()->setContentsMargins(19, 13, 19, 13);
  body()->addLayout(row);
}

QWidget* LiveStrip::makeProgress() {
  auto* page = new QWidget;
  auto* column = bareColumn(page, 8);
  auto* words = new QHBoxLayout;
  words->addWidget(m_epoch);
  words->addWidget(m_step);
  words->addStretch();
  words->addWidget(m_percent);
  column->addLayout(words);
  column->addWidget(m_bar);
  return page;
}

QWidget* LiveStrip::makeEnd() {
  auto* page = new QWidget;
  auto* column = bareColumn(page, 4);
  column->addWidget(m_end);
  auto* line = spacedRow(12);
  line->addWidget(m_standing, 1);
  auto* why = named("liveWhy", linkButton(tr("See why")));
  auto* search = named("liveSearch", linkButton(tr("Search settings")));
  auto* next = bareRow(m_next, 12);
  next->addWidget(why);
  next->addWidget(search);
  line->addWidget(m_next);
  column->addLayout(line);
  connect(why, &QPushButton::clicked, this, &LiveStrip::whyWanted);
  connect(search, &QPushButton::clicked, this, &LiveStrip::searchWanted);
  return page;
}

LiveStrip::Figure LiveStrip::makeFigure(const QString& name, const char* object) {
  Figure figure{new QWidget, makeLabel(name, TextStyle::Small, "textSecondary"),
                makeLabel({}, TextStyle::Subtitle),
                makeLabel({}, TextStyle::Caption, "textSecondary")};
  figure.value->setObjectName(QLatin1String(object));
  auto* column = bareColumn(figure.box, 1);
  column->addWidget(figure.name);
  auto* row = spacedRow(6);
  row->addWidget(figure.value);
  row->addWidget(figure.note);
  row->addStretch();
  column->addLayout(row);
  // Figures change twelve times a second; a fixed width keeps the line from trembling.
  figure.box->setMinimumWidth(92);
  return figure;
}

void LiveStrip::showRun(const LiveRun& run) {
  const QLocale locale;
  m_state->setText(liveStateText(run));
  m_state->setKind(kindOf(run.state()));
  m_started->setText(tr("started %1")
                         .arg(locale.toString(QDateTime::fromSecsSinceEpoch(run.startedAt()).time(),
                                              QStringLiteral("HH:mm"))));
  showProgress(run);
  showEnd(run);
  const bool steps = run.model().defaultEpochs > 0;
  m_elapsed.value->setText(durationText(run.seconds()));
  const double left = run.secondsLeft();
  m_left.box->setVisible(run.active() && steps);
  m_left.value->setText(left < 0 ? QStringLiteral("–") : aboutText(left));
  m_best.name->setText(tr("Best %1").arg(metricName(fromUtf8(run.options().metric))));
  m_best.box->setVisible(run.bestEpoch() > 0);
  m_best.value->setText(locale.toString(run.bestValue(), 'f', 4));
  m_best.note->setText(tr("epoch %1").arg(run.bestEpoch()));
  m_speed.box->setVisible(run.active() && steps);
  m_speed.value->setText(speedText(run.secondsPerStep()));
}

void LiveStrip::showEnd(const LiveRun& run) {
  const bool ended = !run.active();
  m_middle->setCurrentIndex(ended ? 1 : 0);
  if (!ended) return;
  m_end->setText(endText(run));
  // The first one is the strongest baseline: below it, something is to be done.
  m_standing->setText(run.standingSentences().join(QStringLiteral(" · ")));
  m_next->setVisible(!run.standings().empty());
}

void LiveStrip::showProgress(const LiveRun& run) {
  const QLocale locale;
  const bool steps = run.model().defaultEpochs > 0;
  const qint64 epochs = run.options().epochs;
  const double total = double(epochs) * double(run.stepsPerEpoch());
  double part = total > 0 ? std::clamp(double(run.step()) / total, 0.0, 1.0) : 0;
  if (!run.active()) part = 1;
  m_bar->setValue(static_cast<int>(part * 1000));
  m_bar->setAccessibleName(tr("Progress of the training"));
  if (steps) {
    m_epoch->setText(
        tr("Epoch %1 of %2").arg(locale.toString(run.epoch()), locale.toString(epochs)));
    m_step->setText(total > 0 ? tr("step %1 of %2")
                                    .arg(locale.toString(run.step()),
                                         locale.toString(static_cast<qlonglong>(total)))
                              : QString());
    m_percent->setText(tr("%1 %").arg(static_cast<int>(part * 100)));
  } else {
    m_epoch->setText(run.active() ? tr("Fitting in one go") : tr("Fitted in one go"));
    m_step->clear();
    m_percent->clear();
  }
}

}  // namespace tastescope::ui
