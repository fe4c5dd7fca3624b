// LABELS: gui
// DEPENDS: ui_forms
// The form made from a schema: the right control, issues said in place, defaults, the fold, exact
// values.
#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/forms/FoldHeader.h"
#include "ui/forms/ParamForm.h"
#include "ui/forms/ParamRow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Segments.h"

using namespace tastescope;
using namespace tastescope::ui;

namespace {

enum class Activation { Tanh, Relu };

struct Config {
  std::vector<std::int64_t> hidden{600};
  std::int64_t batch = 500;
  double dropout = 0.5;
  double rate = 0.001;
  double far = 20;
  bool tied = true;
  Activation kind = Activation::Tanh;
};

const Schema<Config>& schema() {
  static const Schema<Config> made = [] {
    Schema<Config> s;
    s.add(&Config::hidden, {.key = "hidden",
                            .label = coreText("Test", "Hidden layers"),
                            .help = coreText("Test", "Wider fits finer taste, needs more memory."),
                            .min = 1,
                            .max = 4096});
    s.add(&Config::batch, {.key = "batch",
                           .label = coreText("Test", "Batch size"),
                           .help = coreText("Test", "Larger is steadier and slower to learn."),
                           .min = 1,
                           .max = 65536,
                           .logScale = true});
    s.add(&Config::dropout, {.key = "dropout",
                             .label = coreText("Test", "Dropout"),
                             .help = coreText("Test", "Hides part of each history."),
                             .min = 0,
                             .max = 0.95});
    s.add(&Config::rate, {.key = "learning-rate",
                          .label = coreText("Test", "Learning rate"),
                          .help = coreText("Test", "Higher learns faster and less surely."),
                          .min = 1e-6,
                          .max = 1,
                          .logScale = true,
                          .advanced = true});
    s.add(&Config::far, {.key = "far",
                         .label = coreText("Test", "Far number"),
                         .help = coreText("Test", "Raising it reaches further."),
                         .min = 0,
                         .max = 1000,
                         .advanced = true});
    s.add(&Config::tied, {.key = "tied",
                          .label = coreText("Test", "Tied weights"),
                          .help = coreText("Test", "Yes halves the weights."),
                          .advanced = true});
    s.choose(&Config::kind,
             {.key = "kind",
              .label = coreText("Test", "Activation"),
              .help = coreText("Test", "The bend of a layer."),
              .advanced = true},
             {{Activation::Tanh, "tanh", coreText("Test", "Tanh")},
              {Activation::Relu, "relu", coreText("Test", "ReLU")}});
    return s;
  }();
  return made;
}

}  // namespace

