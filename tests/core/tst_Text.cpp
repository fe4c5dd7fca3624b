// LABELS: unit
// DEPENDS: core_base
// Sentences that can be translated: arguments, sentences within sentences, other languages.
#include <QtTest>
#include <map>

#include "core/base/Text.h"

using namespace tastescope;

class tst_Text : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void argumentsFillTheirPlaceholders() {
    const Text text = coreText("T", "%2 of %1, %3").arg(7).arg("a%1").arg(0.1);
    QCOMPARE(text.english(), std::string("a%1 of 7, 0.1"));  // an argument is no template
    QCOMPARE(coreText("T", "100 % of %1, %2").arg("x").english(), std::string("100 % of x, %2"));
    QVERIFY(Text().empty() && !text.empty());
  }

  void aSentenceMayBeAnArgument() {
    const Text text =
        coreText("T", "%1 is left out: %2")
            .arg("f.csv")
            .arg(coreText("T", "%1 holds %2.").arg("It").arg(coreText("T", "no rows")));
    QCOMPARE(text.english(), std::string("f.csv is left out: It holds no rows."));
  }

  void anotherLanguageReachesTheInnermost() {
    const std::map<std::string, std::string> catalogue{{"%1 is left out: %2", "%2 -> ohne %1"},
                                                       {"no rows", "keine Zeilen"}};
    const auto pattern = [&](const Text& text) {
      const auto found = catalogue.find(text.source());
      return found == catalogue.end() ? std::string(text.source()) : found->second;
    };
    const Text text =
        coreText("T", "%1 is left out: %2").arg("f.csv").arg(coreText("T", "no rows"));
    QCOMPARE(text.said(pattern), std::string("keine Zeilen -> ohne f.csv"));
  }
};

QTEST_GUILESS_MAIN(tst_Text)
#include "tst_Text.moc"
