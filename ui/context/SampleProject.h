// The shipped sample: where its files lie and where its project is made.
// Thread rule: any thread. Cost: importing it once, about a second; opening afterwards.
#pragma once

#include <QString>

#include "core/workflow/Session.h"

namespace tastescope::ui {

/// Folder with interactions.csv.gz, items.csv.gz and customers.csv.gz; empty when it is nowhere.
QString sampleFolder();
/// "<AppDataLocation>/sample.tastescope", the folder made when needed.
QString sampleProjectFile();
/// Opens the sample's project, importing it first when it does not exist. Error(NotFound) without
/// the sample's files.
SessionPtr openSampleProject(const QString& folder, const QString& file, Progress& progress,
                             const std::stop_token& stop);

}  // namespace tastescope::ui
