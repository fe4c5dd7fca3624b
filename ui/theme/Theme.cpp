#include "ui/theme/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

#include "ui/theme/Style.h"
#include "ui/theme/StyleSheet.h"

namespace tastescope::ui {

namespace {

QList<QColor> colourList(const QJsonValue& value) {
  QList<QColor> colours;
  const QJsonArray array = value.toArray();
  for (const QJsonValue& entry : array) colours.append(QColor(entry.toString()));
  return colours;
}

QColor interpolate(const QList<QColor>& ramp, double t) {
  if (ramp.isEmpty()) return {};
  const double place = std::clamp(t, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
  const auto low = static_cast<qsizetype>(std::floor(place));
  const qsizetype high = std::min(low + 1, ramp.size() - 1);
  const auto part = static_cast<float>(place - std::floor(place));
  const auto mix = [part](float a, float b) { return a + (b - a) * part; };
  const QColor a = ramp[low];
  const QColor b = ramp[high];
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()),
                          mix(a.blueF(), b.blueF()));
}

/// Families to try in order: Inter where it is installed, the platform's own, then Chinese ones.
/// Chinese fonts with a single weight only get a bold when they stand first, so in Chinese they do.
QStringList uiFamilies(const QFont& platform, bool chinese) {
  const QStringList installed = QFontDatabase::families();
  const QStringList latin{QStringLiteral("Inter"), platform.family(), QStringLiteral("Noto Sans"),
                          QStringLiteral("DejaVu Sans")};
  const QStringList withBold{QStringLiteral("Noto Sans CJK SC"),
                             QStringLiteral("Source Han Sans SC")};
  const QStringList oneWeight{QStringLiteral("WenQuanYi Micro Hei"),
                              QStringLiteral("WenQuanYi Zen Hei")};
  const bool hasBold = std::any_of(withBold.begin(), withBold.end(), [&](const QString& family) {
    return installed.contains(family);
  });
  QStringList families;
  for (const QString& family :
       chinese && !hasBold ? oneWeight + latin : latin + withBold + oneWeight) {
    if (installed.contains(family) && !families.contains(family)) families.append(family);
  }
  if (families.isEmpty()) families.append(platform.family());
  return families;
}

const QStringList& usualFamilies(bool chinese) {
  static const QStringList latin =
      uiFamilies(QFontDatabase::systemFont(QFontDatabase::GeneralFont), false);
  static const QStringList cjk =
      uiFamilies(QFontDatabase::systemFont(QFontDatabase::GeneralFont), true);
  return chinese ? cjk : latin;
}

/// Digits under digits: true when 0 to 9 have one width in this font.
bool hasEvenDigits(const QFont& font) {
  const QFontMetricsF metrics(font);
  const qreal width = metrics.horizontalAdvance(QLatin1Char('0'));
  for (char digit = '1'; digit <= '9'; ++digit) {
    if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - width) > 0.05) return false;
  }
  return true;
}

}  // namespace

const char* textStyleKey(TextStyle style) {
  switch (style) {
    case TextStyle::Caption: return "caption";
    case TextStyle::Small: return "small";
    case TextStyle::Body: return "body";
    case TextStyle::BodyStrong: return "bodyStrong";
    case TextStyle::Subtitle: return "subtitle";
    case TextStyle::Title: return "title";
    case TextStyle::Figure: return "figure";
  }
  return "body";
}

Theme& Theme::instance() {
  static Theme theme;
  return theme;
}

Theme::Theme() {
  QFile file(QStringLiteral(":/tastescope/style/tokens.json"));
  if (!file.open(QIODevice::ReadOnly)) qFatal("The design tokens are not compiled in.");
  m_tokens = QJsonDocument::fromJson(file.readAll()).object();
  readColours();
}

void Theme::apply(QApplication& application) {
  const bool first = m_application == nullptr;
  m_application = &application;
  if (first) {
    application.setStyle(new Style);
    application.installEventFilter(this);
  }
  m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && systemIsDark());
  restyle();
}

void Theme::setMode(Mode mode) {
  m_mode = mode;
  const bool wanted = mode == Mode::Dark || (mode == Mode::System && systemIsDark());
  if (wanted == m_dark) return;
  m_dark = wanted;
  restyle();
}

