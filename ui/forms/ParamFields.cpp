// The kinds of field; declared in ParamField.h.
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSlider>
#include <QSpinBox>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/context/Translate.h"
#include "ui/forms/ParamField.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Segments.h"

namespace tastescope::ui {

namespace {

constexpr int kSliderSteps = 200;
constexpr int kFieldHeight = 32;
constexpr int kFigureWidth = 66;
constexpr double kSliderSpan = 10;  ///< a wider range is too coarse on 66 pixels

QHBoxLayout* rowOf(QWidget* field, QWidget* control) {
  auto* row = bareRow(field, 8);
  row->addWidget(control);
  return row;
}

/// A spin box that lets anything be typed: what is out of range is said beside it, not swallowed.
class IntegerField : public ParamField {
 public:
  IntegerField(const ParamSpec& spec, QWidget* parent)
      : ParamField(spec, parent), m_box(new QSpinBox) {
    constexpr int kLimit = std::numeric_limits<int>::max();
    m_box->setRange(-kLimit, kLimit);
    m_box->setGroupSeparatorShown(true);
    m_box->setFixedSize(kParamControlWidth, kFieldHeight);
    if (spec.logScale) m_box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    rowOf(this, m_box);
    connect(m_box, &QSpinBox::valueChanged, this, &ParamField::edited);
    IntegerField::retranslate();
  }
  Json value() const override { return static_cast<std::int64_t>(m_box->value()); }
  void setValue(const Json& value) override {
    if (value.is_number()) {
      const double limit = std::numeric_limits<int>::max();
      m_box->setValue(static_cast<int>(std::clamp(value.get<double>(), -limit, limit)));
    }
  }
  void setError(bool error) override { markError(m_box, error); }
  QWidget* control() const override { return m_box; }
  void retranslate() override {
    const QString unit = translated(unitLabel(spec().unit));
    m_box->setSuffix(unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
  }

 private:
  QSpinBox* m_box;
};

class RealField : public ParamField {
 public:
  RealField(const ParamSpec& spec, QWidget* parent)
      : ParamField(spec, parent), m_line(new QLineEdit) {
    m_line->setFixedWidth(kParamControlWidth);
    rowOf(this, m_line);
    connect(m_line, &QLineEdit::textChanged, this, &ParamField::edited);
  }
  Json value() const override { return typedNumber(m_line->text()); }
  void setValue(const Json& value) override {
    if (value.is_number()) m_line->setText(numberToType(value.get<double>()));
  }
  void setError(bool error) override { markError(m_line, error); }
  QWidget* control() const override { return m_line; }

 private:
  QLineEdit* m_line;
};

/// Slider and figure; the figure is the truth, so that any exact value can be typed.
class SliderField : public ParamField {
 public:
  SliderField(const ParamSpec& spec, QWidget* parent)
      : ParamField(spec, parent), m_slider(new QSlider(Qt::Horizontal)), m_line(new QLineEdit) {
    setFixedWidth(kParamControlWidth);
    m_slider->setRange(0, kSliderSteps);
    m_slider->setPageStep(kSliderSteps / 10);
    m_line->setFixedWidth(kFigureWidth);
    m_line->setProperty("small", true);
    m_line->setAlignment(Qt::AlignRight);
    QHBoxLayout* row = rowOf(this, m_slider);
    row->addWidget(m_line);
    setFixedHeight(kFieldHeight);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
      if (!m_following) m_line->setText(numberToType(rounded(atStep(step))));
    });
    connect(m_line, &QLineEdit::textChanged, this, [this] {
      follow();
      Q_EMIT edited();
    });
  }
  Json value() const override { return typedNumber(m_line->text()); }
  void setValue(const Json& value) override {
    if (value.is_number()) m_line->setText(numberToType(value.get<double>()));
  }
  void setError(bool error) override { markError(m_line, error); }
  QWidget* control() const override { return m_slider; }

 private:
  double atStep(int step) const {
    const double part = double(step) / kSliderSteps;
    if (spec().logScale && spec().min > 0) {
      return spec().min * std::pow(spec().max / spec().min, part);
    }
    return spec().min + part * (spec().max - spec().min);
  }
  double rounded(double value) const {
    if (!spec().logScale) {
      const double grain = (spec().max - spec().min) / kSliderSteps;
      return std::round(value / grain) * grain;
    }
    if (value <= 0) return 0;
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::clamp(std::round(value / unit) * unit, spec().min, spec().max);
  }
  void follow() {
    const Json now = value();
    if (!now.is_number()) return;
    const double shown = std::clamp(now.get<double>(), spec().min, spec().max);
    const double part = spec().logScale && spec().min > 0
                            ? std::log(shown / spec().min) / std::log(spec().max / spec().min)
                            : (shown - spec().min) / (spec().max - spec().min);
    m_following = true;
    m_slider->setValue(static_cast<int>(std::lround(part * kSliderSteps)));
    m_following = false;
  }

