#pragma once
#include "ui/context/AppContext.h"
