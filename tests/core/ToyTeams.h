// The toy data with an attribute of its users: two teams, and one user alone in a third.
#pragma once

#include "tests/core/ToyProject.h"

namespace tastescope::test {

inline Dataset toyDataWithTeams() {
  Dataset data = toyDataset();
  AttributeColumn team{.name = "team", .type = AttributeType::Category};
  team.labels = {"left", "right", "alone"};
  for (Index user = 0; user < data.users.size(); ++user)
    team.codes.push_back(user == 0 ? 2 : user % 2);
  data.userAttributes.add(team);
  return data;
}

}  // namespace tastescope::test
