// What a search over settings draws from: one range or list for each parameter, made from a model's
// schema or given by a person. Thread rule: pure. Cost: nothing worth naming.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Rng.h"
#include "core/config/ParamSchema.h"

namespace tastescope {

struct SearchRange {
  std::string key;
  std::vector<Json> choices = {};  ///< not empty: one of these, all alike
  double low = 0;                  ///< else a number from here
  double high = 0;                 ///< to here
  bool logScale = false;           ///< alike on a logarithmic scale
  bool integer = false;
};

/// Where a search looks for one parameter without a word from the person, see searchSpace(); none
/// for a zero that means "off".
std::optional<SearchRange> usualRange(const ParamSpec& spec);

/// A schema's ranges say what is possible, not what is sensible, so without a word from the person
/// a search looks around the default, inside the schema's range: numbers on a logarithmic scale
/// within a factor of 10 (integers 4) of it, shares anywhere, other numbers up to twice it, layers
/// at half, once and twice their widths, and all choices. Advanced parameters, zeros that mean
/// "off" and those in `fixed` stay as they are. `ranges` replace or add to these:
/// "learning-rate=1e-4:1e-2", "latent=32|64|128", "hidden=600|600,200". Throws Error(InvalidConfig)
/// for a range that cannot be read or leaves the schema's, and when nothing is left to search.
std::vector<SearchRange> searchSpace(const ParamSchema& schema, const Json& fixed,
                                     const std::vector<std::string>& ranges);

/// One value for every range; reals are rounded to four digits so that they can be read and typed.
Json drawSettings(const std::vector<SearchRange>& space, Rng& rng);

/// `settings` under `fixed`, complete; where they break a rule of the schema, they are drawn again
/// from the same generator. Throws Error(InvalidConfig) with the rule's sentence when a thousand
/// draws break it.
Json usableSettings(const ParamSchema& schema, const std::vector<SearchRange>& space,
                    const Json& fixed, Json settings, Rng& rng);

}  // namespace tastescope
