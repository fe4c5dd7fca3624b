#include "core/workflow/latent/SelectionContrast.h"

#include <algorithm>
#include <cmath>

#include "core/base/Rng.h"
#include "core/eval/EntityLabels.h"
#include "core/eval/Significance.h"
#include "core/workflow/DataIndex.h"
#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope {
namespace {

constexpr std::uint64_t kFewestWithItem = 3;
constexpr std::size_t kMostMore = 8;
constexpr std::size_t kMostFewer = 5;
constexpr std::size_t kMostTraits = 12;
constexpr double kSurprising = 0.05;
constexpr std::size_t kParts = 24;        ///< of the time
constexpr std::size_t kMostLists = 1000;  ///< on a side
constexpr std::uint64_t kListSeed = 1;

/// The two sides, each with a history.
struct Sides {
  std::vector<Index> chosen;
  std::vector<Index> others;
};

Sides sidesOf(const ContrastQuestion& question, const Interactions& histories) {
  enum class Side : std::uint8_t { None, Chosen, Other };
  std::vector<Side> side(histories.userCount(), question.others.empty() ? Side::Other : Side::None);
  for (const Index other : question.others) side.at(other) = Side::Other;
  for (const Index chosen : question.chosen) side.at(chosen) = Side::Chosen;
  Sides sides;
  for (Index entity = 0; entity < histories.userCount(); ++entity) {
    if (histories.row(entity).size() == 0 || side[entity] == Side::None) continue;
    (side[entity] == Side::Chosen ? sides.chosen : sides.others).push_back(entity);
  }
  if (sides.chosen.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Latent", "Nobody is selected who has a history. Select some."));
  }
  if (sides.others.empty()) {
    throw Error(
        ErrorCode::InvalidInput,
        coreText("Latent", "Nobody is left to compare with: everyone is selected. Select fewer."));
  }
  return sides;
}

/// How many of each side have each item.
class ItemCounts {
 public:
  explicit ItemCounts(std::size_t items) : inside_(items), outside_(items) {}
  void addChosen(Index item) { ++inside_[item]; }
  void addOther(Index item) { ++outside_[item]; }

  /// Those with an interval above 1, by share and ratio together, and those below.
  void sort(const Dataset& data, std::uint64_t chosen, std::uint64_t others,
            std::vector<ContrastItem>& more, std::vector<ContrastItem>& fewer) const {
    for (Index item = 0; item < inside_.size(); ++item) {
      const TwoShares shares{inside_[item], chosen, outside_[item], others};
      if (std::max(shares.have, shares.othersHave) < kFewestWithItem) continue;
      const ShareRatio ratio = shareRatio(shares);
      if (ratio.low > 1 && shares.have >= kFewestWithItem)
        more.push_back({item, {}, {}, shares, ratio});
      if (ratio.high < 1 && shares.othersHave >= kFewestWithItem)
        fewer.push_back({item, {}, {}, shares, ratio});
    }
    keep(data, more, kMostMore,
         [](const ContrastItem& one) { return one.shares.share() * std::log(one.ratio.ratio); });
    keep(data, fewer, kMostFewer, [](const ContrastItem& one) {
      return -one.shares.otherShare() * std::log(one.ratio.ratio);
    });
  }

 private:
  template <typename Weight>
  static void keep(const Dataset& data, std::vector<ContrastItem>& items, std::size_t most,
                   const Weight& weight) {
    std::ranges::stable_sort(items, std::greater(), weight);
    if (items.size() > most) items.resize(most);
    for (ContrastItem& one : items) {
      one.id = std::string(data.items.id(one.item));
      one.title = data.itemAttributes.title(one.item);
    }
  }

