// Which kind of data a source holds, told by the words in it: names of columns and files, and what
// happened in the rows. Thread rule: any thread. Cost: a pass over a preview.
#pragma once

#include "core/data/DataKinds.h"
#include "core/data/Preview.h"

namespace tastescope {

/// What the items are called says most, then what describes them and what happened, then the rest;
/// General when nothing is said.
Domain guessDomain(const Preview& preview);
/// By the first rows of a source; General for one that cannot be read, which the import says.
Domain guessDomain(const ImportOptions& options, const std::stop_token& stop);

}  // namespace tastescope
