// Keeps Home's picture of a project up to date: whenever the latent screen has a map, a small one
// is drawn and stored. Thread rule: GUI thread; drawing runs in a job. Cost: one splat of the
// points per map or colouring.
#pragma once

#include <QObject>

#include "ui/context/AppContext.h"

namespace tastescope::ui {

class LatentModel;

class MapThumbnail : public QObject {
  Q_OBJECT
 public:
  MapThumbnail(AppContext& context, const LatentModel& model, QObject* parent);

 private:
  void draw();
  AppContext& m_context;
  const LatentModel& m_model;
};

}  // namespace tastescope::ui
