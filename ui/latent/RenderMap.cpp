#include "ui/latent/RenderMap.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLinearGradient>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/workflow/Runs.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/words/AttributeName.h"

namespace tastescope::ui {

namespace {

constexpr int kMargin = 24;
constexpr int kPictureHead = 56;
constexpr int kFoot = 36;
constexpr int kLegend = 208;
constexpr int kPictureRow = 24;
constexpr double kFill = 0.94;
constexpr std::size_t kMostShapes = 100000;
constexpr int kDotsPerInch = 96;

LatentMapOrder orderFor(const MapSheet& sheet, QSize size) {
  LatentMapOrder order;
  order.points = sheet.points;
  order.colours = sheet.colouring.colours;
  order.size = size;
  order.style = sheet.style;
  const QRectF core = sheet.points->core();
  order.view.centre = core.center();
  order.view.scale = std::min(kFill * size.width() / std::max(core.width(), 1e-9),
                              kFill * size.height() / std::max(core.height(), 1e-9));
  return order;
}

void paintScale(QPainter& painter, const MapSheet& sheet, QRectF at) {
  QLinearGradient gradient(at.topLeft(), at.topRight());
  const auto& colours = sheet.colouring.colours->colours;
  const std::size_t steps = colours.size() - 1;  // the last class is "no value"
  for (std::size_t i = 0; i < steps; ++i)
    gradient.setColorAt(static_cast<double>(i) / static_cast<double>(steps - 1), colours[i]);
  painter.fillRect(QRectF(at.left(), at.top(), at.width(), 10), gradient);
  painter.setFont(sheet.captionFont);
  painter.setPen(sheet.secondary);
  const QRectF below = at.adjusted(0, 14, 0, 14);
  painter.drawText(below, Qt::AlignLeft | Qt::AlignTop,
                   QLocale().toString(sheet.colouring.low, 'g', 4));
  painter.drawText(below, Qt::AlignRight | Qt::AlignTop,
                   QLocale().toString(sheet.colouring.high, 'g', 4));
}

void paintLegend(QPainter& painter, const MapSheet& sheet, const QRectF& area) {
  painter.setFont(sheet.strongFont);
  painter.setPen(sheet.style.text);
  painter.drawText(QRectF(area.left(), area.top(), area.width(), kPictureRow),
                   Qt::AlignLeft | Qt::AlignVCenter, sheet.legendTitle);
  double top = area.top() + kPictureRow + 4;
  if (sheet.colouring.numeric) {
    paintScale(painter, sheet, QRectF(area.left(), top, area.width(), kPictureRow));
    top += 2 * kPictureRow;
  }
  painter.setFont(sheet.bodyFont);
  const QFontMetricsF metrics(sheet.bodyFont);
  for (const LegendRow& row : sheet.colouring.legend) {
    if (top + kPictureRow > area.bottom()) break;
    painter.fillPath(mapMarkerPath(row.marker, 9, {area.left() + 5, top + kPictureRow / 2.0}),
                     row.colour);
    const QString count = QLocale().toString(static_cast<qulonglong>(row.count));
    const double countWidth = metrics.horizontalAdvance(count);
    const QRectF text(area.left() + 18, top, area.width() - 18 - countWidth - 8, kPictureRow);
    painter.setPen(sheet.style.text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(row.label, Qt::ElideRight, text.width()));
    painter.setPen(sheet.secondary);
    painter.drawText(QRectF(area.left(), top, area.width(), kPictureRow),
                     Qt::AlignRight | Qt::AlignVCenter, count);
    top += kPictureRow;
  }
}

void paintSheet(QPainter& painter, const MapSheet& sheet, bool asShapes) {
  const QRect all(QPoint(), sheet.size);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(all, sheet.surface);
  painter.setFont(sheet.titleFont);
  painter.setPen(sheet.style.text);
  painter.drawText(QRect(kMargin, 0, all.width() - 2 * kMargin, kPictureHead),
                   Qt::AlignLeft | Qt::AlignVCenter, sheet.title);
  const QRect map(kMargin, kPictureHead, std::max(64, all.width() - 3 * kMargin - kLegend),
                  std::max(64, all.height() - kPictureHead - kFoot - kMargin / 2));
  const LatentMapOrder order = orderFor(sheet, map.size());
  painter.save();
  painter.translate(map.topLeft());
  if (asShapes && sheet.points->size() <= kMostShapes) {
    painter.fillRect(QRect(QPoint(), map.size()), sheet.style.background);
    painter.setClipRect(QRect(QPoint(), map.size()));
    paintLatentMapPoints(painter, order);
    painter.setClipping(false);
  } else {
    painter.drawImage(QPoint(), renderLatentMapPicture(order).base);
  }
  const auto placed =
      placeLabels(sheet.colouring.labels, sheet.strongFont, QRectF(QPointF(), map.size()), {},
                  [&order](QPointF where) { return order.view.toScreen(where, order.size); });
  paintLabels(painter, placed, sheet.strongFont, sheet.style.text, sheet.style.background);
  painter.restore();
  painter.setPen(sheet.border);
  painter.drawRect(QRectF(map).adjusted(0.5, 0.5, -0.5, -0.5));
  paintLegend(painter, sheet, QRectF(map.right() + kMargin, map.top(), kLegend, map.height()));
  painter.setFont(sheet.captionFont);
  painter.setPen(sheet.secondary);
  painter.drawText(QRect(kMargin, all.height() - kFoot - 4, all.width() - 2 * kMargin, kFoot),
                   Qt::AlignLeft | Qt::AlignVCenter, sheet.caption);
}

}  // namespace

std::string firstColouring(const Session& session, Entity entity) {
  const std::vector<std::string> names = colourings(session, entity);
  for (const std::string& name : names)
    if (name != "activity" && !attributeValues(session, entity, name).numeric) return name;
  return names.empty() ? "activity" : names.front();
}

QString colouringTitle(const std::string& name) {
  if (name == "activity") return QCoreApplication::translate("RenderMap", "Activity");
  if (name == kGroupColouring) return QCoreApplication::translate("RenderMap", "Groups found");
  if (name == kFidelityColouring) return QCoreApplication::translate("RenderMap", "Map fidelity");
  return attributeName(name);
}

namespace {

QString captionOf(const LatentSpace& space) {
  const QString points = QLocale().toString(static_cast<qulonglong>(space.entities.size()));
  const QString fidelity = QLocale().toString(space.fidelity, 'f', 3);
  if (space.method != MapMethod::Pca) {
    //: %1 points, %2 t-SNE or UMAP, %3 trustworthiness
    return QCoreApplication::translate("RenderMap", "%1 points by %2, trustworthiness %3")
        .arg(points, QLatin1String(methodTitle(space.method)), fidelity);
  }
  double explained = 0;
  for (const double share : space.explainedShare) explained += share;
  //: %1 points, %2 percent of variance, %3 trustworthiness
  return QCoreApplication::translate(
             "RenderMap",
             "%1 points, principal components with %2 % of the variance, trustworthiness %3")
      .arg(points, QLocale().toString(100 * explained, 'f', 1), fidelity);
}

}  // namespace

MapSheet makeMapSheet(LatentMapPointsPtr points, const LatentSpace& space,
                      const MapColouring& colouring, const QString& title, QSize size) {
  const Theme& theme = Theme::instance();
  MapSheet sheet;
  sheet.points = std::move(points);
  sheet.colouring = colouring;
  sheet.style = themedMapStyle();
  sheet.surface = theme.colour("surface");
  sheet.border = theme.colour("border");
  sheet.secondary = theme.colour("textSecondary");
  sheet.titleFont = theme.font(TextStyle::Title);
  sheet.bodyFont = theme.font(TextStyle::Small);
  sheet.strongFont = theme.font(TextStyle::BodyStrong);
  sheet.captionFont = theme.font(TextStyle::Caption);
  sheet.title = title;
  sheet.legendTitle = colouringTitle(colouring.attribute);
  sheet.size = size;
  sheet.caption = captionOf(space);
  return sheet;
}

std::string mapSheetAs(const MapSheet& sheet, const QString& ending) {
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  if (ending == QLatin1String("svg")) {
    QSvgGenerator generator;
    generator.setOutputDevice(&bytes);
    generator.setResolution(kDotsPerInch);
    generator.setSize(sheet.size);
    generator.setViewBox(QRect(QPoint(), sheet.size));
    generator.setTitle(sheet.title);
    QPainter painter(&generator);
    paintSheet(painter, sheet, true);
  } else if (ending == QLatin1String("pdf")) {
    QPdfWriter writer(&bytes);
    writer.setTitle(sheet.title);
    writer.setCreator(QStringLiteral("Tastescope"));
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QSizeF(sheet.size) / kDotsPerInch, QPageSize::Inch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    paintSheet(painter, sheet, true);
  } else {
    QImage image(sheet.size, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    paintSheet(painter, sheet, false);
    painter.end();
    image.save(&bytes, "PNG");
  }
  return bytes.data().toStdString();
}

void writeMapSheet(const MapSheet& sheet, const QString& file) {
  const QString ending = QFileInfo(file).suffix().toLower();
  if (ending != QLatin1String("png") && ending != QLatin1String("svg") &&
      ending != QLatin1String("pdf")) {
    throw Error(ErrorCode::InvalidInput,
                coreText("RenderMap",
                         "A map is saved as .png, .svg or .pdf, not as \"%1\". Choose one of these "
                         "endings.")
                    .arg(toUtf8(QFileInfo(file).fileName())));
  }
  writeFileAtomically(toUtf8(file), mapSheetAs(sheet, ending));
}

bool renderLatentMap(const SessionPtr& session, RunId run, Entity entity, QSize size,
                     const QString& file, QString* error) {
  const auto fail = [error](const QString& sentence) {
    if (error != nullptr) *error = sentence;
    return false;
  };
  try {
    Progress progress;
    const auto space = latentSpace(*session, run, entity, progress, std::stop_token());
    const auto points = std::make_shared<LatentMapPoints>(space->map);
    const AttributeValues values =
        attributeValues(*session, entity, firstColouring(*session, entity));
    const MapColouring colouring = colourMap(values, *space, MapPalette::fromTheme(),
                                             QCoreApplication::translate("RenderMap", "other"),
                                             QCoreApplication::translate("RenderMap", "no value"));
    QString name = fromUtf8(runByName(*session, std::to_string(run)).name);
    const QString title =
        (entity == Entity::User
             ? QCoreApplication::translate("RenderMap", "Users in the space of %1")
             : QCoreApplication::translate("RenderMap", "Items in the space of %1"))
            .arg(name);
    writeMapSheet(makeMapSheet(points, *space, colouring, title, size), file);
    return true;
  } catch (const Error& problem) {
    return fail(translated(problem.message()));
  }
}

}  // namespace tastescope::ui
