#include "core/nn/CausalAttention.h"

#include <algorithm>

#include "core/base/Rng.h"

namespace tastescope::nn {
namespace {

constexpr std::int64_t kDropPiece = 1 << 14;

/// Carries plain data to the backward pass.
template <typename T>
struct Carrier : torch::CustomClassHolder {
  explicit Carrier(T kept) : value(std::move(kept)) {}
  T value;
};

template <typename T>
c10::IValue carry(T value) {
  return c10::IValue::make_capsule(
      c10::intrusive_ptr<Carrier<T>>(c10::make_intrusive<Carrier<T>>(std::move(value))));
}
template <typename T>
T carried(const c10::IValue& value) {
  return c10::static_intrusive_pointer_cast<Carrier<T>>(value.toCapsule())->value;
}

/// One call's layout: which piece of memory belongs to sequence s and head h.
struct Layout {
  SequenceOffsets offsets;
  std::int64_t heads = 1;
  std::int64_t width = 0;
  CounterDropout dropout;
  std::vector<std::int64_t> squares;  ///< where a sequence's probabilities begin, [sequences + 1]

  [[nodiscard]] std::int64_t sequences() const {
    return static_cast<std::int64_t>(offsets->size()) - 1;
  }
  [[nodiscard]] std::int64_t begin(std::int64_t s) const {
    return (*offsets)[static_cast<std::size_t>(s)];
  }
  [[nodiscard]] std::int64_t square(std::int64_t s) const {
    return squares[static_cast<std::size_t>(s)];
  }
  [[nodiscard]] HeadShape shapeOf(std::int64_t s, std::int64_t h) const {
    HeadShape shape{.length = static_cast<std::size_t>(begin(s + 1) - begin(s)),
                    .size = static_cast<std::size_t>(width / heads),
                    .stride = static_cast<std::size_t>(3 * width),
                    .outStride = static_cast<std::size_t>(width),
                    .dropout = dropout};
    const auto call = static_cast<std::uint64_t>(s * heads + h);
    shape.dropout.seed = static_cast<std::uint32_t>(Rng::derive(dropout.seed, call));
    return shape;
  }
  /// Of sequence s, head h within its probabilities.
  [[nodiscard]] std::int64_t probabilitiesOf(std::int64_t s, std::int64_t h) const {
    const std::int64_t length = begin(s + 1) - begin(s);
    return square(s) + h * length * length;
  }
};

Layout layoutOf(const SequenceOffsets& offsets, std::int64_t heads, std::int64_t width,
                const CounterDropout& dropout) {
  Layout layout{
      .offsets = offsets, .heads = heads, .width = width, .dropout = dropout, .squares = {0}};
  for (std::size_t s = 0; s + 1 < offsets->size(); ++s) {
    const std::int64_t length = (*offsets)[s + 1] - (*offsets)[s];
    layout.squares.push_back(layout.squares.back() + heads * length * length);
  }
  return layout;
}

void forwardAll(const Layout& layout, const float* qkv, float* out, float* probabilities) {
  const std::int64_t calls = layout.sequences() * layout.heads;
  const std::int64_t size = layout.width / layout.heads;
#pragma omp parallel
  {
    AttentionScratch scratch;
#pragma omp for schedule(dynamic, 1)
    for (std::int64_t call = 0; call < calls; ++call) {
      const std::int64_t s = call / layout.heads;
      const std::int64_t h = call % layout.heads;
      const float* const q = qkv + layout.begin(s) * 3 * layout.width + h * size;
      attendForward(layout.shapeOf(s, h), q, q + layout.width, q + 2 * layout.width,
                    out + layout.begin(s) * layout.width + h * size,
                    probabilities + layout.probabilitiesOf(s, h), scratch);
    }
  }
}

void backwardAll(const Layout& layout, const float* qkv, const float* probabilities,
                 const float* gradOut, float* gradQkv) {
  const std::int64_t calls = layout.sequences() * layout.heads;
  const std::int64_t size = layout.width / layout.heads;
#pragma omp parallel
  {
    AttentionScratch scratch;
#pragma omp for schedule(dynamic, 1)
    for (std::int64_t call = 0; call < calls; ++call) {
      const std::int64_t s = call / layout.heads;
      const std::int64_t h = call % layout.heads;
      const std::int64_t at = layout.begin(s) * 3 * layout.width + h * size;
      const float* const q = qkv + at;
      float* const grad = gradQkv + at;
      attendBackward(layout.shapeOf(s, h), q, q + layout.width, q + 2 * layout.width,
                     probabilities + layout.probabilitiesOf(s, h),
                     gradOut + layout.begin(s) * layout.width + h * size, grad, grad + layout.width,
                     grad + 2 * layout.width, scratch);
    }
  }
}

struct AttentionFunction : torch::autograd::Function<AttentionFunction> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& qkv,
                            const Layout& layout) {
    const at::Tensor whole = qkv.contiguous();
    const at::Tensor out = torch::empty({whole.size(0), layout.width});
    const at::Tensor probabilities = torch::empty({layout.squares.back()});
    forwardAll(layout, whole.data_ptr<float>(), out.data_ptr<float>(),
               probabilities.data_ptr<float>());
    context->saved_data["qkv"] = whole.detach();
    context->saved_data["probabilities"] = probabilities;
    context->saved_data["layout"] = carry(layout);
    return out;
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list gradients) {
    const at::Tensor qkv = context->saved_data["qkv"].toTensor();
    const at::Tensor probabilities = context->saved_data["probabilities"].toTensor();
    const auto layout = carried<Layout>(context->saved_data["layout"]);
    const at::Tensor gradOut = gradients[0].contiguous();
    at::Tensor gradQkv = torch::zeros_like(qkv);
    backwardAll(layout, qkv.data_ptr<float>(), probabilities.data_ptr<float>(),
                gradOut.data_ptr<float>(), gradQkv.data_ptr<float>());
    return {gradQkv, at::Tensor()};
  }
};

