#include "ui/shell/MapThumbnail.h"

#include "ui/charts/LatentMap.h"
#include "ui/latent/LatentScreen.h"
#include "ui/widgets/Thumbnails.h"
#include "ui/workers/Translate.h"

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

MapThumbnail::MapThumbnail(AppContext& context, LatentScreen& screen)
    : QObject(&screen), m_context(context), m_screen(screen) {
  connect(&screen.model(), &LatentModel::colouringChanged, this, &MapThumbnail::draw);
}

void MapThumbnail::draw() {
  const LatentModel& model = m_screen.model();
  if (!m_context.session() || !model.points() || !model.colouring().colours) return;
  LatentMapOrder order;
  order.points = model.points();
  order.colours = model.colouring().colours;
  order.view = viewOf(order.points->core());
  order.size = kSize;
  order.mode = MapMode::Points;
  order.style = themedMapStyle();
  order.style.point = kPointSize;
  const QString file = fromUtf8(m_context.session()->file().string());
  JobManager::Plan<QImage> plan;
  plan.listed = false;
  plan.work = [order](Progress&, const std::stop_token&) {
    return renderLatentMapPicture(order).base;
  };
  plan.done = [this, file](const QImage& picture) {
    storeThumbnail(file, picture);
    Q_EMIT stored();
  };
  m_context.jobs().start<QImage>(this, std::move(plan));
}

}  // namespace tastescope::ui
