#pragma once
#include "ui/words/Translate.h"
