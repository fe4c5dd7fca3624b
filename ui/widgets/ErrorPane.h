// See StatePanes.h.
#pragma once
#include "ui/widgets/StatePanes.h"
