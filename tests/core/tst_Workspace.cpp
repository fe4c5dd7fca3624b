// LABELS: unit
// DEPENDS: core_train
// Memory that a step's large tensors leave to the next step's, and the layers that use it against torch's own gradients in
// double precision.
#include <QtTest>

#include "core/nn/MultinomialLoss.h"
#include "core/nn/SparseLinear.h"
#include "core/nn/Workspace.h"
#include "core/train/TrainingEngine.h"

using namespace tastescope;
using namespace tastescope::nn;

namespace {

constexpr std::int64_t kItems = 40;
constexpr std::int64_t kWidth = 7;

/// Three histories, one of them empty.
SparseBatch someRows(std::uint32_t shift) {
  SparseBatch rows;
  rows.addRow(std::vector<std::uint32_t>{shift, shift + 3, shift + 9},
              std::vector<float>{1, 2, 0.5F});
  rows.addRow(std::vector<std::uint32_t>{}, {});
  rows.addRow(std::vector<std::uint32_t>{shift + 3}, std::vector<float>{4});
  return rows;
}

at::Tensor dense(const SparseBatch& rows) {
  at::Tensor matrix = torch::zeros({rows.rows(), kItems}, at::kDouble);
  for (std::int64_t row = 0; row < rows.rows(); ++row) {
    for (std::size_t e = 0; e < rows.itemsOf(row).size(); ++e) {
      matrix[row][static_cast<std::int64_t>(rows.itemsOf(row)[e])] = double{rows.valuesOf(row)[e]};
    }
  }
  return matrix;
}

at::Tensor leaf(at::IntArrayRef sizes) { return torch::randn(sizes).requires_grad_(); }
at::Tensor inDouble(const at::Tensor& leaf) {
  return leaf.detach().to(at::kDouble).requires_grad_();
}
bool close(const at::Tensor& ours, const at::Tensor& reference, double within) {
  return at::allclose(ours.to(at::kDouble), reference, within, within);
}
/// Takes the gradient away, as an optimiser does.
at::Tensor takeGradient(const at::Tensor& leaf) {
  at::Tensor gradient = leaf.grad();
  leaf.mutable_grad() = at::Tensor();
  return gradient;
}

}  // namespace

