// The program from its arguments to its exit code: settings, language, theme, then the window or
// the map picture. Thread rule: main thread. Cost: start to a usable window within a second.
#pragma once

namespace tastescope::ui {

int runProgram(int argc, char** argv);

}  // namespace tastescope::ui
