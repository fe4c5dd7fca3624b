#include "ui/forms/ParamField.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStyle>
#include <cmath>

#include "ui/context/Translate.h"

namespace tastescope::ui {

ParamField::ParamField(const ParamSpec& spec, QWidget* parent) : QWidget(parent), m_spec(spec) {}

void ParamField::markError(QWidget* control, bool error) {
  if (control->property("error").toBool() == error) return;
  control->setProperty("error", error);
  control->style()->unpolish(control);
  control->style()->polish(control);
  control->update();
}

namespace {

QString number(double value) { return QLocale().toString(value, 'g', 7); }

QString wholeNumber(const Json& value) {
  return QLocale().toString(static_cast<qlonglong>(value.get<double>()));
}

QString fieldText(const char* source) { return QCoreApplication::translate("ParamForm", source); }

QString rangeIssue(const ParamSpec& spec, double value) {
  if (value > spec.max) {
    return fieldText(QT_TRANSLATE_NOOP("ParamForm", "At most %1.")).arg(number(spec.max));
  }
  if (value < spec.min) {
    return fieldText(QT_TRANSLATE_NOOP("ParamForm", "At least %1.")).arg(number(spec.min));
  }
  return {};
}

QString listIssue(const ParamSpec& spec, const Json& value) {
  const QString kind = fieldText(
      QT_TRANSLATE_NOOP("ParamForm", "Whole numbers with commas between, such as 600, 200."));
  if (!value.is_array()) return kind;
  for (const Json& element : value) {
    if (!element.is_number_integer()) return kind;
    const QString issue = rangeIssue(spec, element.get<double>());
    if (!issue.isEmpty()) return issue;
  }
  return {};
}

}  // namespace

QString paramIssue(const ParamSpec& spec, const Json& value) {
  if (spec.automatic && value == kAutomatic) return {};
  switch (spec.kind) {
    case ParamKind::Integer:
    case ParamKind::Real:
      if (!value.is_number()) {
        return spec.kind == ParamKind::Integer
                   ? fieldText(QT_TRANSLATE_NOOP("ParamForm", "A whole number."))
                   : fieldText(QT_TRANSLATE_NOOP("ParamForm", "A number, such as 0.5."));
      }
      return rangeIssue(spec, value.get<double>());
    case ParamKind::IntegerList: return listIssue(spec, value);
    case ParamKind::Boolean:
    case ParamKind::Choice: break;
  }
  return {};
}

Json typedNumber(const QString& text) {
  bool ok = false;
  double value = QLocale().toDouble(text.trimmed(), &ok);
  if (!ok) value = QLocale::c().toDouble(text.trimmed(), &ok);
  return ok && std::isfinite(value) ? Json(value) : Json();
}

QString numberToType(double value) {
  QLocale locale;
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  return locale.toString(value, 'g', 6);
}

Json typedList(QString text) {
  Json list = Json::array();
  text.replace(QChar(0xFF0C), QLatin1Char(',')).replace(QLatin1Char(' '), QLatin1Char(','));
  for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
    bool ok = false;
    list.push_back(part.trimmed().toLongLong(&ok));
    if (!ok) return {};
  }
  return list;
}

QString paramText(const ParamSpec& spec, const Json& value) {
  if (value.is_boolean()) {
    return value.get<bool>() ? fieldText(QT_TRANSLATE_NOOP("ParamForm", "yes"))
                             : fieldText(QT_TRANSLATE_NOOP("ParamForm", "no"));
  }
  if (value.is_array()) {
    QStringList parts;
    for (const Json& element : value) parts << QString::number(element.get<qlonglong>());
    return parts.isEmpty() ? fieldText(QT_TRANSLATE_NOOP("ParamForm", "none"))
                           : parts.join(QStringLiteral(", "));
  }
  if (spec.automatic && value == kAutomatic) {
    return fieldText(QT_TRANSLATE_NOOP("ParamForm", "auto"));
  }
  if (value.is_string()) {
    for (const ParamChoice& choice : spec.choices) {
      if (choice.key == value.get<std::string>()) return translated(choice.label);
    }
    return fromUtf8(value.get<std::string>());
  }
  if (!value.is_number()) return {};
  return spec.kind == ParamKind::Integer ? wholeNumber(value) : number(value.get<double>());
}

}  // namespace tastescope::ui
