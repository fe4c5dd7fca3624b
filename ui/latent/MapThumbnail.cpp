#include "ui/latent/MapThumbnail.h"

#include "ui/charts/LatentMap.h"
#include "ui/context/Translate.h"
#include "ui/latent/LatentModel.h"
#include "ui/widgets/Thumbnails.h"

namespace tastescope::ui {

namespace {

constexpr QSize kSize(256, 216);
constexpr double kRoomAround = 1.12;
constexpr double kPointSize = 3.0;

LatentMapView viewOf(const QRectF& bounds) {
  LatentMapView view;
  view.centre = bounds.center();
  const double across = std::max(bounds.width() / kSize.width(), bounds.height() / kSize.height());
  view.scale = across > 0 ? 1.0 / (across * kRoomAround) : 1.0;
  return view;
}

}  // namespace

MapThumbnail::MapThumbnail(AppContext& context, const LatentModel& model, QObject* parent)
    : QObject(parent), m_context(context), m_model(model) {
  connect(&model, &LatentModel::colouringChanged, this, &MapThumbnail::draw);
}

void MapThumbnail::draw() {
  if (!m_context.session() || !m_model.points() || !m_model.colouring().colours) return;
  LatentMapOrder order;
  order.points = m_model.points();
  order.colours = m_model.colouring().colours;
  order.view = viewOf(order.points->core());
  order.size = kSize;
  order.mode = MapMode::Points;
  order.style = themedMapStyle();
  order.style.background = Qt::transparent;  // Home paints that of its theme
  order.style.point = kPointSize;
  const QString file = fromUtf8(m_context.session()->file().string());
  auto plan = lookUp([order] { return renderLatentMapPicture(order).base; });
  plan.done = [file](const QImage& picture) { storeThumbnail(file, picture); };
  m_context.jobs().start<QImage>(this, std::move(plan));
}

}  // namespace tastescope::ui