  std::vector<std::uint64_t> inside_;
  std::vector<std::uint64_t> outside_;
};

void contrastItems(const Dataset& data, const Sides& sides, SelectionContrast& found) {
  const Interactions& histories = *data.interactions;
  ItemCounts counts(histories.itemCount());
  for (const Index user : sides.chosen)
    for (const Index item : histories.row(user).items) counts.addChosen(item);
  for (const Index user : sides.others)
    for (const Index item : histories.row(user).items) counts.addOther(item);
  counts.sort(data, sides.chosen.size(), sides.others.size(), found.more, found.fewer);
}

/// Every value of every attribute, tested.
std::vector<ContrastTrait> traitsOf(const AttributeTable& attributes, const Sides& sides,
                                    const std::stop_token& stop) {
  std::vector<ContrastTrait> traits;
  for (const AttributeColumn& column : attributes.columns()) {
    const auto labels = labelsOf(column);
    if (!labels) continue;
    const bool tags = column.type == AttributeType::Tags;
    std::vector<std::uint64_t> inside(labels->names.size());
    std::vector<std::uint64_t> outside(labels->names.size());
    const auto count = [&](const std::vector<Index>& side, std::vector<std::uint64_t>& counts) {
      std::uint64_t known = 0;
      for (const Index entity : side) {
        for (const Index label : labels->of(entity)) ++counts[label];
        known += tags || !labels->of(entity).empty() ? 1 : 0;
      }
      return known;
    };
    const std::uint64_t chosen = count(sides.chosen, inside);
    const std::uint64_t others = count(sides.others, outside);
    if (chosen == 0 || others == 0) continue;
    for (std::size_t label = 0; label < labels->names.size(); ++label) {
      throwIfStopped(stop);
      const TwoShares shares{inside[label], chosen, outside[label], others};
      if (shares.have + shares.othersHave == 0) continue;
      traits.push_back(
          {column.name, labels->names[label], shares, shareRatio(shares), fisherExact(shares)});
    }
  }
  return traits;
}

ContrastActivity activityOf(const Interactions& histories, const Sides& sides) {
  const auto lengths = [&histories](const std::vector<Index>& side) {
    std::vector<double> values;
    for (const Index entity : side)
      values.push_back(static_cast<double>(histories.row(entity).size()));
    return values;
  };
  const std::vector<double> chosen = lengths(sides.chosen);
  const std::vector<double> others = lengths(sides.others);
  const RankSum test = rankSum(chosen, others);
  return {upperMedian(chosen), upperMedian(others), test.larger, test.p};
}

/// What was tested, corrected together, and the traits that chance hardly explains.
void contrastTraits(const AttributeTable& attributes, const Interactions& histories,
                    const Sides& sides, const std::stop_token& stop, SelectionContrast& found) {
  found.traits = traitsOf(attributes, sides, stop);
  found.activity = activityOf(histories, sides);
  std::vector<double> p{found.activity.p};
  for (const ContrastTrait& trait : found.traits) p.push_back(trait.p);
  const std::vector<double> adjusted = holmAdjusted(p);
  found.tests = p.size();
  found.activity.p = adjusted[0];
  for (std::size_t i = 0; i < found.traits.size(); ++i) found.traits[i].p = adjusted[i + 1];
  std::erase_if(found.traits, [](const ContrastTrait& trait) { return trait.p >= kSurprising; });
  std::ranges::stable_sort(found.traits, {}, &ContrastTrait::p);
  if (found.traits.size() > kMostTraits) found.traits.resize(kMostTraits);
}

void contrastTimes(const Dataset& data, Entity entity, const Sides& sides,
                   SelectionContrast& found) {
  if (!data.hasDates() || data.interactions->size() == 0) return;
  const Interactions& histories =
      entity == Entity::User ? *data.interactions : data.interactions->transposed();
  const Moment first = std::ranges::min(data.interactions->times());
  const Moment last = std::ranges::max(data.interactions->times());
  const double width =
      std::max(1.0, (static_cast<double>(last) - static_cast<double>(first) + 1) / kParts);
  std::vector<std::uint64_t> inside(kParts);
  std::vector<std::uint64_t> outside(kParts);
  const auto count = [&](const std::vector<Index>& side, std::vector<std::uint64_t>& counts) {
    std::uint64_t all = 0;
    for (const Index one : side) {
      for (const Moment time : histories.row(one).times) {
        const double part = (static_cast<double>(time) - static_cast<double>(first)) / width;
        ++counts[std::min(kParts - 1, static_cast<std::size_t>(part))];
        ++all;
      }
    }
    return static_cast<double>(all);
  };
  const double chosen = count(sides.chosen, inside);
  const double others = count(sides.others, outside);
  for (std::size_t part = 0; part < kParts; ++part) {
    found.times.push_back({first + static_cast<Moment>(width * static_cast<double>(part)),
                           inside[part], static_cast<double>(inside[part]) / chosen,
                           static_cast<double>(outside[part]) / others});
  }
}

/// At most `most` of them, drawn.
std::vector<Index> drawn(std::vector<Index> side, std::size_t most, std::uint64_t seed) {
  Rng rng(seed);
  for (std::size_t at = 0; at < std::min(most, side.size()); ++at)
    std::swap(side[at], side[at + static_cast<std::size_t>(rng.below(side.size() - at))]);
  if (side.size() > most) side.resize(most);
  return side;
}

void contrastLists(Session& session, const ContrastQuestion& question, const Sides& sides,
                   Progress& progress, const std::stop_token& stop, SelectionContrast& found) {
  const Dataset& data = session.data();
  std::vector<Index> users = drawn(sides.chosen, kMostLists, kListSeed);
  const std::size_t chosen = users.size();
  const std::vector<Index> others = drawn(sides.others, kMostLists, kListSeed);
  users.insert(users.end(), others.begin(), others.end());
  const auto lists = recommendEach(session, question.run, users, question.k, false, progress, stop);
  ItemCounts counts(data.items.size());
  std::vector<double> places(data.items.size());
  std::vector<double> otherPlaces(data.items.size());
  for (std::size_t at = 0; at < lists.size(); ++at) {
    for (const RecommendedItem& entry : lists[at]) {
      at < chosen ? counts.addChosen(entry.item) : counts.addOther(entry.item);
      ++(at < chosen ? places : otherPlaces)[entry.item];
    }
  }
  ContrastLists& compared = found.lists.emplace();
  compared.asked.count = chosen;
  compared.asked.others = others.size();
  counts.sort(data, chosen, others.size(), compared.more, compared.fewer);
  double all = 0;
  double otherAll = 0;
  for (std::size_t item = 0; item < places.size(); ++item) {
    all += places[item];
    otherAll += otherPlaces[item];
  }
  for (std::size_t item = 0; item < places.size() && all > 0 && otherAll > 0; ++item)
    compared.overlap += std::min(places[item] / all, otherPlaces[item] / otherAll);
}

Json listOf(const std::vector<ContrastItem>& items) {
  Json list = Json::array();
  for (const ContrastItem& one : items) {
    list.push_back({{"item", one.id},
                    {"title", one.title},
                    {"share", one.shares.share()},
                    {"others", one.shares.otherShare()},
                    {"ratio", one.ratio.ratio},
                    {"low", one.ratio.low},
                    {"high", one.ratio.high}});
  }
  return list;
}

}  // namespace

