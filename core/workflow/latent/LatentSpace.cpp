#include "core/workflow/latent/LatentSpace.h"

#include <algorithm>
#include <cmath>

#include "core/base/Parallel.h"
#include "core/eval/TwoSamples.h"
#include "core/latent/KeptNeighbours.h"
#include "core/report/TableWriter.h"

namespace tastescope {
namespace {

constexpr std::size_t kEncodedPerPiece = 256;
constexpr std::size_t kFidelityNeighbours = 15;
/// Distances times dimensions spent on the fidelity figure, about a second of work.
constexpr std::size_t kFidelityWork = 2'000'000'000;
constexpr std::uint64_t kFidelitySeed = 1;
constexpr std::size_t kCharacteristic = 8;  ///< items that stand for a selection

std::vector<Index> entitiesWithHistory(const Interactions& matrix) {
  std::vector<Index> entities;
  for (Index entity = 0; entity < matrix.userCount(); ++entity) {
    if (matrix.row(entity).size() > 0) entities.push_back(entity);
  }
  return entities;
}

/// KL(N(mean, variance) || N(0, 1)) of one dimension, in nats (Kingma & Welling, ICLR 2014,
/// appendix B).
double klToPrior(float mean, float logVariance) {
  const double m = mean;
  const double v = logVariance;
  return 0.5 * (m * m + std::exp(v) - v - 1.0);
}

class UserEncoder {
 public:
  UserEncoder(const HasUserLatent& space, const Interactions& histories, LatentSpace& result)
      : space_(space), histories_(histories), result_(result), size_(space.latentSize()) {
    result_.dimensions = size_;
    result_.entities = entitiesWithHistory(histories);
    result_.points.resize(result_.entities.size() * size_);
    const std::size_t pieces = (result_.entities.size() + kEncodedPerPiece - 1) / kEncodedPerPiece;
    if (space.hasVariance()) pieceKl_.assign(pieces, std::vector<double>(size_, 0.0));
  }

  void run(Progress& progress, const std::stop_token& stop) {
    progress.begin(coreText("Latent", "Placing users in the space"), coreText("Latent", "users"),
                   result_.entities.size());
    parallelFor(result_.entities.size(), kEncodedPerPiece, 0, stop,
                [&](std::size_t begin, std::size_t end, unsigned) {
                  encodePiece(begin, end);
                  progress.add(end - begin);
                });
    // Summed piece after piece, so the figures do not depend on which worker was first.
    if (pieceKl_.empty()) return;
    result_.klPerDimension.assign(size_, 0.0);
    for (const auto& piece : pieceKl_) {
      for (std::size_t d = 0; d < size_; ++d) result_.klPerDimension[d] += piece[d];
    }
    for (double& kl : result_.klPerDimension) kl /= static_cast<double>(result_.entities.size());
  }

 private:
  void encodePiece(std::size_t begin, std::size_t end) {
    std::vector<History> batch;
    for (std::size_t i = begin; i < end; ++i) {
      batch.push_back(historyIn(histories_, result_.entities[i]));
    }
    const std::span<float> means(result_.points.data() + begin * size_, batch.size() * size_);
    std::vector<float> logVariances(pieceKl_.empty() ? 0 : means.size());
    space_.encode(batch, means, logVariances);
    if (pieceKl_.empty()) return;
    std::vector<double>& sums = pieceKl_[begin / kEncodedPerPiece];
    for (std::size_t i = 0; i < means.size(); ++i)
      sums[i % size_] += klToPrior(means[i], logVariances[i]);
  }

