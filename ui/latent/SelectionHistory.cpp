#include "ui/latent/SelectionHistory.h"

#include <utility>

namespace tastescope::ui {

void SelectionHistory::clear() {
  m_entries.assign(1, {});
  m_at = 0;
}

void SelectionHistory::add(Points points) {
  if (points == m_entries[m_at]) return;
  m_entries.resize(m_at + 1);
  m_entries.push_back(std::move(points));
  ++m_at;
  std::size_t kept = 0;
  for (const Points& entry : m_entries) kept += entry.size();
  while (kept > kMostKept && m_at > 0) {
    kept -= m_entries.front().size();
    m_entries.pop_front();
    --m_at;
  }
}

const SelectionHistory::Points& SelectionHistory::undo() { return m_entries[--m_at]; }

const SelectionHistory::Points& SelectionHistory::redo() { return m_entries[++m_at]; }

}  // namespace tastescope::ui
