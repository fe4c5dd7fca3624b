// The map with its corner panels: legend, fidelity, zoom and what is said while it is made.
// Thread rule: GUI thread. Cost: placing small widgets when resized.
#pragma once

#include <QWidget>

#include "ui/charts/LatentMap.h"
#include "ui/latent/JobNotice.h"
#include "ui/latent/LatentModel.h"
#include "ui/latent/MapCorners.h"
#include "ui/latent/MapLegend.h"

namespace tastescope::ui {

class MapView : public QWidget {
  Q_OBJECT
 public:
  explicit MapView(LatentModel& model, QWidget* parent = nullptr);
  [[nodiscard]] LatentMap* map() const { return m_map; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void makeNotices();
  [[nodiscard]] JobNotice::Words layoutWords(const ProgressState& state) const;
  void followLayout();
  void takeSpace();
  void takeMap();
  void takeColouring();
  void selectGroup(int row, Qt::KeyboardModifiers modifiers);
  void place();

  LatentModel& m_model;
  LatentMap* m_map;
  MapLegend* m_legend;
  FidelityPanel* m_fidelity;
  ZoomPanel* m_zoom;
  JobNotice* m_loading = nullptr;
  JobNotice* m_layout = nullptr;
};

}  // namespace tastescope::ui
