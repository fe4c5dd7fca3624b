#include "ui/charts/LatentMap.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/charts/MapMarks.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {
constexpr int kMargin = 96;  // pixels drawn around the widget
constexpr double kFitShare = 0.86;
/// Times the width of most points from where all of them are far out.
constexpr double kFarOut = 2;
constexpr double kMostScale = 2000;  // times the fitting scale
constexpr double kMapZoomStep = 1.4;
constexpr double kPanStep = 48;
}  // namespace

LatentMapStyle themedMapStyle() {
  const Theme& theme = Theme::instance();
  LatentMapStyle style;
  style.background = theme.colour("mapBackground");
  style.muted = theme.colour("chartMuted");
  style.accent = theme.colour("accent");
  style.text = theme.colour("textPrimary");
  style.tip = theme.colour("tooltip");
  style.tipText = theme.colour("tooltipText");
  style.ramp.assign(theme.sequential().begin(), theme.sequential().end());
  style.point = theme.chart("pointMap");
  style.selectedPoint = theme.chart("pointMapSelected");
  style.opacity = theme.chart("pointOpacity");
  style.mutedOpacity = theme.chart("pointOpacityUnselected");
  style.lassoWidth = theme.chart("lasso");
  style.lassoFill = theme.chart("lassoFillOpacity");
  return style;
}

QFont mapLabelFont() {
  QFont font = Theme::instance().font(TextStyle::Small);
  font.setWeight(QFont::DemiBold);
  return font;
}

LatentMap::LatentMap(QWidget* parent)
    : Translated(parent),
      m_style(themedMapStyle()),
      m_selected(std::make_shared<std::vector<std::uint32_t>>()) {
  setObjectName(QStringLiteral("latentMap"));
  LatentMap::retranslate();
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(320, 220);
  m_worker.setMaxThreadCount(1);
  m_flight.setEasingCurve(QEasingCurve::OutCubic);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    m_style = themedMapStyle();
    replaceLabels();
    requestPicture();
  });
}

LatentMap::~LatentMap() { m_worker.waitForDone(); }

void LatentMap::setPoints(LatentMapPointsPtr points) {
  m_points = std::move(points);
  m_selected = std::make_shared<std::vector<std::uint32_t>>();
  m_colours.reset();
  m_focused.reset();
  m_moved.reset();
  m_line.clear();
  setGuests({});
  m_neighbours.clear();
  m_hovered.reset();
  m_kept.clear();
  m_labels.clear();
  if (!m_points) m_picture = {};
  see(Seen::Body);
}

void LatentMap::movePoints(LatentMapPointsPtr points) {
  if (m_flight.state() == QAbstractAnimation::Running)
    m_flight.setCurrentTime(m_flight.totalDuration());
  const LatentMapView before = fittingView();
  const QPointF held = m_focused ? screenOf(*m_focused) : QPointF();
  m_points = std::move(points);
  m_moved.reset();
  m_line.clear();
  setGuests({});
  m_kept.clear();
  m_labels.clear();
  m_placed.clear();
  if (m_seen != Seen::Chosen) return see(m_seen);
  // A view that somebody chose shows as much of the whole as before, and the focused point stays.
  const LatentMapView now = fittingView();
  const double grown = before.scale / now.scale;
  m_view.scale /= grown;
  m_view.centre = now.centre + (m_view.centre - before.centre) * grown;
  if (m_focused && *m_focused < m_points->size()) {
    const QPointF there = m_view.toMap(held, size());
    m_view.centre += m_points->at(*m_focused) - there;
  }
  viewMoved();
}

void LatentMap::setColours(LatentMapColoursPtr colours) {
  m_colours = std::move(colours);
  requestPicture();
}

void LatentMap::setLabels(std::vector<MapLabel> labels) {
  m_labels = std::move(labels);
  replaceLabels();
}

void LatentMap::setMode(MapMode mode) {
  m_mode = mode;
  requestPicture();
}

void LatentMap::setTool(MapTool tool) {
  if (m_tool == tool) return;
  m_tool = tool;
  updateCursor();
  Q_EMIT toolChanged(tool);
}

void LatentMap::setCovered(std::vector<QRectF> covered) {
  if (covered == m_covered) return;
  m_covered = std::move(covered);
  if (m_seen != Seen::Chosen) see(m_seen);
  replaceLabels();
}

