// What was selected on a map, one selection after the other, to go back and forth among.
// Thread rule: GUI thread. Cost: 4 bytes a point of every selection, up to kMostKept points.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

namespace tastescope::ui {

class SelectionHistory {
 public:
  using Points = std::vector<std::uint32_t>;
  static constexpr std::size_t kMostKept = 4'000'000;

  /// On another map: nothing is selected, and there is no way back.
  void clear();
  /// What is selected now; what was gone back from is forgotten. The same again is nothing new.
  void add(Points points);
  [[nodiscard]] bool canUndo() const { return m_at > 0; }
  [[nodiscard]] bool canRedo() const { return m_at + 1 < m_entries.size(); }
  /// The selection before, and the one after; only where there is one.
  const Points& undo();
  const Points& redo();

 private:
  std::deque<Points> m_entries{{}};
  std::size_t m_at = 0;
};

}  // namespace tastescope::ui
