// The only way our code includes libtorch: tensors and autograd, not torch/torch.h, whose nn, data and jit parts would
// triple every compile. Private to core/nn, core/models and core/train: precompiled there, unknown everywhere else.
#pragma once

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>
#include <torch/version.h>

#include <nlohmann/json.hpp>
