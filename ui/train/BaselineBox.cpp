#include "ui/train/BaselineBox.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "core/store/RunStore.h"
#include "ui/context/Translate.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {
constexpr int kColumns = 3;  ///< what fits beside the models at the smallest window
}  // namespace

const RunSummary* finishedRun(const std::vector<RunSummary>& runs, const std::string& model,
                              const SplitSpec& split) {
  for (const RunSummary& run : runs) {
    const RunState state = run.record.state;
    if (run.record.model != model || !(splitSpecFromJson(run.record.split) == split)) continue;
    if (state == RunState::Done || state == RunState::KeptBest) return &run;
  }
  return nullptr;
}

BaselineBox::BaselineBox(QWidget* parent)
    : QWidget(parent),
      m_grid(new QGridLayout),
      m_reasons(named("baselineReasons", new WrappedLabel({}, TextStyle::Small, "textSecondary"))) {
  auto* column = bareColumn(this, 8);
  column->addLayout(m_grid);
  column->addWidget(m_reasons);
  m_reasons->hide();
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(20);
  m_grid->setVerticalSpacing(8);
  m_grid->setColumnStretch(kColumns, 1);
}

void BaselineBox::setModels(const QList<Offer>& models) {
  for (const Box& box : std::as_const(m_boxes)) delete box.check;
  m_boxes.clear();
  QStringList reasons;
  for (const Offer& offered : models) {
    auto* box = new QCheckBox(fromUtf8(offered.model->name));
    box->setObjectName(QStringLiteral("baseline-") + fromUtf8(offered.model->key));
    box->setChecked(offered.whyNot.isEmpty());
    box->setEnabled(offered.whyNot.isEmpty());
    if (!offered.whyNot.isEmpty()) reasons << offered.whyNot;
    m_boxes.push_back({offered, box});
  }
  m_reasons->setText(reasons.join(QLatin1Char('\n')));
  m_reasons->setVisible(!reasons.isEmpty());
  layOut();
}

void BaselineBox::layOut() {
  int place = 0;
  for (const auto& [offered, box] : m_boxes) {
    if (box->isHidden() && box->testAttribute(Qt::WA_WState_ExplicitShowHide)) continue;
    m_grid->addWidget(box, place / kColumns, place % kColumns);
    ++place;
  }
}

void BaselineBox::offer(const QString& chosen, const std::vector<RunSummary>& runs,
                        const SplitSpec& split) {
  for (const auto& [offered, box] : m_boxes) {
    box->setVisible(fromUtf8(offered.model->key) != chosen);
    const RunSummary* done = finishedRun(runs, offered.model->key, split);
    box->setChecked(done == nullptr && offered.whyNot.isEmpty());
    box->setToolTip(!offered.whyNot.isEmpty() ? offered.whyNot
                    : done
                        ? tr("Already trained on this split: %1.").arg(fromUtf8(done->record.name))
                        : translated(offered.model->summary));
  }
  layOut();
}

QList<const ModelInfo*> BaselineBox::checked() const {
  QList<const ModelInfo*> models;
  for (const auto& [offered, box] : m_boxes) {
    if (box->isChecked() && box->isVisibleTo(this)) models << offered.model;
  }
  return models;
}

}  // namespace tastescope::ui
