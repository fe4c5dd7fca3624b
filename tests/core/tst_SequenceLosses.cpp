// LABELS: unit
// DEPENDS: core_nn
// The losses and layers of sequence models against the same written with autograd.
#include <QtTest>
#include <cmath>

#include "core/nn/CausalAttention.h"
#include "core/nn/FullSoftmaxLoss.h"
#include "core/nn/Gru.h"
#include "core/nn/SampledLoss.h"

using namespace tastescope;
using namespace tastescope::nn;

namespace {

/// A small output layer with everything that can be differentiated.
struct Output {
  explicit Output(bool withBias) {
    at::manual_seed(5);
    hidden = torch::randn({kTokens, kWidth}).requires_grad_();
    weight = torch::randn({kItems, kWidth}).requires_grad_();
    if (withBias) bias = torch::randn({kItems}).requires_grad_();
  }
  [[nodiscard]] at::Tensor scores() const {
    const at::Tensor all = hidden.mm(weight.t());
    return bias.defined() ? all + bias : all;
  }
  /// Gradients of a loss, which are then forgotten.
  std::vector<at::Tensor> gradients(const at::Tensor& loss) const {
    (loss * 2).backward();  // any factor must arrive
    std::vector<at::Tensor> found;
    for (const at::Tensor& leaf : {hidden, weight, bias}) {
      if (!leaf.defined()) continue;
      found.push_back(leaf.grad().clone());
      leaf.mutable_grad() = at::Tensor();
    }
    return found;
  }
  static constexpr std::int64_t kTokens = 6;
  static constexpr std::int64_t kItems = 11;
  static constexpr std::int64_t kWidth = 4;
  at::Tensor hidden, weight, bias;
};

const std::vector<std::uint32_t> kTargets{3, 0, 10, 3, 7, 5};

bool close(const at::Tensor& a, const at::Tensor& b) { return at::allclose(a, b, 1e-4, 1e-5); }

bool agree(const Output& output, const at::Tensor& ours, const at::Tensor& reference) {
  if (!close(ours, reference)) return false;
  const auto mine = output.gradients(ours);
  const auto theirs = output.gradients(reference);
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (!close(mine[i], theirs[i])) return false;
  }
  return true;
}

at::Tensor targetIndex() {
  const std::vector<std::int64_t> rows(kTargets.begin(), kTargets.end());
  return torch::tensor(rows);
}

/// The loss as its definition says, from positives [tokens] and negatives [tokens, n] with a mask.
at::Tensor byDefinition(RankingLoss kind, double power, double regularisation, const at::Tensor& p,
                        const at::Tensor& r, const at::Tensor& counts) {
  const at::Tensor column = p.unsqueeze(1);
  const at::Tensor n = counts.sum(1);
  const at::Tensor hidden = r.masked_fill(counts == 0, -1e9);
  const at::Tensor w = hidden.softmax(1);
  const at::Tensor top1 = (r - column).sigmoid() + r.square().sigmoid();
  switch (kind) {
    case RankingLoss::SampledSoftmax: return (at::cat({column, hidden}, 1).logsumexp(1) - p).mean();
    case RankingLoss::BinaryCross:
      return ((at::softplus(-p) * power + (at::softplus(r) * counts).sum(1)) / (n + 1)).mean();
    case RankingLoss::Top1: return ((top1 * counts).sum(1) / n).mean();
    case RankingLoss::Bpr: return ((at::softplus(r - column) * counts).sum(1) / n).mean();
    case RankingLoss::Top1Max: return (w * top1).sum(1).mean();
    case RankingLoss::BprMax:
      return (-(w * (column - r).sigmoid()).sum(1).log() + regularisation * (w * r.square()).sum(1))
          .mean();
  }
  return {};
}

}  // namespace

