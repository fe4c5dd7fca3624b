// The latent map as a sheet with title, legend and caption: for files, reports and the command
// line, without a window. Thread rule: makeMapSheet() and renderLatentMap() need a QGuiApplication
// and its thread; drawMapSheet() runs anywhere. Cost: one splat of the points.
#pragma once

#include <QFont>
#include <QImage>
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
QImage drawMapSheet(const MapSheet& sheet);
/// The bytes of a PNG file.
std::string pngOf(const QImage& image);

/// Lays out a run's users or items, colours them by their first grouping attribute (else activity)
/// and writes a PNG of `size` pixels. False with a sentence in `error` when the run has no such
/// space or the file cannot be written.
bool renderLatentMap(const SessionPtr& session, RunId run, Entity entity, QSize size,
                     const QString& file, QString* error);

/// The attribute that tells most at first sight: the first grouping one, else activity.
std::string firstColouring(const Session& session, Entity entity);
/// An attribute's name for people: "activity" translated, others with a capital.
QString colouringTitle(const std::string& name);

}  // namespace tastescope::ui