void LatentMap::setSelection(std::vector<std::uint32_t> points) {
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points == *m_selected) return;
  m_kept.clear();
  m_selected = std::make_shared<const std::vector<std::uint32_t>>(std::move(points));
  requestPicture();
  Q_EMIT selectionChanged();
}

void LatentMap::setFocused(std::optional<std::uint32_t> point) {
  m_focused = point;
  m_moved.reset();
  m_line.clear();
  m_neighbours.clear();
  update();
}

void LatentMap::setMoved(std::optional<QPointF> where) {
  m_moved = m_focused ? where : std::nullopt;
  update();
}

void LatentMap::setLine(QPolygonF line) {
  m_line = m_focused ? std::move(line) : QPolygonF();
  update();
}

void LatentMap::setGuests(std::vector<QPointF> places, std::optional<std::size_t> shown) {
  m_guests = std::move(places);
  m_guest = shown;
  update();
}

void LatentMap::setNeighbours(std::vector<std::uint32_t> points) {
  m_neighbours = std::move(points);
  update();
}

/// Without the edges that corner panels cover for more than a third, where that leaves half the map.
QRectF LatentMap::uncovered() const {
  const QRectF all = rect();
  QRectF free = all;
  for (const QRectF& panel : m_covered) {
    if (panel.height() < all.height() / 3) continue;
    if (panel.center().x() < all.center().x()) {
      free.setLeft(std::max(free.left(), panel.right()));
    } else {
      free.setRight(std::min(free.right(), panel.left()));
    }
  }
  return free.width() >= all.width() / 2 ? free : all;
}

LatentMapView LatentMap::fittingView(Seen seen) const {
  LatentMapView view;
  if (!m_points || m_points->size() == 0) return view;
  const QRectF core = m_points->core();
  const QRectF every = m_points->bounds();
  // A few points far out would leave a speck in the middle of the first picture.
  const bool far =
      every.width() > kFarOut * core.width() || every.height() > kFarOut * core.height();
  const QRectF box = seen == Seen::Body && far ? core : every;
  const QRectF free = uncovered();
  const double across = box.width() > 0 ? kFitShare * free.width() / box.width() : 1e9;
  const double upwards = box.height() > 0 ? kFitShare * free.height() / box.height() : 1e9;
  view.scale = std::min(across, upwards);
  if (view.scale >= 1e9) view.scale = 100;  // one point, or all in the same place
  const QPointF aside = free.center() - QRectF(rect()).center();
  view.centre = box.center() + QPointF(-aside.x(), aside.y()) / view.scale;
  return view;
}

void LatentMap::see(Seen seen) {
  m_flight.stop();
  m_view = fittingView(seen);
  m_seen = seen;
  viewMoved();
}

void LatentMap::fit(bool animated) {
  if (!animated) return see(Seen::All);
  flyToView(fittingView(Seen::All));
  m_seen = Seen::All;
}

void LatentMap::setView(const LatentMapView& view) {
  m_seen = Seen::Chosen;
  m_view = view;
  viewMoved();
}

void LatentMap::zoom(double factor, QPointF at) {
  const QPointF held = m_view.toMap(at, size());
  const double fitting = fittingView().scale;
  m_view.scale = std::clamp(m_view.scale * factor, fitting / 4, fitting * kMostScale);
  const QPointF moved = m_view.toMap(at, size());
  m_view.centre += held - moved;
  m_seen = Seen::Chosen;
  viewMoved();
}

void LatentMap::zoomAtMiddle(double factor) {
  LatentMapView target = m_view;
  const double fitting = fittingView().scale;
  target.scale = std::clamp(m_view.scale * factor, fitting / 4, fitting * kMostScale);
  flyToView(target);
}

void LatentMap::pan(QPointF pixels) {
  m_view.centre += QPointF(-pixels.x() / m_view.scale, pixels.y() / m_view.scale);
  m_seen = Seen::Chosen;
  viewMoved();
}

void LatentMap::flyTo(std::uint32_t point) {
  if (!m_points || point >= m_points->size()) return;
  LatentMapView target = m_view;
  target.centre = m_points->at(point);
  target.scale = std::max(m_view.scale, 2.5 * fittingView().scale);
  flyToView(target);
}

