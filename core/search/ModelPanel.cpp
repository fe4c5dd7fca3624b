#include "core/search/ModelPanel.h"

#include <algorithm>
#include <optional>

#include "core/base/Memory.h"
#include "core/search/BestPlan.h"

namespace tastescope {
namespace {

/// Adversarial networks need so many minutes of a search before they are of use.
constexpr double kMinutesForGans = 30;
constexpr std::size_t kFewestTrained = 2;
/// Solving holds about two copies of the weights.
constexpr std::uint64_t kCopies = 2;

bool asksForWhatIsNext(SplitKind split) {
  return split == SplitKind::LeaveOneOut || split == SplitKind::Time || split == SplitKind::Given;
}

bool fits(const ModelInfo& info, const PanelData& data) {
  if (data.memory == 0) return true;
  const auto model =
      info.create(Json::object(), {.users = data.shape.users, .items = data.shape.items});
  const auto* solved = capability<ClosedForm>(*model);
  return solved == nullptr || solved->weightsToFit() * sizeof(float) * kCopies <= data.memory;
}

std::optional<Text> reasonAgainst(const ModelInfo& info, const ModelCapabilities& able,
                                  const PanelData& data) {
  if (data.split == SplitKind::Strong && !able.foldsIn)
    return coreText("Best", "it cannot serve users it has not seen");
  if (able.ordersByTime && !data.shape.hasOrder) return coreText("Best", "the data has no order");
  if (able.ordersByTime && able.trainsByStep && !asksForWhatIsNext(data.split))
    return coreText("Best", "it predicts what is next, and this split hides entries at random");
  if (info.readsAttributes && !data.attributes)
    return coreText("Best", "the data has no attributes");
  if (info.family == Family::Gan && data.minutes < kMinutesForGans)
    return coreText("Best", "adversarial networks take a search of %1 minutes or more")
        .arg(kMinutesForGans);
  if (able.closedForm && !fits(info, data))
    return coreText("Best", "so many items take more memory than there is");
  return std::nullopt;
}

/// Two that generate, one that does not, and so on, so that a short search sees both kinds.
std::vector<std::string> mixed(const std::vector<std::string>& models) {
  constexpr std::size_t kGenerative = 2;
  std::vector<std::string> kinds[2];
  for (const std::string& model : models)
    kinds[findModel(model).family == Family::Classical ? 1 : 0].push_back(model);
  std::vector<std::string> order;
  std::size_t taken[2] = {0, 0};
  while (order.size() < models.size()) {
    const bool classical = order.size() % (kGenerative + 1) == kGenerative;
    std::size_t kind = classical ? 1 : 0;
    if (taken[kind] == kinds[kind].size()) kind = 1 - kind;
    order.push_back(kinds[kind][taken[kind]++]);
  }
  return order;
}

}  // namespace

PanelData panelData(const Dataset& data, SplitKind split, double minutes) {
  return {.shape = dataShape(data),
          .split = split,
          .attributes =
              !data.userAttributes.columns().empty() || !data.itemAttributes.columns().empty(),
          .memory = physicalMemory(),
          .minutes = minutes};
}

ModelPanel modelPanel(const PanelData& data) {
  ModelPanel panel;
  std::vector<std::string> trained;
  for (const ModelInfo& info : modelRegistry()) {
    const ModelCapabilities able = capabilitiesOf(info);
    if (auto reason = reasonAgainst(info, able, data)) {
      panel.leftOut.push_back({info.key, *std::move(reason)});
    } else if (able.trainsByStep) {
      trained.push_back(info.key);
    } else {
      panel.models.push_back(info.key);
    }
  }
  // The registry goes from the richest to the simplest.
  std::ranges::reverse(panel.models);
  trained = mixed(trained);
  const std::size_t most = std::max(kFewestTrained, looksIn(data.minutes, data.shape.interactions));
  for (std::size_t i = 0; i < trained.size(); ++i) {
    if (i < most) {
      panel.models.push_back(trained[i]);
    } else {
      panel.leftOut.push_back({trained[i], coreText("Best", "there is not enough time for it")});
    }
  }
  return panel;
}

}  // namespace tastescope