class TestSequenceLosses : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fullSoftmaxEqualsAutograd_data() {
    QTest::addColumn<bool>("withBias");
    QTest::newRow("with bias") << true;
    QTest::newRow("without bias") << false;
  }
  void fullSoftmaxEqualsAutograd() {
    QFETCH(bool, withBias);
    const Output output(withBias);
    at::Tensor scratch;
    const at::Tensor ours =
        fullSoftmaxLoss(output.hidden, output.weight, output.bias, kTargets, scratch);
    const at::Tensor reference =
        -output.scores().log_softmax(1).gather(1, targetIndex().unsqueeze(1)).mean();
    QVERIFY(agree(output, ours, reference));
  }

  void mixedPrecisionIsClose() {
    const Output output(true);
    at::Tensor scratch;
    const auto lossIn = [&](Precision precision) {
      return fullSoftmaxLoss(output.hidden, output.weight, output.bias, kTargets, scratch,
                             precision);
    };
    const at::Tensor exact = lossIn(Precision::Single);
    const at::Tensor rounded = lossIn(Precision::Mixed);
    QVERIFY(at::allclose(exact, rounded, 2e-2, 2e-2));
    const auto fine = output.gradients(exact);
    const auto coarse = output.gradients(rounded);
    for (std::size_t i = 0; i < fine.size(); ++i) {
      QVERIFY(at::allclose(fine[i], coarse[i], 5e-2, 2e-2));
    }
  }

  void sampledLossesEqualAutograd_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("perToken");
    for (int kind = 0; kind <= static_cast<int>(RankingLoss::BprMax); ++kind) {
      QTest::addRow("loss %d, shared", kind) << kind << false;
      QTest::addRow("loss %d, a token's own", kind) << kind << true;
    }
  }
  void sampledLossesEqualAutograd() {
    QFETCH(int, kind);
    QFETCH(bool, perToken);
    const Output output(true);
    const RankingSettings settings{
        .kind = static_cast<RankingLoss>(kind), .positivePower = 0.6, .regularisation = 0.3};
    Negatives negatives;
    negatives.perToken = perToken ? 2 : 0;
    negatives.items = perToken ? std::vector<std::uint32_t>{1, 2, 9, 9, 0, 10, 4, 3, 8, 6, 2, 1}
                               : std::vector<std::uint32_t>{1, 3, 8, 8, 10};
    const std::int64_t columns = perToken ? 2 : 5;
    const std::vector<std::int64_t> index(negatives.items.begin(), negatives.items.end());
    at::Tensor drawn = torch::tensor(index).view({-1, columns});
    if (!perToken) drawn = drawn.expand({Output::kTokens, columns});
    const at::Tensor scores = output.scores();
    const at::Tensor p = scores.gather(1, targetIndex().unsqueeze(1)).squeeze(1);
    const at::Tensor counts = (drawn != targetIndex().unsqueeze(1)).to(at::kFloat);
    const at::Tensor reference =
        byDefinition(settings.kind, 0.6, 0.3, p, scores.gather(1, drawn), counts);
    const at::Tensor ours =
        sampledLoss(output.hidden, output.weight, output.bias, kTargets, negatives, settings);
    QVERIFY(agree(output, ours, reference));
  }

  void howOftenAnItemIsDrawnIsCorrectedFor() {
    const Output output(false);
    Negatives negatives{.items = {1, 4}, .perToken = 0, .logDrawn = {}};
    for (int i = 0; i < Output::kItems; ++i) negatives.logDrawn.push_back(-0.1F * float(i));
    const at::Tensor shifted = output.scores() - torch::tensor(negatives.logDrawn);
    const at::Tensor p = shifted.gather(1, targetIndex().unsqueeze(1));
    const at::Tensor r = shifted.index_select(1, torch::tensor({1, 4}));
    const at::Tensor reference = (at::cat({p, r}, 1).logsumexp(1) - p.squeeze(1)).mean();
    const at::Tensor ours =
        sampledLoss(output.hidden, output.weight, output.bias, kTargets, negatives, {});
    QVERIFY(agree(output, ours, reference));
  }

  void packedAttentionEqualsMaskedAttention_data() {
    QTest::addColumn<QList<int>>("lengths");
    QTest::addColumn<int>("size");
    QTest::newRow("two short ones") << QList<int>{3, 2} << 2;
    QTest::newRow("around the blocks of the kernels") << QList<int>{1, 4, 5, 6, 7, 8, 41} << 19;
  }
  void packedAttentionEqualsMaskedAttention() {
    // Sequences beside each other, two heads: against softmax over the allowed scores.
    QFETCH(QList<int>, lengths);
    QFETCH(int, size);
    at::manual_seed(9);
    const std::int64_t width = 2 * size;
    std::vector<std::int64_t> ends{0};
    std::vector<std::int64_t> owners;
    std::vector<std::int64_t> lasts;
    for (const int length : lengths) {
      owners.insert(owners.end(), static_cast<std::size_t>(length), ends.back());
      ends.push_back(ends.back() + length);
      lasts.push_back(ends.back() - 1);
    }
    const std::int64_t tokens = ends.back();
    at::Tensor qkv = torch::randn({tokens, 3 * width}).requires_grad_();
    const auto offsets = std::make_shared<const std::vector<std::int64_t>>(ends);
    const at::Tensor owner = torch::tensor(owners);
    const at::Tensor allowed =
        (owner.unsqueeze(1) == owner.unsqueeze(0)).to(at::kFloat).tril() != 0;
    std::vector<at::Tensor> heads;
    for (std::int64_t h = 0; h < 2; ++h) {
      const auto part = [&](std::int64_t which) {
        return qkv.narrow(1, width * which + size * h, size);
      };
      const at::Tensor scores = part(0).mm(part(1).t()) / std::sqrt(double(size));
      heads.push_back(scores.masked_fill(allowed.logical_not(), -1e9).softmax(1).mm(part(2)));
    }
    const at::Tensor reference = at::cat(heads, 1);
    const at::Tensor ours = causalAttention(qkv, offsets, 2, {});
    QVERIFY(close(ours, reference));
    const at::Tensor direction = torch::randn({tokens, width});
    (ours * direction).sum().backward();
    const at::Tensor mine = qkv.grad().clone();
    qkv.mutable_grad() = at::Tensor();
    (reference * direction).sum().backward();
    QVERIFY(close(mine, qkv.grad()));
    const at::Tensor last =
        attendLast(qkv.detach().narrow(1, 0, width).index_select(0, torch::tensor(lasts)),
                   qkv.detach().narrow(1, width, 2 * width), *offsets, 2);
    QVERIFY(close(last, reference.detach().index_select(0, torch::tensor(lasts))));
  }

  void recurrentLayerEqualsTorchs_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("less than a vector") << 5;
    QTest::newRow("vectors and a rest") << 37;
  }
  void recurrentLayerEqualsTorchs() {
    // Three sequences of 4, 2 and 2 tokens in step order.
    QFETCH(int, size);
    at::manual_seed(12);
    constexpr std::int64_t kIn = 3;
    const std::int64_t width = size;
    const std::vector<std::int64_t> alive{3, 3, 1, 1};
    const std::vector<at::Tensor> leaves{
        torch::randn({8, kIn}).requires_grad_(), torch::randn({3 * width, kIn}).requires_grad_(),
        torch::randn({3 * width, width}).requires_grad_(),
        torch::randn({3 * width}).requires_grad_(), torch::randn({3 * width}).requires_grad_()};
    const at::Tensor ours =
        gru(at::linear(leaves[0], leaves[1], leaves[3]), leaves[2], leaves[4], alive);
    const at::Tensor reference = std::get<0>(
        at::gru(leaves[0], torch::tensor(alive), torch::zeros({1, 3, width}),
                {leaves[1], leaves[2], leaves[3], leaves[4]}, true, 1, 0.0, false, false));
    QVERIFY(close(ours, reference));
    const at::Tensor direction = torch::randn({8, width});
    (ours * direction).sum().backward();
    std::vector<at::Tensor> mine;
    for (const at::Tensor& leaf : leaves) {
      mine.push_back(leaf.grad().clone());
      leaf.mutable_grad() = at::Tensor();
    }
    (reference * direction).sum().backward();
    for (std::size_t i = 0; i < leaves.size(); ++i) QVERIFY(close(mine[i], leaves[i].grad()));
  }

  void dropoutGoesBackTheWayItCame() {
    const at::Tensor x = torch::ones({50, 20}).requires_grad_();
    const at::Tensor out = counterDropout(x, {.share = 0.4F, .seed = 3});
    out.sum().backward();
    QVERIFY(at::equal(out.detach(), x.grad()));
    QVERIFY(at::equal(counterDropout(x, {}), x));
  }
};

QTEST_APPLESS_MAIN(TestSequenceLosses)
#include "tst_SequenceLosses.moc"
