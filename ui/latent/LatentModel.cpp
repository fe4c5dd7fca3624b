#include "ui/latent/LatentModel.h"

#include <QLocale>
#include <mutex>

#include "core/data/Dataset.h"
#include "core/workflow/latent/Clusters.h"
#include "ui/context/Translate.h"
#include "ui/latent/RenderMap.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kListed = 30;
constexpr int kPictureMs = 80;
/// Of what nobody asked for, a layout by t-SNE is made where it takes some seconds.
constexpr std::size_t kFewestLaidOut = 30;
constexpr std::size_t kMostUnasked = 10'000;
const char* const kActivity = "activity";

const AttributeTable& attributesOf(const Session& session, Entity entity) {
  return entity == Entity::User ? session.data().userAttributes : session.data().itemAttributes;
}

/// What is laid out without a wish.
std::optional<MapSettings> settingsFor(const LatentSpace& space,
                                       const std::optional<MapSettings>& wish) {
  if (wish) return wish->method == MapMethod::Pca ? std::nullopt : wish;
  const std::size_t n = space.entities.size();
  if (n < kFewestLaidOut || n > kMostUnasked) return std::nullopt;
  return MapSettings{};
}

}  // namespace

struct LatentModel::Pictures {
  std::mutex mutex;
  LatentMapPointsPtr newest;
};

LatentModel::LatentModel(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context) {
  m_poll.setInterval(kPictureMs);
  connect(&m_poll, &QTimer::timeout, this, &LatentModel::showPicture);
}

void LatentModel::load(RunId run, Entity entity) {
  const SessionPtr session = m_context.session();
  m_run = session ? run : 0;
  m_entity = entity;
  for (LatestJob* job : {&m_recolouring, &m_summary, &m_neighbours, &m_base, &m_list, &m_ends})
    job->cancel();
  dropLayout();
  if (m_run == 0) {
    m_loading.cancel();
    m_plain.reset();
    m_space.reset();
    m_points.reset();
    Q_EMIT spaceChanged();
    return;
  }
  JobManager::Plan<Loaded> plan;
  plan.title = tr("Laying out the latent map");
  plan.work = [session, run, entity, wish = m_wish](Progress& progress,
                                                    const std::stop_token& stop) {
    Loaded loaded;
    loaded.plain = loaded.space = latentSpace(*session, run, entity, progress, stop);
    if (const auto settings = settingsFor(*loaded.plain, wish)) {
      LatentSpacePtr stored = storedMap(*session, loaded.plain, *settings);
      if (stored && (wish || stored->fidelity >= loaded.plain->fidelity))
        loaded.space = std::move(stored);
    }
    loaded.points = std::make_shared<LatentMapPoints>(loaded.space->map);
    loaded.names = tastescope::colourings(*session, entity);
    loaded.names.insert(loaded.names.begin() + 1, kGroupColouring);
    loaded.values = attributeValues(*session, entity, firstColouring(*session, entity));
    loaded.activity = attributeValues(*session, entity, kActivity);
    return loaded;
  };
  plan.done = [this](Loaded loaded) { take(std::move(loaded)); };
  plan.failed = [this](const Error& error) {
    Q_EMIT loadingFailed(translated(error.message()), fromUtf8(error.details()));
  };
  plan.cancelled = [this] { Q_EMIT loadingCancelled(); };
  m_loading.start(m_context.jobs(), this, std::move(plan));
  Q_EMIT loadingStarted();
}

void LatentModel::cancelLoading() {
  if (!m_loading.active()) return;
  m_loading.cancel();
  Q_EMIT loadingCancelled();
}

void LatentModel::take(Loaded loaded) {
  m_plain = std::move(loaded.plain);
  m_space = std::move(loaded.space);
  m_points = std::move(loaded.points);
  m_names = std::move(loaded.names);
  m_values = std::move(loaded.values);
  m_activity = std::move(loaded.activity);
  m_groups = {};
  const Dataset& data = m_context.session()->data();
  m_positions.assign(m_entity == Entity::User ? data.users.size() : data.items.size(), kNoIndex);
  for (std::size_t p = 0; p < m_space->entities.size(); ++p)
    m_positions[m_space->entities[p]] = static_cast<std::uint32_t>(p);
  Q_EMIT spaceChanged();
  recolour();
  if (m_space == m_plain) startLayout();
}

void LatentModel::layOut(std::optional<MapSettings> settings) {
  m_wish = std::move(settings);
  dropLayout();
  if (m_loading.active()) return load(m_run, m_entity);
  if (!m_plain) return;
  takePlainMap();
  startLayout();
}