at::Tensor dropAll(const at::Tensor& x, const CounterDropout& dropout) {
  const at::Tensor whole = x.contiguous();
  at::Tensor out = torch::empty_like(whole);
  const float* const from = whole.data_ptr<float>();
  float* const to = out.data_ptr<float>();
  const std::int64_t count = whole.numel();
#pragma omp parallel for schedule(static) if (count > kDropPiece)
  for (std::int64_t at = 0; at < count; at += kDropPiece) {
    dropByCounter(dropout, static_cast<std::size_t>(at), from + at, to + at,
                  static_cast<std::size_t>(std::min(kDropPiece, count - at)));
  }
  return out;
}

struct DropoutFunction : torch::autograd::Function<DropoutFunction> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x,
                            const CounterDropout& dropout) {
    context->saved_data["dropout"] = carry(dropout);
    return dropAll(x, dropout);
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list gradients) {
    return {dropAll(gradients[0], carried<CounterDropout>(context->saved_data["dropout"])),
            at::Tensor()};
  }
};

}  // namespace

at::Tensor causalAttention(const at::Tensor& qkv, const SequenceOffsets& offsets,
                           std::int64_t heads, const CounterDropout& dropout) {
  return AttentionFunction::apply(qkv, layoutOf(offsets, heads, qkv.size(1) / 3, dropout));
}

at::Tensor attendLast(const at::Tensor& query, const at::Tensor& keyValue,
                      const std::vector<std::int64_t>& offsets, std::int64_t heads) {
  const std::int64_t width = query.size(1);
  const std::int64_t size = width / heads;
  const at::Tensor queries = query.contiguous();
  const at::Tensor pairs = keyValue.contiguous();
  const at::Tensor out = torch::empty({query.size(0), width});
  AttentionScratch scratch;
  for (std::int64_t s = 0; s < query.size(0); ++s) {
    const std::int64_t begin = offsets[static_cast<std::size_t>(s)];
    const std::int64_t end = offsets[static_cast<std::size_t>(s) + 1];
    const HeadShape shape{.length = static_cast<std::size_t>(end - begin),
                          .size = static_cast<std::size_t>(size),
                          .stride = static_cast<std::size_t>(2 * width),
                          .outStride = static_cast<std::size_t>(width),
                          .dropout = {}};
    for (std::int64_t h = 0; h < heads; ++h) {
      const float* const k = pairs.data_ptr<float>() + begin * 2 * width + h * size;
      const std::int64_t own = s * width + h * size;
      attendOnce(shape, queries.data_ptr<float>() + own, k, k + width, out.data_ptr<float>() + own,
                 scratch);
    }
  }
  return out;
}

at::Tensor counterDropout(const at::Tensor& x, const CounterDropout& dropout) {
  if (dropout.share <= 0) return x;
  return DropoutFunction::apply(x, dropout);
}

}  // namespace tastescope::nn
