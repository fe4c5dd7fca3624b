#include "core/workflow/latent/MovePath.h"

#include <algorithm>

#include "core/base/DidYouMean.h"
#include "core/base/Joined.h"
#include "core/base/TopK.h"
#include "core/eval/EntityLabels.h"
#include "core/eval/TwoSamples.h"

namespace tastescope {
namespace {

using Point = std::vector<double>;

std::span<const float> pointAt(const LatentSpace& space, std::size_t position) {
  return std::span(space.points).subspan(position * space.dimensions, space.dimensions);
}

std::vector<float> placeAt(const MovePath& path, double at) {
  std::vector<float> place = path.start;
  for (std::size_t d = 0; d < place.size(); ++d)
    place[d] += static_cast<float>(at * double{path.step[d]});
  return place;
}

/// Of the points for which `wanted` says so, mean of the group less mean of the others.
template <typename Wanted>
Point differenceOfMeans(const LatentSpace& space, const std::vector<bool>& member,
                        const Wanted& wanted) {
  Point sums[2] = {Point(space.dimensions, 0.0), Point(space.dimensions, 0.0)};
  double counts[2] = {0, 0};
  for (std::size_t p = 0; p < space.entities.size(); ++p) {
    if (!wanted(p)) continue;
    const std::size_t side = member[p] ? 1 : 0;
    const auto point = pointAt(space, p);
    for (std::size_t d = 0; d < point.size(); ++d) sums[side][d] += double{point[d]};
    ++counts[side];
  }
  if (counts[0] == 0 || counts[1] == 0) return {};
  Point difference(space.dimensions);
  for (std::size_t d = 0; d < difference.size(); ++d)
    difference[d] = sums[1][d] / counts[1] - sums[0][d] / counts[0];
  return difference;
}

/// Halves by turns among the members and among the others, so that each has some of both.
std::vector<bool> firstHalf(const std::vector<bool>& member) {
  std::vector<bool> first(member.size());
  bool turn[2] = {true, true};
  for (std::size_t p = 0; p < member.size(); ++p) {
    bool& own = turn[member[p] ? 1 : 0];
    first[p] = own;
    own = !own;
  }
  return first;
}

/// See MovePath::separation; the mean of both halves.
double separationOf(const LatentSpace& space, const std::vector<bool>& member) {
  const std::vector<bool> first = firstHalf(member);
  double sum = 0;
  double halves = 0;
  for (const bool half : {true, false}) {
    const Point direction =
        differenceOfMeans(space, member, [&](std::size_t p) { return first[p] == half; });
    if (direction.empty()) continue;
    std::vector<double> along[2];
    for (std::size_t p = 0; p < member.size(); ++p) {
      if (first[p] == half) continue;
      const auto point = pointAt(space, p);
      double product = 0;
      for (std::size_t d = 0; d < point.size(); ++d) product += double{point[d]} * direction[d];
      along[member[p] ? 1 : 0].push_back(product);
    }
    if (along[0].empty() || along[1].empty()) continue;
    sum += rankSum(along[1], along[0]).larger;
    ++halves;
  }
  return halves == 0 ? 0.5 : sum / halves;
}

/// Lists at places of the space, for one user.
class ListsAt {
 public:
  ListsAt(Session& session, const LatentSpace& space, std::uint32_t position)
      : data_(session.data()),
        model_(session.model(space.run)),
        space_(capability<HasUserLatent>(*model_)),
        scores_(model_->itemCount()),
        own_(data_.interactions->row(space.entities.at(position)).items) {
    if (space_ != nullptr && space.entity == Entity::User) return;
    throw Error(ErrorCode::Unsupported,
                coreText("Latent",
                         "This run's model has no latent space of users. Choose a run of a model "
                         "that has one, such as Mult-VAE."));
  }

