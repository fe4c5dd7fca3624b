#include "core/recommend/GenerateSequence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Rng.h"
#include "core/base/TopK.h"
#include "core/recommend/ScoreBatches.h"

namespace tastescope {
namespace {

constexpr std::array<std::pair<GenerationStrategy, const char*>, 3> kKeys{{
    {GenerationStrategy::Greedy, "greedy"},
    {GenerationStrategy::Beam, "beam"},
    {GenerationStrategy::Sample, "sample"},
}};

void requireUsable(const GenerateOptions& options) {
  const bool usable = options.length > 0 && options.temperature > 0 &&
                      std::isfinite(options.temperature) && options.topP > 0 && options.topP <= 1 &&
                      options.beams > 0;
  if (usable) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Recommend",
                       "A sequence needs a length and a number of beams of at least 1, a "
                       "temperature above 0 and a top-p above 0 and at most 1."));
}

/// A row that grows. New entries carry the mean value and the last time of the old ones.
class GrowingRow {
 public:
  explicit GrowingRow(const HistoryView& view)
      : items_(view.items.begin(), view.items.end()),
        values_(view.values.begin(), view.values.end()),
        times_(view.times.begin(), view.times.end()) {
    if (!values_.empty()) {
      const double sum = std::accumulate(values_.begin(), values_.end(), 0.0);
      value_ = static_cast<float>(sum / static_cast<double>(values_.size()));
    }
    if (!times_.empty()) time_ = times_.back();
    timed_ = !times_.empty() || view.items.empty();
  }
  void append(Index item) {
    items_.push_back(item);
    values_.push_back(value_);
    if (timed_) times_.push_back(time_);
  }
  [[nodiscard]] HistoryView view() const { return {items_, values_, times_}; }

 private:
  std::vector<Index> items_;
  std::vector<float> values_;
  std::vector<Moment> times_;
  float value_ = 1;
  Moment time_ = 0;
  bool timed_ = false;
};

/// A history that grows, and what was made.
struct Continuation {
  explicit Continuation(const History& start)
      : user(start.user),
        row(start.view),
        events(start.events),
        hasEvents(start.events.size() > 0) {}
  void append(const GeneratedItem& next, double logProbability) {
    row.append(next.item);
    if (hasEvents) events.append(next.item);
    made.items.push_back(next);
    made.logProbability += logProbability;
  }
  [[nodiscard]] History history() const { return {user, row.view(), events.view()}; }

  Index user;
  GrowingRow row;
  GrowingRow events;
  bool hasEvents;
  bool finished = false;  ///< nothing is left that may follow
  GeneratedSequence made;
};

class Generator {
 public:
  Generator(const Recommender& model, const History& history, const GenerateOptions& options)
      : model_(model), history_(history), options_(options), rng_(options.seed) {
    hidden_.assign(model.itemCount(), 0);
    for (std::size_t item = 0; item < options.allowed.size() && item < hidden_.size(); ++item) {
      if (!options.allowed[item]) hidden_[item] = 1;
    }
    for (const Index item : options.never) hidden_[item] = 1;
    if (!options.hideKnown) return;
    for (const Index item : history.view.items) hidden_[item] = 1;
  }

  std::vector<GeneratedSequence> run(Progress& progress, const std::stop_token& stop) {
    progress.begin(coreText("Recommend", "Writing the sequence"), coreText("Recommend", "items"),
                   options_.length);
    std::vector<Continuation> beams{Continuation(history_)};
    for (std::size_t step = 0; step < options_.length; ++step) {
      throwIfStopped(stop);
      const bool done =
          std::all_of(beams.begin(), beams.end(), [](const auto& beam) { return beam.finished; });
      if (done) break;
      score(beams);
      beams = options_.strategy == GenerationStrategy::Beam ? widen(beams) : follow(beams);
      progress.set(step + 1);
    }
    std::vector<GeneratedSequence> sequences;
    for (Continuation& beam : beams) sequences.push_back(std::move(beam.made));
    return sequences;
  }

 private:
  /// Scores every beam's next item; what may not follow is hidden.
  void score(const std::vector<Continuation>& beams) {
    const std::size_t items = model_.itemCount();
    std::vector<History> batch;
    for (const Continuation& beam : beams) batch.push_back(beam.history());
    scores_.resize(batch.size() * items);
    model_.score(batch, scores_);
    requireNumbers(scores_);
    for (std::size_t b = 0; b < beams.size(); ++b) {
      const auto own = scoresOf(b);
      for (std::size_t item = 0; item < items; ++item) {
        if (hidden_[item] != 0) own[item] = kHiddenScore;
      }
      for (const GeneratedItem& made : beams[b].made.items) own[made.item] = kHiddenScore;
    }
  }
  [[nodiscard]] std::span<float> scoresOf(std::size_t beam) {
    const std::size_t items = model_.itemCount();
    return std::span(scores_).subspan(beam * items, items);
  }

