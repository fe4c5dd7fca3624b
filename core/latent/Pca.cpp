#include "core/latent/Pca.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "core/base/Error.h"

namespace tastescope {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

/// Rows converted to double at a time, so that memory stays a small part of the points.
constexpr Eigen::Index kBlockRows = 1024;
/// An eigenvalue below this share of the largest is rounding, not variance.
constexpr double kRankTolerance = 1e-12;

class Points {
 public:
  Points(std::span<const float> points, std::size_t n, std::size_t d)
      : map_(points.data(), static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(d)),
        mean_(map_.cast<double>().colwise().mean()) {}

  [[nodiscard]] Eigen::Index rows() const { return map_.rows(); }
  [[nodiscard]] Eigen::Index columns() const { return map_.cols(); }

  /// Calls body(first row, centred block) over all rows.
  template <typename Body>
  void forBlocks(const std::stop_token& stop, Body&& body) const {
    for (Eigen::Index begin = 0; begin < rows(); begin += kBlockRows) {
      throwIfStopped(stop);
      const Eigen::Index count = std::min(kBlockRows, rows() - begin);
      const Matrix block = map_.middleRows(begin, count).cast<double>().rowwise() - mean_;
      body(begin, block);
    }
  }

 private:
  Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> map_;
  Eigen::RowVectorXd mean_;
};

struct Axes {
  Matrix axes;      ///< [components, d], unit rows
  Vector variance;  ///< [components], as sums of squares
  double total = 0;
};

/// The leading eigenpairs of a symmetric matrix whose lower half is filled, largest first.
Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solve(const Eigen::MatrixXd& matrix) {
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
  if (solver.info() != Eigen::Success) {
    throw Error(
        ErrorCode::Numeric,
        coreText("Latent",
                 "The map cannot be computed: the vectors hold values that are not finite."));
  }
  return solver;
}

/// d <= n: eigenvectors of the d x d scatter matrix are the axes.
Axes axesFromScatter(const Points& points, Eigen::Index components, const std::stop_token& stop) {
  const Eigen::Index d = points.columns();
  Eigen::MatrixXd scatter = Eigen::MatrixXd::Zero(d, d);
  points.forBlocks(stop, [&](Eigen::Index, const Matrix& block) {
    scatter.selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
  });
  const auto solver = solve(scatter);
  Axes result{Matrix::Zero(components, d), Vector::Zero(components), scatter.trace()};
  for (Eigen::Index c = 0; c < std::min(components, d); ++c) {
    result.variance(c) = solver.eigenvalues()(d - 1 - c);
    result.axes.row(c) = solver.eigenvectors().col(d - 1 - c).transpose();
  }
  return result;
}

/// d > n: the same axes from the smaller n x n Gram matrix; an axis is X^T u / sqrt(eigenvalue).
Axes axesFromGram(const Points& points, Eigen::Index components, const std::stop_token& stop) {
  const Eigen::Index n = points.rows();
  Matrix centred(n, points.columns());
  points.forBlocks(stop, [&](Eigen::Index begin, const Matrix& block) {
    centred.middleRows(begin, block.rows()) = block;
  });
  Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(n, n);
  gram.selfadjointView<Eigen::Lower>().rankUpdate(centred);
  const auto solver = solve(gram);
  Axes result{Matrix::Zero(components, points.columns()), Vector::Zero(components), gram.trace()};
  for (Eigen::Index c = 0; c < std::min(components, n); ++c) {
    const double value = solver.eigenvalues()(n - 1 - c);
    if (!(value > 0)) break;
    result.variance(c) = value;
    result.axes.row(c) =
        (solver.eigenvectors().col(n - 1 - c).transpose() * centred) / std::sqrt(value);
  }
  return result;
}

/// Eigenvectors have no sign of their own: the largest loading (the first of equals) is made
/// positive.
void settle(Axes& axes) {
  const double largest = axes.variance.size() > 0 ? axes.variance(0) : 0;
  for (Eigen::Index c = 0; c < axes.variance.size(); ++c) {
    if (!(largest > 0) || axes.variance(c) <= kRankTolerance * largest) {
      axes.variance(c) = 0;
      axes.axes.row(c).setZero();
      continue;
    }
    Eigen::Index column = 0;
    axes.axes.row(c).cwiseAbs().maxCoeff(&column);
    if (axes.axes(c, column) < 0) axes.axes.row(c) *= -1;
  }
}

}  // namespace

PcaResult principalComponents(std::span<const float> points, std::size_t n, std::size_t d,
                              std::size_t components, const std::stop_token& stop) {
  PcaResult result;
  result.coordinates.assign(n * components, 0);
  result.explainedShare.assign(components, 0);
  result.axes.assign(components * d, 0);
  if (n == 0 || d == 0 || components == 0) return result;

  const Points source(points, n, d);
  const auto wanted = static_cast<Eigen::Index>(components);
  Axes axes = d <= n ? axesFromScatter(source, wanted, stop) : axesFromGram(source, wanted, stop);
  settle(axes);

  Eigen::Map<Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> coordinates(
      result.coordinates.data(), static_cast<Eigen::Index>(n), wanted);
  source.forBlocks(stop, [&](Eigen::Index begin, const Matrix& block) {
    coordinates.middleRows(begin, block.rows()) = (block * axes.axes.transpose()).cast<float>();
  });
  if (axes.total > 0) {
    for (std::size_t c = 0; c < components; ++c) {
      result.explainedShare[c] = axes.variance(static_cast<Eigen::Index>(c)) / axes.total;
    }
  }
  std::copy(axes.axes.data(), axes.axes.data() + axes.axes.size(), result.axes.begin());
  return result;
}

}  // namespace tastescope
