// A map of up to a million points with pan, zoom, pick, box and lasso. Points are drawn by a worker
// into an image; while it works the last image is moved and scaled, so the pointer never waits.
// Selection, hover, lasso and labels lie on top. Drag pans (or draws, by the tool), the wheel zooms
// at the pointer, Shift-drag is a box, Ctrl adds, Alt removes, Esc clears, F fits, + and - zoom,
// arrows pan, L takes the lasso. Thread rule: GUI thread. Cost: a blit per frame; rendering as
// LatentMapRender.h says, off the GUI thread.
#pragma once

#include <QPolygonF>
#include <QThreadPool>
#include <QVariantAnimation>
#include <QWidget>
#include <functional>
#include <optional>

#include "ui/charts/LatentMapLabels.h"
#include "ui/charts/LatentMapRender.h"
#include "ui/charts/MapGesture.h"
#include "ui/widgets/Translated.h"

namespace tastescope::ui {

enum class MapTool { Pan, Box, Lasso };

/// Group names: small and strong.
QFont mapLabelFont();
/// The style in the theme's colours.
LatentMapStyle themedMapStyle();

class LatentMap : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit LatentMap(QWidget* parent = nullptr);
  ~LatentMap() override;

  /// New points: the view fits them, selection and focus are cleared.
  void setPoints(LatentMapPointsPtr points);
  /// The same points at other places: selection and focus stay, and so does a view that somebody chose.
  void movePoints(LatentMapPointsPtr points);
  [[nodiscard]] const LatentMapPointsPtr& points() const { return m_points; }
  void setColours(LatentMapColoursPtr colours);
  void setLabels(std::vector<MapLabel> labels);
  void setMode(MapMode mode);
  void setTool(MapTool tool);
  [[nodiscard]] MapTool tool() const { return m_tool; }
  /// What the hover box says of a point; empty: nothing.
  void setTip(std::function<QString(std::uint32_t)> tip) { m_tip = std::move(tip); }
  /// "156 customers".
  void setCounting(std::function<QString(std::size_t)> words) { m_counting = std::move(words); }
  /// Corner panels lie over the map: labels keep clear of them.
  void setCovered(std::vector<QRectF> covered);

  void setSelection(std::vector<std::uint32_t> points);
  [[nodiscard]] const std::vector<std::uint32_t>& selection() const { return *m_selected; }
  /// Ring around one point, thin rings and lines to its neighbours.
  void setFocused(std::optional<std::uint32_t> point);
  [[nodiscard]] std::optional<std::uint32_t> focused() const { return m_focused; }
  void setNeighbours(std::vector<std::uint32_t> points);
  /// Where the focused point would lie, with the way there; nothing: it stays where it is.
  void setMoved(std::optional<QPointF> where);
  [[nodiscard]] std::optional<QPointF> moved() const { return m_moved; }
  /// The line along which it can be moved; empty: none. It goes with the focus.
  void setLine(QPolygonF line);
  [[nodiscard]] const QPolygonF& line() const { return m_line; }
  /// Places of what is no point of the data, drawn as diamonds; one of them is pointed out.
  void setGuests(std::vector<QPointF> places, std::optional<std::size_t> shown = {});
  [[nodiscard]] const std::vector<QPointF>& guests() const { return m_guests; }

  /// Brings every point into sight, beside what covers a large part of an edge.
  void fit(bool animated = true);
  void zoom(double factor, QPointF at);
  void zoomAtMiddle(double factor);
  void pan(QPointF pixels);
  /// Brings a point to the middle, closer than before when the map is far out.
  void flyTo(std::uint32_t point);
  [[nodiscard]] const LatentMapView& view() const { return m_view; }
  void setView(const LatentMapView& view);
  [[nodiscard]] bool showsDensity() const { return m_picture.density; }
  /// Waits until the picture of the current view is there (tests, grabs, benchmarks).
  void finishRendering();
  [[nodiscard]] std::optional<std::uint32_t> pointNear(QPointF screen, double radius = 8) const;
  [[nodiscard]] QPointF screenOf(std::uint32_t point) const;
  [[nodiscard]] QSize sizeHint() const override { return {800, 520}; }

 Q_SIGNALS:
  void selectionChanged();
  /// A click on a point, or on nothing (-1).
  void pointClicked(qint64 point);
  void toolChanged(tastescope::ui::MapTool tool);
  void searchWanted();
  void pictureReady();

 protected:
  void retranslate() override { setAccessibleName(tr("Latent map")); }
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void viewMoved();
  void requestPicture();
  void takePicture(LatentMapPicture picture);
  /// The part of the plane seen without anybody's doing: it follows the size of the map.
  enum class Seen : std::uint8_t { Body, All, Chosen };
  [[nodiscard]] LatentMapView fittingView(Seen seen = Seen::Body) const;
  [[nodiscard]] QRectF uncovered() const;
  void see(Seen seen);
  void flyToView(const LatentMapView& target);
  void replaceLabels();
  void finishGesture(Qt::KeyboardModifiers modifiers);
  void click(QPointF where, Qt::KeyboardModifiers modifiers);
  bool handleKey(int key);
  void updateCursor();
  void hover(QPointF where);

  LatentMapPointsPtr m_points;
  LatentMapColoursPtr m_colours;
  std::vector<MapLabel> m_labels;
  std::vector<PlacedLabel> m_placed;
  std::vector<QRectF> m_covered;
  MapMode m_mode = MapMode::Auto;
  MapTool m_tool = MapTool::Lasso;
  LatentMapStyle m_style;
  LatentMapView m_view;
  Seen m_seen = Seen::Body;
  std::function<QString(std::uint32_t)> m_tip;
  std::function<QString(std::size_t)> m_counting;

  std::shared_ptr<const std::vector<std::uint32_t>> m_selected;
  std::optional<std::uint32_t> m_focused;
  std::optional<QPointF> m_moved;
  QPolygonF m_line;
  std::vector<QPointF> m_guests;
  std::optional<std::size_t> m_guest;
  std::vector<std::uint32_t> m_neighbours;
  std::optional<std::uint32_t> m_hovered;

  MapGesture m_gesture;
  QPolygonF m_kept;  ///< the outline that made the present selection

  LatentMapPicture m_picture;
  bool m_rendering = false;
  bool m_stale = false;
  QThreadPool m_worker;
  QVariantAnimation m_flight;
};

}  // namespace tastescope::ui