/// Begins the layout that is wished for, or goes on with one that is paused.
void LatentModel::startLayout() {
  const SessionPtr session = m_context.session();
  if (!session || !m_plain) return;
  const auto settings = settingsFor(*m_plain, m_wish);
  if (!settings) return;
  m_pause = std::stop_source();
  m_pictures = std::make_shared<Pictures>();
  try {
    if (!m_layout) m_layout = std::make_shared<SpaceLayout>(m_plain, *settings);
  } catch (const Error& error) {
    Q_EMIT layoutFailed(translated(error.message()), fromUtf8(error.details()));
    return;
  }
  JobManager::Plan<LaidOut> plan;
  plan.title = tr("Laying out the latent map");
  plan.work = [session, layout = m_layout, pause = m_pause, pictures = m_pictures,
               asked = m_wish.has_value()](Progress& progress, const std::stop_token& stop) {
    const auto laidOut = [](const LatentSpacePtr& space) {
      return LaidOut{space, std::make_shared<LatentMapPoints>(space->map)};
    };
    const LatentSpacePtr& plain = layout->space();
    const bool fresh = !layout->begun();
    if (LatentSpacePtr stored = fresh ? storedMap(*session, plain, layout->settings()) : nullptr)
      return laidOut(asked || stored->fidelity >= plain->fidelity ? stored : plain);
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
      return laidOut(layout->result(stop));  // paused
    }
    const LatentSpacePtr result = layout->result(stop);
    storeMap(*session, *result, layout->settings());
    return laidOut(asked || result->fidelity >= plain->fidelity ? result : plain);
  };
  plan.done = [this](LaidOut laidOut) {
    m_poll.stop();
    if (m_layout && (m_layout->finished() || !m_pause.stop_requested())) m_layout.reset();
    takeMap(std::move(laidOut));
    Q_EMIT layoutStateChanged();
  };
  plan.failed = [this](const Error& error) {
    dropLayout();
    takePlainMap();
    Q_EMIT layoutFailed(translated(error.message()), fromUtf8(error.details()));
  };
  plan.cancelled = [this] {
    dropLayout();
    takePlainMap();
  };
  m_layoutJob.start(m_context.jobs(), this, std::move(plan));
  m_poll.start();
  Q_EMIT layoutStateChanged();
}

LatentModel::LayoutState LatentModel::layoutState() const {
  if (m_layoutJob.active()) return LayoutState::Running;
  return m_layout ? LayoutState::Paused : LayoutState::None;
}

void LatentModel::pauseLayout() {
  if (m_layoutJob.active()) m_pause.request_stop();
}

void LatentModel::continueLayout() {
  if (m_layout && !m_layoutJob.active()) startLayout();
}

void LatentModel::dropLayout() {
  m_layoutJob.cancel();
  m_poll.stop();
  if (!m_layout) return;
  m_layout.reset();
  Q_EMIT layoutStateChanged();
}

void LatentModel::showPicture() {
  if (!m_pictures) return;
  LatentMapPointsPtr newest;
  {
    const std::lock_guard lock(m_pictures->mutex);
    newest = std::move(m_pictures->newest);
  }
  if (!newest) return;
  m_points = std::move(newest);
  Q_EMIT mapDrawn();
}

/// Also where a layout was left halfway.
void LatentModel::takePlainMap() {
  takeMap({m_plain, std::make_shared<LatentMapPoints>(m_plain->map)});
}

void LatentModel::takeMap(LaidOut laidOut) {
  m_space = std::move(laidOut.space);
  m_points = std::move(laidOut.points);
  Q_EMIT mapChanged();
  recolour();
}

void LatentModel::setColouring(const std::string& name) {
  const SessionPtr session = m_context.session();
  if (!session || !m_space) return;
  m_recolouring.cancel();
  if (name == m_values.name) return;
  if (name == kGroupColouring) return colourByGroups();
  auto plan = lookUp(
      [session, entity = m_entity, name] { return attributeValues(*session, entity, name); });
  plan.done = [this](AttributeValues values) {
    m_values = std::move(values);
    recolour();
  };
  m_recolouring.start(m_context.jobs(), this, std::move(plan));
}

void LatentModel::colourByGroups() {
  if (!m_groups.name.empty()) {
    m_recolouring.cancel();
    m_values = m_groups;
    return recolour();
  }
  JobManager::Plan<AttributeValues> plan;
  plan.title = tr("Finding groups");
  plan.work = [session = m_context.session(), space = m_plain](Progress& progress,
                                                               const std::stop_token& stop) {
    const SpaceClusters found = clustersOf(*session, *space, 0, progress, stop);
    AttributeValues values;
    values.name = kGroupColouring;
    for (const SpaceCluster& cluster : found.clusters) values.labels.push_back(cluster.name);
    const Dataset& data = session->data();
    values.codes.assign(space->entity == Entity::User ? data.users.size() : data.items.size(),
                        kNoIndex);
    for (std::size_t p = 0; p < space->entities.size(); ++p)
      values.codes[space->entities[p]] = found.labels[p];
    return values;
  };
  plan.done = [this](AttributeValues values) {
    m_groups = m_values = std::move(values);
    recolour();
  };
  // The combo goes back to what the map shows.
  plan.cancelled = [this] { Q_EMIT colouringChanged(); };
  m_recolouring.start(m_context.jobs(), this, std::move(plan));
}

void LatentModel::setSizeByActivity(bool byActivity) {
  m_sized = byActivity;
  recolour();
}

