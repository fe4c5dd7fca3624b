#include "ui/widgets/Thumbnails.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tastescope::ui {

namespace {

constexpr int kLongestSide = 256;

QString pathFor(const QString& projectFile) {
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
                    QStringLiteral("/thumbnails"));
  const QByteArray name = QFileInfo(projectFile).absoluteFilePath().toUtf8();
  const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha1).toHex();
  return folder.filePath(QString::fromLatin1(hash) + QStringLiteral(".png"));
}

}  // namespace

void storeThumbnail(const QString& projectFile, const QImage& picture) {
  if (picture.isNull()) return;
  const QString path = pathFor(projectFile);
  QDir().mkpath(QFileInfo(path).path());
  picture.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
      .save(path);
}

QImage thumbnailOf(const QString& projectFile) { return QImage(pathFor(projectFile)); }

}  // namespace tastescope::ui
