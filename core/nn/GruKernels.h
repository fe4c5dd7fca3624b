// The gates of a gated recurrent unit, forwards and backwards, in one pass over plain memory each;
// the products around them are matrix products. Thread rule: pure functions over the caller's
// memory. Cost: three exponentials a number forwards, none backwards.
#pragma once

#include <cstddef>

namespace tastescope::nn {

/// One token. fromInput, fromState: [3 * size] = reset, update, candidate before the gates; before:
/// the state it starts from, [size]. Writes state [size] and kept [4 * size] = r, z, n and the
/// candidate part of fromState, for the backward pass:
/// r = s(a_r + b_r), z = s(a_z + b_z), n = tanh(a_n + r b_n), state = (1 - z) n + z before.
void gruForward(std::size_t size, const float* fromInput, const float* fromState,
                const float* before, float* state, float* kept);

/// gradState: [size]. Writes the gradients at fromInput and fromState, and into gradBefore the part
/// that reaches `before` directly (z * gradState).
void gruBackward(std::size_t size, const float* kept, const float* before, const float* gradState,
                 float* gradInput, float* gradFromState, float* gradBefore);

}  // namespace tastescope::nn
