// Use case: how good a run is as a generative model, beyond the lists it ranks: the probability it
// gives to what was held out, what its latent space carries, and whether the histories it makes up
// look like real ones and cover them. Thread rule: any thread. Cost: a forward pass over the
// evaluated users, a decoding of each, and `samples` made-up histories a way of making them; see
// GeneratedHistories.h. The comparison is O(samples^2).
#pragma once

#include "core/eval/GenerativeDistance.h"
#include "core/eval/GenerativeLatent.h"
#include "core/eval/GenerativeLikelihood.h"
#include "core/models/ScoreDistribution.h"
#include "core/recommend/GeneratedHistories.h"
#include "core/workflow/Session.h"

namespace tastescope {

struct GenerativeRequest {
  RunId run = 0;
  std::string part = "test";  ///< "test" or "valid"
  std::size_t samples =
      500;  ///< histories made up and real ones compared with; at most half of the
            ///< users with a history
  HistoryDraw draw;
};

/// Per evaluated user with a history: E log p(x | z) - KL(q(z | x) | N(0, I)) <= log p(x), x the
/// history shown, one draw of z (seeded). The prior is the standard normal for every model, also
/// where training used another (RecVAE's composite one).
struct ElboTerms {
  Index users = 0;
  std::uint64_t interactions = 0;
  double reconstruction = 0;  ///< E log p(x | z), mean per user, nats
  LatentUse latent;           ///< latent.total is the KL
};

/// One set of made-up histories against the real ones of other users.
struct HistoryComparison {
  Text name;
  std::string source;  ///< historySourceKey(), "real" or "popularity"
  HistoryOverlap overlap;
  double discrepancy = 0;  ///< MMD^2
};

struct GenerativeQuality {
  RunRecord run;
  std::string part;
  ScoreDistribution distribution = ScoreDistribution::Ranking;
  std::optional<HeldOutLikelihood> likelihood;
  std::optional<ElboTerms> elbo;
  /// First other real histories, the best there can be, and histories by popularity; then the
  /// run's. Empty when the run makes none.
  std::vector<HistoryComparison> histories;
  std::size_t samples = 0;     ///< of each set
  std::size_t neighbours = 0;  ///< k of the neighbourhoods
  std::vector<Text> missing;   ///< one sentence for each thing that this run cannot be asked
};

/// A run that cannot generate gives sentences, not an error. Errors as evaluateRun().
GenerativeQuality generativeQuality(Session& session, const GenerativeRequest& request,
                                    Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
