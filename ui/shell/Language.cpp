#include "ui/shell/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

const auto kChinese = QStringLiteral("zh_CN");
const auto kEnglish = QStringLiteral("en");

/// The first language the system prefers that the program speaks.
QString systemLanguage() {
  const QStringList wanted = QLocale::system().uiLanguages();
  for (const QString& language : wanted) {
    if (language.startsWith(QLatin1String("zh"))) return kChinese;
    if (language.startsWith(QLatin1String("en")) || language == QLatin1String("C")) return kEnglish;
  }
  return kEnglish;
}

}  // namespace

Language& Language::instance() {
  static Language language;
  return language;
}

QString Language::nameOf(const QString& code) {
  return code == kChinese ? QString::fromUtf8("简体中文") : QStringLiteral("English");
}

void Language::use(const QString& choice) {
  m_choice = choice == kChinese || choice == kEnglish ? choice : QStringLiteral("system");
  const QString wanted = m_choice == QLatin1String("system") ? systemLanguage() : m_choice;
  if (wanted == m_current) return;
  m_current = wanted;
  const QLocale locale(wanted == kChinese ? QLocale(QLocale::Chinese, QLocale::China)
                                          : QLocale(QLocale::English, QLocale::UnitedStates));
  QLocale::setDefault(locale);
  QCoreApplication::removeTranslator(&m_own);
  QCoreApplication::removeTranslator(&m_qt);
  // The English catalogue holds plural forms only.
  if (m_own.load(QStringLiteral(":/tastescope/translations/tastescope_%1.qm").arg(wanted))) {
    QCoreApplication::installTranslator(&m_own);
  }
  if (wanted == kChinese && m_qt.load(QStringLiteral("qtbase_zh_CN"),
                                      QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    QCoreApplication::installTranslator(&m_qt);
  }
  Theme::instance().setChinese(wanted == kChinese);
  Q_EMIT changed();
}

}  // namespace tastescope::ui
