// The control of one parameter: reads and writes JSON, says what is wrong with what a person typed.
// Whole numbers: spin box. Real numbers: slider with an editable figure (linear within 0..1,
// logarithmic where the schema says so), else a number field. Choices: segments when they fit, else
// a combo. Integer lists: a line "600, 200". Yes or no: a check box. Thread rule: GUI thread. Cost:
// one or two widgets.
#pragma once

#include <QString>
#include <QWidget>

#include "core/config/ParamSchema.h"

namespace tastescope::ui {

class ParamField : public QWidget {
  Q_OBJECT
 public:
  explicit ParamField(const ParamSpec& spec, QWidget* parent = nullptr);

  [[nodiscard]] const ParamSpec& spec() const { return m_spec; }
  /// What stands in the field, also when it is out of range; null when it is not even of the right
  /// kind.
  [[nodiscard]] virtual Json value() const = 0;
  virtual void setValue(const Json& value) = 0;
  /// 2 px red border.
  virtual void setError(bool error) = 0;
  virtual void retranslate() {}
  /// The control that takes the keyboard: carries object name, accessible name, tooltip.
  [[nodiscard]] virtual QWidget* control() const = 0;
  static void markError(QWidget* control, bool error);

 Q_SIGNALS:
  void edited();

 private:
  ParamSpec m_spec;
};

ParamField* makeParamField(const ParamSpec& spec, QWidget* parent = nullptr);

/// Width of every control, so that help texts line up.
constexpr int kParamControlWidth = 136;

/// A number as a person types it, in the language's way or in C's; null: none.
Json typedNumber(const QString& text);
/// A number for a person to type over.
QString numberToType(double value);
/// "600, 200"; null when it is no list of whole numbers.
Json typedList(QString text);
/// A value as people read it: "600, 200", "0.001", "Cosine", "yes".
QString paramText(const ParamSpec& spec, const Json& value);
/// What is wrong with a value, in words that follow the field's label ("At most 4,074."); empty:
/// nothing.
QString paramIssue(const ParamSpec& spec, const Json& value);

}  // namespace tastescope::ui
