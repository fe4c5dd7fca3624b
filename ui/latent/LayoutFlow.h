// A layout of a space by t-SNE or UMAP while it is made: its job, the pictures it leaves on the way,
// pause and going on. Thread rule: GUI thread. Cost: one job, see core/workflow/latent/MapLayout.h.
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>
#include <stop_token>

#include "core/workflow/latent/MapLayout.h"
#include "ui/charts/LatentMapPoints.h"
#include "ui/context/AppContext.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

/// A space, and the points of its map as they are drawn.
struct LaidOut {
  LatentSpacePtr space;
  LatentMapPointsPtr points;
};
LaidOut laidOutAs(LatentSpacePtr space);

class LayoutFlow : public QObject {
  Q_OBJECT
 public:
  enum class State : std::uint8_t { None, Running, Paused };

  explicit LayoutFlow(AppContext& context, QObject* parent = nullptr);

  /// What is laid out from now on; unset: t-SNE where that takes seconds and shows the space better.
  void setWish(std::optional<MapSettings> wish) { m_wish = std::move(wish); }
  [[nodiscard]] const std::optional<MapSettings>& wish() const { return m_wish; }
  /// The space as it is shown at once: with the wished map where that was made before.
  static LatentSpacePtr shownFirst(Session& session, const LatentSpacePtr& plain,
                                   const std::optional<MapSettings>& wish);

  /// Lays `plain` out where that is wished for.
  void start(LatentSpacePtr plain);
  void pause();
  void goOn();
  void drop();
  [[nodiscard]] State state() const;
  /// Its steps have begun; before, neighbours are looked for.
  [[nodiscard]] bool stepping() const { return m_layout && m_layout->begun(); }
  [[nodiscard]] Job* job() const { return m_job.job(); }

 Q_SIGNALS:
  void stateChanged();
  /// A picture of what is being made.
  void drawn(const tastescope::ui::LatentMapPointsPtr& points);
  /// Made, paused, or left for the map by PCA.
  void laidOut(const tastescope::ui::LaidOut& laidOut);
  void failed(const QString& sentence, const QString& details);

 private:
  struct Pictures;  ///< where a layout leaves its newest one
  void run();
  void take(const LaidOut& made);
  void leave();
  void showPicture();

  AppContext& m_context;
  std::optional<MapSettings> m_wish;
  LatentSpacePtr m_plain;
  std::shared_ptr<SpaceLayout> m_layout;  ///< running or paused
  std::shared_ptr<Pictures> m_pictures;
  std::stop_source m_pause;
  QTimer m_poll;
  LatestJob m_job;
};

}  // namespace tastescope::ui
