#include "core/workflow/data/LinkTable.h"

#include <algorithm>
#include <iterator>

#include "core/base/FoldCase.h"

namespace tastescope {
namespace {

std::size_t usersIn(const std::vector<std::pair<Index, Index>>& links, Index users) {
  std::vector<bool> seen(users);
  for (const auto& [source, target] : links) seen[source] = seen[target] = true;
  return static_cast<std::size_t>(std::ranges::count(seen, true));
}

std::size_t mutualPairs(std::vector<std::pair<Index, Index>> links) {
  std::ranges::sort(links);
  links.erase(std::unique(links.begin(), links.end()), links.end());
  const auto mutual = std::ranges::count_if(links, [&](const std::pair<Index, Index>& link) {
    return link.first < link.second &&
           std::ranges::binary_search(links, std::pair(link.second, link.first));
  });
  return static_cast<std::size_t>(mutual);
}

/// Which users have `filter` in their id.
std::vector<bool> usersCalled(const IdMap& ids, const std::string& filter,
                              const std::stop_token& stop) {
  const std::string wanted = folded(filter);
  std::vector<bool> found(ids.size());
  for (Index user = 0; user < ids.size(); ++user) {
    if (user % 4096 == 0) throwIfStopped(stop);
    found[user] = folded(ids.id(user)).find(wanted) != std::string::npos;
  }
  return found;
}

}  // namespace

LinkTable linkTable(const Session& session, const std::string& filter,
                    const std::stop_token& stop) {
  const Dataset& data = session.data();
  LinkTable table;
  table.linked = usersIn(data.links, static_cast<Index>(data.users.size()));
  table.mutual = mutualPairs(data.links);
  throwIfStopped(stop);
  if (filter.empty()) {
    table.links = data.links;
    return table;
  }
  const std::vector<bool> called = usersCalled(data.users, filter, stop);
  std::ranges::copy_if(data.links, std::back_inserter(table.links),
                       [&](const auto& link) { return called[link.first] || called[link.second]; });
  return table;
}

}  // namespace tastescope