  const HasUserLatent& space_;
  const Interactions& histories_;
  LatentSpace& result_;
  std::size_t size_;
  std::vector<std::vector<double>> pieceKl_;  ///< [pieces][dimensions]
};

void placeItems(const HasItemEmbeddings& model, const Interactions& byItem, LatentSpace& result) {
  const HostTensor table = model.itemEmbeddings();
  const auto values = table.as<float>();
  result.dimensions = static_cast<std::size_t>(table.shape.at(1));
  result.entities = entitiesWithHistory(byItem);
  result.points.reserve(result.entities.size() * result.dimensions);
  for (const Index item : result.entities) {
    const auto row = values.subspan(item * result.dimensions, result.dimensions);
    result.points.insert(result.points.end(), row.begin(), row.end());
  }
}

void project(LatentSpace& result, Progress& progress, const std::stop_token& stop) {
  const std::size_t n = result.entities.size();
  progress.begin(coreText("Latent", "Computing the map"), coreText("Latent", "points"), 0);
  PcaResult pca = principalComponents(result.points, n, result.dimensions, 2, stop);
  result.map = std::move(pca.coordinates);
  result.mapAxes = std::move(pca.axes);
  result.explainedShare = std::move(pca.explainedShare);
  result.fidelity = mapFidelity(result, result.map, stop);
}

Error noSpace(Entity entity) {
  return {ErrorCode::Unsupported, entity == Entity::User
                                      ? coreText("Latent",
                                                 "This run's model has no latent space of users. "
                                                 "Choose a run of a model that has one, such "
                                                 "as Mult-VAE.")
                                      : coreText("Latent",
                                                 "This run's model has no vectors of items. Choose "
                                                 "a run of a model that has them, such as "
                                                 "Mult-VAE.")};
}

const AttributeTable& attributesOf(const Dataset& data, Entity entity) {
  return entity == Entity::User ? data.userAttributes : data.itemAttributes;
}

const Interactions& historiesOf(const Dataset& data, Entity entity) {
  return entity == Entity::User ? *data.interactions : data.interactions->transposed();
}

std::string idOf(const Dataset& data, Entity entity, Index index) {
  return std::string(entity == Entity::User ? data.users.id(index) : data.items.id(index));
}

/// The most frequent label of the first category column among the chosen.
void findCommonGroup(const AttributeTable& table, const std::vector<Index>& chosen,
                     SelectionSummary& summary) {
  const auto& columns = table.columns();
  const auto column = std::ranges::find(columns, AttributeType::Category, &AttributeColumn::type);
  if (column == columns.end()) return;
  std::vector<std::size_t> counts(column->labels.size(), 0);
  for (const Index entity : chosen) {
    if (column->codes[entity] != kNoIndex) ++counts[column->codes[entity]];
  }
  const auto most = std::ranges::max_element(counts);
  if (most == counts.end() || *most == 0) return;
  summary.commonGroup = column->labels[static_cast<std::size_t>(most - counts.begin())];
  summary.commonShare = static_cast<double>(*most) / static_cast<double>(chosen.size());
}

/// Items of the selection that most users have.
std::vector<CharacteristicItem> mostPopular(const Dataset& data, std::vector<Index> items) {
  const std::vector<std::uint32_t> counts = data.interactions->itemCounts();
  const std::size_t shown = std::min(kCharacteristic, items.size());
  std::partial_sort(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(shown), items.end(),
                    [&counts](Index a, Index b) {
                      return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
                    });
  items.resize(shown);
  std::vector<CharacteristicItem> rows;
  for (const Index item : items) {
    rows.push_back({item, std::string(data.items.id(item)), data.itemAttributes.title(item),
                    static_cast<double>(counts[item]) / data.users.size()});
  }
  return rows;
}

}  // namespace

std::shared_ptr<const LatentSpace> latentSpace(Session& session, RunId run, Entity entity,
                                               Progress& progress, const std::stop_token& stop) {
  auto result = std::make_shared<LatentSpace>();
  result->settled = session.withProject(
      [run](Project& project) { return RunStore(project).get(run).state == RunState::Done; });
  const SessionPtr known = session.knownBy(run);
  const std::shared_ptr<const Recommender> model = known->model(run);
  result->run = run;
  result->entity = entity;
  if (entity == Entity::User) {
    const auto* space = capability<HasUserLatent>(*model);
    if (space == nullptr) throw noSpace(entity);
    UserEncoder(*space, *known->data().interactions, *result).run(progress, stop);
  } else {
    const auto* embeddings = capability<HasItemEmbeddings>(*model);
    if (embeddings == nullptr) throw noSpace(entity);
    placeItems(*embeddings, known->data().interactions->transposed(), *result);
  }
  project(*result, progress, stop);
  return result;
}

const char* methodTitle(MapMethod method) {
  switch (method) {
    case MapMethod::Pca: return "PCA";
    case MapMethod::Tsne: return "t-SNE";
    case MapMethod::Umap: return "UMAP";
  }
  return "";
}

double mapFidelity(const LatentSpace& space, std::span<const float> map,
                   const std::stop_token& stop) {
  const std::size_t n = space.entities.size();
  const std::size_t work = std::max<std::size_t>(1, n * space.dimensions);
  const std::size_t sample = std::clamp<std::size_t>(kFidelityWork / work, 30, 1000);
  return trustworthiness(space.points, n, space.dimensions, map, kFidelityNeighbours, sample,
                         kFidelitySeed, stop);
}

std::vector<double> pointFidelity(const LatentSpace& space, Progress& progress,
                                  const std::stop_token& stop) {
  return keptNeighbours(space.points, space.entities.size(), space.dimensions, space.map,
                        kFidelityNeighbours, progress, stop);
}

std::vector<NeighbourRow> neighboursOf(const Session& session, const LatentSpace& space,
                                       std::size_t position, std::size_t k, Distance distance) {
  const Dataset& data = session.data();
  const Interactions& histories = historiesOf(data, space.entity);
  const AttributeTable& attributes = attributesOf(data, space.entity);
  std::vector<bool> own(histories.itemCount(), false);
  for (const Index other : histories.row(space.entities.at(position)).items) own[other] = true;
  std::vector<NeighbourRow> rows;
  for (const Neighbour& near :
       nearestNeighbours(space.points, space.entities.size(), space.dimensions,
                         static_cast<std::uint32_t>(position), k, distance)) {
    NeighbourRow row;
    row.position = near.index;
    row.index = space.entities[near.index];
    row.id = idOf(data, space.entity, row.index);
    row.title = attributes.title(row.index);
    row.distance = near.distance;
    for (const Index other : histories.row(row.index).items) row.inCommon += own[other] ? 1U : 0U;
    for (std::size_t column = 0; column < attributes.columns().size(); ++column) {
      row.attributes.push_back(attributes.display(column, row.index));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<CharacteristicItem> characteristicItems(const Session& session,
                                                    const std::vector<Index>& users,
                                                    std::size_t limit) {
  constexpr std::uint32_t kLeast = 3;
  const Dataset& data = session.data();
  const Interactions& all = *data.interactions;
  std::vector<std::uint32_t> inGroup(all.itemCount(), 0);
  for (const Index user : users) {
    for (const Index item : all.row(user).items) ++inGroup[item];
  }
  const std::vector<std::uint32_t> inAll = all.itemCounts();
  const std::uint64_t everyone = entitiesWithHistory(all).size();
  std::vector<CharacteristicItem> found;
  for (Index item = 0; item < all.itemCount(); ++item) {
    if (inGroup[item] < kLeast) continue;
    const TwoShares shares{inGroup[item], users.size(), inAll[item] - inGroup[item],
                           everyone - users.size()};
    // Where everyone is chosen, nobody is left to differ from.
    if (shares.others == 0) break;
    const ShareRatio lift = liftOf(shares);
    if (lift.ratio > 1)
      found.push_back({item, {}, {}, shares.share(), lift.ratio, lift.low, lift.high});
  }
  const auto weight = [](const CharacteristicItem& entry) {
    return entry.share * std::log(entry.lift);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const auto& a, const auto& b) { return weight(a) > weight(b); });
  if (found.size() > limit) found.resize(limit);
  for (CharacteristicItem& entry : found) {
    entry.id = std::string(data.items.id(entry.item));
    entry.title = data.itemAttributes.title(entry.item);
  }
  return found;
}

SelectionSummary selectionSummary(const Session& session, Entity entity,
                                  const std::vector<Index>& chosen) {
  SelectionSummary summary;
  summary.count = chosen.size();
  if (chosen.empty()) return summary;
  const Interactions& histories = historiesOf(session.data(), entity);
  std::vector<std::size_t> sizes;
  for (const Index index : chosen) sizes.push_back(histories.row(index).size());
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  summary.medianCount = static_cast<double>(*middle);
  findCommonGroup(attributesOf(session.data(), entity), chosen, summary);
  summary.items = entity == Entity::User ? characteristicItems(session, chosen, kCharacteristic)
                                         : mostPopular(session.data(), chosen);
  return summary;
}

std::vector<std::uint32_t> positionsOf(const Session& session, const LatentSpace& space,
                                       const std::vector<Index>& members) {
  std::vector<std::uint32_t> positions;
  for (const Index member : members) {
    const auto at = std::ranges::lower_bound(space.entities, member);
    if (at == space.entities.end() || *at != member) {
      throw Error(ErrorCode::NotFound,
                  coreText("Latent", "“%1” has no interactions and so no place in the space.")
                      .arg(idOf(session.data(), space.entity, member)));
    }
    positions.push_back(static_cast<std::uint32_t>(at - space.entities.begin()));
  }
  return positions;
}

std::vector<std::uint32_t> positionsAmong(const LatentSpace& space,
                                          const std::vector<Index>& members) {
  std::vector<std::uint32_t> positions;
  for (const Index member : members) {
    const auto at = std::ranges::lower_bound(space.entities, member);
    if (at != space.entities.end() && *at == member)
      positions.push_back(static_cast<std::uint32_t>(at - space.entities.begin()));
  }
  std::ranges::sort(positions);
  return positions;
}

std::vector<Index> entitiesOf(const LatentSpace& space,
                              const std::vector<std::uint32_t>& positions) {
  std::vector<Index> entities;
  for (const std::uint32_t position : positions) entities.push_back(space.entities.at(position));
  return entities;
}

LatentSpace subspace(const LatentSpace& space, const std::vector<std::uint32_t>& positions) {
  LatentSpace part = space;
  part.entities.clear();
  part.points.clear();
  part.map.clear();
  const auto append = [](std::vector<float>& to, const std::vector<float>& from, std::size_t row,
                         std::size_t width) {
    const auto begin = from.begin() + static_cast<std::ptrdiff_t>(row * width);
    to.insert(to.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
  };
  for (const std::uint32_t position : positions) {
    part.entities.push_back(space.entities.at(position));
    append(part.points, space.points, position, space.dimensions);
    append(part.map, space.map, position, 2);
  }
  return part;
}

ExportOutcome writeLatentCsv(const Session& session, const LatentSpace& space, bool vectors,
                             const OutputFile& file, const ExportFormat& format,
                             std::span<const std::string> groups,
                             std::span<const double> fidelity) {
  const AttributeTable& attributes = attributesOf(session.data(), space.entity);
  TableWriter table(file, format);
  std::vector<std::string> header{"id", "title", "x", "y"};
  if (!groups.empty()) header.emplace_back("group");
  if (!fidelity.empty()) header.emplace_back("fidelity");
  for (std::size_t d = 0; vectors && d < space.dimensions; ++d)
    header.push_back(std::string("d").append(std::to_string(d + 1)));
  if (format.header) table.header(header);
  for (std::size_t row = 0; row < space.entities.size(); ++row) {
    table.text(idOf(session.data(), space.entity, space.entities[row]));
    table.text(attributes.title(space.entities[row]));
    for (std::size_t axis = 0; axis < 2; ++axis) table.number(space.map[row * 2 + axis]);
    if (!groups.empty()) table.text(groups[row]);
    if (!fidelity.empty()) table.number(fidelity[row]);
    for (std::size_t d = 0; vectors && d < space.dimensions; ++d)
      table.number(space.points[row * space.dimensions + d]);
    table.endRow();
  }
  return table.finish();
}

}  // namespace tastescope
