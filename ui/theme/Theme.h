// The design tokens in use: colours of the light or dark theme, sizes and fonts, read from
// resources/style/tokens.json. One place, so that no screen writes a colour or a pixel count of its
// own. Thread rule: GUI thread. Cost: hash look-ups; changing the theme restyles every widget once.
#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>

class QApplication;

namespace tastescope::ui {

enum class TextStyle { Caption, Small, Body, BodyStrong, Subtitle, Title, Figure };
/// The value of the dynamic property "textStyle" that the style sheet selects on ("caption",
/// "bodyStrong").
const char* textStyleKey(TextStyle style);

class Theme : public QObject {
  Q_OBJECT
 public:
  enum class Mode { System, Light, Dark };

  static Theme& instance();

  /// Installs style, palette, fonts and style sheet; called once by the program (and by tests that
  /// look).
  void apply(QApplication& application);
  [[nodiscard]] Mode mode() const { return m_mode; }
  void setMode(Mode mode);
  [[nodiscard]] bool dark() const { return m_dark; }
  /// The language decides font fall-backs and the smallest size; emits changed().
  void setChinese(bool chinese);
  [[nodiscard]] bool chinese() const { return m_chinese; }

  /// A family to try before the usual ones (empty: none) and a factor on every size, for people who
  /// want other letters than the tokens'; the settings "look/fontFamily" and "look/textScale".
  void setText(const QString& family, double scale);

  /// A role of tokens.json ("accent", "textSecondary"). An unknown role is a programming error:
  /// magenta.
  [[nodiscard]] QColor colour(const char* role) const { return colour(QLatin1String(role)); }
  [[nodiscard]] QColor colour(QLatin1String role) const;
  /// Colour of group i in the fixed order; beyond the palette the grey "other".
  [[nodiscard]] QColor categorical(int i) const;
  [[nodiscard]] int categoricalCount() const { return static_cast<int>(m_categorical.size()); }
  [[nodiscard]] QColor categoricalOther() const { return colour("categoricalOther"); }
  /// Ramp steps from low to high, and the text colour readable on each step.
  [[nodiscard]] const QList<QColor>& sequential() const { return m_sequential; }
  [[nodiscard]] QColor sequentialText(int step) const;
  /// Interpolated: t in [0, 1], clamped.
  [[nodiscard]] QColor sequentialAt(double t) const;

  /// Sizes in device-independent pixels: spacing("l"), radius("panel"), height("tableRow"),
  /// width("rail"), iconSize("button").
  [[nodiscard]] int spacing(const char* name) const { return size("spacing", name); }
  [[nodiscard]] int radius(const char* name) const { return size("radius", name); }
  [[nodiscard]] int height(const char* name) const { return size("height", name); }
  [[nodiscard]] int width(const char* name) const { return size("width", name); }
  [[nodiscard]] int iconSize(const char* name) const { return size("icon", name); }
  [[nodiscard]] int layout(const char* name) const { return size("layout", name); }
  /// "chart" and "motion" tokens: chart("line") is 1.5, motion("foldMs") is 120.
  [[nodiscard]] double chart(const char* name) const { return number("chart", name); }
  [[nodiscard]] int motion(const char* name) const { return size("motion", name); }

  /// Pixels that hold words, at the size of text chosen.
  [[nodiscard]] int scaled(int pixels) const;
  [[nodiscard]] QFont font(TextStyle style) const;
  /// As font(), but with digits of equal width.
  [[nodiscard]] QFont numberFont(TextStyle style) const;

  [[nodiscard]] QString iconBody(
      const QString& name) const;  ///< SVG elements on the 20 x 20 grid; empty: unknown
  [[nodiscard]] QStringList iconNames() const;

 Q_SIGNALS:
  /// Colours or fonts changed; widgets that paint themselves repaint, charts restyle.
  void changed();

 private:
  Theme();
  [[nodiscard]] int size(const char* group, const char* name) const;
  [[nodiscard]] double number(const char* group, const char* name) const;
  [[nodiscard]] QStringList families() const;
  void readColours();
  void restyle();
  bool eventFilter(QObject* watched, QEvent* event) override;
  [[nodiscard]] bool systemIsDark() const;

  QJsonObject m_tokens;
  QHash<QString, QColor> m_colours;
  QList<QColor> m_categorical;
  QList<QColor> m_sequential;
  QList<QColor> m_sequentialText;
  QApplication* m_application = nullptr;
  Mode m_mode = Mode::System;
  bool m_dark = false;
  bool m_chinese = false;
  QString m_family;
  double m_textScale = 1;
};

}  // namespace tastescope::ui
