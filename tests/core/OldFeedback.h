// The table of opinions as versions 3 to 15 made it, for tests that make an old project of a new one.
#pragma once

namespace tastescope::test {

inline constexpr const char* kOldFeedback = R"sql(
DROP VIEW feedback_by_id;
DROP TABLE feedback;
CREATE TABLE feedback(
  user INTEGER NOT NULL REFERENCES users(position), item INTEGER NOT NULL REFERENCES items(position),
  value INTEGER NOT NULL CHECK(value IN (-1, 1)), created INTEGER NOT NULL,
  PRIMARY KEY(user, item)) WITHOUT ROWID;
CREATE VIEW feedback_by_id AS
  SELECT u.id AS user, i.id AS item, f.value AS value, f.created AS created
  FROM feedback f JOIN users u ON u.position = f.user JOIN items i ON i.position = f.item;
)sql";

}  // namespace tastescope::test