void LatentMap::flyToView(const LatentMapView& target) {
  m_seen = Seen::Chosen;
  m_flight.stop();
  m_flight.disconnect(this);
  const int duration = Theme::instance().motion("mapFlyMs");
  if (!isVisible() || duration <= 0) {
    setView(target);
    return;
  }
  const LatentMapView from = m_view;
  m_flight.setDuration(duration);
  m_flight.setStartValue(0.0);
  m_flight.setEndValue(1.0);
  connect(&m_flight, &QVariantAnimation::valueChanged, this,
          [this, from, target](const QVariant& at) {
            const double t = at.toDouble();
            m_view.centre = from.centre + (target.centre - from.centre) * t;
            m_view.scale = from.scale * std::pow(target.scale / from.scale, t);
            viewMoved();
          });
  m_flight.start();
}

void LatentMap::viewMoved() {
  m_hovered.reset();
  replaceLabels();
  requestPicture();
}

void LatentMap::replaceLabels() {
  const QFont font = mapLabelFont();
  m_placed = placeLabels(m_labels, font, QRectF(rect()).adjusted(4, 4, -4, -4), m_covered,
                         [this](QPointF where) { return m_view.toScreen(where, size()); });
  update();
}

void LatentMap::requestPicture() {
  update();
  if (!m_points || !m_colours || width() <= 0 || height() <= 0) return;
  if (m_rendering) {
    m_stale = true;
    return;
  }
  m_rendering = true;
  m_stale = false;
  LatentMapOrder order{m_points, m_colours,           m_selected, m_view, size(),
                       kMargin,  devicePixelRatioF(), m_mode,     m_style};
  m_worker.start([this, order = std::move(order)] {
    LatentMapPicture picture = renderLatentMapPicture(order);
    // The destructor waits for the worker, so `this` is alive; a queued call dies with its
    // receiver.
    QMetaObject::invokeMethod(
        this, [this, picture = std::move(picture)]() mutable { takePicture(std::move(picture)); },
        Qt::QueuedConnection);
  });
}

void LatentMap::takePicture(LatentMapPicture picture) {
  m_rendering = false;
  if (m_points) m_picture = std::move(picture);
  update();
  if (m_stale) {
    requestPicture();
  } else {
    Q_EMIT pictureReady();
  }
}

void LatentMap::finishRendering() {
  while (m_rendering) {
    m_worker.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
  }
}

std::optional<std::uint32_t> LatentMap::pointNear(QPointF screen, double radius) const {
  if (!m_points) return std::nullopt;
  return m_points->nearest(m_view.toMap(screen, size()), radius / m_view.scale);
}

QPointF LatentMap::screenOf(std::uint32_t point) const {
  return m_view.toScreen(m_points->at(point), size());
}

void LatentMap::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (m_seen != Seen::Chosen) return see(m_seen);
  if (!event->oldSize().isValid() || event->oldSize().isEmpty()) return;
  // Keep what is in the middle and as much of it as before.
  const double share = std::min(1.0 * width() / event->oldSize().width(),
                                1.0 * height() / event->oldSize().height());
  m_view.scale *= share;
  viewMoved();
}

void LatentMap::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), m_style.background);
  const MapMarks marks(painter, m_view, size(), m_style);
  marks.paintPicture(m_picture, m_picture.base);
  marks.paintPicture(m_picture, m_picture.selection);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!m_points || m_points->size() == 0) return;
  const bool drawing = m_gesture.draws();
  marks.paintOutline(drawing ? m_gesture.outline() : m_kept, drawing);
  if (drawing && m_counting && m_gesture.outline().size() > 1)
    marks.paintBubble(m_gesture.last(), m_counting(m_gesture.counted()));
  marks.paintGuests(m_guests, m_guest);
  marks.paintLine(m_line);
  if (m_focused && *m_focused < m_points->size())
    marks.paintFocus(*m_points, *m_focused, m_neighbours);
  if (m_moved) marks.paintMoved(m_points->at(*m_focused), *m_moved);
  paintLabels(painter, m_placed, mapLabelFont(), m_style.text, m_style.background);
  if (!m_hovered || m_gesture.active()) return;
  marks.paintHover(screenOf(*m_hovered));
  if (m_tip) marks.paintBubble(screenOf(*m_hovered), m_tip(*m_hovered));
}

void LatentMap::updateCursor() {
  if (m_gesture.kind() == MapGesture::Kind::Pan) {
    setCursor(Qt::ClosedHandCursor);
  } else if (m_hovered) {
    setCursor(Qt::PointingHandCursor);
  } else {
    setCursor(m_tool == MapTool::Pan ? Qt::OpenHandCursor : Qt::CrossCursor);
  }
}

