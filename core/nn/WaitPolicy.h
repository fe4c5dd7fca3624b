// Makes OpenMP's idle threads sleep instead of spinning, so that they do not take the cores from
// the window, from OpenBLAS's own threads or from other programs: with two busy neighbours on two
// cores an epoch took half the time. Thread rule: any thread; only the first call does anything.
// Cost: as many sleeping threads as there are cores.
#pragma once

namespace tastescope::nn {

/// The environment variable OMP_WAIT_POLICY does the same but must be set before the program
/// starts; if it is set, this does nothing.
void waitPassively();

}  // namespace tastescope::nn
