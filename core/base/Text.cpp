#include "core/base/Text.h"

#include <charconv>

namespace tastescope {
namespace {

template <typename Number>
std::string shortest(Number value) {
  char buffer[64];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, result.ptr};
}

}  // namespace

Text Text::arg(std::string_view value) && {
  args_.emplace_back(value);
  return std::move(*this);
}

Text Text::arg(long long value) && {
  args_.push_back(shortest(value));
  return std::move(*this);
}

Text Text::arg(unsigned long long value) && {
  args_.push_back(shortest(value));
  return std::move(*this);
}

Text Text::arg(double value) && {
  args_.push_back(shortest(value));
  return std::move(*this);
}

std::string Text::english() const { return fillPlaceholders(source_, args_); }

std::string fillPlaceholders(std::string_view source, const std::vector<std::string>& args) {
  std::string out;
  out.reserve(source.size() + 32);
  for (std::size_t i = 0; i < source.size(); ++i) {
    const bool placeholder =
        source[i] == '%' && i + 1 < source.size() && source[i + 1] >= '1' && source[i + 1] <= '9';
    const auto index = placeholder ? static_cast<std::size_t>(source[i + 1] - '1') : args.size();
    if (index < args.size()) {
      out += args[index];
      ++i;
    } else {
      out += source[i];
    }
  }
  return out;
}

}  // namespace tastescope