void LatentMap::mousePressEvent(QMouseEvent* event) {
  if (!m_points || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
    return;
  using Kind = MapGesture::Kind;
  m_flight.stop();
  Kind kind = m_tool == MapTool::Box ? Kind::Box : Kind::Lasso;
  const bool middle = event->button() == Qt::MiddleButton;
  if (!middle && event->modifiers().testFlag(Qt::ShiftModifier)) {
    kind = Kind::Box;
  } else if (middle || m_tool == MapTool::Pan) {
    kind = Kind::Pan;
  }
  m_gesture.begin(kind, event->position(), m_view.toMap(event->position(), size()));
  m_hovered.reset();
  updateCursor();
}

void LatentMap::mouseMoveEvent(QMouseEvent* event) {
  const QPointF now = event->position();
  if (!m_gesture.active()) return hover(now);
  if (!m_gesture.draws()) return pan(m_gesture.moved(now));
  if (!m_gesture.draw(now, m_view.toMap(now, size()))) return;
  if (m_points) m_gesture.count(*m_points);
  update();
}

void LatentMap::mouseReleaseEvent(QMouseEvent* event) {
  if (!m_gesture.active()) return;
  const QPointF pressed = m_gesture.pressed();
  const bool still =
      (event->position() - pressed).manhattanLength() < QApplication::startDragDistance();
  if (!still) {
    finishGesture(event->modifiers());
  } else {
    m_gesture.end();
    if (event->button() == Qt::LeftButton) click(pressed, event->modifiers());
  }
  updateCursor();
  update();
}

void LatentMap::finishGesture(Qt::KeyboardModifiers modifiers) {
  if (m_gesture.draws() && m_points) {
    setSelection(combinedSelection(*m_selected, m_gesture.inside(*m_points), modifiers));
    // Only a selection that is what was drawn keeps its outline.
    const bool whole = !(modifiers & (Qt::ControlModifier | Qt::AltModifier));
    m_kept = whole && !m_selected->empty() ? m_gesture.outline() : QPolygonF();
  }
  m_gesture.end();
}

void LatentMap::click(QPointF where, Qt::KeyboardModifiers modifiers) {
  const auto point = pointNear(where);
  if (point && (modifiers & (Qt::ControlModifier | Qt::AltModifier)))
    setSelection(combinedSelection(*m_selected, {*point}, modifiers));
  Q_EMIT pointClicked(point ? static_cast<qint64>(*point) : -1);
}

void LatentMap::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && !pointNear(event->position()))
    zoom(kMapZoomStep * kMapZoomStep, event->position());
}

void LatentMap::hover(QPointF where) {
  const auto found = pointNear(where);
  if (found == m_hovered) return;
  m_hovered = found;
  updateCursor();
  update();
}

void LatentMap::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  m_hovered.reset();
  update();
}

void LatentMap::wheelEvent(QWheelEvent* event) {
  if (!m_points) return;
  m_flight.stop();
  const double notches = event->angleDelta().y() / 120.0;
  if (notches != 0) zoom(std::pow(1.25, notches), event->position());
  event->accept();
}

void LatentMap::keyPressEvent(QKeyEvent* event) {
  if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier) ||
      !handleKey(event->key()))
    QWidget::keyPressEvent(event);
}

bool LatentMap::handleKey(int key) {
  switch (key) {
    case Qt::Key_Escape:
      if (m_gesture.active()) {
        m_gesture.end();
        update();
      } else {
        setSelection({});
      }
      return true;
    case Qt::Key_F: fit(); return true;
    case Qt::Key_L: setTool(MapTool::Lasso); return true;
    case Qt::Key_B: setTool(MapTool::Box); return true;
    case Qt::Key_H: setTool(MapTool::Pan); return true;
    case Qt::Key_Slash: Q_EMIT searchWanted(); return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomAtMiddle(kMapZoomStep); return true;
    case Qt::Key_Minus: zoomAtMiddle(1 / kMapZoomStep); return true;
    case Qt::Key_Left: pan({kPanStep, 0}); return true;
    case Qt::Key_Right: pan({-kPanStep, 0}); return true;
    case Qt::Key_Up: pan({0, kPanStep}); return true;
    case Qt::Key_Down: pan({0, -kPanStep}); return true;
    default: return false;
  }
}

}  // namespace tastescope::ui
