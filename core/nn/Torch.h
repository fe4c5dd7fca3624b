// The only way our code includes libtorch. Private to core/nn, core/models and core/train: precompiled there,
// unknown everywhere else.
#pragma once

#include <torch/torch.h>
