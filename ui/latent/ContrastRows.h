// Shares of the selection beside those of the others: a row each with a name, both shares and how many
// times as large the one is. Thread rule: GUI thread. Cost: a handful of rows painted.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "core/workflow/latent/SelectionContrast.h"

namespace tastescope::ui {

struct ContrastRow {
  QString name;
  TwoShares shares;
  ShareRatio ratio;
  double p = -1;  ///< below 0: not tested
};

class ContrastRows : public QWidget {
  Q_OBJECT
 public:
  explicit ContrastRows(QWidget* parent = nullptr);
  void setRows(std::vector<ContrastRow> rows);
  /// Heads of the three columns.
  void setHeads(const QStringList& heads);
  [[nodiscard]] const std::vector<ContrastRow>& rows() const { return m_rows; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void paintRow(QPainter& painter, const ContrastRow& row, int top) const;
  [[nodiscard]] QString tipOf(const ContrastRow& row) const;
  std::vector<ContrastRow> m_rows;
  QStringList m_heads;
};

}  // namespace tastescope::ui
