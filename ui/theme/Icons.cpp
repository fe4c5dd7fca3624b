#include "ui/theme/Icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

constexpr double kGrid = 20;
constexpr double kStroke = 1.5;
constexpr double kLargeStroke = 2.0;
constexpr double kLargestPlain = 24;

/// A square of `side` at the left of `pixels`; what is wider is the gap to a button's words.
QPixmap renderSvg(const QByteArray& svg, QSize pixels, int side, qreal devicePixelRatio) {
  QPixmap pixmap(pixels);
  pixmap.fill(Qt::transparent);
  QSvgRenderer renderer(svg);
  QPainter painter(&pixmap);
  renderer.render(&painter, QRectF(0, (pixels.height() - side) / 2.0, side, side));
  painter.end();
  pixmap.setDevicePixelRatio(devicePixelRatio);
  return pixmap;
}

QPixmap renderIcon(const QString& name, const QColor& colour, QSize pixels,
                   qreal devicePixelRatio) {
  const QString key = QStringLiteral("tastescope/%1/%2/%3x%4/%5")
                          .arg(name, colour.name())
                          .arg(pixels.width())
                          .arg(pixels.height())
                          .arg(devicePixelRatio);
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  const QString body = Theme::instance().iconBody(name);
  if (body.isEmpty()) qWarning("No icon named %s", qPrintable(name));
  const int side = std::min(pixels.width(), pixels.height());
  // Large pictures keep a fine line instead of growing a thick one.
  const double shown = side / devicePixelRatio;
  const double stroke = shown <= kLargestPlain ? kStroke : kLargeStroke * kGrid / shown;
  const QString svg =
      QStringLiteral(
          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\" fill=\"none\" "
          "stroke=\"%1\" "
          "stroke-width=\"%2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">%3</svg>")
          .arg(colour.name())
          .arg(stroke)
          .arg(body);
  pixmap = renderSvg(svg.toUtf8(), pixels, side, devicePixelRatio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

/// Looks the colour up when it is painted, so that icons need no refresh when the theme changes.
class ThemeIconEngine : public QIconEngine {
 public:
  ThemeIconEngine(QString name, QByteArray role, QByteArray onRole)
      : m_name(std::move(name)), m_role(std::move(role)), m_onRole(std::move(onRole)) {}

  QIconEngine* clone() const override { return new ThemeIconEngine(m_name, m_role, m_onRole); }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                       qreal scale) override {
    return renderIcon(m_name, colourFor(mode, state), size, scale);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1.0);
  }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
  }

 private:
  [[nodiscard]] QColor colourFor(QIcon::Mode mode, QIcon::State state) const {
    const Theme& theme = Theme::instance();
    if (mode == QIcon::Disabled) return theme.colour("textDisabled");
    const QByteArray& role = state == QIcon::On && !m_onRole.isEmpty() ? m_onRole : m_role;
    return theme.colour(role.constData());
  }

  QString m_name;
  QByteArray m_role;
  QByteArray m_onRole;
};

}  // namespace

QIcon icon(const char* name, const char* role, const char* onRole) {
  return QIcon(new ThemeIconEngine(QString::fromLatin1(name), role, onRole));
}

QPixmap iconPixmap(const char* name, const char* role, int size, qreal devicePixelRatio) {
  const QSize pixels = QSizeF(size * devicePixelRatio, size * devicePixelRatio).toSize();
  return renderIcon(QString::fromLatin1(name), Theme::instance().colour(role), pixels,
                    devicePixelRatio);
}

QIcon applicationIcon() {
  QFile file(QStringLiteral(":/tastescope/icons/tastescope.svg"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray svg = file.readAll();
  QIcon made;
  for (const int size : {16, 24, 32, 48, 64, 128, 256})
    made.addPixmap(renderSvg(svg, QSize(size, size), size, 1.0));
  return made;
}

}  // namespace tastescope::ui
