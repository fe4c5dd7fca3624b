#include "core/workflow/recommend/KeptPeople.h"

#include "core/base/NameLength.h"

namespace tastescope {

std::vector<KeptPerson> keptPeople(Session& session) {
  return session.withProject([](Project& project) { return PersonStore(project).all(); });
}

PersonId keepPerson(Session& session, const KeptPerson& person) {
  requireShortName(person.name);
  return session.withProject([&](Project& project) { return PersonStore(project).add(person); });
}

void changePerson(Session& session, const KeptPerson& person) {
  session.withProject([&](Project& project) { PersonStore(project).change(person); });
}

void renamePerson(Session& session, PersonId person, const std::string& name) {
  requireShortName(name);
  session.withProject([&](Project& project) { PersonStore(project).rename(person, name); });
}

KeptPerson forgetPerson(Session& session, PersonId person) {
  return session.withProject([&](Project& project) { return PersonStore(project).remove(person); });
}

}  // namespace tastescope
