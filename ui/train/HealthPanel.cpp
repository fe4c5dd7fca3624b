#include "ui/train/HealthPanel.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/SignLabel.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {

/// The test part has the last word: validation may have said otherwise.
void standOnTest(Diagnosis& diagnosis, const LiveRun& run) {
  QStringList below;
  QStringList level;
  for (const Standing& one : run.standings()) {
    const bool holdsZero = one.pair.interval.low <= 0 && one.pair.interval.high >= 0;
    if (holdsZero) level << fromUtf8(one.baseline);
    if (!holdsZero && one.pair.difference < 0) below << fromUtf8(one.baseline);
  }
  const auto names = [](const QStringList& all) { return toUtf8(all.join(QStringLiteral(", "))); };
  if (!below.isEmpty()) {
    diagnosis.kind = DiagnosisKind::Bad;
    diagnosis.title = coreText("Diagnosis", "Below %1").arg(names(below));
  } else if (!level.isEmpty()) {
    diagnosis.kind = DiagnosisKind::Note;
    diagnosis.title = coreText("Diagnosis", "Level with %1").arg(names(level));
  } else {
    diagnosis.kind = DiagnosisKind::Good;
    diagnosis.title = coreText("Diagnosis", "Above every baseline");
  }
  diagnosis.sentence = plainText(toUtf8(
      HealthPanel::tr("On test: %1.").arg(run.standingSentences().join(QStringLiteral(". ")))));
}

}  // namespace

HealthPanel::HealthPanel(QWidget* parent)
    : Panel(tr("Health"), parent), m_chip(named("healthChip", new Chip)) {
  addControl(m_chip);
  m_chip->hide();
  setObjectName(QStringLiteral("healthPanel"));
}

QWidget* HealthPanel::makeRow(const Diagnosis& diagnosis) const {
  const bool good = diagnosis.kind == DiagnosisKind::Good;
  const bool bad = diagnosis.kind == DiagnosisKind::Bad;
  auto* holder = new QWidget;
  auto* row = bareRow(holder, 10);
  auto* sign = new SignLabel(good  ? "ok"
                             : bad ? "warn"
                                   : "info",
                             good  ? "success"
                             : bad ? "danger"
                                   : "warning");
  row->addWidget(sign, 0, Qt::AlignTop);
  auto* words = spacedColumn(1);
  words->addWidget(new WrappedLabel(translated(diagnosis.title), TextStyle::BodyStrong));
  words->addWidget(
      new WrappedLabel(translated(diagnosis.sentence), TextStyle::Small, "textSecondary"));
  row->addLayout(words, 1);
  holder->setObjectName(QStringLiteral("health-") + fromUtf8(diagnosis.key));
  return holder;
}

void HealthPanel::showRun(const LiveRun& run) {
  std::vector<Diagnosis> found = diagnose(run.course());
  const auto against = std::ranges::find(found, "baselines", &Diagnosis::key);
  if (against != found.end() && !run.standings().empty()) standOnTest(*against, run);
  QString all;
  for (const Diagnosis& one : found)
    all += translated(one.title) + translated(one.sentence) + QLatin1Char('\n');
  if (found.empty()) {
    all = run.active() ? tr("Words come after the first epochs.")
                       : tr("There is nothing to say about this run.");
  }
  if (all == m_shown && m_rows) return;
  m_shown = all;
  delete m_rows;
  m_rows = new QWidget;
  auto* column = bareColumn(m_rows, 8);
  for (const Diagnosis& one : found) {
    if (&one != &found.front()) column->addWidget(makeHairline());
    column->addWidget(makeRow(one));
  }
  if (found.empty()) column->addWidget(makeLabel(all, TextStyle::Small, "textSecondary"));
  addWidget(m_rows);
  m_chip->setVisible(!found.empty());
  const DiagnosisKind worst = worstOf(found);
  m_chip->setText(worst == DiagnosisKind::Bad    ? tr("Look here")
                  : worst == DiagnosisKind::Note ? tr("Worth a look")
                                                 : tr("Looks fine"));
  m_chip->setKind(worst == DiagnosisKind::Bad    ? ChipKind::Danger
                  : worst == DiagnosisKind::Note ? ChipKind::Warning
                                                 : ChipKind::Success);
}

}  // namespace tastescope::ui
