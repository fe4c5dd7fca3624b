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
#include <QTranslator>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/forms/ParamForm.h"
#include "ui/forms/ParamRow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FoldHeader.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/WheelGuard.h"

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

struct Walk {
  std::optional<double> pace;
  std::optional<std::int64_t> stops;
};

const Schema<Walk>& walk() {
  static const Schema<Walk> made = [] {
    Schema<Walk> s;
    s.add(&Walk::pace, {.key = "pace",
                        .label = coreText("Test", "Pace"),
                        .help = coreText("Test", "Faster."),
                        .max = 9,
                        .candidates = {2.0, 4.0}});
    s.add(&Walk::stops, {.key = "stops",
                         .label = coreText("Test", "Stops"),
                         .help = coreText("Test", "More rest."),
                         .min = 1,
                         .max = 9,
                         .candidates = {2, 4}});
    return s;
  }();
  return made;
}

struct Attention {
  std::int64_t width = 64;
  std::int64_t heads = 1;
};

const char* const kMultiple = "The width must be a multiple of the heads.";

const Schema<Attention>& attention() {
  static const Schema<Attention> made = [] {
    Schema<Attention> s;
    s.add(&Attention::width,
          {.key = "width", .label = coreText("Test", "Width"), .min = 1, .max = 1024});
    s.add(&Attention::heads, {.key = "heads",
                              .label = coreText("Test", "Heads"),
                              .min = 1,
                              .max = 64,
                              .advanced = true});
    s.require([](const Attention& c) { return c.width % c.heads == 0; }, {"width", "heads"},
              coreText("Test", kMultiple));
    return s;
  }();
  return made;
}

/// A language that knows the rule's sentence.
class ChineseRule : public QTranslator {
 public:
  static QString sentence() { return QStringLiteral("宽度必须是头数的倍数。"); }
  [[nodiscard]] bool isEmpty() const override { return false; }
  QString translate(const char*, const char* source, const char*, int) const override {
    return QLatin1String(source) == QLatin1String(kMultiple) ? sentence() : QString();
  }
};

}  // namespace

