// A mark for functions of inner loops: compiled for several widths of vectors, the widest that the
// processor has is chosen when the program is loaded.
#pragma once

// Sanitizers instrument the start-up code that picks a clone, which then runs before they are
// ready.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define TASTESCOPE_WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define TASTESCOPE_WIDEST
#endif