class TestParamForm : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { Theme::instance().apply(*qApp); }
  void init() {
    m_form = new ParamForm;
    m_form->addSchema(schema());
    m_form->resize(620, 520);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_form));
  }
  void cleanup() { delete m_form; }

  void everyKindGetsItsControl() {
    QVERIFY(field<QLineEdit>("hidden"));
    QVERIFY(field<QSpinBox>("batch"));
    QVERIFY(field<QSlider>("dropout"));
    QVERIFY(field<QSlider>("learning-rate"));
    QVERIFY(field<QLineEdit>("far"));
    QVERIFY(field<QCheckBox>("tied"));
    QVERIFY(field<Segments>("kind"));
    QCOMPARE(m_form->value(0).dump(), schema().defaults().dump());
  }

  void aValueOutOfRangeIsSaidAndCounted() {
    m_form->setLimit(QStringLiteral("batch"), 4074, QStringLiteral("At most 4,074."));
    QSignalSpy issues(m_form, &ParamForm::issuesChanged);
    auto* box = field<QSpinBox>("batch");
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("5000"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(m_form->issues(), 1);
    QCOMPARE(issues.size(), 1);
    QVERIFY(box->property("error").toBool());
    QVERIFY(row("batch")->issue().contains(QStringLiteral("4,074")));
    // The last usable value is what a request would take.
    QCOMPARE(m_form->value(0).at("batch").get<int>(), 500);
    box->setValue(1000);
    QCOMPARE(m_form->issues(), 0);
    QVERIFY(!box->property("error").toBool());
    QCOMPARE(m_form->value(0).at("batch").get<int>(), 1000);
  }

  void aListTakesCommasAndRefusesWords() {
    auto* line = field<QLineEdit>("hidden");
    line->setText(QStringLiteral("600, 200"));
    QCOMPARE(m_form->value(0).at("hidden").dump(), std::string("[600,200]"));
    line->setText(QStringLiteral("wide"));
    QCOMPARE(m_form->issues(), 1);
    QCOMPARE(m_form->value(0).at("hidden").dump(), std::string("[600,200]"));
    line->setText(QStringLiteral("5000"));
    QCOMPARE(row("hidden")->issue(), QStringLiteral("At most 4,096."));
  }

  void defaultsComeBackAndChangesAreMarked() {
    QCOMPARE(m_form->changedCount(), 0);
    field<QSlider>("dropout")->setValue(40);
    QCOMPARE(m_form->changedCount(), 1);
    QVERIFY(row("dropout")->changed());
    m_form->resetToDefaults();
    QCOMPARE(m_form->changedCount(), 0);
    QCOMPARE(m_form->value(0).dump(), schema().defaults().dump());
  }

  void advancedIsFoldedAndSaysWhatItHolds() {
    auto* fold = m_form->findChild<FoldHeader*>(QStringLiteral("advancedFold"));
    QVERIFY(fold);
    QVERIFY(!field<QSlider>("learning-rate")->isVisible());
    QVERIFY(fold->note().contains(QStringLiteral("4 more, all at default")));
    QVERIFY(fold->note().contains(QStringLiteral("learning rate 0.001")));
    fold->setFocus();
    QTest::keyClick(fold, Qt::Key_Space);
    QVERIFY(field<QSlider>("learning-rate")->isVisible());
    // An issue inside opens it by itself.
    QTest::keyClick(fold, Qt::Key_Space);
    field<QLineEdit>("far")->setText(QStringLiteral("2000"));
    QVERIFY(field<QSlider>("learning-rate")->isVisible());
  }

  void exactValuesCanBeTypedBesideASlider() {
    auto* figure = row("dropout")->findChild<QLineEdit*>();
    QVERIFY(figure);
    figure->setText(QStringLiteral("0.333"));
    QCOMPARE(m_form->value(0).at("dropout").get<double>(), 0.333);
    figure->setText(QStringLiteral("0.99"));
    QCOMPARE(m_form->issues(), 1);
  }

  void arrowKeysMoveALogSliderByRoundValues() {
    m_form->showAdvanced(true);
    auto* slider = field<QSlider>("learning-rate");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    const double value = m_form->value(0).at("learning-rate").get<double>();
    QVERIFY(value > 0.001 && value < 0.0015);
  }

  void theWheelDoesNotChangeAFieldWithoutFocus() {
    auto* box = field<QSpinBox>("batch");
    field<QLineEdit>("hidden")->setFocus();
    QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, 120),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(box, &wheel);
    QCOMPARE(box->value(), 500);
  }

  void looksRightInBothThemes() {
    QDir().mkpath(QStringLiteral(TASTESCOPE_BINARY_DIR "/shots"));
    m_form->setLimit(QStringLiteral("batch"), 4074,
                     QStringLiteral("At most 4,074, the number of customers."));
    field<QSpinBox>("batch")->setValue(5000);
    field<QSlider>("dropout")->setValue(80);
    m_form->showAdvanced(true);
    for (const bool dark : {false, true}) {
      Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
      QTest::qWait(50);
      QVERIFY(
          m_form->grab().save(QStringLiteral(TASTESCOPE_BINARY_DIR "/shots/form-%1.png")
                                  .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    }
    Theme::instance().setMode(Theme::Mode::Light);
  }

 private:
  template <typename Control>
  Control* field(const char* key) const {
    return m_form->findChild<Control*>(QStringLiteral("param-") + QLatin1String(key));
  }
  ParamRow* row(const char* key) const {
    return m_form->findChild<ParamRow*>(QStringLiteral("row-") + QLatin1String(key));
  }
  ParamForm* m_form = nullptr;
};

QTEST_MAIN(TestParamForm)
#include "tst_ParamForm.moc"
