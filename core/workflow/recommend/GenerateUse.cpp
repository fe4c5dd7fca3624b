#include "core/workflow/recommend/GenerateUse.h"

#include "core/workflow/EarlierCatalogue.h"
#include "core/workflow/recommend/ItemFilters.h"
#include "core/workflow/recommend/KnownHistory.h"

namespace tastescope {
namespace {

GeneratedList listOf(const Dataset& data, const GeneratedSequence& sequence) {
  GeneratedList list;
  list.logProbability = sequence.logProbability;
  for (const GeneratedItem& entry : sequence.items) {
    list.rows.push_back({.position = list.rows.size() + 1,
                         .item = entry.item,
                         .id = std::string(data.items.id(entry.item)),
                         .title = data.itemAttributes.title(entry.item),
                         .score = entry.score,
                         .probability = entry.probability});
  }
  return list;
}

}  // namespace

std::vector<GeneratedList> generate(Session& session, const GenerateRequest& request,
                                    Progress& progress, const std::stop_token& stop) {
  requireUserOrItems(request.from);
  const Dataset& data = session.data();
  const KnownHistory known(data, request.from.user, request.from.added, request.from.removed);
  const std::shared_ptr<const Recommender> model = session.model(request.from.run);
  requireServesHistories(*model);
  GenerateOptions options = request.options;
  options.allowed = allowedItems(data.itemAttributes, request.from.filters);
  options.never = itemsNotLearned(*model);
  options.never.insert(options.never.end(), request.from.removed.begin(),
                       request.from.removed.end());
  if (request.from.user != kNoIndex) {
    const std::vector<Index> never = opinionsOf(session, request.from.user).never;
    options.never.insert(options.never.end(), never.begin(), never.end());
  }
  options.hideKnown = !request.from.keepOwned;
  std::vector<GeneratedList> lists;
  for (const GeneratedSequence& sequence :
       generateSequences(*model, known.history(), options, progress, stop)) {
    lists.push_back(listOf(data, sequence));
  }
  return lists;
}

}  // namespace tastescope
