#include "core/base/Text.h"

#include <charconv>

namespace tastescope {
namespace {

template <typename Number>
std::string shortestDigits(Number value) {
  char buffer[64];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, result.ptr};
}

}  // namespace

Text Text::arg(std::string_view value) && {
  args_.emplace_back(std::string(value));
  return std::move(*this);
}

Text Text::arg(long long value) && {
  args_.emplace_back(shortestDigits(value));
  return std::move(*this);
}

Text Text::arg(unsigned long long value) && {
  args_.emplace_back(shortestDigits(value));
  return std::move(*this);
}

Text Text::arg(double value) && {
  args_.emplace_back(shortestDigits(value));
  return std::move(*this);
}

Text Text::arg(Text value) && {
  args_.emplace_back(std::move(value));
  return std::move(*this);
}

std::string Text::english() const {
  return said([](const Text& text) { return std::string(text.source()); });
}

std::string Text::said(const std::function<std::string(const Text&)>& pattern) const {
  const std::string source = pattern(*this);
  std::string out;
  out.reserve(source.size() + 32);
  for (std::size_t i = 0; i < source.size(); ++i) {
    const bool placeholder =
        source[i] == '%' && i + 1 < source.size() && source[i + 1] >= '1' && source[i + 1] <= '9';
    const auto index = placeholder ? static_cast<std::size_t>(source[i + 1] - '1') : args_.size();
    if (index >= args_.size()) {
      out += source[i];
      continue;
    }
    const Text* const nested = std::get_if<Text>(&args_[index]);
    out += nested != nullptr ? nested->said(pattern) : std::get<std::string>(args_[index]);
    ++i;
  }
  return out;
}

}  // namespace tastescope
