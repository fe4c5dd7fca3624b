// Whether the entries of a history come in an order that means something: by their times, or
// because the file listed each user's items one after the other. Models that read a history as a
// sequence are only offered when this is so. A list's order is a fact of its import, kept with the
// project as a note of the report. Thread rule: pure. Cost: a look at the notes.
#pragma once

#include "core/data/Dataset.h"

namespace tastescope {

/// The note of an import that read lists.
Text listOrderNote();
bool hasOrder(const Dataset& data);

}  // namespace tastescope