  /// log sum e^(score / temperature) over what may follow; -infinity when nothing may.
  static double logSum(std::span<const float> scores, double temperature) {
    float highest = kHiddenScore;
    for (const float score : scores) highest = std::max(highest, score);
    if (highest == kHiddenScore) return static_cast<double>(kHiddenScore);
    const double top = static_cast<double>(highest) / temperature;
    double sum = 0;
    for (const float score : scores) {
      if (score == kHiddenScore) continue;
      sum += std::exp(static_cast<double>(score) / temperature - top);
    }
    return top + std::log(sum);
  }

  static GeneratedItem entry(std::span<const float> scores, Index item, double logSum) {
    return {item, scores[item], std::exp(static_cast<double>(scores[item]) - logSum)};
  }

  /// Greedy and Sample: one item for the one sequence there is.
  std::vector<Continuation> follow(std::vector<Continuation>& beams) {
    Continuation& only = beams.front();
    const auto scores = scoresOf(0);
    std::vector<Index> best;
    selectTopK(scores, 1, best);
    if (best.empty()) {
      only.finished = true;
    } else if (options_.strategy == GenerationStrategy::Greedy) {
      const double whole = logSum(scores, 1);
      const GeneratedItem next = entry(scores, best.front(), whole);
      only.append(next, static_cast<double>(next.score) - whole);
    } else {
      const GeneratedItem next = draw(scores);
      only.append(next, std::log(next.probability));
    }
    return std::move(beams);
  }

  /// One item by its probability within the nucleus.
  GeneratedItem draw(std::span<const float> scores) {
    const double whole = logSum(scores, options_.temperature);
    std::vector<std::pair<double, Index>> likely;
    for (std::size_t item = 0; item < scores.size(); ++item) {
      if (scores[item] == kHiddenScore || std::isnan(scores[item])) continue;
      const double scaled = static_cast<double>(scores[item]) / options_.temperature;
      likely.emplace_back(std::exp(scaled - whole), static_cast<Index>(item));
    }
    std::sort(likely.begin(), likely.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    double mass = 0;
    std::size_t kept = 0;
    while (kept < likely.size() && (kept == 0 || mass < options_.topP)) {
      mass += likely[kept++].first;
    }
    double left = rng_.uniform() * mass;
    std::size_t chosen = 0;
    while (chosen + 1 < kept && left >= likely[chosen].first) left -= likely[chosen++].first;
    const Index item = likely[chosen].second;
    return {item, scores[item], likely[chosen].first / mass};
  }

  struct Candidate {
    std::size_t beam = 0;
    GeneratedItem item;         ///< unused when the beam is finished
    double step = 0;            ///< log probability of the item
    double logProbability = 0;  ///< of the sequence with it
  };

  /// Beam: the likeliest continuations of all beams together.
  std::vector<Continuation> widen(std::vector<Continuation>& beams) {
    std::vector<Candidate> candidates;
    for (std::size_t b = 0; b < beams.size(); ++b) addCandidates(b, beams[b], candidates);
    const auto better = [](const Candidate& a, const Candidate& b) {
      if (a.logProbability != b.logProbability) return a.logProbability > b.logProbability;
      return a.beam != b.beam ? a.beam < b.beam : a.item.item < b.item.item;
    };
    std::sort(candidates.begin(), candidates.end(), better);
    if (candidates.size() > options_.beams) candidates.resize(options_.beams);
    std::vector<Continuation> next;
    for (const Candidate& candidate : candidates) {
      next.push_back(beams[candidate.beam]);
      if (!next.back().finished) next.back().append(candidate.item, candidate.step);
    }
    return next;
  }

  void addCandidates(std::size_t number, Continuation& beam, std::vector<Candidate>& candidates) {
    const auto scores = scoresOf(number);
    std::vector<Index> best;
    if (!beam.finished) selectTopK(scores, options_.beams, best);
    beam.finished = best.empty();
    if (beam.finished) candidates.push_back({number, {}, 0, beam.made.logProbability});
    const double whole = best.empty() ? 0 : logSum(scores, 1);
    for (const Index item : best) {
      const double step = static_cast<double>(scores[item]) - whole;
      candidates.push_back(
          {number, entry(scores, item, whole), step, beam.made.logProbability + step});
    }
  }

  const Recommender& model_;
  const History& history_;
  const GenerateOptions& options_;
  Rng rng_;
  std::vector<char> hidden_;   ///< [items]: never, whatever the sequence
  std::vector<float> scores_;  ///< [beams, items]
};

}  // namespace

const char* generationKey(GenerationStrategy strategy) {
  for (const auto& [known, key] : kKeys) {
    if (known == strategy) return key;
  }
  return "";
}

GenerationStrategy generationFromKey(const std::string& key) {
  for (const auto& [strategy, known] : kKeys) {
    if (std::string_view(known) == key) return strategy;
  }
  throw Error(ErrorCode::InvalidConfig,
              coreText("Recommend",
                       "There is no way to generate called “%1”. Choose greedy, beam or sample.")
                  .arg(key));
}

std::vector<GeneratedSequence> generateSequences(const Recommender& model, const History& history,
                                                 const GenerateOptions& options, Progress& progress,
                                                 const std::stop_token& stop) {
  requireUsable(options);
  return Generator(model, history, options).run(progress, stop);
}

}  // namespace tastescope
