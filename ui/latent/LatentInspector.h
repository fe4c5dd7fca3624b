// Right of the map: who is selected, what marks them, and the nearest to one point in the model's
// own space. Thread rule: GUI thread. Cost: layout; questions go through LatentModel's jobs.
#pragma once

#include <QKeySequence>
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

class ContrastPanel;
class ColumnFit;
class DataTable;
class ElidedLabel;
class NeighbourModel;
class SelectionsMenu;

/// Keys of the screen: the inspector may be folded away.
inline const QKeySequence kSelectionBefore(Qt::ALT | Qt::Key_Left);
inline const QKeySequence kSelectionAfter(Qt::ALT | Qt::Key_Right);

class LatentInspector : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit LatentInspector(LatentModel& model, QWidget* parent = nullptr);
  void showSummary(const SelectionSummary& summary);
  void showFocused(std::optional<std::uint32_t> position);
  /// Who is selected, for what sets them apart.
  void setSelected(std::vector<Index> selected);
  /// Whether there is a selection to go back to, and one to go forth to.
  void setHistory(bool before, bool after);
  [[nodiscard]] SelectionsMenu* selections() const { return m_selections; }
  void retranslate() override;

 Q_SIGNALS:
  void clearWanted();
  void recommendWanted();
  void exportWanted();
  void undoWanted();
  void redoWanted();
  void keepWanted();
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
  QToolButton* m_undo = nullptr;
  QToolButton* m_redo = nullptr;
  QToolButton* m_clear = nullptr;
  SelectionsMenu* m_selections = nullptr;
  QPushButton* m_recommend = nullptr;
  QPushButton* m_keep = nullptr;
  QToolButton* m_export = nullptr;
  ContrastPanel* m_contrast = nullptr;
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
