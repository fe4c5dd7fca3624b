#pragma once
#include "ui/context/Translate.h"
