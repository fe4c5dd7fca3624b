#include "ui/shell/ShellOptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace tastescope::ui {

namespace {

QString optionText(const char* source) {
  return QCoreApplication::translate("CommandLine", source);
}

void addOptions(QCommandLineParser& parser) {
  const auto add = [&](const char* name, const QString& what, const char* value = nullptr) {
    parser.addOption(QCommandLineOption(QString::fromLatin1(name), what,
                                        value == nullptr ? QString() : QString::fromLatin1(value)));
  };
  add("project", optionText(QT_TRANSLATE_NOOP("CommandLine", "Open this project.")), "FILE");
  add("sample",
      optionText(QT_TRANSLATE_NOOP("CommandLine", "Open the sample, made on first use.")));
  add("lang", optionText(QT_TRANSLATE_NOOP("CommandLine", "Language: en, zh_CN or system.")),
      "CODE");
  add("theme", optionText(QT_TRANSLATE_NOOP("CommandLine", "Theme: light, dark or system.")),
      "NAME");
  add("reset-settings",
      optionText(QT_TRANSLATE_NOOP("CommandLine", "Forget window settings and recent projects.")));
  add("render-map",
      optionText(QT_TRANSLATE_NOOP("CommandLine",
                                   "Write the latent map of a run as PNG, SVG or PDF and quit.")),
      "FILE");
  add("run", optionText(QT_TRANSLATE_NOOP("CommandLine", "Run for the map: number or name.")),
      "RUN");
  add("entity", optionText(QT_TRANSLATE_NOOP("CommandLine", "Map of users or items.")), "WHICH");
  add("size", optionText(QT_TRANSLATE_NOOP("CommandLine", "Size of the map in pixels, 1200x900.")),
      "WxH");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(
      QStringLiteral("file"),
      optionText(QT_TRANSLATE_NOOP("CommandLine", "A project, or a data file to import.")),
      QStringLiteral("[file]"));
}

QSize sizeFrom(const QString& value) {
  const QStringList parts = value.split(QLatin1Char('x'));
  if (parts.size() != 2) return {};
  const QSize size(parts[0].toInt(), parts[1].toInt());
  return size.width() >= 100 && size.height() >= 100 && size.width() <= 20000 &&
                 size.height() <= 20000
             ? size
             : QSize();
}

QString check(const ShellOptions& options) {
  static const QStringList languages{QString(), QStringLiteral("en"), QStringLiteral("zh_CN"),
                                     QStringLiteral("system")};
  static const QStringList themes{QString(), QStringLiteral("light"), QStringLiteral("dark"),
                                  QStringLiteral("system")};
  if (!languages.contains(options.language)) {
    return optionText(QT_TRANSLATE_NOOP("CommandLine", "--lang takes en, zh_CN or system."));
  }
  if (!themes.contains(options.theme))
    return optionText(QT_TRANSLATE_NOOP("CommandLine", "--theme takes light, dark or system."));
  if (!options.size.isValid())
    return optionText(
        QT_TRANSLATE_NOOP("CommandLine", "--size takes WIDTHxHEIGHT, from 100 to 20000."));
  if (!options.renderMap.isEmpty() && options.project.isEmpty() && !options.sample) {
    return optionText(
        QT_TRANSLATE_NOOP("CommandLine", "--render-map needs --project FILE or --sample."));
  }
  return {};
}

}  // namespace

ShellOptions parseShellOptions(const QStringList& arguments) {
  QCommandLineParser parser;
  addOptions(parser);
  ShellOptions options;
  if (!parser.parse(arguments)) {
    options.problem = parser.errorText();
    return options;
  }
  const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)); };
  const auto given = [&](const char* name) { return parser.isSet(QString::fromLatin1(name)); };
  if (given("help")) options.help = parser.helpText();
  options.version = given("version");
  options.project = value("project");
  if (options.project.isEmpty()) options.project = parser.positionalArguments().value(0);
  options.sample = given("sample");
  options.language = value("lang");
  options.theme = value("theme");
  options.resetSettings = given("reset-settings");
  options.renderMap = value("render-map");
  options.run = value("run");
  options.entity = value("entity") == QLatin1String("items") ? Entity::Item : Entity::User;
  if (given("size")) options.size = sizeFrom(value("size"));
  options.problem = check(options);
  return options;
}

}  // namespace tastescope::ui
