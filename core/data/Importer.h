// Reads interactions from files people have. Files are streamed, plain or from inside
// zip/gz/xz/zst/tar.
// Thread rule: any thread but the window's; may use `options.threads` workers inside.
// Cost: see docs/performance.md; memory at most 64 bytes a row.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/data/Dataset.h"
#include "core/data/ImportOptions.h"
#include "core/data/ImportPlan.h"
#include "core/data/RowCleaning.h"

namespace tastescope {

/// The whole import into memory. Ids are text, byte for byte in UTF-8; only spaces around one are
/// not part of it. Throws Error for a source that cannot be used at all, Cancelled on a stop; a bad
/// row is counted, never thrown, and so is a doubt unless options.strict asks for it. The dataset's
/// report is complete and balanced.
/// `onFiles` hears which files are read, companions too, before the first row is.
Dataset importDataset(const ImportOptions& options, Progress& progress, const std::stop_token& stop,
                      const std::function<void(std::vector<std::filesystem::path>)>& onFiles = {});

/// Rows read and cleaned, and what is to be said of both: the part of it that an append has too.
CleanRows readClean(ImportPlan& plan, Progress& progress, const std::stop_token& stop,
                    const KnownRows* known = nullptr);
/// Error(InvalidInput) that says the first doubt.
void requireNoDoubt(const Reading& reading);

/// The same pass without keeping anything but counts: the wizard's live equation.
ImportReport countImport(const ImportOptions& options, Progress& progress,
                         const std::stop_token& stop);

}  // namespace tastescope
