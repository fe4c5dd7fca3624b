// Small panels in the map's corners: how far the picture can be trusted, and zoom.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QFrame>

#include "core/workflow/latent/LatentSpace.h"
#include "ui/widgets/Translated.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace tastescope::ui {

/// Trustworthiness of the map, with a sentence on how to read distances: what its method keeps of them.
class FidelityPanel : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit FidelityPanel(QWidget* parent = nullptr);
  /// `plain`: the trustworthiness of the map by PCA.
  void setFidelity(const LatentSpace& space, double plain);

 private:
  void retranslate() override;
  QLabel* m_title;
  QLabel* m_value;
  QLabel* m_info;
  QProgressBar* m_bar;
  QLabel* m_sentence;
  MapMethod m_method = MapMethod::Pca;
  double m_trustworthiness = 0;
  double m_plain = 0;
  double m_explained = 0;
};

class ZoomPanel : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit ZoomPanel(QWidget* parent = nullptr);

 Q_SIGNALS:
  void zoomIn();
  void zoomOut();
  void fitWanted();

 private:
  void retranslate() override;
  QToolButton* m_in;
  QToolButton* m_out;
  QToolButton* m_fit;
};

}  // namespace tastescope::ui
