// LABELS: gui
// DEPENDS: ui_widgets
// The tokens as the window uses them: complete, readable, and switched live.
#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <cmath>

#include "ui/theme/Icons.h"
#include "ui/theme/StyleSheet.h"
#include "ui/theme/Theme.h"

using namespace tastescope::ui;

namespace {

/// WCAG 2.1 relative luminance.
double luminance(const QColor& colour) {
  const auto linear = [](double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
         0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    Theme::instance().apply(*qApp);
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void coloursAreThoseOfTheTokens() {
    QFile file(QStringLiteral(TASTESCOPE_SOURCE_DIR "/resources/style/tokens.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject tokens = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject light = tokens[QLatin1String("colour")][QLatin1String("light")].toObject();
    for (auto entry = light.begin(); entry != light.end(); ++entry) {
      if (!entry->isString()) continue;
      QCOMPARE(Theme::instance().colour(entry.key().toLatin1().constData()),
               QColor(entry->toString()));
    }
    QCOMPARE(Theme::instance().spacing("l"), 16);
    QCOMPARE(Theme::instance().chart("line"), 1.5);
  }

  void textIsReadableInBothThemes() {
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
      Theme::instance().setMode(mode);
      const Theme& theme = Theme::instance();
      for (const char* text : {"textPrimary", "textSecondary", "textDisabled"}) {
        for (const char* back : {"window", "surface", "raised", "sunken"}) {
          QVERIFY2(contrast(theme.colour(text), theme.colour(back)) >= 4.5, text);
        }
      }
      QVERIFY(contrast(theme.colour("accentText"), theme.colour("accent")) >= 4.5);
      for (int i = 0; i < theme.sequential().size(); ++i) {
        QVERIFY(contrast(theme.sequentialText(i), theme.sequential()[i]) >= 4.5);
      }
    }
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void switchingTheThemeTellsEveryoneOnce() {
    QSignalSpy changed(&Theme::instance(), &Theme::changed);
    Theme::instance().setMode(Theme::Mode::Dark);
    Theme::instance().setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(Theme::instance().dark());
    QCOMPARE(qApp->palette().color(QPalette::Window), Theme::instance().colour("window"));
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void theStyleSheetHasNoUnresolvedName() {
    const QString sheet = styleSheet(Theme::instance());
    QVERIFY(!sheet.contains(QLatin1Char('@')));
    QVERIFY(!sheet.contains(QLatin1Char('$')));
    QVERIFY2(!sheet.contains(QLatin1String("#ff00ff")),
             "a role of the style sheet is not in the tokens");
  }

  void groupsBeyondThePaletteAreGrey() {
    QCOMPARE(Theme::instance().categorical(10), Theme::instance().categoricalOther());
    QCOMPARE(Theme::instance().categorical(-1), Theme::instance().categoricalOther());
    QCOMPARE(Theme::instance().categoricalCount(), 10);
  }

  void rampsEndAtTheirEnds() {
    const Theme& theme = Theme::instance();
    QCOMPARE(theme.sequentialAt(0).rgb(), theme.sequential().first().rgb());
    QCOMPARE(theme.sequentialAt(7).rgb(), theme.sequential().last().rgb());
  }

  void everyIconDrawsSomethingInItsColour() {
    for (const QString& name : Theme::instance().iconNames()) {
      const QImage image = iconPixmap(name.toLatin1().constData(), "danger", 20, 2.0).toImage();
      QCOMPARE(image.size(), QSize(40, 40));
      QCOMPARE(image.devicePixelRatio(), 2.0);
      bool drawn = false;
      for (int y = 0; y < image.height() && !drawn; ++y) {
        for (int x = 0; x < image.width() && !drawn; ++x)
          drawn = image.pixelColor(x, y).alpha() > 200;
      }
      QVERIFY2(drawn, qPrintable(name));
    }
  }

  void iconsFollowTheTheme() {
    const QIcon made = icon("play", "accent");
    const auto colourOf = [&] {
      const QImage image = made.pixmap(QSize(32, 32)).toImage();
      for (int x = 0; x < 32; ++x) {
        if (image.pixelColor(x, 16).alpha() > 250) return image.pixelColor(x, 16).rgb();
      }
      return QRgb(0);
    };
    QCOMPARE(colourOf(), Theme::instance().colour("accent").rgb());
    Theme::instance().setMode(Theme::Mode::Dark);
    QCOMPARE(colourOf(), Theme::instance().colour("accent").rgb());
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void numberFontHasEvenDigits() {
    const QFontMetricsF metrics(Theme::instance().numberFont(TextStyle::Body));
    QCOMPARE(metrics.horizontalAdvance(QLatin1Char('1')),
             metrics.horizontalAdvance(QLatin1Char('8')));
  }

  void chineseTextIsNeverBelowNinePoints() {
    Theme::instance().setChinese(true);
    QVERIFY(Theme::instance().font(TextStyle::Caption).pointSizeF() >= 9.0);
    Theme::instance().setChinese(false);
    QCOMPARE(Theme::instance().font(TextStyle::Caption).pointSizeF(), 8.25);
  }
};

QTEST_MAIN(TestTheme)
#include "tst_Theme.moc"
