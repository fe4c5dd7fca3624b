#include "core/workflow/evaluate/GenerativeQuality.h"

#include <algorithm>
#include <cmath>

#include "core/recommend/ScoreBatches.h"
#include "core/train/TrainingEngine.h"
#include "core/workflow/evaluate/EvaluateRun.h"

namespace tastescope {
namespace {

constexpr std::size_t kNeighbours = 5;  ///< as in the paper

/// Draws of z and what they decode to, a batch of users at a time.
class ElboPass {
 public:
  ElboPass(const Recommender& model, ScoreDistribution distribution, const Interactions& shown,
           std::uint64_t seed)
      : space_(*capability<HasUserLatent>(model)),
        distribution_(distribution),
        shown_(shown),
        items_(model.itemCount()),
        seed_(seed) {}

  ElboTerms run(std::vector<Index> users, Progress& progress, const std::stop_token& stop) {
    std::erase_if(users, [&](Index user) { return shown_.row(user).size() == 0; });
    progress.begin(coreText("Evaluate", "Reconstructing histories"), coreText("Evaluate", "users"),
                   users.size());
    const std::size_t rows = scoreBatchRows(items_);
    for (std::size_t begin = 0; begin < users.size(); begin += rows) {
      throwIfStopped(stop);
      reconstruct(
          std::span<const Index>(users).subspan(begin, std::min(rows, users.size() - begin)));
      progress.set(begin);
    }
    ElboTerms terms;
    terms.users = static_cast<Index>(users.size());
    for (const Index user : users) terms.interactions += shown_.row(user).size();
    terms.reconstruction = users.empty() ? 0 : sum_ / static_cast<double>(users.size());
    terms.latent = latentUse(means_, logVariances_, space_.latentSize());
    return terms;
  }

 private:
  void reconstruct(std::span<const Index> users) {
    const std::size_t size = space_.latentSize();
    std::vector<History> batch;
    for (const Index user : users) batch.push_back(historyIn(shown_, user));
    std::vector<float> mean(users.size() * size);
    std::vector<float> logVariance(mean.size());
    space_.encode(batch, mean, logVariance);
    means_.insert(means_.end(), mean.begin(), mean.end());
    logVariances_.insert(logVariances_.end(), logVariance.begin(), logVariance.end());
    for (std::size_t row = 0; row < users.size(); ++row) {
      Rng rng(Rng::derive(seed_, users[row]));
      for (std::size_t at = row * size; at < (row + 1) * size; ++at) {
        mean[at] += static_cast<float>(std::exp(double{logVariance[at]} / 2) * rng.normal());
      }
    }
    std::vector<float> scores(users.size() * items_);
    space_.decode(mean, scores);
    for (std::size_t row = 0; row < users.size(); ++row) {
      const auto own = std::span<const float>(scores).subspan(row * items_, items_);
      const auto history = shown_.row(users[row]).items;
      sum_ += distribution_ == ScoreDistribution::Bernoulli ? bernoulliLogLikelihood(own, history)
                                                            : softmaxLogLikelihood(own, history);
    }
  }

  const HasUserLatent& space_;
  ScoreDistribution distribution_;
  const Interactions& shown_;
  std::size_t items_;
  std::uint64_t seed_;
  double sum_ = 0;
  std::vector<float> means_;
  std::vector<float> logVariances_;
};

std::vector<Index> usersWith(const Interactions& rows) {
  std::vector<Index> users;
  for (Index user = 0; user < rows.userCount(); ++user) {
    if (rows.row(user).size() > 0) users.push_back(user);
  }
  return users;
}

Histories realHistories(const Interactions& real, std::span<const Index> users) {
  Histories histories;
  for (const Index user : users) {
    const auto items = real.row(user).items;
    histories.emplace_back(items.begin(), items.end());
    std::ranges::sort(histories.back());
  }
  return histories;
}

Text sourceName(const std::string& source) {
  if (source == "real") return coreText("Evaluate", "other real histories");
  if (source == "popularity") return coreText("Evaluate", "drawn by popularity");
  if (source == "posterior") return coreText("Evaluate", "from the posteriors of users");
  if (source == "prior") return coreText("Evaluate", "from the prior");
  if (source == "encoding") return coreText("Evaluate", "from the encodings of users");
  return coreText("Evaluate", "written on from a first item");
}

/// Real users fall into two groups: those whose histories are the reference, and those who lend their
/// lengths and encodings to what is made up. A history is so never compared with the one it was made
/// from.
class HistoryPass {
 public:
  HistoryPass(GenerativeQuality& quality, const Recommender& model, const Interactions& real,
              const GenerativeRequest& request)
      : quality_(quality), model_(model), real_(real), request_(request) {
    users_ = usersWith(real);
    Rng rng(Rng::derive(request.draw.seed, 1));
    rng.shuffle(std::span(users_));
    count_ = std::min(request.samples, users_.size() / 2);
  }

