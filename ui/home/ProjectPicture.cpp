#include "ui/home/ProjectPicture.h"

#include <QFile>
#include <QPainter>
#include <algorithm>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Thumbnails.h"

namespace tastescope::ui {

namespace {

constexpr QSize kThumb(64, 54);
constexpr int kPicturePadding = 12;
constexpr double kPointDiameter = 3.2;

struct PicturePoint {
  double x = 0;  ///< [0, 1]
  double y = 0;
  int group = 0;
};

/// The stored points, drawing order; coordinates are in thousandths of the larger span.
const QList<PicturePoint>& samplePoints() {
  static const QList<PicturePoint> points = [] {
    QList<PicturePoint> read;
    QFile file(QStringLiteral(":/tastescope/home/sample-map.csv"));
    if (!file.open(QIODevice::ReadOnly)) return read;
    file.readLine();
    while (!file.atEnd()) {
      const QList<QByteArray> cells = file.readLine().trimmed().split(',');
      if (cells.size() == 3)
        read.append({cells[0].toDouble() / 1000, cells[1].toDouble() / 1000, cells[2].toInt()});
    }
    return read;
  }();
  return points;
}

}  // namespace

ProjectPicture::ProjectPicture(const QString& file, bool there, QWidget* parent)
    : QWidget(parent), m_there(there) {
  setFixedSize(kThumb);
  const QImage stored = there ? thumbnailOf(file) : QImage();
  if (!stored.isNull()) m_picture = QPixmap::fromImage(stored);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ProjectPicture::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(QPen(theme.colour(m_there ? "border" : "borderStrong"), 1,
                      m_there ? Qt::SolidLine : Qt::DashLine));
  painter.setBrush(m_there ? theme.colour("mapBackground") : QColor(Qt::transparent));
  painter.drawRoundedRect(frame, theme.radius("chip"), theme.radius("chip"));
  if (!m_picture.isNull()) {
    const QSizeF size =
        QSizeF(m_picture.size())
            .scaled(QSizeF(rect().size()) - QSizeF(4, 4), Qt::KeepAspectRatioByExpanding);
    QRectF target(QPointF(0, 0), size);
    target.moveCenter(frame.center());
    painter.setClipRect(frame.adjusted(1, 1, -1, -1));
    painter.drawPixmap(target, m_picture, QRectF(m_picture.rect()));
    return;
  }
  const char* name = m_there ? "latent" : "warn";
  const int size = 18;
  painter.drawPixmap(QRect((width() - size) / 2, (height() - size) / 2, size, size),
                     iconPixmap(name, "textDisabled", size, devicePixelRatioF()));
}

SamplePicture::SamplePicture(QWidget* parent) : QWidget(parent) {
  setMinimumHeight(68);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    m_drawn = QPixmap();
    update();
  });
}

void SamplePicture::draw() {
  const Theme& theme = Theme::instance();
  m_drawn = QPixmap(size() * devicePixelRatioF());
  m_drawn.setDevicePixelRatio(devicePixelRatioF());
  m_drawn.fill(Qt::transparent);
  QPainter painter(&m_drawn);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  // Round at the top, like the panel around it.
  const int radius = theme.radius("panel") - 1;
  painter.setBrush(theme.colour("mapBackground"));
  painter.drawRoundedRect(rect().adjusted(0, 0, 0, radius), radius, radius);
  painter.setOpacity(theme.chart("pointOpacity"));
  const QRectF area =
      QRectF(rect()).adjusted(kPicturePadding, kPicturePadding, -kPicturePadding, -kPicturePadding);
  for (const PicturePoint& point : samplePoints()) {
    painter.setBrush(theme.categorical(point.group));
    painter.drawEllipse(
        QPointF(area.left() + area.width() * point.x, area.bottom() - area.height() * point.y),
        kPointDiameter / 2, kPointDiameter / 2);
  }
}

void SamplePicture::paintEvent(QPaintEvent*) {
  if (m_drawn.size() != size() * devicePixelRatioF()) draw();
  QPainter(this).drawPixmap(0, 0, m_drawn);
}

}  // namespace tastescope::ui
