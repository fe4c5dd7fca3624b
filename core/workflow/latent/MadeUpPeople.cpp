#include "core/workflow/latent/MadeUpPeople.h"

#include <algorithm>

#include "core/base/NumberText.h"
#include "core/base/Rng.h"
#include "core/eval/TwoSamples.h"
#include "core/recommend/GeneratedHistories.h"
#include "core/report/TableWriter.h"
#include "core/workflow/recommend/KnownHistory.h"

namespace tastescope {
namespace {

constexpr std::size_t kOverlapNeighbours = 5;  ///< as in the paper
constexpr std::size_t kMostCompared = 1000;    ///< histories of each set
constexpr std::uint64_t kCompareSeed = 2;

bool hasPrior(const Recommender& model) {
  return std::ranges::count(historySourcesOf(model), HistorySource::Prior) > 0;
}

void requirePossible(const Recommender& model, const MadeUpRequest& request) {
  if (!hasPrior(model)) {
    throw Error(ErrorCode::Unsupported,
                coreText("Latent",
                         "This run's model has no prior that people could be drawn from. Choose a "
                         "run of a variational autoencoder, such as Mult-VAE."));
  }
  if (request.people == 0 || request.people > kMostMadeUp) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Latent", "Make up 1 to %1 people.").arg(thousands(kMostMadeUp)));
  }
}

/// So that no id of the data begins like these.
std::string prefixFor(const IdMap& users) {
  constexpr const char* kPrefix = "made-up-";
  std::string prefix = kPrefix;
  const auto taken = [&] {
    for (Index user = 0; user < users.size(); ++user)
      if (users.id(user).starts_with(prefix)) return true;
    return false;
  };
  while (taken()) prefix += kPrefix;
  return prefix;
}

/// Real users, drawn with replacement: made-up people have as many items as they.
std::vector<Index> donors(const LatentSpace& space, std::size_t count, std::uint64_t seed) {
  Rng rng(seed);
  std::vector<Index> users;
  for (std::size_t at = 0; at < count; ++at)
    users.push_back(space.entities[static_cast<std::size_t>(rng.below(space.entities.size()))]);
  return users;
}

struct Alike {
  Index user = kNoIndex;
  std::size_t shared = 0;
  double jaccard = 0;
};

/// Finds whose items are most like given ones.
class AlikeUsers {
 public:
  explicit AlikeUsers(const Interactions& histories)
      : histories_(histories), byItem_(histories.transposed()), shared_(histories.userCount()) {}

  /// Among all but `self`; ties to the lower user.
  Alike find(std::span<const Index> items, Index self) {
    std::vector<Index> met;
    for (const Index item : items) {
      for (const Index user : byItem_.row(item).items) {
        if (user == self) continue;
        if (shared_[user]++ == 0) met.push_back(user);
      }
    }
    Alike best;
    for (const Index user : met) {
      const std::size_t both = shared_[user];
      const std::size_t either = items.size() + histories_.row(user).size() - both;
      const double jaccard = static_cast<double>(both) / static_cast<double>(either);
      if (jaccard > best.jaccard || (jaccard == best.jaccard && user < best.user))
        best = {user, both, jaccard};
      shared_[user] = 0;
    }
    return best;
  }

