// Names of roles, layouts, encodings, policies and kinds of data in the wizard's words.
// Thread rule: GUI thread. Cost: one catalogue look-up.
#pragma once

#include <QList>
#include <QString>

#include "core/workflow/data/ImportData.h"

namespace tastescope::ui {

QString roleName(ColumnRole role);
/// One sentence on what a role means, for tooltips and the Columns step.
QString roleHelp(ColumnRole role);
QList<ColumnRole> allRoles();

QString layoutName(Layout layout);
QString encodingName(Encoding encoding);
/// "Comma ,", "Tab".
QString delimiterName(const std::string& delimiter);
/// "Comma" without the character, for a summary line.
QString delimiterWord(const std::string& delimiter);
QString quoteName(char quote);
QString decimalName(char decimal);

/// Where events are in JSON: the path, or in words where every object is one.
QString eventPathName(const std::string& path);
/// "Bar |", "List as in JSON", "One item a cell".
QString listSeparatorName(const std::string& separator);

QString duplicatesName(DuplicatePolicy policy);
QString domainName(Domain domain);
/// What choosing it means: nouns and defaults.
QString domainHelp(Domain domain);
QList<Domain> allDomains();

}  // namespace tastescope::ui
