#include "ui/train/BaselineBox.h"

#include <QCheckBox>
#include <QGridLayout>

#include "core/store/RunStore.h"
#include "ui/context/Translate.h"

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

BaselineBox::BaselineBox(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(20);
  m_grid->setVerticalSpacing(8);
  m_grid->setColumnStretch(kColumns, 1);
}

void BaselineBox::setModels(const QList<const ModelInfo*>& models) {
  for (const auto& [model, box] : m_boxes) delete box;
  m_boxes.clear();
  for (const ModelInfo* model : models) {
    auto* box = new QCheckBox(fromUtf8(model->name));
    box->setObjectName(QStringLiteral("baseline-") + fromUtf8(model->key));
    box->setChecked(true);
    m_boxes.push_back({model, box});
  }
  layOut();
}

void BaselineBox::layOut() {
  int place = 0;
  for (const auto& [model, box] : m_boxes) {
    if (box->isHidden() && box->testAttribute(Qt::WA_WState_ExplicitShowHide)) continue;
    m_grid->addWidget(box, place / kColumns, place % kColumns);
    ++place;
  }
}

void BaselineBox::offer(const QString& chosen, const std::vector<RunSummary>& runs,
                        const SplitSpec& split) {
  for (const auto& [model, box] : m_boxes) {
    box->setVisible(fromUtf8(model->key) != chosen);
    const RunSummary* done = finishedRun(runs, model->key, split);
    box->setChecked(done == nullptr);
    box->setToolTip(done ? tr("Already trained on this split: %1.").arg(fromUtf8(done->record.name))
                         : translated(model->summary));
  }
  layOut();
}

QList<const ModelInfo*> BaselineBox::checked() const {
  QList<const ModelInfo*> models;
  for (const auto& [model, box] : m_boxes) {
    if (box->isChecked() && box->isVisibleTo(this)) models << model;
  }
  return models;
}

}  // namespace tastescope::ui
