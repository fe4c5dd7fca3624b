// LABELS: unit
// DEPENDS: core_nn
// The latent distribution of variational autoencoders, by hand and against autograd.
#include <QtTest>
#include <cmath>

#include "core/nn/GaussianLatent.h"

using namespace tastescope;
using namespace tastescope::nn;

namespace {

/// Means (1, 2) and variances (1, 4), then N(0, I).
at::Tensor encoded() {
  return torch::tensor({{1.0F, 2.0F, 0.0F, std::log(4.0F)}, {0.0F, 0.0F, 0.0F, 0.0F}});
}

}  // namespace

class TestGaussianLatent : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void divergenceIsZeroFromTheStandardNormalItself() {
    // First row: ((1 + 1 - 1 - 0) + (4 + 4 - 1 - log 4)) / 2; second row 0; the mean of both.
    const double expected = (1 + 7 - std::log(4.0)) / 4;
    QVERIFY(std::abs(GaussianLatent(encoded()).divergence().item<double>() - expected) < 1e-6);
  }

  void aSampleIsTheMeanAndScaledNoise() {
    Rng rng(7);
    Rng same(7);
    const GaussianLatent latent(encoded());
    const at::Tensor z = latent.sample(rng);
    const at::Tensor deviations = torch::tensor({{1.0F, 2.0F}, {1.0F, 1.0F}});
    QVERIFY(at::allclose(z, latent.mean + deviations * normalNoise(2, 2, same)));
    QVERIFY(rng.next() == same.next());
  }

  void samplesPassGradientsToMeanAndVariance() {
    // z = m + exp(s / 2) e: dz/dm = 1, dz/ds = exp(s / 2) e / 2 = (z - m) / 2.
    Rng rng(3);
    const at::Tensor in = encoded().requires_grad_();
    const GaussianLatent latent(in);
    const at::Tensor z = latent.sample(rng);
    z.sum().backward();
    QVERIFY(at::allclose(in.grad().narrow(1, 0, 2), torch::ones({2, 2})));
    QVERIFY(at::allclose(in.grad().narrow(1, 2, 2), 0.5 * (z - latent.mean).detach()));
  }
};

QTEST_APPLESS_MAIN(TestGaussianLatent)
#include "tst_GaussianLatent.moc"