class TestWorkspace : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { prepareNumerics(1); }
  void init() { at::manual_seed(4); }

  void theNextTensorGetsTheMemoryOfOneThatIsGone() {
    Workspace workspace;
    at::Tensor tensor = workspace.tensor({6, 5});
    const void* const first = tensor.data_ptr();
    tensor = at::Tensor();
    tensor = workspace.tensor({4, 7});
    QVERIFY(tensor.data_ptr() == first);
    QVERIFY(tensor.is_contiguous() && tensor.sizes() == at::IntArrayRef({4, 7}));
    tensor = at::Tensor();
    QVERIFY(workspace.tensor({4, 7}, at::kBFloat16).scalar_type() == at::kBFloat16);
  }

  void aTensorThatIsSomebodysIsNotWrittenInto() {
    Workspace workspace;
    const at::Tensor one = workspace.tensor({5}).fill_(1);
    const at::Tensor view = workspace.tensor({5}).fill_(2).narrow(0, 1, 2);
    const at::Tensor three = workspace.tensor({5}).fill_(3);
    QVERIFY(at::equal(one, torch::ones({5})));
    QVERIFY(at::equal(view, torch::full({2}, 2.0F)));
    QVERIFY(at::equal(three, torch::full({5}, 3.0F)));
  }

  void aTensorOutlivesItsWorkspace() {
    at::Tensor tensor;
    {
      Workspace workspace;
      tensor = workspace.tensor({5}).fill_(3);
    }
    QVERIFY(at::equal(tensor, torch::full({5}, 3.0F)));
  }

  void theMultinomialLossEqualsAutograd_data() {
    QTest::addColumn<bool>("mixed");
    QTest::newRow("single") << false;
    QTest::newRow("mixed") << true;
  }
  void theMultinomialLossEqualsAutograd() {
    QFETCH(bool, mixed);
    const double within = mixed ? 3e-2 : 1e-5;
    MultinomialWorkspace workspace;
    const at::Tensor weight = leaf({kItems, kWidth});
    const at::Tensor bias = leaf({kItems});
    const void* memory = nullptr;
    for (std::uint32_t step = 0; step < 3; ++step) {
      const SparseBatch target = someRows(step);
      const at::Tensor hidden = leaf({target.rows(), kWidth});
      const at::Tensor h = inDouble(hidden);
      const at::Tensor w = inDouble(weight);
      const at::Tensor b = inDouble(bias);
      const at::Tensor reference =
          -(dense(target) * at::linear(h, w, b).log_softmax(1)).sum(1).mean();
      (reference * 2).backward();
      const at::Tensor ours = multinomialLoss(hidden, weight, bias, target, workspace,
                                              mixed ? Precision::Mixed : Precision::Single);
      (ours * 2).backward();  // any factor must arrive
      QVERIFY(close(ours, reference.detach(), within));
      QVERIFY(close(hidden.grad(), h.grad(), within));
      QVERIFY(close(takeGradient(bias), b.grad(), within));
      const at::Tensor gradient = takeGradient(weight);
      QVERIFY(close(gradient, w.grad(), within));
      // The parameter has taken the workspace's memory itself, in each step.
      if (memory == nullptr) memory = gradient.data_ptr();
      QVERIFY(gradient.data_ptr() == memory);
    }
  }

  /// Two backward passes before the optimiser: their gradients add up.
  void gradientsAddUp() {
    MultinomialWorkspace workspace;
    const at::Tensor weight = leaf({kItems, kWidth});
    const at::Tensor bias = leaf({kItems});
    const at::Tensor hidden = leaf({3, kWidth});
    at::Tensor sum;
    for (std::uint32_t step = 0; step < 2; ++step) {
      multinomialLoss(hidden, weight, bias, someRows(step), workspace).backward();
      const at::Tensor own = takeGradient(weight).clone();
      sum = sum.defined() ? sum + own : own;
    }
    for (std::uint32_t step = 0; step < 2; ++step) {
      multinomialLoss(hidden, weight, bias, someRows(step), workspace).backward();
    }
    QVERIFY(at::allclose(weight.grad(), sum));
  }

  void aFrozenDecoderGetsNoGradient() {
    MultinomialWorkspace workspace;
    const at::Tensor weight = torch::randn({kItems, kWidth});
    const at::Tensor hidden = leaf({3, kWidth});
    multinomialLoss(hidden, weight, torch::zeros({kItems}), someRows(0), workspace).backward();
    QVERIFY(hidden.grad().defined() && !weight.grad().defined());
  }

  /// Items of the step before have no gradient left.
  void theSparseLayerEqualsAutograd() {
    Workspace workspace;
    const at::Tensor weight = leaf({kItems, kWidth});
    const at::Tensor bias = leaf({kWidth});
    const void* memory = nullptr;
    for (const std::uint32_t shift : {0U, 20U, 5U}) {
      const SparseBatch rows = someRows(shift);
      const at::Tensor direction = torch::randn({rows.rows(), kWidth});
      const at::Tensor w = inDouble(weight);
      const at::Tensor b = inDouble(bias);
      const at::Tensor reference = dense(rows).mm(w) + b;
      (reference * direction.to(at::kDouble)).sum().backward();
      const at::Tensor ours = sparseLinear(rows, weight, bias, &workspace);
      (ours * direction).sum().backward();
      QVERIFY(close(ours.detach(), reference.detach(), 1e-5));
      QVERIFY(close(takeGradient(bias), b.grad(), 1e-5));
      const at::Tensor gradient = takeGradient(weight);
      QVERIFY(close(gradient, w.grad(), 1e-5));
      if (memory == nullptr) memory = gradient.data_ptr();
      QVERIFY(gradient.data_ptr() == memory);
    }
  }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_Workspace.moc"
