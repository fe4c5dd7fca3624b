// An attribute's column name for people: "unit_price" reads "Unit price"; a name with capitals is
// already written for people. Thread rule: any thread. Cost: a copy.
#pragma once

#include <QString>
#include <string>

namespace tastescope::ui {

QString attributeName(const std::string& column);

}  // namespace tastescope::ui
