// Right of the map: who is selected, what marks them, and the nearest to one point in the model's
// own space. Thread rule: GUI thread. Cost: layout; questions go through LatentModel's jobs.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/latent/LatentModel.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace tastescope::ui {

class CharacteristicList;
class ColumnFit;
class DataTable;
class ElidedLabel;
class NeighbourModel;

class LatentInspector : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit LatentInspector(LatentModel& model, QWidget* parent = nullptr);
  void showSummary(const SelectionSummary& summary);
  void showFocused(std::optional<std::uint32_t> position);
  void retranslate() override;

 Q_SIGNALS:
  void clearWanted();
  void recommendWanted();
  void exportWanted();
  void neighbourChosen(quint32 position);
  /// Positions of the shown neighbours, for the map's rings.
  void neighboursShown(const std::vector<std::uint32_t>& positions);

 private:
  QWidget* makeSelectionPart();
  QWidget* makeItemsPart();
  QWidget* makeNeighbourPart();
  void askNeighbours();
  void sizeColumns(bool withAttribute);
  void takeNeighbours(const std::vector<NeighbourRow>& rows);
  [[nodiscard]] QString sentenceOf(const SelectionSummary& summary) const;

  LatentModel& m_model;
  SelectionSummary m_summary;
  std::optional<std::uint32_t> m_focused;
  std::vector<NeighbourRow> m_rows;
  QWidget* m_itemsPart = nullptr;
  QWidget* m_neighbourPart = nullptr;
  QLabel* m_title = nullptr;
  QLabel* m_count = nullptr;
  QLabel* m_sentence = nullptr;
  QToolButton* m_clear = nullptr;
  QPushButton* m_recommend = nullptr;
  QToolButton* m_export = nullptr;
  QLabel* m_itemsTitle = nullptr;
  CharacteristicList* m_items = nullptr;
  QLabel* m_none = nullptr;
  QLabel* m_nearestTitle = nullptr;
  ElidedLabel* m_nearestNote = nullptr;
  QComboBox* m_metric = nullptr;
  QLabel* m_showName = nullptr;
  QSpinBox* m_show = nullptr;
  DataTable* m_table = nullptr;
  ColumnFit* m_fit = nullptr;
  NeighbourModel* m_neighbours = nullptr;
};

}  // namespace tastescope::ui
