// The models of one family: which there are, which of them suit the data, and a sketch of the
// network of the chosen one. Thread rule: GUI thread. Cost: a row a model.
#pragma once

#include <functional>

#include "core/models/Registry.h"
#include "core/workflow/data/ModelSuitability.h"
#include "ui/widgets/Panel.h"

class QButtonGroup;

namespace tastescope::ui {

class NetworkSketch;

class ModelPanel : public Panel {
  Q_OBJECT
 public:
  using SuitOf = std::function<ModelSuitability(const ModelInfo&)>;

  explicit ModelPanel(QWidget* parent = nullptr);
  /// From now on rows say whether they suit the data; those that cannot be trained are disabled.
  void setSuits(SuitOf suitOf);
  /// Rows of its models; the first that can be trained is chosen.
  void showFamily(Family family);
  /// One of the family that is shown.
  void choose(const ModelInfo& model);
  /// Sketches the network these settings make; models without layers have no sketch.
  void showNetwork(qint64 items, const Json& config);

 Q_SIGNALS:
  void chosen(const ModelInfo& model);

 private:
  void showHints();

  SuitOf m_suitOf;
  QButtonGroup* m_models = nullptr;
  QVBoxLayout* m_rows;
  QWidget* m_sketchBox;
  NetworkSketch* m_sketch;
};

}  // namespace tastescope::ui
