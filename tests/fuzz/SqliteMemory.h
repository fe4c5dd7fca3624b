// SQLite's memory in a fuzzer. The sanitizer's own allocator would take half the time of an execution,
// for it notes the stack of each of thousands of small blocks; here they come out of slabs, and the
// sanitizer still knows what may be touched: a block to its last eight bytes, until it is freed.
// Thread rule: one thread.
// Cost: nanoseconds a block; slabs are kept until the process ends.
#pragma once

#include <sanitizer/asan_interface.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#include "tests/fuzz/Fuzzing.h"

namespace tastescope::fuzzing {

class SqliteMemory {
 public:
  /// Before anything else is asked of SQLite.
  static void use() {
    static const sqlite3_mem_methods methods{&allocate, &release, &reallocate, &sizeOf,
                                             &roundUp,  &start,   &end,        nullptr};
    require(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK, "SQLite is not yet used");
    // No project of a fuzzer is large enough to be read on two threads.
    require(sqlite3_config(SQLITE_CONFIG_SINGLETHREAD) == SQLITE_OK, "SQLite can do without locks");
    // Small values would lie in one block of the connection's, with nothing around them.
    require(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK, "SQLite is not yet used");
  }

 private:
  /// Before each block, never to be touched from outside.
  struct alignas(16) Head {
    std::size_t size;
    Head* next;  ///< of those freed
  };
  /// Freed blocks of one size; the one that was freed first is used first.
  struct Freed {
    Head* first;
    Head* last;
  };
  static constexpr std::size_t kSlab = std::size_t{1} << 20;
  static constexpr std::size_t kLargest = std::size_t{1} << 18;  ///< larger ones are malloc's
  static constexpr std::size_t kSizes = 19;                      ///< powers of two

  __attribute__((no_sanitize("address", "undefined", "coverage"))) static std::size_t classOf(
      std::size_t size) {
    return static_cast<std::size_t>(std::bit_width((size < 32 ? 32 : size) - 1));
  }
  static Head* headOf(void* block) { return static_cast<Head*>(block) - 1; }

  static Head* carve(std::size_t bytes) {
    static std::byte* slab = nullptr;
    static std::size_t left = 0;
    if (left < bytes) {
      slab = static_cast<std::byte*>(std::aligned_alloc(16, kSlab));
      if (slab == nullptr) return nullptr;
      left = kSlab;
      ASAN_POISON_MEMORY_REGION(slab, kSlab);
    }
    slab += bytes;
    left -= bytes;
    return reinterpret_cast<Head*>(slab - bytes);
  }

  __attribute__((no_sanitize("address", "undefined", "coverage"))) static void* allocate(int size) {
    const auto wanted = static_cast<std::size_t>(size);
    Head* head = nullptr;
    if (wanted > kLargest) {
      head = static_cast<Head*>(std::malloc(sizeof(Head) + wanted));
    } else {
      Freed& freed = freed_.data()[classOf(wanted)];
      head = freed.first;
      if (head == nullptr) {
        head = carve(sizeof(Head) + (std::size_t{1} << classOf(wanted)));
      } else {
        freed.first = head->next;
      }
    }
    if (head == nullptr) return nullptr;
    head->size = wanted;
    ASAN_UNPOISON_MEMORY_REGION(head + 1, wanted);
    return head + 1;
  }

  __attribute__((no_sanitize("address", "undefined", "coverage"))) static void release(
      void* block) {
    if (block == nullptr) return;
    Head* const head = headOf(block);
    if (head->size > kLargest) {
      std::free(head);
      return;
    }
    ASAN_POISON_MEMORY_REGION(block, head->size);
    Freed& freed = freed_.data()[classOf(head->size)];
    head->next = nullptr;
    (freed.first == nullptr ? freed.first : freed.last->next) = head;
    freed.last = head;
  }

  __attribute__((no_sanitize("coverage"))) static void* reallocate(void* block, int size) {
    void* const other = allocate(size);
    if (other == nullptr || block == nullptr) return other;
    const auto kept = static_cast<std::size_t>(std::min(size, sizeOf(block)));
    std::memcpy(other, block, kept);
    release(block);
    return other;
  }

  __attribute__((no_sanitize("address", "undefined", "coverage"))) static int sizeOf(void* block) {
    return block == nullptr ? 0 : static_cast<int>(headOf(block)->size);
  }
  static int roundUp(int size) { return (size + 7) & ~7; }
  static int start(void*) { return SQLITE_OK; }
  static void end(void*) {}

  static inline std::array<Freed, kSizes> freed_{};
};

}  // namespace tastescope::fuzzing
