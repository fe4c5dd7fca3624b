#pragma once
#include "ui/context/Screen.h"