 private:
  const Interactions& histories_;
  const Interactions& byItem_;
  std::vector<std::uint32_t> shared_;
};

void compareWithReal(const Interactions& histories, const std::vector<Index>& real,
                     MadeUpPeople& made, const std::stop_token& stop) {
  AlikeUsers users(histories);
  std::vector<double> alike;
  std::vector<double> realAlike;
  for (std::size_t at = 0; at < made.people.size(); ++at) {
    throwIfStopped(stop);
    MadeUpPerson& person = made.people[at];
    const Alike nearest = users.find(person.items, kNoIndex);
    person.nearest = nearest.user;
    person.shared = nearest.shared;
    person.alike = nearest.jaccard;
    made.copies += nearest.jaccard == 1 ? 1 : 0;
    alike.push_back(nearest.jaccard);
    realAlike.push_back(users.find(histories.row(real[at]).items, real[at]).jaccard);
  }
  made.alike = upperMedian(std::move(alike));
  made.realAlike = upperMedian(std::move(realAlike));
}

/// Where the model places what it made.
void placePeople(const Dataset& data, const HasUserLatent& encoder, const LatentSpace& space,
                 MadeUpPeople& made, const std::stop_token& stop) {
  for (MadeUpPerson& person : made.people) {
    throwIfStopped(stop);
    const KnownHistory known(data, kNoIndex, person.items, {});
    const History history = known.history();
    person.latent.resize(space.dimensions);
    encoder.encode({&history, 1}, person.latent, {});
    person.map = placeOnMap(space, person.latent);
  }
}

/// With as many real people as made-up ones.
std::optional<HistoryOverlap> overlapOf(const Interactions& histories, const LatentSpace& space,
                                        const MadeUpPeople& made, const std::stop_token& stop) {
  const std::size_t count = std::min({made.people.size(), space.entities.size(), kMostCompared});
  if (count <= kOverlapNeighbours) return std::nullopt;
  Histories generated;
  for (std::size_t at = 0; at < count; ++at) generated.push_back(made.people[at].items);
  std::vector<Index> users = space.entities;
  Rng rng(kCompareSeed);
  rng.shuffle(std::span(users));
  Histories real;
  for (const Index user : std::span(users).first(count)) {
    const auto items = histories.row(user).items;
    real.emplace_back(items.begin(), items.end());
    std::ranges::sort(real.back());
  }
  return historyOverlap(real, generated, kOverlapNeighbours, stop);
}

}  // namespace

bool canMakeUpPeople(Session& session, RunId run) { return hasPrior(*session.model(run)); }

MadeUpPeople makeUpPeople(Session& session, const LatentSpace& space, const MadeUpRequest& request,
                          Progress& progress, const std::stop_token& stop) {
  const std::shared_ptr<const Recommender> model = session.model(space.run);
  requirePossible(*model, request);
  const Dataset& data = session.data();
  const std::vector<Index> real = donors(space, request.people, request.seed);
  const HistoryDraw draw{.temperature = request.temperature, .seed = request.seed};
  const Histories histories =
      makeHistories(*model, HistorySource::Prior, *data.interactions, real, draw, progress, stop);
  MadeUpPeople made;
  const std::string prefix = prefixFor(data.users);
  for (const std::vector<Index>& items : histories)
    made.people.push_back({.id = prefix + std::to_string(made.people.size() + 1), .items = items});
  placePeople(data, *capability<HasUserLatent>(*model), space, made, stop);
  compareWithReal(*data.interactions, real, made, stop);
  made.overlap = overlapOf(*data.interactions, space, made, stop);
  return made;
}

Text privacyWarning(const MadeUpPeople& made) {
  if (made.copies > 0) {
    return coreText("Latent",
                    "%1 of these made-up people have exactly the items of somebody real. A model "
                    "can repeat what it was trained on: this data is not anonymous, treat it like "
                    "the original.")
        .arg(thousands(made.copies));
  }
  return coreText("Latent",
                  "These people are made up, but a model can repeat what real ones did: this data "
                  "is not proven to be anonymous. Look at whom they are most like before you pass "
                  "it on.");
}

ExportOutcome writeMadeUpCsv(const Session& session, const MadeUpPeople& made,
                             const OutputFile& file, const ExportFormat& format) {
  TableWriter table(file, format);
  if (format.header) table.header({"user", "item"});
  for (const MadeUpPerson& person : made.people) {
    for (const Index item : person.items) {
      table.text(person.id);
      table.text(session.data().items.id(item));
      table.endRow();
    }
  }
  return table.finish();
}

Json toJson(const Session& session, const MadeUpPeople& made) {
  const Dataset& data = session.data();
  Json document{{"people", Json::array()},
                {"alike", made.alike},
                {"realAlike", made.realAlike},
                {"copies", made.copies},
                {"warning", privacyWarning(made).english()}};
  if (made.overlap) {
    document["density"] = made.overlap->density;
    document["coverage"] = made.overlap->coverage;
  }
  for (const MadeUpPerson& person : made.people) {
    Json items = Json::array();
    for (const Index item : person.items) items.push_back(data.items.id(item));
    Json entry{{"id", person.id},           {"x", person.map[0]},      {"y", person.map[1]},
               {"items", std::move(items)}, {"shared", person.shared}, {"alike", person.alike}};
    if (person.nearest != kNoIndex) entry["nearest"] = data.users.id(person.nearest);
    document["people"].push_back(std::move(entry));
  }
  return document;
}

}  // namespace tastescope
