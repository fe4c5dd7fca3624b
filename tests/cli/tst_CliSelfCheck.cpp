// LABELS: model
// DEPENDS: core_base
// `selfcheck` passes here, and fails loudly when the matrix product is broken.
#include <QtTest>

#include "CliRunner.h"

class CliSelfCheckTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void passesAndListsEveryCheck() {
    const CliResult text = runCli({QStringLiteral("selfcheck"), QStringLiteral("--quiet")});
    QVERIFY2(text.code == 0, text.out.constData());
    QVERIFY(text.out.contains("metrics/ndcg") && text.out.contains("0.70391809"));
    QVERIFY(!text.out.contains("FAILED"));
    const CliResult json = runCli({QStringLiteral("selfcheck"), QStringLiteral("--json")});
    QCOMPARE(json.code, 0);
    QVERIFY(json.json()[QLatin1String("passed")].toBool());
    QVERIFY(json.json()[QLatin1String("checks")].toArray().size() > 20);
  }

  void aBrokenMatrixProductFails() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizer must be loaded before any other library");
#endif
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"),
                       QStringLiteral(TASTESCOPE_BINARY_DIR "/tests/libtastescope_broken_blas.so"));
    process.setProcessEnvironment(environment);
    process.start(cliProgram(), {QStringLiteral("selfcheck"), QStringLiteral("--json")});
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitCode(), 1);
    const QJsonObject result = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QVERIFY(!result[QLatin1String("passed")].toBool(true));
    bool product = false;
    for (const QJsonValue& check : result[QLatin1String("checks")].toArray()) {
      const QJsonObject one = check.toObject();
      if (one[QLatin1String("check")].toString() == QLatin1String("blas/product")) {
        product = !one[QLatin1String("passed")].toBool(true);
      } else if (one[QLatin1String("check")].toString().startsWith(QLatin1String("metrics/"))) {
        QVERIFY(one[QLatin1String("passed")].toBool());  // needs no matrix product
      }
    }
    QVERIFY(product);
  }
};

QTEST_GUILESS_MAIN(CliSelfCheckTest)
#include "tst_CliSelfCheck.moc"
