#include "ui/latent/LatentModel.h"

#include <QLocale>
#include <limits>

#include "core/data/Dataset.h"
#include "core/workflow/latent/Clusters.h"
#include "ui/context/Translate.h"
#include "ui/latent/RenderMap.h"
#include "ui/words/Counted.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kListed = 30;
const char* const kActivity = "activity";

const AttributeTable& attributesOf(const Session& session, Entity entity) {
  return entity == Entity::User ? session.data().userAttributes : session.data().itemAttributes;
}

}  // namespace

LatentModel::LatentModel(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_layout(context) {
  connect(&m_layout, &LayoutFlow::drawn, this, [this](const LatentMapPointsPtr& points) {
    m_points = points;
    Q_EMIT mapDrawn();
  });
  connect(&m_layout, &LayoutFlow::laidOut, this, &LatentModel::takeMap);
}

void LatentModel::load(RunId run, Entity entity) {
  const SessionPtr session = m_context.session();
  m_run = session ? run : 0;
  m_entity = entity;
  for (LatestJob* job : {&m_recolouring, &m_summary, &m_neighbours, &m_base, &m_list, &m_ends})
    job->cancel();
  m_layout.drop();
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
  plan.work = [session, run, entity, wish = m_layout.wish()](Progress& progress,
                                                             const std::stop_token& stop) {
    Loaded loaded;
    loaded.plain = latentSpace(*session, run, entity, progress, stop);
    loaded.shown = laidOutAs(LayoutFlow::shownFirst(*session, loaded.plain, wish));
    loaded.names = tastescope::colourings(*session, entity);
    loaded.names.insert(loaded.names.begin() + 1,
                        {std::string(kGroupColouring), std::string(kFidelityColouring)});
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
  m_space = std::move(loaded.shown.space);
  m_points = std::move(loaded.shown.points);
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
  if (m_space == m_plain) m_layout.start(m_plain);
}

void LatentModel::layOut(std::optional<MapSettings> settings) {
  m_layout.setWish(std::move(settings));
  m_layout.drop();
  if (m_loading.active()) return load(m_run, m_entity);
  if (!m_plain) return;
  takeMap(laidOutAs(m_plain));
  m_layout.start(m_plain);
}

void LatentModel::takeMap(const LaidOut& laidOut) {
  m_space = laidOut.space;
  m_points = laidOut.points;
  Q_EMIT mapChanged();
  recolour();
  if (m_values.name == kFidelityColouring) colourByFidelity();
}

void LatentModel::setColouring(const std::string& name) {
  const SessionPtr session = m_context.session();
  if (!session || !m_space) return;
  m_recolouring.cancel();
  if (name == m_values.name) return;
  if (name == kGroupColouring) return colourByGroups();
  if (name == kFidelityColouring) return colourByFidelity();
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

/// Of the map as it is; another one has another.
void LatentModel::colourByFidelity() {
  JobManager::Plan<AttributeValues> plan;
  plan.title = tr("Measuring the map");
  plan.work = [session = m_context.session(), space = m_space](Progress& progress,
                                                               const std::stop_token& stop) {
    AttributeValues values;
    values.name = kFidelityColouring;
    values.numeric = true;
    const Dataset& data = session->data();
    values.numbers.assign(space->entity == Entity::User ? data.users.size() : data.items.size(),
                          std::numeric_limits<double>::quiet_NaN());
    const std::vector<double> kept = pointFidelity(*space, progress, stop);
    for (std::size_t p = 0; p < kept.size(); ++p) values.numbers[space->entities[p]] = kept[p];
    return values;
  };
  plan.done = [this](AttributeValues values) {
    m_values = std::move(values);
    recolour();
  };
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
    if (m_layout.state() != LayoutFlow::State::Running) Q_EMIT movedTo(moved.where);
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
