// A sentence for a person that the window can translate: an English template with %1..%9 and its
// arguments. The core has no Qt, so it keeps template and arguments apart; ui/workers/Translate.h
// looks the template up in the loaded catalogue. lupdate finds coreText() through
// -tr-function-alias (scripts/update-translations.sh). Thread rule: a value type, as safe as
// std::string. Cost: one small vector.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tastescope {

class Text {
 public:
  Text() = default;
  Text(const char* context, const char* source) : context_(context), source_(source) {}

  /// Appends the value of the next placeholder.
  Text arg(std::string_view value) &&;
  Text arg(const char* value) && { return std::move(*this).arg(std::string_view(value)); }
  Text arg(long long value) &&;
  Text arg(unsigned long long value) &&;
  Text arg(int value) && { return std::move(*this).arg(static_cast<long long>(value)); }
  Text arg(long value) && { return std::move(*this).arg(static_cast<long long>(value)); }
  Text arg(unsigned value) && {
    return std::move(*this).arg(static_cast<unsigned long long>(value));
  }
  Text arg(unsigned long value) && {
    return std::move(*this).arg(static_cast<unsigned long long>(value));
  }
  /// Shortest form that reads back as the same double.
  Text arg(double value) &&;

  [[nodiscard]] bool empty() const { return source_[0] == '\0'; }
  [[nodiscard]] const char* context() const { return context_; }
  [[nodiscard]] const char* source() const { return source_; }
  [[nodiscard]] const std::vector<std::string>& args() const { return args_; }
  /// The English sentence with its arguments put in.
  [[nodiscard]] std::string english() const;

 private:
  const char* context_ = "";
  const char* source_ = "";
  std::vector<std::string> args_;
};

/// Marks a literal for translation: coreText("Import", "%1 is empty.").arg(path).
inline Text coreText(const char* context, const char* source) { return {context, source}; }

/// Puts args into the %1..%9 of a template (translated or not).
std::string fillPlaceholders(std::string_view source, const std::vector<std::string>& args);

}  // namespace tastescope
