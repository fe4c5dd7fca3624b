// What a person dropped on a widget. Thread rule: GUI thread. Cost: none.
#pragma once

#include <QDropEvent>
#include <QMimeData>
#include <QStringList>
#include <QUrl>

namespace tastescope::ui {

/// Paths of the files and folders of this computer among it.
inline QStringList droppedFiles(const QDropEvent& event) {
  QStringList paths;
  const QList<QUrl> urls = event.mimeData()->urls();
  for (const QUrl& url : urls) {
    if (url.isLocalFile()) paths << url.toLocalFile();
  }
  return paths;
}

}  // namespace tastescope::ui
