#include "ui/charts/MapGesture.h"

#include <algorithm>
#include <iterator>

namespace tastescope::ui {

namespace {
constexpr double kOutlineStep = 3;  // pixels between two lasso corners
}  // namespace

void MapGesture::begin(Kind kind, QPointF screen, QPointF where) {
  m_kind = kind;
  m_pressed = m_last = screen;
  m_outline.clear();
  m_count = 0;
  if (draws()) m_outline << where;
}

QPointF MapGesture::moved(QPointF screen) {
  const QPointF by = screen - m_last;
  m_last = screen;
  return by;
}

bool MapGesture::draw(QPointF screen, QPointF where) {
  if (m_kind == Kind::Lasso) {
    if ((screen - m_last).manhattanLength() < kOutlineStep) return false;
    m_outline << where;
  } else {
    const QPointF corner = m_outline.front();
    m_outline.resize(1);
    m_outline << QPointF(where.x(), corner.y()) << where << QPointF(corner.x(), where.y());
  }
  m_last = screen;
  return true;
}

void MapGesture::count(const LatentMapPoints& points) {
  // A million points take tens of milliseconds.
  if (m_clock.isValid() && m_clock.nsecsElapsed() < 3 * m_countCost) return;
  QElapsedTimer clock;
  clock.start();
  m_count = inside(points).size();
  m_countCost = clock.nsecsElapsed();
  m_clock.start();
}

void MapGesture::end() {
  m_kind = Kind::None;
  m_outline.clear();
}

std::vector<std::uint32_t> MapGesture::inside(const LatentMapPoints& points) const {
  if (m_outline.size() < 2) return {};
  if (m_kind == Kind::Box) return points.inside(m_outline.boundingRect());
  return points.inside(m_outline);
}

std::vector<std::uint32_t> combinedSelection(const std::vector<std::uint32_t>& old,
                                             std::vector<std::uint32_t> found,
                                             Qt::KeyboardModifiers modifiers) {
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> result;
  if (modifiers.testFlag(Qt::ControlModifier)) {
    std::set_union(old.begin(), old.end(), found.begin(), found.end(), std::back_inserter(result));
  } else if (modifiers.testFlag(Qt::AltModifier)) {
    std::set_difference(old.begin(), old.end(), found.begin(), found.end(),
                        std::back_inserter(result));
  } else {
    result = std::move(found);
  }
  return result;
}

}  // namespace tastescope::ui
