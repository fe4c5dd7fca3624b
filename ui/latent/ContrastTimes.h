// When the interactions of the selection were, as bars, with those of the others as a line.
// Thread rule: GUI thread. Cost: a few dozen rectangles.
#pragma once

#include <QWidget>
#include <vector>

#include "core/workflow/latent/SelectionContrast.h"

namespace tastescope::ui {

class ContrastTimes : public QWidget {
  Q_OBJECT
 public:
  explicit ContrastTimes(QWidget* parent = nullptr);
  void setTimes(std::vector<ContrastTime> times);
  [[nodiscard]] QSize sizeHint() const override { return {300, 132}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, 132}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QRectF area() const;
  std::vector<ContrastTime> m_times;
};

}  // namespace tastescope::ui
