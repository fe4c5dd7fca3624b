#include "ui/latent/LayoutFlow.h"

#include <mutex>

#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

constexpr int kPictureMs = 80;
/// Of what nobody asked for, a layout by t-SNE is made where it takes some seconds.
constexpr std::size_t kFewestLaidOut = 30;
constexpr std::size_t kMostUnasked = 10'000;

std::optional<MapSettings> settingsFor(const LatentSpace& space,
                                       const std::optional<MapSettings>& wish) {
  if (wish) return wish->method == MapMethod::Pca ? std::nullopt : wish;
  const std::size_t n = space.entities.size();
  if (n < kFewestLaidOut || n > kMostUnasked) return std::nullopt;
  return MapSettings{};
}

/// What nobody asked for is shown only where it is as faithful as the map by PCA.
const LatentSpacePtr& better(const LatentSpacePtr& made, const LatentSpacePtr& plain, bool asked) {
  return asked || made->fidelity >= plain->fidelity ? made : plain;
}

}  // namespace

struct LayoutFlow::Pictures {
  std::mutex mutex;
  LatentMapPointsPtr newest;
};

LaidOut laidOutAs(LatentSpacePtr space) {
  LatentMapPointsPtr points = std::make_shared<LatentMapPoints>(space->map);
  return {std::move(space), std::move(points)};
}

LayoutFlow::LayoutFlow(AppContext& context, QObject* parent) : QObject(parent), m_context(context) {
  m_poll.setInterval(kPictureMs);
  connect(&m_poll, &QTimer::timeout, this, &LayoutFlow::showPicture);
}

LatentSpacePtr LayoutFlow::shownFirst(Session& session, const LatentSpacePtr& plain,
                                      const std::optional<MapSettings>& wish) {
  const auto settings = settingsFor(*plain, wish);
  const LatentSpacePtr stored = settings ? storedMap(session, plain, *settings) : nullptr;
  return stored ? better(stored, plain, wish.has_value()) : plain;
}

void LayoutFlow::start(LatentSpacePtr plain) {
  drop();
  m_plain = std::move(plain);
  const auto settings = settingsFor(*m_plain, m_wish);
  if (!settings) return;
  try {
    m_layout = std::make_shared<SpaceLayout>(m_plain, *settings);
  } catch (const Error& error) {
    Q_EMIT failed(translated(error.message()), fromUtf8(error.details()));
    return;
  }
  run();
}

/// Begins the layout, or goes on with it.
void LayoutFlow::run() {
  const SessionPtr session = m_context.session();
  if (!session) return;
  m_pause = std::stop_source();
  m_pictures = std::make_shared<Pictures>();
  JobManager::Plan<LaidOut> plan;
  plan.title = tr("Laying out the latent map");
  plan.work = [session, layout = m_layout, pause = m_pause, pictures = m_pictures,
               asked = m_wish.has_value()](Progress& progress, const std::stop_token& stop) {
    const LatentSpacePtr& plain = layout->space();
    const bool fresh = !layout->begun();
    if (LatentSpacePtr stored = fresh ? storedMap(*session, plain, layout->settings()) : nullptr)
      return laidOutAs(better(stored, plain, asked));
    const std::stop_callback ended(stop, [&pause] { pause.request_stop(); });
    try {
      layout->run(
          [&pictures](std::span<const float> map) {
            auto picture =
                std::make_shared<LatentMapPoints>(std::vector<float>(map.begin(), map.end()));
            const std::lock_guard lock(pictures->mutex);
            pictures->newest = std::move(picture);
          },
          progress, pause.get_token());
    } catch (const Cancelled&) {
      throwIfStopped(stop);
      return laidOutAs(layout->result(stop));  // paused
    }
    const LatentSpacePtr result = layout->result(stop);
    storeMap(*session, *result, layout->settings());
    return laidOutAs(better(result, plain, asked));
  };
  plan.done = [this](const LaidOut& made) { take(made); };
  plan.failed = [this](const Error& error) {
    leave();
    Q_EMIT failed(translated(error.message()), fromUtf8(error.details()));
  };
  plan.cancelled = [this] { leave(); };
  m_job.start(m_context.jobs(), this, std::move(plan));
  m_poll.start();
  Q_EMIT stateChanged();
}

void LayoutFlow::take(const LaidOut& made) {
  m_poll.stop();
  if (m_layout && (m_layout->finished() || !m_pause.stop_requested())) m_layout.reset();
  Q_EMIT laidOut(made);
  Q_EMIT stateChanged();
}

/// Whatever was drawn halfway goes too.
void LayoutFlow::leave() {
  drop();
  Q_EMIT laidOut(laidOutAs(m_plain));
}

LayoutFlow::State LayoutFlow::state() const {
  if (m_job.active()) return State::Running;
  return m_layout ? State::Paused : State::None;
}

void LayoutFlow::pause() {
  if (m_job.active()) m_pause.request_stop();
}

void LayoutFlow::goOn() {
  if (state() == State::Paused) run();
}

void LayoutFlow::drop() {
  m_job.cancel();
  m_poll.stop();
  if (!m_layout) return;
  m_layout.reset();
  Q_EMIT stateChanged();
}

void LayoutFlow::showPicture() {
  if (!m_pictures) return;
  LatentMapPointsPtr newest;
  {
    const std::lock_guard lock(m_pictures->mutex);
    newest = std::move(m_pictures->newest);
  }
  if (newest) Q_EMIT drawn(newest);
}

}  // namespace tastescope::ui
