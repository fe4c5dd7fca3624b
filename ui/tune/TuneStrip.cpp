#include "ui/tune/TuneStrip.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/forms/ParamField.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/words/RunWords.h"

namespace tastescope::ui {

namespace {

constexpr int kBestCardWidth = 460;

ChipKind kindOfStudy(StudyState state) {
  switch (state) {
    case StudyState::Ended: return ChipKind::Success;
    case StudyState::Failed: return ChipKind::Danger;
    case StudyState::Stopped:
    case StudyState::Waiting: return ChipKind::Warning;
    default: return ChipKind::Accent;
  }
}

}  // namespace

QString studyStateText(StudyState state) {
  switch (state) {
    case StudyState::Waiting: return TuneStrip::tr("Waiting");
    case StudyState::Running: return TuneStrip::tr("Searching");
    case StudyState::Stopping: return TuneStrip::tr("Stopping");
    case StudyState::Stopped: return TuneStrip::tr("Stopped");
    case StudyState::Failed: return TuneStrip::tr("Failed");
    case StudyState::Ended: break;
  }
  return TuneStrip::tr("Done");
}

QString searchedText(const LiveStudy& study, const Json& config) {
  QStringList parts;
  for (const std::string& key : study.outcome().searched) {
    const ParamSpec* spec = study.model().schema->find(key);
    if (!spec || !config.contains(key)) continue;
    parts << translated(spec->label) + QLatin1Char(' ') + paramText(*spec, config.at(key));
  }
  return parts.join(QStringLiteral(" · "));
}

TuneStrip::TuneStrip(QWidget* parent) : QWidget(parent) {
  auto* row = bareRow(this, 16);
  row->addWidget(buildProgress(), 1);
  row->addWidget(buildBest());
}

QWidget* TuneStrip::buildProgress() {
  auto* panel = new Panel;
  panel->body()->setContentsMargins(19, 13, 19, 13);
  panel->body()->setSpacing(8);
  m_state = named("studyState", new Chip);
  m_trial = named("studyTrial", makeLabel({}, TextStyle::BodyStrong));
  m_epoch = named("studyEpoch", makeLabel({}, TextStyle::Body, "textSecondary"));
  m_percent = makeLabel({}, TextStyle::Body, "textSecondary");
  auto* words = spacedRow(10);
  words->addWidget(m_state);
  words->addWidget(m_trial);
  words->addWidget(m_epoch);
  words->addStretch();
  words->addWidget(m_percent);
  panel->body()->addLayout(words);
  m_bar = named("studyProgress", new QProgressBar);
  m_bar->setAccessibleName(tr("Progress of the search"));
  m_bar->setTextVisible(false);
  m_bar->setRange(0, 1000);
  panel->addWidget(m_bar);
  m_elapsed = makeLabel({}, TextStyle::Small, "textSecondary");
  m_left = makeLabel({}, TextStyle::Small, "textSecondary");
  auto* times = new QHBoxLayout;
  times->addWidget(m_elapsed);
  times->addStretch();
  times->addWidget(m_left);
  panel->body()->addLayout(times);
  panel->body()->addStretch();
  return panel;
}

QWidget* TuneStrip::buildBest() {
  auto* panel = new Panel;
  panel->setFixedWidth(kBestCardWidth);
  panel->body()->setContentsMargins(19, 13, 19, 13);
  panel->body()->setSpacing(4);
  m_value = named("studyBest", makeLabel({}, TextStyle::Figure));
  m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_about = makeLabel({}, TextStyle::Small, "textSecondary");
  m_settings = named("studyBestSettings", new ElidedLabel({}, TextStyle::Small, "textPrimary"));
  m_use = named("useSettings", smallButton(tr("Use these settings")));
  m_use->setToolTip(tr("Fills the set-up of a run with the best settings."));
  m_longer = named("trainLonger", smallButton(tr("Train longer")));
  m_longer->setToolTip(tr("Fills the set-up with the best settings and twice the epochs."));
  auto* words = spacedColumn(0);
  words->addWidget(makeLabel(tr("Best so far"), TextStyle::BodyStrong));
  words->addWidget(m_about);
  auto* row = spacedRow(14);
  row->addWidget(m_value);
  row->addLayout(words, 1);
  panel->body()->addLayout(row);
  panel->addWidget(m_settings);
  auto* actions = spacedRow(8);
  actions->addWidget(m_use);
  actions->addWidget(m_longer);
  actions->addStretch();
  panel->body()->addSpacing(4);
  panel->body()->addLayout(actions);
  connect(m_use, &QPushButton::clicked, this, &TuneStrip::useWanted);
  connect(m_longer, &QPushButton::clicked, this, &TuneStrip::longerWanted);
  return panel;
}

void TuneStrip::showStudy(const LiveStudy& study) {
  showProgress(study);
  showBest(study);
}

void TuneStrip::showProgress(const LiveStudy& study) {
  const QLocale locale;
  m_state->setText(studyStateText(study.state()));
  m_state->setKind(kindOfStudy(study.state()));
  const auto made = qlonglong(study.outcome().trials.size());
  const qint64 planned = study.outcome().planned;
  const auto& current = study.current();
  const qlonglong number = current ? current->number : made;
  if (study.state() == StudyState::Waiting) {
    m_trial->setText(tr("Starts when the training before it has ended"));
  } else if (current) {
    m_trial->setText(
        planned > 0 ? tr("Trial %1 of %2").arg(locale.toString(number), locale.toString(planned))
                    : tr("Trial %1").arg(locale.toString(number)));
  } else {
    m_trial->setText(
        planned > 0 ? tr("%1 of %2 trials").arg(locale.toString(made), locale.toString(planned))
                    : tr("%1 trials").arg(locale.toString(made)));
  }
  m_epoch->setText(
      current && current->epochs > 0
          ? tr("epoch %1 of %2")
                .arg(locale.toString(study.epoch()), locale.toString(qlonglong(current->epochs)))
          : QString());
  const double share = study.share();
  m_bar->setRange(0, share < 0 && study.active() ? 0 : 1000);
  m_bar->setValue(static_cast<int>(std::max(0.0, share) * 1000));
  m_percent->setText(share < 0 ? QString() : tr("%1 %").arg(static_cast<int>(share * 100)));
  m_elapsed->setText(tr("%1 spent").arg(durationText(study.secondsSpent())));
  const double left = study.active() ? study.secondsLeft() : -1;
  m_left->setText(left < 0 ? QString() : tr("%1 left").arg(aboutText(left)));
}

void TuneStrip::showBest(const LiveStudy& study) {
  const QLocale locale;
  const TuneTrial* best = study.best();
  m_use->setEnabled(best != nullptr);
  m_longer->setEnabled(best != nullptr);
  m_longer->setVisible(study.model().defaultEpochs > 0);
  const QString metric = metricName(study.metric());
  if (!best) {
    m_value->setText(QStringLiteral("–"));
    m_about->setText(tr("%1 on validation").arg(metric));
    m_settings->setText(tr("No trial has ended yet."));
    return;
  }
  m_value->setText(locale.toString(*best->value, 'f', 4));
  m_about->setText(
      tr("%1 on validation, trial %2").arg(metric, locale.toString(qlonglong(best->number))));
  m_settings->setText(searchedText(study, best->run.config));
}

}  // namespace tastescope::ui
