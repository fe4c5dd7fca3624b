// The two networks of CFGAN: a generator that writes a vector of preferences from a vector of
// interactions, and a discriminator that says whether such a vector is real, given the same
// interactions as condition. Thread rule: calls are const; safe from several threads under
// NoGradGuard. Cost: a gather-sum and products [rows, width] x [width, columns].
#pragma once

#include "core/nn/ParameterSet.h"
#include "core/nn/SparseBatch.h"

namespace tastescope {

/// Sigmoid hidden layers, the same width each.
struct CfganShape {
  std::int64_t columns = 0;  ///< length of an interaction vector
  std::int64_t width = 0;
  std::int64_t layers = 1;
};

class CfganGenerator {
 public:
  /// Adds its tensors as "generator.*".
  CfganGenerator(nn::ParameterSet& set, const CfganShape& shape);
  void initialise(Rng& rng);
  /// rows: [rows, columns] sparse. Returns [rows, width].
  [[nodiscard]] at::Tensor hidden(const nn::SparseBatch& rows) const;
  /// hidden: [rows, width]. Returns [rows, columns], without an activation.
  [[nodiscard]] at::Tensor output(const at::Tensor& hidden) const;
  [[nodiscard]] at::Tensor operator()(const nn::SparseBatch& rows) const {
    return output(hidden(rows));
  }
  [[nodiscard]] const at::Tensor& outputWeight() const {
    return outputWeight_;
  }                                                                           ///< [columns, width]
  [[nodiscard]] const at::Tensor& outputBias() const { return outputBias_; }  ///< [columns]

 private:
  at::Tensor inputWeight_;  ///< [columns, width]
  at::Tensor inputBias_;
  std::vector<at::Tensor> weights_;  ///< [width, width]
  std::vector<at::Tensor> biases_;
  at::Tensor outputWeight_;
  at::Tensor outputBias_;
};

class CfganDiscriminator {
 public:
  /// Adds its tensors as "discriminator.*".
  CfganDiscriminator(nn::ParameterSet& set, const CfganShape& shape);
  void initialise(Rng& rng);
  /// condition: [rows, columns] sparse; vectors: [rows, columns] dense. Returns [rows] logits of
  /// being real, differentiable in `vectors`; in the weights too when `learns`.
  [[nodiscard]] at::Tensor logits(const nn::SparseBatch& condition, const at::Tensor& vectors,
                                  bool learns) const;

 private:
  at::Tensor conditionWeight_;  ///< [columns, width]
  at::Tensor vectorWeight_;     ///< [columns, width]
  at::Tensor inputBias_;
  std::vector<at::Tensor> weights_;  ///< [width, width], the last [1, width]
  std::vector<at::Tensor> biases_;
};

}  // namespace tastescope
