#include "ui/train/RunSettings.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/data/Dataset.h"
#include "ui/context/Translate.h"
#include "ui/forms/ParamField.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"
#include "ui/words/Counted.h"
#include "ui/words/RunWords.h"
#include "ui/words/Sentences.h"

namespace tastescope::ui {

RunSettings::RunSettings(QWidget* parent)
    : Panel(tr("Settings"), parent),
      m_all(named("allSettings", linkButton({}))),
      m_protocol(new WrappedLabel({}, TextStyle::Small, "textSecondary")) {
  setObjectName(QStringLiteral("runSettings"));
  m_all->setCheckable(true);
  addControl(m_all);
  body()->setSpacing(8);
  addWidget(m_protocol);
  connect(m_all, &QPushButton::toggled, this, &RunSettings::fill);
}

void RunSettings::showRun(const LiveRun& run) {
  m_basic.clear();
  m_advanced.clear();
  const auto add = [&](const ParamSchema& schema, const Json& values) {
    for (const ParamSpec& spec : schema.specs()) {
      const Json value = values.contains(spec.key) ? values.at(spec.key) : spec.defaultValue;
      (spec.advanced ? m_advanced : m_basic)
          << std::pair{translated(spec.label), paramText(spec, value)};
    }
  };
  add(*run.model().schema, run.request().config);
  if (run.model().defaultEpochs > 0) {
    add(trainOptionsSchema(), trainOptionsSchema().toJson(run.options()));
    m_basic << std::pair{tr("Seed"), QLocale().toString(qulonglong(run.request().seed))};
  }
  const Dataset& dataset = run.session()->data();
  m_protocol->setText(tr("Split: %1. Ranked against all %2, known ones hidden.")
                          .arg(splitShort(run.request().split),
                               countedItems(dataset.items.size(), vocabularyOf(dataset.domain))));
  m_protocol->setText(twoSentences(run.origin(), m_protocol->text()));
  fill();
}

void RunSettings::fill() {
  QList<std::pair<QString, QString>> shown = m_basic;
  if (m_all->isChecked()) shown << m_advanced;
  const auto total = m_basic.size() + m_advanced.size();
  m_all->setVisible(!m_advanced.isEmpty());
  m_all->setText(m_all->isChecked() ? tr("Fewer") : tr("Show all %1").arg(total));
  delete m_grid;
  m_grid = new QWidget;
  auto* grid = bareGrid(m_grid, 10, 4);
  for (int i = 0; i < shown.size(); ++i) {
    const int row = i / 2;
    const int column = i % 2 * 2;
    grid->addWidget(new ElidedLabel(shown[i].first, TextStyle::Small, "textSecondary"), row,
                    column);
    QLabel* value = makeLabel(shown[i].second, TextStyle::Small);
    grid->addWidget(value, row, column + 1, Qt::AlignRight);
  }
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(2, 1);
  body()->insertWidget(0, m_grid);
}

}  // namespace tastescope::ui
