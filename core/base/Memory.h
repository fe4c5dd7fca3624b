// How much memory there is, and how free memory goes back.
// Thread rule: pure.
// Cost: a file of the system read.
#pragma once

#include <cstdint>
#include <exception>

namespace tastescope {

/// What this process may use, in bytes: the machine's memory, or less where a container allows it
/// less. 0: not known.
std::uint64_t physicalMemory();
/// Whether `error` is about memory that is not there, or a thread that could not be started for want of
/// it, in whatever words a library has for it.
bool saysNoMemory(const std::exception& error);
/// Gives what is free within the heaps of all threads back to the system; glibc keeps it otherwise.
/// Any thread; some milliseconds a gigabyte.
void returnFreeMemory();
/// Threads begun from now on share two heaps instead of having their own, whose free parts stay when
/// the threads end. To be called before the first one.
void shareHeaps();

}  // namespace tastescope
