// The window program. Everything is in ui/shell.
#include "ui/shell/RunProgram.h"

int main(int argc, char** argv) { return tastescope::ui::runProgram(argc, argv); }