SelectionContrast contrast(Session& session, const ContrastQuestion& question, Progress& progress,
                           const std::stop_token& stop) {
  const Dataset& data = session.data();
  const bool users = question.entity == Entity::User;
  const Interactions& histories = users ? *data.interactions : data.interactions->transposed();
  progress.begin(coreText("Latent", "Comparing the selection"), Text(), 0);
  const Sides sides = sidesOf(question, histories);
  SelectionContrast found;
  found.count = sides.chosen.size();
  found.others = sides.others.size();
  if (users) contrastItems(data, sides, found);
  contrastTraits(users ? data.userAttributes : data.itemAttributes, histories, sides, stop, found);
  contrastTimes(data, question.entity, sides, found);
  if (users && question.run != 0) contrastLists(session, question, sides, progress, stop, found);
  return found;
}

Json toJson(const SelectionContrast& contrast) {
  Json document{{"count", contrast.count},
                {"others", contrast.others},
                {"tests", contrast.tests},
                {"more", listOf(contrast.more)},
                {"fewer", listOf(contrast.fewer)},
                {"traits", Json::array()},
                {"activity",
                 {{"median", contrast.activity.median},
                  {"others", contrast.activity.otherMedian},
                  {"larger", contrast.activity.larger},
                  {"p", contrast.activity.p}}},
                {"times", Json::array()}};
  for (const ContrastTrait& trait : contrast.traits) {
    document["traits"].push_back({{"attribute", trait.attribute},
                                  {"value", trait.label},
                                  {"share", trait.shares.share()},
                                  {"others", trait.shares.otherShare()},
                                  {"ratio", trait.ratio.ratio},
                                  {"low", trait.ratio.low},
                                  {"high", trait.ratio.high},
                                  {"p", trait.p}});
  }
  for (const ContrastTime& time : contrast.times) {
    document["times"].push_back({{"begin", momentText(time.begin)},
                                 {"count", time.count},
                                 {"share", time.share},
                                 {"others", time.otherShare}});
  }
  if (contrast.lists) {
    document["lists"] = {{"asked", contrast.lists->asked.count},
                         {"askedOthers", contrast.lists->asked.others},
                         {"overlap", contrast.lists->overlap},
                         {"more", listOf(contrast.lists->more)},
                         {"fewer", listOf(contrast.lists->fewer)}};
  }
  return document;
}

}  // namespace tastescope
