// LABELS: unit
// DEPENDS: core_base
// TIMEOUT: 900
// The help of every command says what its parser accepts: the same words, and nothing unprintable.
#include <QRegularExpression>
#include <QtTest>
#include <algorithm>

#include "CliRunner.h"

namespace {

/// An option that takes one of a few words, as a help text shows it.
struct WordOption {
  QString name;
  QString words;  ///< as listed: "a,b,c"
  [[nodiscard]] QStringList list() const {
    return words.split(QLatin1Char(','), Qt::SkipEmptyParts);
  }
};

QList<WordOption> wordOptionsOf(const QString& help) {
  static const QRegularExpression option(QStringLiteral("(--[a-z][a-z-]*) TEXT:\\{([^}]*)\\}"));
  QList<WordOption> found;
  for (auto at = option.globalMatch(help); at.hasNext();) {
    const QRegularExpressionMatch match = at.next();
    found << WordOption{match.captured(1), match.captured(2)};
  }
  return found;
}

}  // namespace

class CliHelpTest : public QObject {
  Q_OBJECT
  QMap<QString, QString> m_help;  ///< by command

 private Q_SLOTS:
  void initTestCase() {
    const QString all = QString::fromUtf8(runCli({QStringLiteral("--help")}).out);
    const qsizetype list = all.indexOf(QStringLiteral("Subcommands:"));
    QVERIFY(list > 0);
    static const QRegularExpression command(QStringLiteral("^  ([a-z]+) "),
                                            QRegularExpression::MultilineOption);
    for (auto at = command.globalMatch(all, list); at.hasNext();) {
      const QString name = at.next().captured(1);
      const CliResult result = runCli({name, QStringLiteral("--help")});
      QCOMPARE(result.code, 0);
      m_help[name] = QString::fromUtf8(result.out);
    }
    QCOMPARE(m_help.size(), 18);
  }

  void helpIsPlainText() {
    for (const QString& help : std::as_const(m_help)) {
      for (const QChar c : help) {
        QVERIFY2(c == QLatin1Char('\n') || c.isPrint(), qPrintable(help));
      }
    }
  }

  void everyWordOfTheHelpIsAccepted_data() {
    QTest::addColumn<QString>("command");
    for (const QString& command : m_help.keys()) QTest::newRow(qPrintable(command)) << command;
  }
  void everyWordOfTheHelpIsAccepted() {
    QFETCH(QString, command);
    const QList<WordOption> options = wordOptionsOf(m_help[command]);
    qsizetype most = 0;
    for (const WordOption& option : options) {
      const CliResult refused =
          runCli({command, option.name, QStringLiteral("no such word at all")});
      QCOMPARE(refused.code, 2);
      // What the parser accepts is exactly what the help lists.
      QVERIFY2(QString::fromUtf8(refused.err + refused.out)
                   .contains(QStringLiteral("not in {%1}").arg(option.words)),
               qPrintable(command + QLatin1Char(' ') + option.name));
      most = std::max(most, option.list().size());
    }
    // The first words of all options together, then the second ones, and so on.
    for (qsizetype at = 0; at < most; ++at) {
      QStringList arguments{command};
      for (const WordOption& option : options)
        arguments << option.name << option.list().value(at, option.list().first());
      const CliResult taken = runCli(arguments);
      QVERIFY2(!(taken.err + taken.out).contains(" not in {"),
               qPrintable(arguments.join(QLatin1Char(' '))));
    }
  }

  void optionsOfWordsListThem() {
    const auto words = [this](const char* command, const char* option) {
      for (const WordOption& one : wordOptionsOf(m_help[QLatin1String(command)])) {
        if (one.name == QLatin1String(option)) return one.words;
      }
      return QString();
    };
    QCOMPARE(words("export", "--preset"), QStringLiteral("csv,excel,excel-zh,projector"));
    QCOMPARE(words("import", "--rejected-preset"), words("export", "--preset"));
    for (const char* command : {"recommend", "latent", "evaluate"})
      QCOMPARE(words(command, "--preset"), words("export", "--preset"));
    QCOMPARE(words("train", "--split"),
             QStringLiteral("user-random,leave-one-out,time,strong,given,given-test"));
    QCOMPARE(words("recommend", "--strategy"), QStringLiteral("greedy,beam,sample"));
    QCOMPARE(words("tune", "--method"), QStringLiteral("random,halving"));
    for (const char* option : {"--format", "--encoding", "--duplicates", "--domain", "--header"})
      QVERIFY2(!words("import", option).isEmpty(), option);
  }
};

QTEST_GUILESS_MAIN(CliHelpTest)
#include "tst_CliHelp.moc"