  std::vector<RecommendationRow> at(std::span<const float> place, std::size_t k) {
    space_->decode(place, scores_);
    for (const Index item : own_) scores_[item] = kHiddenScore;
    std::vector<Index> best;
    selectTopK(scores_, k, best);
    std::vector<RecommendationRow> rows;
    for (const Index item : best) {
      RecommendationRow row;
      row.rank = rows.size() + 1;
      row.item = item;
      row.id = std::string(data_.items.id(item));
      row.title = data_.itemAttributes.title(item);
      row.score = row.low = row.high = scores_[item];
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  const Dataset& data_;
  std::shared_ptr<const Recommender> model_;
  const HasUserLatent* space_;
  std::vector<float> scores_;
  std::span<const Index> own_;
};

/// An attribute may have thousands of values.
std::string someOf(const std::vector<std::string>& names) {
  constexpr std::size_t kNamed = 12;
  if (names.size() <= kNamed) return joined(names);
  return joined(std::span(names).first(kNamed)) + ", …";
}

bool holds(const std::vector<RecommendationRow>& rows, Index item) {
  return std::ranges::find(rows, item, &RecommendationRow::item) != rows.end();
}

}  // namespace

MovePath pathBetween(const LatentSpace& space, std::uint32_t from, std::uint32_t to) {
  MovePath path{.position = from};
  const auto start = pointAt(space, from);
  const auto end = pointAt(space, to);
  path.start.assign(start.begin(), start.end());
  for (std::size_t d = 0; d < start.size(); ++d) path.step.push_back(end[d] - start[d]);
  return path;
}

MovePath pathToward(const LatentSpace& space, std::uint32_t from,
                    const std::vector<std::uint32_t>& members) {
  std::vector<bool> member(space.entities.size(), false);
  for (const std::uint32_t position : members) member.at(position) = true;
  const Point step = differenceOfMeans(space, member, [](std::size_t) { return true; });
  if (step.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Latent",
                         "A direction leads from some people to others: there must be people on "
                         "the map inside the group and outside it."));
  }
  MovePath path{.position = from};
  const auto start = pointAt(space, from);
  path.start.assign(start.begin(), start.end());
  path.step.assign(step.begin(), step.end());
  path.separation = separationOf(space, member);
  path.members = static_cast<std::size_t>(std::ranges::count(member, true));
  return path;
}

std::vector<Index> usersWith(const Session& session, const std::string& attributeAndValue) {
  const AttributeTable& table = session.data().userAttributes;
  const std::size_t sign = attributeAndValue.find('=');
  const std::string name = attributeAndValue.substr(0, sign);
  const AttributeColumn* column = table.find(name);
  const auto labels = column == nullptr ? std::nullopt : labelsOf(*column);
  if (!labels) {
    const std::vector<std::string> known = labelledAttributes(table);
    throw Error(ErrorCode::NotFound,
                orDidYouMean(coreText("Latent", "Users have no attribute “%1”. There are: %2.")
                                 .arg(name)
                                 .arg(joined(known)),
                             name, known));
  }
  const std::string value =
      sign == std::string::npos ? std::string() : attributeAndValue.substr(sign + 1);
  const auto label = std::ranges::find(labels->names, value);
  if (label == labels->names.end()) {
    throw Error(ErrorCode::NotFound,
                orDidYouMean(coreText("Latent", "“%1” has no value “%2”. There are: %3.")
                                 .arg(name)
                                 .arg(value)
                                 .arg(someOf(labels->names)),
                             value, labels->names));
  }
  const auto code = static_cast<Index>(label - labels->names.begin());
  std::vector<Index> users;
  for (Index user = 0; user < session.data().users.size(); ++user)
    if (std::ranges::count(labels->of(user), code) > 0) users.push_back(user);
  return users;
}

std::vector<MoveStop> stopsOf(Session& session, const LatentSpace& space, const MovePath& path,
                              const std::vector<double>& places, std::size_t k) {
  ListsAt lists(session, space, path.position);
  const std::vector<RecommendationRow> own = lists.at(path.start, k);
  std::vector<MoveStop> stops;
  for (const double at : places) {
    const std::vector<float> place = placeAt(path, at);
    MoveStop stop{.at = at, .rows = lists.at(place, k)};
    for (const RecommendationRow& row : stop.rows) stop.entered.push_back(!holds(own, row.item));
    for (const RecommendationRow& row : own)
      if (!holds(stop.rows, row.item)) stop.left.push_back(row);
    stop.map = placeOnMap(space, place);
    stops.push_back(std::move(stop));
  }
  return stops;
}

std::vector<std::array<double, 2>> lineOnMap(const LatentSpace& space, const MovePath& path,
                                             double from, double to, std::size_t pieces) {
  std::vector<std::array<double, 2>> line;
  for (std::size_t piece = 0; piece <= pieces; ++piece) {
    const double part =
        static_cast<double>(piece) / static_cast<double>(std::max<std::size_t>(1, pieces));
    line.push_back(placeOnMap(space, placeAt(path, from + (to - from) * part)));
  }
  return line;
}

}  // namespace tastescope
