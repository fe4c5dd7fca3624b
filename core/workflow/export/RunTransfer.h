// Use cases: a finished run as a file of its own, and such a file as a run of another project that
// holds the same data. Thread rule: any thread. Cost: one copy of the weights.
#pragma once

#include "core/base/OutputFile.h"
#include "core/workflow/Session.h"

namespace tastescope {

/// Writes a run's best weights, settings, metrics and curves; see core/store/RunFile.h. One that is not
/// finished becomes a run whose best was kept. Returns the number of tensors. Errors: NotFound without weights, Io.
std::uint64_t exportRun(Session& session, RunId run, const OutputFile& file);

/// Stores what exportRun() wrote as a finished run. Killed halfway it is one that was interrupted; an
/// error leaves nothing. Errors as readRunFile(), and
/// InvalidConfig when the run was trained on other data or with settings this version does not know,
/// Corrupt when its weights do not fit its model or are no numbers, ReadOnly.
RunId importRun(Session& session, const std::filesystem::path& file);

}  // namespace tastescope