  QSlider* m_slider;
  QLineEdit* m_line;
  bool m_following = false;
};

/// A number, or nothing for one that the program chooses.
class AutomaticField : public ParamField {
 public:
  AutomaticField(const ParamSpec& spec, QWidget* parent)
      : ParamField(spec, parent), m_line(new QLineEdit) {
    m_line->setFixedWidth(kParamControlWidth);
    rowOf(this, m_line);
    connect(m_line, &QLineEdit::textChanged, this, &ParamField::edited);
    AutomaticField::retranslate();
  }
  Json value() const override {
    if (m_line->text().trimmed().isEmpty()) return kAutomatic;
    const Json number = typedNumber(m_line->text());
    if (spec().kind == ParamKind::Real || !number.is_number()) return number;
    const double whole = std::round(number.get<double>());
    return whole == number.get<double>() ? Json(static_cast<std::int64_t>(whole)) : Json();
  }
  void setValue(const Json& value) override {
    m_line->setText(value.is_number() ? numberToType(value.get<double>()) : QString());
  }
  void setError(bool error) override { markError(m_line, error); }
  QWidget* control() const override { return m_line; }
  void retranslate() override { m_line->setPlaceholderText(paramText(spec(), kAutomatic)); }

 private:
  QLineEdit* m_line;
};

class BooleanField : public ParamField {
 public:
  BooleanField(const ParamSpec& spec, QWidget* parent)
      : ParamField(spec, parent), m_box(new QCheckBox) {
    rowOf(this, m_box);
    setFixedWidth(kParamControlWidth);
    connect(m_box, &QCheckBox::toggled, this, [this] {
      retranslate();
      Q_EMIT edited();
    });
    BooleanField::retranslate();
  }
  Json value() const override { return m_box->isChecked(); }
  void setValue(const Json& value) override {
    if (value.is_boolean()) m_box->setChecked(value.get<bool>());
  }
  void setError(bool) override {}
  QWidget* control() const override { return m_box; }
  void retranslate() override { m_box->setText(paramText(spec(), value())); }

 private:
  QCheckBox* m_box;
};

class SegmentField : public ParamField {
 public:
  SegmentField(const ParamSpec& spec, QWidget* parent)
      : ParamField(spec, parent), m_segments(new Segments) {
    for (const ParamChoice& choice : spec.choices) {
      m_segments->addSegment(translated(choice.label), fromUtf8(choice.key));
    }
    rowOf(this, m_segments)->addStretch();
    connect(m_segments, &Segments::currentChanged, this, &ParamField::edited);
  }
  Json value() const override { return toUtf8(m_segments->currentData().toString()); }
  void setValue(const Json& value) override {
    if (value.is_string()) m_segments->setCurrentData(fromUtf8(value.get<std::string>()));
  }
  void setError(bool) override {}
  QWidget* control() const override { return m_segments; }
  void retranslate() override {
    for (std::size_t i = 0; i < spec().choices.size(); ++i) {
      m_segments->setText(static_cast<int>(i), translated(spec().choices[i].label));
    }
  }

 private:
  Segments* m_segments;
};

class ComboField : public ParamField {
 public:
  ComboField(const ParamSpec& spec, QWidget* parent)
      : ParamField(spec, parent), m_combo(new QComboBox) {
    for (const ParamChoice& choice : spec.choices) {
      m_combo->addItem(translated(choice.label), fromUtf8(choice.key));
    }
    m_combo->setFixedWidth(kParamControlWidth);
    rowOf(this, m_combo);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &ParamField::edited);
  }
  Json value() const override { return toUtf8(m_combo->currentData().toString()); }
  void setValue(const Json& value) override {
    if (value.is_string()) {
      m_combo->setCurrentIndex(m_combo->findData(fromUtf8(value.get<std::string>())));
    }
  }
  void setError(bool error) override { markError(m_combo, error); }
  QWidget* control() const override { return m_combo; }
  void retranslate() override {
    for (std::size_t i = 0; i < spec().choices.size(); ++i) {
      m_combo->setItemText(static_cast<int>(i), translated(spec().choices[i].label));
    }
  }

 private:
  QComboBox* m_combo;
};

class ListField : public ParamField {
 public:
  ListField(const ParamSpec& spec, QWidget* parent)
      : ParamField(spec, parent), m_line(new QLineEdit) {
    m_line->setFixedWidth(kParamControlWidth);
    rowOf(this, m_line);
    connect(m_line, &QLineEdit::textChanged, this, &ParamField::edited);
  }
  Json value() const override { return typedList(m_line->text()); }
  void setValue(const Json& value) override {
    if (!value.is_array()) return;
    QStringList parts;
    for (const Json& element : value) parts << QString::number(element.get<qlonglong>());
    m_line->setText(parts.join(QStringLiteral(", ")));
  }
  void setError(bool error) override { markError(m_line, error); }
  QWidget* control() const override { return m_line; }
  void retranslate() override { m_line->setPlaceholderText(paramText(spec(), Json::array())); }

 private:
  QLineEdit* m_line;
};

bool fitsSegments(const ParamSpec& spec) {
  qsizetype letters = 0;
  for (const ParamChoice& choice : spec.choices) letters += translated(choice.label).size();
  return spec.choices.size() <= 3 && letters <= 12;
}

}  // namespace

ParamField* makeParamField(const ParamSpec& spec, QWidget* parent) {
  if (spec.automatic) return new AutomaticField(spec, parent);
  switch (spec.kind) {
    case ParamKind::Integer: return new IntegerField(spec, parent);
    case ParamKind::Real:
      if (spec.max > spec.min &&
          (spec.max - spec.min <= kSliderSpan || (spec.logScale && spec.min > 0))) {
        return new SliderField(spec, parent);
      }
      return new RealField(spec, parent);
    case ParamKind::Boolean: return new BooleanField(spec, parent);
    case ParamKind::Choice:
      if (fitsSegments(spec)) return new SegmentField(spec, parent);
      return new ComboField(spec, parent);
    case ParamKind::IntegerList: break;
  }
  return new ListField(spec, parent);
}

}  // namespace tastescope::ui
