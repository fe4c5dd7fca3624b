// Small pictures of projects for Home: whoever drew a project's latent map stores one, Home shows
// it. Kept as PNG files in the cache folder; losing them costs nothing. Thread rule: GUI thread.
// Cost: one small file read or written.
#pragma once

#include <QImage>
#include <QString>

namespace tastescope::ui {

/// Keeps `picture`, scaled down to at most 256 pixels a side, as the picture of the project in
/// `projectFile`.
void storeThumbnail(const QString& projectFile, const QImage& picture);
/// Null when there is none.
QImage thumbnailOf(const QString& projectFile);

}  // namespace tastescope::ui
