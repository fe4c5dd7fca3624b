// The shipped sample: where its files lie and where its project is made.
// Thread rule: any thread. Cost: importing it and solving two simple models once, about two seconds;
// opening afterwards.
#pragma once

#include <QString>

#include "core/workflow/Session.h"

namespace tastescope::ui {

/// Folder with interactions.csv.gz, items.csv.gz, customers.csv.gz, and trained runs in runs/; empty
/// when it is nowhere.
QString sampleFolder();
/// "<AppDataLocation>/sample.tastescope", the folder made when needed.
QString sampleProjectFile();
/// Imports the sample's data as `file`. Error(NotFound) without the sample's files.
SessionPtr importSample(const QString& folder, const QString& file, Progress& progress,
                        const std::stop_token& stop);
/// Opens the sample's project. When it does not exist it is imported first, with the runs that are
/// shipped and the baselines that are solved in a moment. Errors as importSample().
SessionPtr openSampleProject(const QString& folder, const QString& file, Progress& progress,
                             const std::stop_token& stop);

}  // namespace tastescope::ui
