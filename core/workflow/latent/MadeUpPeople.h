// Use case: people who do not exist, drawn from the prior of a run's latent space: where they lie among
// the real ones, and whom of those they are most like, so that memorising is visible.
// Thread rule: any thread. Cost: a decoding and an encoding each, and a look at everybody who has one of
// their items; a few ms a person.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/eval/GenerativeDistance.h"
#include "core/report/ExportFormat.h"
#include "core/workflow/latent/MapLayout.h"

namespace tastescope {

inline constexpr std::size_t kMostMadeUp = 10'000;

struct MadeUpRequest {
  std::size_t people = 3;
  std::uint64_t seed = 1;
  double temperature = 1;  ///< of the item probabilities
};

struct MadeUpPerson {
  std::string id;            ///< of nobody in the data
  std::vector<Index> items;  ///< as many as somebody real has, ascending
  std::vector<float> latent = {};
  std::array<double, 2> map{};
  Index nearest = kNoIndex;  ///< the real user whose items are most like these
  std::size_t shared = 0;    ///< items that both have
  double alike = 0;          ///< items that both have / items that one of them has (Jaccard 1901)
};

struct MadeUpPeople {
  std::vector<MadeUpPerson> people;
  double alike = 0;  ///< median over the people
  double realAlike =
      0;  ///< the same of as many real ones and whom of the others they are most like
  std::size_t copies = 0;  ///< whose items are exactly somebody's
  /// With as many real ones, by their items; nothing for five or fewer.
  std::optional<HistoryOverlap> overlap;
};

/// `space`: of users. Error(Unsupported) for a run whose model has no prior to draw from,
/// Error(InvalidInput) for nobody, for more than kMostMadeUp, and for a temperature not above 0.
MadeUpPeople makeUpPeople(Session& session, const LatentSpace& space, const MadeUpRequest& request,
                          Progress& progress, const std::stop_token& stop);
/// Whether the run's model can.
bool canMakeUpPeople(Session& session, RunId run);

/// What to say before such data leaves the program.
Text privacyWarning(const MadeUpPeople& made);
/// A data set of its own: user,item, a line each. Written aside and renamed.
ExportOutcome writeMadeUpCsv(const Session& session, const MadeUpPeople& made,
                             const OutputFile& file, const ExportFormat& format = {});

Json toJson(const Session& session, const MadeUpPeople& made);

}  // namespace tastescope
