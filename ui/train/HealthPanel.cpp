#include "ui/train/HealthPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/Chip.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/SignLabel.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

HealthPanel::HealthPanel(QWidget* parent) : Panel(tr("Health"), parent), m_chip(new Chip) {
  addControl(m_chip);
  m_chip->hide();
  setObjectName(QStringLiteral("healthPanel"));
}

QWidget* HealthPanel::makeRow(const HealthHint& hint) const {
  const bool good = hint.kind == HealthKind::Good;
  const bool bad = hint.kind == HealthKind::Bad;
  auto* holder = new QWidget;
  auto* row = bareRow(holder, 10);
  auto* sign = new SignLabel(good  ? "ok"
                             : bad ? "warn"
                                   : "info",
                             good  ? "success"
                             : bad ? "danger"
                                   : "warning");
  row->addWidget(sign, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(1);
  words->addWidget(new WrappedLabel(hint.title, TextStyle::BodyStrong));
  words->addWidget(new WrappedLabel(hint.sentence, TextStyle::Small, "textSecondary"));
  row->addLayout(words, 1);
  holder->setObjectName(QStringLiteral("health-") + hint.key);
  return holder;
}

void HealthPanel::showRun(const LiveRun& run) {
  const QList<HealthHint> hints = healthOf(run);
  QString all;
  bool bad = false;
  for (const HealthHint& hint : hints) {
    all += hint.title + hint.sentence + QLatin1Char('\n');
    bad = bad || hint.kind == HealthKind::Bad;
  }
  if (hints.isEmpty()) {
    all = run.active() ? tr("Words come after the first epochs.")
                       : tr("There is nothing to say about this run.");
  }
  if (all == m_shown && m_rows) return;
  m_shown = all;
  delete m_rows;
  m_rows = new QWidget;
  auto* column = bareColumn(m_rows, 8);
  for (const HealthHint& hint : hints) {
    if (&hint != &hints.front()) column->addWidget(makeHairline());
    column->addWidget(makeRow(hint));
  }
  if (hints.isEmpty()) column->addWidget(makeLabel(all, TextStyle::Small, "textSecondary"));
  addWidget(m_rows);
  m_chip->setVisible(!hints.isEmpty());
  m_chip->setText(bad ? tr("Look here") : tr("Looks fine"));
  m_chip->setKind(bad ? ChipKind::Danger : ChipKind::Success);
}

}  // namespace tastescope::ui