void LatentModel::recolour() {
  if (!m_space) return;
  m_colouring = colourMap(m_values, *m_space, MapPalette::fromTheme(), tr("other"), tr("no value"));
  if (m_sized) m_colouring.colours->sizes = sizesByActivity(m_activity, *m_space);
  Q_EMIT colouringChanged();
}

void LatentModel::summarise(const std::vector<std::uint32_t>& selected) {
  const SessionPtr session = m_context.session();
  if (!session || !m_space) return;
  if (selected.empty()) {
    m_summary.cancel();
    Q_EMIT summaryReady({});
    return;
  }
  std::vector<Index> chosen;
  for (const std::uint32_t position : selected) chosen.push_back(m_space->entities[position]);
  auto plan = lookUp([session, entity = m_entity, chosen = std::move(chosen)] {
    return selectionSummary(*session, entity, chosen);
  });
  plan.done = [this](const SelectionSummary& summary) { Q_EMIT summaryReady(summary); };
  m_summary.start(m_context.jobs(), this, std::move(plan));
}

void LatentModel::findNeighbours(std::uint32_t position, std::size_t k, Distance distance) {
  const SessionPtr session = m_context.session();
  if (!session || !m_space) return;
  auto plan = lookUp([session, space = m_space, position, k, distance] {
    return neighboursOf(*session, *space, position, k, distance);
  });
  plan.done = [this](const std::vector<NeighbourRow>& rows) { Q_EMIT neighboursReady(rows); };
  m_neighbours.start(m_context.jobs(), this, std::move(plan));
}

void LatentModel::findBaseList(std::uint32_t position) {
  const SessionPtr session = m_context.session();
  if (!session || !m_space || m_entity != Entity::User) return;
  auto plan = lookUp([session, run = m_run, user = m_space->entities[position]] {
    return recommendAtLatent(*session, run, user, {}, kListed);
  });
  plan.done = [this](const std::vector<RecommendationRow>& rows) { Q_EMIT baseListReady(rows); };
  m_base.start(m_context.jobs(), this, std::move(plan));
}

void LatentModel::traverse(std::uint32_t position,
                           const std::vector<std::pair<Index, float>>& shifts) {
  const SessionPtr session = m_context.session();
  if (!session || !m_space || m_entity != Entity::User) return;
  auto plan = lookUp([session, space = m_space, position, shifts] {
    const auto [x, y] = movedOnMap(*session, *space, position, shifts);
    return Moved{
        recommendAtLatent(*session, space->run, space->entities[position], shifts, kListed),
        QPointF(x, y)};
  });
  plan.done = [this](const Moved& moved) {
    Q_EMIT listReady(moved.rows);
    // The points of a layout that is being made lie elsewhere than its space says.
    if (layoutState() != LayoutState::Running) Q_EMIT movedTo(moved.where);
  };
  m_list.start(m_context.jobs(), this, std::move(plan));
}

void LatentModel::nameDimensions(std::uint32_t position, const std::vector<Index>& dimensions) {
  const SessionPtr session = m_context.session();
  if (!session || !m_space || m_entity != Entity::User) return;
  auto plan = lookUp([session, run = m_run, user = m_space->entities[position], dimensions] {
    return dimensionEnds(*session, run, user, dimensions);
  });
  plan.done = [this](const std::vector<DimensionEnds>& ends) { Q_EMIT dimensionsNamed(ends); };
  m_ends.start(m_context.jobs(), this, std::move(plan));
}

const AttributeTable& LatentModel::attributes() const {
  return attributesOf(*m_context.session(), m_entity);
}

QString LatentModel::nameOf(std::uint32_t position) const {
  const Dataset& data = m_context.session()->data();
  const Index entity = m_space->entities[position];
  const QString title = fromUtf8(attributes().title(entity));
  if (!title.isEmpty()) return title;
  return fromUtf8(
      std::string(m_entity == Entity::User ? data.users.id(entity) : data.items.id(entity)));
}

std::uint64_t LatentModel::countOf(std::uint32_t position) const {
  return static_cast<std::uint64_t>(m_activity.numbers[m_space->entities[position]]);
}

QString LatentModel::describe(std::uint32_t position) const {
  QStringList parts;
  const AttributeTable& table = attributes();
  for (std::size_t column = 0; column < table.columns().size() && parts.size() < 3; ++column) {
    if (table.titleColumn() == column) continue;
    const QString text = fromUtf8(table.display(column, m_space->entities[position]));
    if (!text.isEmpty()) parts << text;
  }
  const Vocabulary words = m_context.vocabulary();
  parts << (m_entity == Entity::User ? countedItems(countOf(position), words)
                                     : countedUsers(countOf(position), words));
  return parts.join(QStringLiteral(", "));
}

std::optional<std::uint32_t> LatentModel::positionOf(Index entity) const {
  if (!m_space || entity >= m_positions.size() || m_positions[entity] == kNoIndex)
    return std::nullopt;
  return m_positions[entity];
}

}  // namespace tastescope::ui
