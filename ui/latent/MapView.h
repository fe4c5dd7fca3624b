// The map with its corner panels: legend, fidelity, zoom and the notice while a layout is made.
// Thread rule: GUI thread. Cost: placing four small widgets when resized.
#pragma once

#include <QFrame>
#include <QTimer>

#include "ui/charts/LatentMap.h"
#include "ui/latent/LatentModel.h"
#include "ui/latent/MapCorners.h"
#include "ui/latent/MapLegend.h"
#include "ui/widgets/Translated.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace tastescope::ui {

/// "Laying out the latent map", how far, and Cancel; appears after 300 ms.
class MapNotice : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit MapNotice(LatentModel& model, QWidget* parent);
  void begin();
  void end();

 private:
  void retranslate() override;
  void poll();
  LatentModel& m_model;
  QLabel* m_text;
  QProgressBar* m_bar;
  QPushButton* m_cancel;
  QTimer m_delay;
  QTimer m_poll;
};

/// The layout that is being made: what it does, how far it is, Pause and Go on.
class LayoutNotice : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit LayoutNotice(LatentModel& model, QWidget* parent);

 private:
  void retranslate() override;
  void showState();
  void poll();
  LatentModel& m_model;
  QLabel* m_text;
  QProgressBar* m_bar;
  QPushButton* m_pause;
  QTimer m_poll;
  qulonglong m_step = 0;
  qulonglong m_of = 0;
};

class MapView : public QWidget {
  Q_OBJECT
 public:
  explicit MapView(LatentModel& model, QWidget* parent = nullptr);
  [[nodiscard]] LatentMap* map() const { return m_map; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
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
  MapNotice* m_notice;
  LayoutNotice* m_layout;
};

}  // namespace tastescope::ui