  [[nodiscard]] bool possible() const { return count_ > kNeighbours; }

  void run(const std::vector<HistorySource>& sources, Progress& progress,
           const std::stop_token& stop) {
    const auto reference = std::span<const Index>(users_).first(count_);
    const auto lenders = std::span<const Index>(users_).subspan(count_, count_);
    const Histories references = realHistories(real_, reference);
    quality_.samples = count_;
    quality_.neighbours = kNeighbours;
    const auto compare = [&](const std::string& source, const Histories& made) {
      quality_.histories.push_back({sourceName(source), source,
                                    historyOverlap(references, made, kNeighbours, stop),
                                    squaredDiscrepancy(references, made, stop)});
    };
    compare("real", realHistories(real_, lenders));
    compare("popularity", popularHistories(real_, lenders, request_.draw.seed));
    for (const HistorySource source : sources) {
      compare(historySourceKey(source),
              makeHistories(model_, source, real_, lenders, request_.draw, progress, stop));
    }
  }

 private:
  GenerativeQuality& quality_;
  const Recommender& model_;
  const Interactions& real_;
  const GenerativeRequest& request_;
  std::vector<Index> users_;
  std::size_t count_ = 0;
};

Text noLikelihood(const std::string& name, ScoreDistribution distribution) {
  if (distribution == ScoreDistribution::Bernoulli) {
    return coreText("Evaluate",
                    "%1 gives each item a chance of its own rather than one distribution over all, "
                    "so it has no likelihood per interaction.")
        .arg(name);
  }
  return coreText("Evaluate",
                  "The scores of %1 only order items and are no probabilities, so it has no "
                  "likelihood and makes up no histories.")
      .arg(name);
}

}  // namespace

GenerativeQuality generativeQuality(Session& session, const GenerativeRequest& request,
                                    Progress& progress, const std::stop_token& stop) {
  GenerativeQuality quality;
  quality.part = request.part;
  quality.run =
      session.withProject([&](Project& project) { return RunStore(project).get(request.run); });
  const SessionPtr known = session.knownBy(request.run);
  const std::shared_ptr<const Recommender> model = known->model(request.run);
  const std::shared_ptr<const Split> split = known->split(splitSpecFromJson(quality.run.split));
  const SplitPart& part = partOf(*split, request.part);
  if (const auto* scored = capability<HasScoreDistribution>(*model)) {
    quality.distribution = scored->scoreDistribution();
  }
  const std::string& name = quality.run.name;
  if (quality.distribution == ScoreDistribution::Softmax) {
    quality.likelihood =
        heldOutLikelihood(part, *split->train, scoreFromHistories(*model, part.input),
                          request.draw.threads, progress, stop);
  } else {
    quality.missing.push_back(noLikelihood(name, quality.distribution));
  }
  if (quality.distribution == ScoreDistribution::Ranking) return quality;

  const auto* space = capability<HasUserLatent>(*model);
  if (space != nullptr && space->hasVariance()) {
    quality.elbo = ElboPass(*model, quality.distribution, *part.input, request.draw.seed)
                       .run(usersWith(*part.target), progress, stop);
  } else {
    quality.missing.push_back(
        coreText("Evaluate",
                 "%1 has no latent distribution, so it has no ELBO and no latent units.")
            .arg(name));
  }
  HistoryPass histories(quality, *model, *split->train, request);
  const std::vector<HistorySource> sources = historySourcesOf(*model);
  if (sources.empty()) {
    quality.missing.push_back(
        coreText(
            "Evaluate",
            "%1 makes up no histories: it has neither a latent space of users to draw from nor "
            "an order to write on.")
            .arg(name));
  } else if (!histories.possible()) {
    quality.missing.push_back(coreText(
        "Evaluate", "There are too few users with a history to compare made-up histories with."));
  } else {
    histories.run(sources, progress, stop);
  }
  return quality;
}

}  // namespace tastescope
