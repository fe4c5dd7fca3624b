// A model as a radio row: name, whether it suits the data, two sentences, the paper.
// Thread rule: GUI thread. Cost: one paint.
#pragma once

#include <QAbstractButton>

#include "core/models/Registry.h"
#include "core/workflow/Session.h"
#include "ui/widgets/Chip.h"

namespace tastescope::ui {

class ModelRow : public QAbstractButton {
  Q_OBJECT
 public:
  explicit ModelRow(const ModelInfo& model, QWidget* parent = nullptr);
  [[nodiscard]] const ModelInfo& model() const { return m_model; }
  /// A chip after the name, explained by the tooltip; empty text: none.
  void setHint(const QString& text, ChipKind kind, const QString& why);
  [[nodiscard]] QSize sizeHint() const override { return {320, 92}; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  /// Beside the name, or below it: its words are never cut.
  [[nodiscard]] QRect hintPlace(int width) const;
  [[nodiscard]] int summaryTop(int width) const;
  [[nodiscard]] int neededHeight(int width) const;
  [[nodiscard]] int summaryHeight(int width) const;
  [[nodiscard]] int paperHeight(int width) const;

  const ModelInfo& m_model;
  QString m_summary;
  QString m_hint;
  ChipKind m_hintKind = ChipKind::Neutral;
};

}  // namespace tastescope::ui
