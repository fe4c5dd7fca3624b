// Below the map: the space's dimensions, sliders that move one user along some of them, and the
// list that changes with them. Thread rule: GUI thread. Cost: a slider movement starts one job (a
// few ms); only the newest answer is shown.
#pragma once

#include <QPointF>
#include <QWidget>
#include <optional>

#include "core/workflow/latent/MovePath.h"
#include "ui/latent/LatentModel.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace tastescope::ui {

class DimensionBars;
class ElidedLabel;
class MovedList;
class MoveLine;

class LatentStrip : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit LatentStrip(LatentModel& model, QWidget* parent = nullptr);
  /// The space changed: new bars, sliders on the strongest dimensions.
  void reset();
  void setFocused(std::optional<std::uint32_t> position);
  void resetSliders();
  /// Where a person can be moved to; it lies here.
  [[nodiscard]] MoveLine* line() const { return m_line; }

 Q_SIGNALS:
  /// Where the sliders have moved the focused person on the map; nothing: nowhere.
  void moved(std::optional<QPointF> where);

 private:
  void retranslate() override;
  struct Axis {
    Index dimension = 0;
    QLabel* name = nullptr;
    ElidedLabel* low = nullptr;
    QSlider* slider = nullptr;
    ElidedLabel* high = nullptr;
    QLabel* value = nullptr;
  };
  QWidget* makeDimensions();
  QWidget* makeSliders();
  QWidget* makeList();
  void addAxis(QGridLayout* grid, int row);
  void chooseDimension(Index dimension);
  void showAxes();
  void nameAxes(const std::vector<DimensionEnds>& ends);
  void askEnds();
  void askList();
  void takeBase(const std::vector<RecommendationRow>& rows);
  void takeList(const std::vector<RecommendationRow>& rows);
  void takeStop(const MoveStop& stop);
  void showParts();
  [[nodiscard]] std::vector<std::pair<Index, float>> shifts() const;
  [[nodiscard]] std::vector<Index> dimensions() const;
  [[nodiscard]] bool kl() const;

  LatentModel& m_model;
  std::optional<std::uint32_t> m_focused;
  std::vector<Axis> m_axes;
  QWidget* m_slidersPart = nullptr;
  QWidget* m_listPart = nullptr;
  QWidget* m_lines[2] = {};  ///< between the three parts
  QLabel* m_dimensionsTitle = nullptr;
  QComboBox* m_order = nullptr;
  DimensionBars* m_bars = nullptr;
  ElidedLabel* m_moveTitle = nullptr;
  QPushButton* m_reset = nullptr;
  QWidget* m_sliders = nullptr;
  QLabel* m_hint = nullptr;
  QLabel* m_listTitle = nullptr;
  QLabel* m_listHint = nullptr;
  MovedList* m_list = nullptr;
  ElidedLabel* m_left = nullptr;  ///< what is no longer in the list
  MoveLine* m_line = nullptr;
  QWidget* m_listArea = nullptr;
};

}  // namespace tastescope::ui
