#include "core/report/ReportSection.h"

namespace tastescope {

std::string withHalf(double value, double half, int places) {
  std::string text = decimals(value, places);
  if (half > 0) text += " ± " + decimals(half, places);
  return text;
}

}  // namespace tastescope