class TestParamForm : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    Theme::instance().apply(*qApp);
    new WheelGuard(this);
  }
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

  /// Where it would be a narrow column beside the field it stands below it.
  void helpStandsWhereThereIsRoom() {
    const ParamSpec& spec = *schema().find("batch");
    ParamRow row(spec, spec.defaultValue);
    row.show();
    const auto* help = row.findChild<QLabel*>();
    for (const auto& [width, beside] : {std::pair(700, true), std::pair(400, false)}) {
      row.resize(width, 200);
      QCoreApplication::processEvents();
      QCOMPARE(help->x() > row.field().geometry().right(), beside);
      if (!beside) QVERIFY(help->y() > row.field().geometry().bottom());
      QVERIFY(help->width() >= 180);
    }
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

  void aBrokenRuleIsSaidAtEveryFieldOfIt() {
    beginAttention();
    QSignalSpy issues(m_form, &ParamForm::issuesChanged);
    QSignalSpy values(m_form, &ParamForm::valueChanged);
    auto* width = field<QSpinBox>("width");
    auto* heads = field<QSpinBox>("heads");
    QVERIFY(!heads->isVisible());
    width->setValue(63);
    QCOMPARE(m_form->issues(), 0);  // of one head every width is a multiple
    heads->setValue(2);
    QCOMPARE(m_form->issues(), 1);  // one rule, not two fields
    QCOMPARE(issues.size(), 1);
    for (const char* key : {"width", "heads"}) {
      QCOMPARE(row(key)->issue(), QLatin1String(kMultiple));
      QVERIFY(shown(key).contains(QLatin1String(kMultiple)));
      QVERIFY(field<QSpinBox>(key)->property("error").toBool());
      QCOMPARE(field<QSpinBox>(key)->accessibleDescription(), QLatin1String(kMultiple));
    }
    QVERIFY(heads->isVisible());  // the fold opened
    // Settings that go together are what a request would take.
    QCOMPARE(m_form->value(0).dump(), std::string(R"({"heads":1,"width":63})"));
    QCOMPARE(values.size(), 1);
    width->setValue(66);
    QCOMPARE(m_form->issues(), 0);
    QVERIFY(row("width")->issue().isEmpty() && row("heads")->issue().isEmpty());
    QVERIFY(!width->property("error").toBool() && !heads->property("error").toBool());
    QCOMPARE(m_form->value(0).dump(), std::string(R"({"heads":2,"width":66})"));
    QCOMPARE(values.size(), 2);
  }

  void aValueThatIsItselfWrongSaysSoInsteadOfTheRule() {
    beginAttention();
    field<QSpinBox>("width")->setValue(63);
    field<QSpinBox>("heads")->setValue(2);
    field<QSpinBox>("width")->setValue(2000);
    QCOMPARE(m_form->issues(), 1);
    QCOMPARE(row("width")->issue(), QStringLiteral("At most 1,024."));
    QVERIFY(row("heads")->issue().isEmpty());
  }

  void valuesThatAreSetTogetherAreJudgedTogether() {
    beginAttention();
    m_form->setValue(0, {{"width", 9}, {"heads", 3}});
    QSignalSpy issues(m_form, &ParamForm::issuesChanged);
    QSignalSpy values(m_form, &ParamForm::valueChanged);
    m_form->setValue(0, {{"width", 8}, {"heads", 4}});  // 8 is no multiple of 3
    QVERIFY(issues.isEmpty());
    QCOMPARE(values.size(), 1);
    QCOMPARE(m_form->value(0).dump(), std::string(R"({"heads":4,"width":8})"));
    m_form->resetToDefaults();
    QVERIFY(issues.isEmpty());
    QCOMPARE(m_form->value(0).dump(), attention().defaults().dump());
  }

  void aBrokenRuleSpeaksTheLanguageOfTheMoment() {
    beginAttention();
    field<QSpinBox>("width")->setValue(63);
    field<QSpinBox>("heads")->setValue(2);
    ChineseRule chinese;
    QCoreApplication::installTranslator(&chinese);
    QTRY_COMPARE(row("width")->issue(), ChineseRule::sentence());
    QVERIFY(shown("width").contains(ChineseRule::sentence()));
    QVERIFY(shown("heads").contains(ChineseRule::sentence()));
    QCOMPARE(m_form->issues(), 1);
    QCoreApplication::removeTranslator(&chinese);
    QTRY_COMPARE(row("heads")->issue(), QLatin1String(kMultiple));
    QVERIFY(shown("width").contains(QLatin1String(kMultiple)));
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
    for (const QWidget* control : m_form->findChildren<QWidget*>())
      QVERIFY2(control->focusPolicy() != Qt::WheelFocus ||
                   qobject_cast<const QAbstractItemView*>(control),
               "the wheel itself brings no focus");
  }

  void anEmptyNumberIsChosenByTheProgram() {
    m_form->clear();
    m_form->addSchema(walk());
    QCOMPARE(m_form->value(0).dump(), walk().defaults().dump());
    auto* pace = field<QLineEdit>("pace");
    QVERIFY(pace->text().isEmpty());
    QVERIFY(!pace->placeholderText().isEmpty());
    pace->setText(QStringLiteral("2.5"));
    QCOMPARE(m_form->value(0).at("pace").get<double>(), 2.5);
    field<QLineEdit>("stops")->setText(QStringLiteral("4"));
    QVERIFY(m_form->value(0).at("stops").is_number_integer());
    field<QLineEdit>("stops")->setText(QStringLiteral("4.5"));
    QCOMPARE(m_form->issues(), 1);
    pace->clear();
    field<QLineEdit>("stops")->clear();
    QCOMPARE(m_form->issues(), 0);
    QCOMPARE(m_form->value(0).dump(), walk().defaults().dump());
  }

  void aSuggestedDefaultSaysSoAndWhy() {
    m_form->clear();
    m_form->addSchema(schema(), {{"batch", 100}});
    m_form->setSuggested("batch", coreText("Test", "There are few users."));
    auto* box = field<QSpinBox>("batch");
    QCOMPARE(box->value(), 100);
    QCOMPARE(box->toolTip(), QStringLiteral("There are few users."));
    const auto says = [&](const char* key) {
      return shown(key).join(QLatin1Char(' ')).contains(QLatin1String("Suggested for this data."));
    };
    QVERIFY(says("batch"));
    QVERIFY(!says("dropout"));
    box->setValue(300);
    QVERIFY(!says("batch"));
    m_form->resetToDefaults();
    QCOMPARE(box->value(), 100);
    QVERIFY(says("batch"));
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
  void beginAttention() {
    m_form->clear();
    m_form->addSchema(attention());
    m_form->showAdvanced(false);
  }
  QStringList shown(const char* key) const {
    QStringList texts;
    for (const QLabel* label : row(key)->findChildren<QLabel*>()) texts << label->text();
    return texts;
  }
  ParamForm* m_form = nullptr;
};

QTEST_MAIN(TestParamForm)
#include "tst_ParamForm.moc"
