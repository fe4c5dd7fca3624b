#include "ui/train/ModelPanel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/context/Translate.h"
#include "ui/train/ModelRow.h"
#include "ui/train/NetworkSketch.h"
#include "ui/widgets/Labels.h"

namespace tastescope::ui {

namespace {
constexpr int kModelMinimum = 230;
constexpr int kModelWidth = 372;
}  // namespace

ModelPanel::ModelPanel(QWidget* parent)
    : Panel(tr("Models in this family"), parent),
      m_rows(new QVBoxLayout),
      m_sketchBox(new QWidget),
      m_sketch(new NetworkSketch) {
  setFlush(true);
  setMinimumWidth(kModelMinimum);
  setMaximumWidth(kModelWidth);
  body()->setSpacing(0);
  addWidget(makeHairline());
  m_rows->setSpacing(0);
  body()->addLayout(m_rows);
  auto* column = new QVBoxLayout(m_sketchBox);
  column->setContentsMargins(16, 14, 16, 12);
  auto* head = new QHBoxLayout;
  head->addWidget(makeLabel(tr("The network"), TextStyle::BodyStrong));
  head->addWidget(makeLabel(tr("as set on the right"), TextStyle::Small, "textSecondary"));
  head->addStretch();
  column->addLayout(head);
  column->addWidget(m_sketch);
  addWidget(m_sketchBox);
  body()->addStretch();
}

void ModelPanel::setSuits(SuitOf suitOf) {
  m_suitOf = std::move(suitOf);
  showHints();
}

void ModelPanel::showFamily(Family family) {
  delete m_models;
  m_models = new QButtonGroup(this);
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
  for (const ModelInfo& model : modelRegistry()) {
    if (model.family != family) continue;
    auto* row = new ModelRow(model);
    m_models->addButton(row);
    m_rows->addWidget(row);
    connect(row, &ModelRow::clicked, this, [this, row] { Q_EMIT chosen(row->model()); });
  }
  showHints();
  const auto rows = m_models->buttons();
  const auto usable = std::find_if(rows.begin(), rows.end(),
                                   [](const QAbstractButton* row) { return row->isEnabled(); });
  auto* first = static_cast<ModelRow*>(usable == rows.end() ? rows.front() : *usable);
  first->setChecked(true);
  Q_EMIT chosen(first->model());
}

void ModelPanel::choose(const ModelInfo& model) {
  for (QAbstractButton* button : m_models->buttons()) {
    auto* row = static_cast<ModelRow*>(button);
    if (&row->model() == &model) row->setChecked(true);
  }
  Q_EMIT chosen(model);
}

void ModelPanel::showHints() {
  if (!m_suitOf || !m_models) return;
  for (QAbstractButton* button : m_models->buttons()) {
    auto* row = static_cast<ModelRow*>(button);
    const auto [suitability, why] = m_suitOf(row->model());
    row->setEnabled(suitability != Suitability::Impossible);
    if (suitability == Suitability::Good) {
      row->setHint(tr("Suits this data"), ChipKind::Success, translated(why));
    } else if (suitability == Suitability::Impossible) {
      row->setHint(tr("Needs times"), ChipKind::Warning, translated(why));
    }
  }
}

void ModelPanel::showNetwork(qint64 items, const Json& config) {
  // Autoencoders share these two keys of their schemas; a model without them has no sketch.
  const bool drawn = config.contains("hidden") && config.at("hidden").is_array() &&
                     config.contains("latent") && config.at("latent").is_number_integer();
  m_sketchBox->setVisible(drawn);
  if (!drawn) return;
  QList<qint64> hidden;
  for (const Json& size : config.at("hidden")) hidden << size.get<qint64>();
  m_sketch->setLayers(items, hidden, config.at("latent").get<qint64>());
}

}  // namespace tastescope::ui
