// The latent map as a sheet with title, legend and caption: for files, reports and the command
// line, without a window. Thread rule: makeMapSheet() and renderLatentMap() need a QGuiApplication
// and its thread; mapSheetAs() runs anywhere. Cost: one splat of the points, or a shape for each.
#pragma once

#include <QFont>
#include <QString>

#include "ui/latent/MapColouring.h"

namespace tastescope::ui {

/// Everything a sheet shows, with colours and fonts taken from the theme.
struct MapSheet {
  LatentMapPointsPtr points;
  MapColouring colouring;
  LatentMapStyle style;
  QColor surface;
  QColor border;
  QColor secondary;
  QFont titleFont;
  QFont bodyFont;
  QFont strongFont;
  QFont captionFont;
  QString title;
  QString caption;
  QString legendTitle;
  QSize size;
};

/// `title`: such as "Customers in the space of Mult-VAE 07".
MapSheet makeMapSheet(LatentMapPointsPtr points, const LatentSpace& space,
                      const MapColouring& colouring, const QString& title, QSize size);
/// The bytes of a file with this ending: png, svg or pdf. In SVG and PDF every point is a shape, up to
/// 100,000; more are a picture within.
std::string mapSheetAs(const MapSheet& sheet, const QString& ending);
/// Writes the sheet, whole or not at all; the file's name says as what. Error(InvalidInput) for
/// another ending.
void writeMapSheet(const MapSheet& sheet, const QString& file);

/// Lays out a run's users or items, colours them by their first grouping attribute (else activity)
/// and writes a picture of `size` pixels. False with a sentence in `error` when the run has no such
/// space or the file cannot be written.
bool renderLatentMap(const SessionPtr& session, RunId run, Entity entity, QSize size,
                     const QString& file, QString* error);

/// The attribute that tells most at first sight: the first grouping one, else activity.
std::string firstColouring(const Session& session, Entity entity);
/// An attribute's name for people: "activity" translated, others with a capital.
QString colouringTitle(const std::string& name);

}  // namespace tastescope::ui
