// A sentence for a person that the window can translate: an English template with %1..%9 and its
// arguments. The core has no Qt, so it keeps template and arguments apart; ui/context/Translate.h
// looks the template up in the loaded catalogue. An argument may be a sentence of its own ("%1 has
// 3 notes" about a translated word), so sentences nest. lupdate finds coreText() through
// -tr-function-alias (scripts/update-translations.sh). Thread rule: a value type, as safe as
// std::string. Cost: one small vector.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tastescope {

class Text {
 public:
  using Arg = std::variant<std::string, Text>;

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
  Text arg(Text value) &&;

  [[nodiscard]] bool empty() const { return source_[0] == '\0'; }
  [[nodiscard]] const char* context() const { return context_; }
  [[nodiscard]] const char* source() const { return source_; }
  [[nodiscard]] const std::vector<Arg>& args() const { return args_; }
  /// The English sentence with its arguments put in.
  [[nodiscard]] std::string english() const;
  /// The same in another language: `pattern` gives the template of one Text, nested ones included.
  [[nodiscard]] std::string said(const std::function<std::string(const Text&)>& pattern) const;

 private:
  const char* context_ = "";
  const char* source_ = "";
  std::vector<Arg> args_;
};

/// Marks a literal for translation: coreText("Import", "%1 is empty.").arg(path).
inline Text coreText(const char* context, const char* source) { return {context, source}; }

/// Words that are the same in every language: numbers, ids, names of runs.
inline Text plainText(std::string_view words) { return Text("", "%1").arg(words); }

}  // namespace tastescope
