#include "core/workflow/data/ModelSuitability.h"

#include <array>
#include <utility>

#include "core/base/NumberText.h"

namespace tastescope {
namespace {

constexpr Index kEnoughUsers = 200;
constexpr double kEnoughEach = 5;

}  // namespace

CapabilityMap registryCapabilities() {
  CapabilityMap map;
  for (const ModelInfo& model : modelRegistry()) map.emplace(model.key, capabilitiesOf(model));
  return map;
}

const char* suitabilityKey(Suitability suitability) {
  constexpr std::array<const char*, 3> kKeys{"unsaid", "good", "impossible"};
  return kKeys[static_cast<std::size_t>(suitability)];
}

ModelSuitability suitabilityOf(const ModelCapabilities& capabilities, const Dataset& data,
                               Text users) {
  const Interactions& entries = *data.interactions;
  if (capabilities.ordersByTime && !data.hasOrder()) {
    return {Suitability::Impossible,
            coreText("Suitability",
                     "Uses the order of a history, and the data has neither times nor an order of "
                     "its own.")};
  }
  if (!capabilities.trainsByStep || entries.userCount() < kEnoughUsers) return {};
  const double each =
      static_cast<double>(entries.size()) / static_cast<double>(entries.userCount());
  if (each < kEnoughEach) return {};
  return {Suitability::Good,
          coreText("Suitability",
                   "%1 %2 with %3 interactions each on average are enough to learn from.")
              .arg(thousands(entries.userCount()))
              .arg(std::move(users))
              .arg(decimals(each, 1))};
}

std::optional<Text> whyNotForSize(const ModelInfo& model, const Dataset& data) {
  try {
    static_cast<void>(model.create(
        model.schema->defaults(),
        {data.users.size(), data.items.size(), &data.userAttributes, &data.itemAttributes}));
    return std::nullopt;
  } catch (const Error& error) {
    return error.message();
  }
}

}  // namespace tastescope
