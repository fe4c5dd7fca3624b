// A label that wraps and asks for the height its words need at the width it has. A plain QLabel
// asks for its height at a width of its own choosing, and layouts inside scroll areas then cut its
// last line. Thread rule: GUI thread. Cost: one text measurement per layout.
#pragma once

#include <QLabel>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

class WrappedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit WrappedLabel(const QString& text = {}, TextStyle style = TextStyle::Body,
                        const char* tone = "textPrimary", QWidget* parent = nullptr);
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
};

}  // namespace tastescope::ui
