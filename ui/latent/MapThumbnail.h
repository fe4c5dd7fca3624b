// Keeps Home's picture of a project up to date: whenever the latent screen has a map, a small one
// is drawn and stored. Thread rule: GUI thread; drawing runs in a job. Cost: one splat of the
// points per map or colouring.
#pragma once

#include <QObject>

#include "ui/workers/AppContext.h"

namespace tastescope::ui {

class LatentScreen;

class MapThumbnail : public QObject {
  Q_OBJECT
 public:
  MapThumbnail(AppContext& context, LatentScreen& screen);

 Q_SIGNALS:
  void stored();

 private:
  void draw();
  AppContext& m_context;
  LatentScreen& m_screen;
};

}  // namespace tastescope::ui
