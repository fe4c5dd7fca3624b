// LABELS: unit
// DEPENDS: core_train
// Memory of large tensors: kept while somebody holds it, never more than was in use at once, and given back at the end.
#include <ATen/ATen.h>

#include <QtTest>

#include "core/nn/TensorMemory.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;
using namespace tastescope::nn;

namespace {

constexpr std::size_t kMega = std::size_t{1} << 20U;

at::Tensor tensorOf(std::size_t megabytes) {
  return at::empty({static_cast<std::int64_t>(megabytes * kMega / sizeof(float))});
}

}  // namespace

class TestTensorMemory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { prepareNumerics(1); }

  void nothingIsKeptUnlessSomebodyHoldsIt() {
    const TensorMemoryUse before = tensorMemoryUse();
    {
      const at::Tensor tensor = tensorOf(40);
      QCOMPARE(tensorMemoryUse().live, before.live + 40 * kMega);
    }
    QCOMPARE(tensorMemoryUse().live, before.live);
    QCOMPARE(tensorMemoryUse().kept, std::size_t{0});
  }

  void theNextOfItsSizeGetsTheSameMemory() {
    const KeptTensorMemory memory;
    at::Tensor tensor = tensorOf(40);
    void* const first = tensor.data_ptr();
    tensor.reset();
    QCOMPARE(tensorMemoryUse().kept, 40 * kMega);
    tensor = tensorOf(38);  // nearly its size
    QVERIFY(tensor.data_ptr() == first);
    QCOMPARE(tensorMemoryUse().kept, std::size_t{0});
    const at::Tensor other = tensorOf(38);
    QVERIFY(other.data_ptr() != first);
  }

  /// 40 were live at once: when 30 others are wanted, the 40 kept ones go.
  void noMoreIsHeldThanWasInUseAtOnce() {
    const KeptTensorMemory memory;
    const std::size_t before = tensorMemoryUse().live;
    static_cast<void>(tensorOf(40));
    const at::Tensor smaller = tensorOf(30);
    QCOMPARE(tensorMemoryUse().kept, std::size_t{0});
    QCOMPARE(tensorMemoryUse().live, before + 30 * kMega);
  }

  void theLastHolderGivesEverythingBack() {
    {
      const KeptTensorMemory one;
      {
        const KeptTensorMemory two;
        static_cast<void>(tensorOf(40));
      }
      QCOMPARE(tensorMemoryUse().kept, 40 * kMega);
    }
    QCOMPARE(tensorMemoryUse().kept, std::size_t{0});
  }

  void aTensorOutlivesItsHolder() {
    at::Tensor tensor;
    {
      const KeptTensorMemory memory;
      tensor = tensorOf(40).fill_(3);
    }
    QCOMPARE(tensor[5].item<float>(), 3.0F);
    tensor.reset();
    QCOMPARE(tensorMemoryUse().kept, std::size_t{0});
  }
};

QTEST_GUILESS_MAIN(TestTensorMemory)
#include "tst_TensorMemory.moc"
