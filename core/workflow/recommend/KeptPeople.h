// Use cases around people kept by name in a project: made up, or users with items put in and taken
// out. Thread rule: any thread. Cost: short statements.
#pragma once

#include "core/store/PersonStore.h"
#include "core/workflow/Session.h"

namespace tastescope {

std::vector<KeptPerson> keptPeople(Session& session);
/// Stores somebody new; errors as PersonStore::add().
PersonId keepPerson(Session& session, const KeptPerson& person);
/// Stores other items of somebody kept.
void changePerson(Session& session, const KeptPerson& person);
void renamePerson(Session& session, PersonId person, const std::string& name);
/// Returns who that was, to be put back by keepPerson().
KeptPerson forgetPerson(Session& session, PersonId person);

}  // namespace tastescope
