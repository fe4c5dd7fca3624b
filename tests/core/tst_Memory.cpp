// LABELS: unit
// DEPENDS: core_base
// What is known as a lack of memory, whichever library says so.
#include <QtTest>
#include <new>
#include <stdexcept>
#include <system_error>

#include "core/base/Memory.h"

using namespace tastescope;

class MemoryTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aLackOfMemoryIsKnown() {
    QVERIFY(saysNoMemory(std::bad_alloc()));
    QVERIFY(saysNoMemory(std::bad_array_new_length()));
    QVERIFY(saysNoMemory(
        std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again))));
    QVERIFY(
        saysNoMemory(std::runtime_error("[enforce fail at alloc_cpu.cpp:83] err == 0. "
                                        "DefaultCPUAllocator: can't allocate memory")));
    QVERIFY(!saysNoMemory(std::runtime_error("shape mismatch")));
    QVERIFY(!saysNoMemory(std::system_error(std::make_error_code(std::errc::io_error))));
  }
  void thereIsSomeMemory() { QVERIFY(physicalMemory() > 0); }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "tst_Memory.moc"
