#include "core/store/FiniteWeights.h"

#include "core/base/Error.h"
#include "core/base/FiniteTensors.h"

namespace tastescope {

void requireFinite(const TensorMap& weights, const RunRecord& run) {
  if (allFinite(weights)) return;
  throw Error(ErrorCode::Corrupt,
              coreText("Runs",
                       "The stored weights of %1 hold values that are not numbers, so nothing can "
                       "be made with them. Train it again.")
                  .arg(run.name));
}

}  // namespace tastescope
