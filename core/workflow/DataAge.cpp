#include "core/workflow/DataAge.h"

#include "core/base/NumberText.h"
#include "core/workflow/Session.h"

namespace tastescope {

DataAge ageOf(const Session& session, const RunRecord& run) {
  DataAge age;
  const auto generation = session.generationOf(run.fingerprint);
  if (!generation) return age;
  age.known = true;
  age.since = *generation == 0 ? session.importedAt() : session.appends()[*generation - 1].created;
  if (*generation == session.appends().size()) return age;
  const Dataset& data = session.data();
  const AppendRecord& next = session.appends()[*generation];
  if (data.hasDates()) age.latest = next.latest;
  const std::uint64_t now = data.interactions->size();
  age.interactions = now > next.interactions ? now - next.interactions : 0;
  age.users = data.users.size() - next.users;
  age.items = data.items.size() - next.items;
  return age;
}

Text inWords(const DataAge& age) {
  if (!age.known || !age.isOld()) return {};
  return coreText("Append",
                  "Newer than this run are %1 interactions, %2 users and %3 items: it recommends "
                  "none of these items and knows of the users what it has learned before.")
      .arg(thousands(age.interactions))
      .arg(thousands(age.users))
      .arg(thousands(age.items));
}

}  // namespace tastescope
