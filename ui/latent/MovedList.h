// A short ranked list that says where each item stood before: up, down, new.
// Thread rule: GUI thread. Cost: a handful of rows painted.
#pragma once

#include <QWidget>
#include <vector>

#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope::ui {

class MovedList : public QWidget {
  Q_OBJECT
 public:
  explicit MovedList(QWidget* parent = nullptr);
  void setBase(const std::vector<RecommendationRow>& rows);
  void setRows(const std::vector<RecommendationRow>& rows);
  void clear();
  [[nodiscard]] const std::vector<RecommendationRow>& rows() const { return m_rows; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] int rowsShown() const;
  [[nodiscard]] bool anyMoved() const;
  std::vector<RecommendationRow> m_base;
  std::vector<RecommendationRow> m_rows;
};

}  // namespace tastescope::ui
