// DEPENDS: core_latent
// t-SNE and UMAP: neighbours of all points, then the layout, with how faithful it is. Prints figures,
// asserts nothing. usage: bench_Layouts [POINTS=10000] [DIMENSIONS=64]; where scikit-learn is installed,
// its Barnes-Hut t-SNE lays out the same points in turn.
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include "core/base/Rng.h"
#include "core/latent/NeighbourLists.h"
#include "core/latent/Neighbours.h"
#include "core/latent/Pca.h"
#include "core/latent/Tsne.h"
#include "core/latent/Umap.h"

using namespace tastescope;

namespace {

/// Twenty clouds that overlap a little.
std::vector<float> clouds(std::size_t n, std::size_t d) {
  constexpr std::size_t kClouds = 20;
  Rng rng(7);
  std::vector<float> centres(kClouds * d);
  for (float& value : centres) value = static_cast<float>(3 * rng.normal());
  std::vector<float> points(n * d);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < d; ++j)
      points[i * d + j] = centres[i % kClouds * d + j] + static_cast<float>(rng.normal());
  }
  return points;
}

const char* const kTwin = R"py(
import sys, time
import numpy
from sklearn.manifold import TSNE
points = numpy.fromfile(sys.argv[1], dtype=numpy.float32).reshape(-1, int(sys.argv[2]))
begin = time.time()
layout = TSNE(init="pca", learning_rate="auto", n_jobs=2, n_iter=1000, random_state=0)
layout.fit(points)
print("scikit-learn's t-SNE: %.1f s, KL %.4f" % (time.time() - begin, layout.kl_divergence_))
)py";

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  const QStringList arguments = QCoreApplication::arguments();
  const auto n = arguments.value(1, QStringLiteral("10000")).toULongLong();
  const auto d = arguments.value(2, QStringLiteral("64")).toULongLong();
  QTextStream out(stdout);
  const std::vector<float> points = clouds(n, d);
  QElapsedTimer timer;
  const auto seconds = [&timer] { return static_cast<double>(timer.restart()) / 1000; };
  timer.start();
  Progress progress;
  const NeighbourLists lists = neighbourLists(points, n, d, tsneNeighbours(30), progress, {});
  out << "neighbours of " << n << " x " << d << ": " << seconds() << " s\n";
  const std::vector<float> start = principalComponents(points, n, d, 2, {}).coordinates;
  const auto trust = [&](std::span<const float> map) {
    constexpr std::size_t kSample = 500;
    return trustworthiness(points, n, d, map, 15, kSample, 1, {});
  };
  seconds();
  Tsne tsne(lists, start, {}, {});
  tsne.advance(tsne.total(), {});
  out << "t-SNE, " << tsne.total() << " steps: " << seconds() << " s";
  out << ", KL " << tsne.divergence() << ", trustworthiness " << trust(tsne.coordinates()) << '\n';
  seconds();
  Umap umap(lists, start, {}, {});
  umap.advance(umap.total(), {});
  out << "UMAP, " << umap.total() << " steps: " << seconds() << " s";
  out << ", trustworthiness " << trust(umap.coordinates()) << '\n';
  out.flush();
  const QTemporaryDir folder;
  QFile file(folder.filePath(QStringLiteral("points")));
  if (!file.open(QIODevice::WriteOnly)) return 1;
  file.write(reinterpret_cast<const char*>(points.data()),
             static_cast<qint64>(points.size() * sizeof(float)));
  file.close();
  QProcess twin;
  twin.setProcessChannelMode(QProcess::MergedChannels);
  twin.start(QStringLiteral("/usr/bin/python3"),
             {QStringLiteral("-c"), QLatin1String(kTwin), file.fileName(), QString::number(d)});
  twin.waitForFinished(-1);
  out << twin.readAll();
  return 0;
}