void Theme::setChinese(bool chinese) {
  if (chinese == m_chinese) return;
  m_chinese = chinese;
  restyle();
}

void Theme::setText(const QString& family, double scale) {
  m_family = family;
  m_textScale = scale;
  restyle();
}

QStringList Theme::families() const {
  const QStringList usual = usualFamilies(m_chinese);
  return m_family.isEmpty() ? usual : QStringList{m_family} + usual;
}

void Theme::restyle() {
  readColours();
  if (m_application != nullptr) {
    m_application->setFont(font(TextStyle::Body));
    m_application->setPalette(palette(*this));
    m_application->setStyleSheet(styleSheet(*this));
  }
  Q_EMIT changed();
}

// Qt 6.4 does not name the colour scheme; an unset application palette is the platform's own, and
// its window tells.
bool Theme::systemIsDark() const {
  if (m_application == nullptr) return false;
  const QPalette current = QApplication::palette();
  m_application->setPalette(QPalette());
  const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  m_application->setPalette(current);
  return dark;
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ThemeChange && m_mode == Mode::System) setMode(Mode::System);
  return QObject::eventFilter(watched, event);
}

void Theme::readColours() {
  const QJsonObject colours =
      m_tokens[QLatin1String("colour")][QLatin1String(m_dark ? "dark" : "light")].toObject();
  m_colours.clear();
  for (auto entry = colours.begin(); entry != colours.end(); ++entry) {
    if (entry->isString()) m_colours.insert(entry.key(), QColor(entry->toString()));
  }
  m_categorical = colourList(colours[QLatin1String("categorical")]);
  m_sequential = colourList(colours[QLatin1String("sequential")]);
  m_sequentialText = colourList(colours[QLatin1String("sequentialText")]);
}

QColor Theme::colour(QLatin1String role) const {
  return m_colours.value(QString(role), QColor(255, 0, 255));
}

QColor Theme::categorical(int i) const {
  return i >= 0 && i < m_categorical.size() ? m_categorical[i] : categoricalOther();
}

QColor Theme::sequentialText(int step) const {
  return m_sequentialText.value(step, colour("textPrimary"));
}
QColor Theme::sequentialAt(double t) const { return interpolate(m_sequential, t); }

double Theme::number(const char* group, const char* name) const {
  const QJsonValue value = m_tokens[QLatin1String(group)][QLatin1String(name)];
  if (!value.isDouble()) qWarning("No design token %s.%s", group, name);
  return value.toDouble();
}

int Theme::size(const char* group, const char* name) const {
  // Heights and widths hold words: widgets made after setText() get room for the larger letters.
  const QLatin1String sized(group);
  const bool holdsWords = sized == QLatin1String("height") || sized == QLatin1String("width");
  return static_cast<int>(std::lround((holdsWords ? m_textScale : 1) * number(group, name)));
}

int Theme::scaled(int pixels) const { return static_cast<int>(std::lround(m_textScale * pixels)); }

QFont Theme::font(TextStyle style) const {
  const QJsonObject type = m_tokens[QLatin1String("type")].toObject();
  const QJsonObject scale =
      type[QLatin1String("scale")][QLatin1String(textStyleKey(style))].toObject();
  const double smallest =
      type[QLatin1String("minimumPt")][QLatin1String(m_chinese ? "cjk" : "latin")].toDouble();
  QFont font;
  font.setFamilies(families());
  font.setPointSizeF(m_textScale * std::max(scale[QLatin1String("sizePt")].toDouble(), smallest));
  font.setWeight(static_cast<QFont::Weight>(scale[QLatin1String("weight")].toInt(400)));
  return font;
}

QFont Theme::numberFont(TextStyle style) const {
  QFont wanted = font(style);
  if (hasEvenDigits(wanted)) return wanted;
  QStringList fixed{QFontDatabase::systemFont(QFontDatabase::FixedFont).family()};
  fixed += families();
  wanted.setFamilies(fixed);
  return wanted;
}

QString Theme::iconBody(const QString& name) const {
  return m_tokens[QLatin1String("iconPaths")][name].toString();
}

QStringList Theme::iconNames() const {
  return m_tokens[QLatin1String("iconPaths")].toObject().keys();
}

}  // namespace tastescope::ui
