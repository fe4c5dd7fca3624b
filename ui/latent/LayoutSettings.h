// A small window below its button: what decides a layout by t-SNE or UMAP, and to lay out again.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QFrame>

#include "core/workflow/latent/MapLayout.h"
#include "ui/widgets/Translated.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace tastescope::ui {

class LayoutSettings : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit LayoutSettings(QWidget* parent);
  void setMethod(MapMethod method);
  [[nodiscard]] MapSettings settings(MapMethod method) const;
  void openBelow(QWidget* anchor);

 Q_SIGNALS:
  /// Lay out with settings() of this method.
  void wanted(tastescope::MapMethod method);

 private:
  void retranslate() override;
  void reset();

  MapMethod m_method = MapMethod::Tsne;
  QLabel* m_title;
  QLabel* m_perplexityName;
  QDoubleSpinBox* m_perplexity;
  QLabel* m_neighboursName;
  QSpinBox* m_neighbours;
  QLabel* m_distanceName;
  QDoubleSpinBox* m_distance;
  QLabel* m_seedName;
  QSpinBox* m_seed;
  QPushButton* m_reset;
  QPushButton* m_apply;
};

}  // namespace tastescope::ui
