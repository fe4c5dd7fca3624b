// LABELS: unit
// DEPENDS: core_config
#include <QtTest>

#include "core/config/ParamSchema.h"

using namespace tastescope;

namespace {

enum class Kind { Round, Square };

struct Sample {
  std::int64_t size = 64;
  double rate = 0.001;
  bool fast = true;
  Kind kind = Kind::Round;
  std::vector<std::int64_t> widths{600, 200};
};

const Schema<Sample>& schema() {
  static const Schema<Sample> made = [] {
    Schema<Sample> s;
    s.add(&Sample::size, {.key = "size", .min = 1, .max = 1000});
    s.add(&Sample::rate, {.key = "rate", .min = 0, .max = 1});
    s.add(&Sample::fast, {.key = "fast"});
    s.choose(&Sample::kind, {.key = "kind"},
             {{Kind::Round, "round", {}}, {Kind::Square, "square", {}}});
    s.add(&Sample::widths, {.key = "widths", .min = 1, .max = 4096});
    return s;
  }();
  return made;
}

enum class Loss { Softmax, Pairwise };

struct Attention {
  std::int64_t width = 64;
  std::int64_t heads = 1;
  Loss loss = Loss::Pairwise;
  std::vector<std::int64_t> hidden{8};
};

const char* const kMultiple = "The width must be a multiple of the heads.";
const char* const kLayers = "There must be a hidden layer.";

const Schema<Attention>& attention() {
  static const Schema<Attention> made = [] {
    Schema<Attention> s;
    s.add(&Attention::width, {.key = "width", .min = 1, .max = 1000});
    s.add(&Attention::heads, {.key = "heads", .min = 1, .max = 64});
    s.choose(&Attention::loss, {.key = "loss"},
             {{Loss::Softmax, "ce", coreText("Test", "Softmax")},
              {Loss::Pairwise, "bpr", coreText("Test", "Pairwise")}});
    s.add(&Attention::hidden, {.key = "hidden", .min = 1, .max = 4096});
    s.require([](const Attention& c) { return c.width % c.heads == 0; }, {"width", "heads"},
              coreText("Test", kMultiple));
    s.require([](const Attention& c) { return !c.hidden.empty(); }, {"hidden"},
              coreText("Test", kLayers));
    return s;
  }();
  return made;
}

enum class Colour { Red, Blue };

struct Paint {
  Colour colour = Colour::Red;
  std::int64_t coats = 2;
};

struct Wall : Paint {
  Wall() { coats = 3; }
  double height = 2.5;
};

Schema<Paint> paintSchema() {
  Schema<Paint> s;
  s.choose(&Paint::colour, {.key = "colour"},
           {{Colour::Red, "red", {}}, {Colour::Blue, "blue", {}}});
  s.add(&Paint::coats, {.key = "coats", .min = 1, .max = 9});
  s.require([](const Paint& paint) { return paint.colour == Colour::Red || paint.coats > 1; },
            {"colour", "coats"}, coreText("Config", "Blue needs two coats."));
  return s;
}

struct Walk {
  std::optional<double> pace;
  std::optional<std::int64_t> stops = 3;
};

Schema<Walk> walkSchema() {
  Schema<Walk> s;
  s.add(&Walk::pace, {.key = "pace", .max = 9, .candidates = {4.5, 1.0}});
  s.add(&Walk::stops, {.key = "stops", .min = 1, .max = 9, .candidates = {3, 5}});
  return s;
}

/// The sentence of the Error that `assignment` causes, or an empty text.
std::string complaint(const std::string& assignment) {
  Json config;
  try {
    schema().assign(config, assignment);
  } catch (const Error& error) {
    return error.code() == ErrorCode::InvalidConfig ? error.message().english() : "wrong code";
  }
  return {};
}

std::string complaint(const Json& config) {
  try {
    static_cast<void>(schema().parse(config));
  } catch (const Error& error) {
    return error.message().english();
  }
  return {};
}

}  // namespace

class TestParamSchema : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void defaultsComeFromTheMemberInitialisers() {
    const Json expected = {
        {"size", 64}, {"rate", 0.001}, {"fast", true}, {"kind", "round"}, {"widths", {600, 200}}};
    QVERIFY(schema().defaults() == expected);
    QVERIFY(schema().toJson(Sample{}) == expected);
  }

  void kindsFollowFromTheMembers() {
    QVERIFY(schema().find("size")->kind == ParamKind::Integer);
    QVERIFY(schema().find("rate")->kind == ParamKind::Real);
    QVERIFY(schema().find("fast")->kind == ParamKind::Boolean);
    QVERIFY(schema().find("kind")->kind == ParamKind::Choice);
    QVERIFY(schema().find("widths")->kind == ParamKind::IntegerList);
    QVERIFY(schema().find("colour") == nullptr);
  }

  void anEmptyNumberIsLeftToBeChosen() {
    const Schema<Walk> schema = walkSchema();
    QVERIFY(schema.find("pace")->kind == ParamKind::Real);
    QVERIFY(schema.find("stops")->kind == ParamKind::Integer);
    QVERIFY(schema.find("pace")->automatic && schema.find("stops")->automatic);
    const Json defaults = {{"pace", "auto"}, {"stops", 3}};
    QVERIFY(schema.defaults() == defaults);
    QVERIFY(schema.toJson(Walk{}) == defaults);
    QCOMPARE(schema.find("pace")->usualValue().get<double>(), 4.5);
    Json config;
    schema.assign(config, "pace=2");
    schema.assign(config, "stops=auto");
    QVERIFY(config == Json({{"pace", 2.0}, {"stops", "auto"}}));
    const Walk walk = schema.parse(config);
    QCOMPARE(walk.pace.value(), 2.0);
    QVERIFY(!walk.stops.has_value());
    QVERIFY(schema.toJson(walk) == config);
    const auto open = schema.automaticIn(config);
    QCOMPARE(open.size(), std::size_t{1});
    QCOMPARE(open.front()->key, std::string("stops"));
    QCOMPARE(schema.validate({{"stops", "often"}}).front().message.english(),
             std::string("stops must be a whole number or auto."));
    QCOMPARE(schema.validate({{"pace", 10}}).front().message.english(),
             std::string("pace must be between 0 and 9."));
  }

  void onlyNumbersThatCanBeChosenTakeTheWord() {
    QVERIFY(!schema().validate({{"rate", "auto"}}).empty());
  }

  void valuesAreWrittenAsTheyAreAssigned() {
    for (const char* assignment :
         {"size=7", "rate=0.5", "fast=false", "kind=square", "widths=3,4", "widths="}) {
      Json config;
      schema().assign(config, assignment);
      const auto set = config.begin();
      QCOMPARE(set.key() + "=" + assignable(set.value()), std::string(assignment));
    }
  }

  void jsonGoesThereAndBack() {
    const Sample sample{.size = 7, .rate = 0.5, .fast = false, .kind = Kind::Square, .widths = {3}};
    const Sample read = schema().parse(schema().toJson(sample));
    QCOMPARE(read.size, sample.size);
    QCOMPARE(read.rate, sample.rate);
    QCOMPARE(read.fast, sample.fast);
    QVERIFY(read.kind == sample.kind);
    QVERIFY(read.widths == sample.widths);
  }

  void missingKeysMeanTheDefault() {
    const Sample read = schema().parse({{"size", 8}});
    QCOMPARE(read.size, std::int64_t{8});
    QCOMPARE(read.rate, 0.001);
    QCOMPARE(schema().parse(Json()).size, std::int64_t{64});
  }

  void assignmentsAreReadAsTyped() {
    Json config;
    for (const char* text : {"size=12", "rate=1e-2", "fast=no", "kind=square", "widths=8, 4"}) {
      schema().assign(config, text);
    }
    const Json expected = {
        {"size", 12}, {"rate", 0.01}, {"fast", false}, {"kind", "square"}, {"widths", {8, 4}}};
    QVERIFY(config == expected);
    schema().assign(config, "widths=");
    QVERIFY(config["widths"] == Json::array());
    schema().assign(config, "widths=[5]");
    QVERIFY(config["widths"] == Json({5}));
  }

  void wholeNumbersMayBeWrittenAsReals() {
    Json config;
    schema().assign(config, "size=1e2");
    QVERIFY(config["size"].is_number_integer());
    QCOMPARE(schema().parse(config).size, std::int64_t{100});
    schema().assign(config, "rate=1");
    QVERIFY(schema().complete(config)["rate"].is_number_float());
  }

  void aBadAssignmentIsExplained_data() {
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* assignment, const char* sentence) {
      QTest::newRow(assignment) << QString::fromLatin1(assignment) << QString::fromLatin1(sentence);
    };
    row("size", "size is not of the form key=value.");
    row("sise=3", "There is no parameter sise. The nearest one is size.");
    row("zzzzzz=3", "There is no parameter zzzzzz. There are: size, rate, fast, kind, widths.");
    row("size=0", "size must be between 1 and 1000.");
    row("size=1.5", "size must be a whole number.");
    row("size=much", "size must be a whole number.");
    row("size=99999999999999999999", "size must be a whole number.");
    row("rate=nan", "rate must be between 0 and 1.");
    row("rate=fast", "rate must be a number.");
    row("fast=maybe", "fast must be true or false.");
    row("kind=flat", "kind must be one of: round, square.");
    row("widths=600,x", "widths must be whole numbers between 1 and 4096, such as 600,200.");
    row("widths=0", "widths must be whole numbers between 1 and 4096, such as 600,200.");
  }
  void aBadAssignmentIsExplained() {
    QFETCH(QString, assignment);
    QFETCH(QString, sentence);
    QCOMPARE(QString::fromStdString(complaint(assignment.toStdString())), sentence);
  }

  void everyIssueOfAnObjectIsListed() {
    const Json config = {{"size", "big"}, {"colour", 1}, {"rate", 2}, {"fast", true}};
    const auto issues = schema().validate(config);
    QCOMPARE(issues.size(), std::size_t{3});
    QVERIFY(schema().validate(Json::array()).size() == 1);
    QVERIFY(schema().validate(Json::object()).empty());
  }

  void unknownKeysInAnObjectAreErrors() {
    QVERIFY(complaint(Json{{"sizes", 3}}) ==
            "There is no parameter sizes. The nearest one is size.");
    QVERIFY(complaint(Json{{"size", 3}}).empty());
  }

  void aBrokenRuleConcernsItsParameters() {
    QVERIFY(attention().validate(Json::object()).empty());
    QVERIFY(attention().validate({{"width", 64}, {"heads", 2}}).empty());
    const auto issues = attention().validate({{"width", 63}, {"heads", 2}});
    QCOMPARE(issues.size(), std::size_t{1});
    QVERIFY(issues[0].keys == std::vector<std::string>({"width", "heads"}));
    QVERIFY(issues[0].concerns("width") && issues[0].concerns("heads"));
    QVERIFY(!issues[0].concerns("loss"));
    QCOMPARE(issues[0].message.english(), std::string(kMultiple));
    // Missing keys mean the default: 64 is no multiple of 3.
    QCOMPARE(attention().validate({{"heads", 3}}).size(), std::size_t{1});
    QCOMPARE(attention().validate({{"heads", 3}, {"hidden", Json::array()}}).size(),
             std::size_t{2});
  }

  void aRuleIsNotJudgedOnAValueThatIsItselfBad() {
    // heads = 0 would divide by zero; the one issue is that of its range.
    for (const Json& bad : {Json{{"width", 63}, {"heads", 0}}, Json{{"width", "wide"}}}) {
      const auto issues = attention().validate(bad);
      QCOMPARE(issues.size(), std::size_t{1});
      QCOMPARE(issues[0].keys.size(), std::size_t{1});
      QVERIFY(issues[0].message.english() != kMultiple);
    }
    // A rule of other parameters is judged all the same.
    const auto issues = attention().validate({{"heads", 0}, {"hidden", Json::array()}});
    QCOMPARE(issues.size(), std::size_t{2});
    QCOMPARE(issues[1].message.english(), std::string(kLayers));
  }

  void aBrokenRuleThrowsItsSentence() {
    const Json broken = {{"width", 103}, {"heads", 2}};
    for (const bool parsed : {false, true}) {
      try {
        if (parsed) static_cast<void>(attention().parse(broken));
        static_cast<void>(attention().complete(broken));
        QFAIL("accepted");
      } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::InvalidConfig);
        QCOMPARE(error.message().english(), std::string(kMultiple));
      }
    }
    QCOMPARE(attention().parse({{"width", 104}, {"heads", 2}}).width, std::int64_t{104});
  }

  void aChoiceBindsAnEnum() {
    const ParamSpec& spec = *attention().find("loss");
    QVERIFY(spec.kind == ParamKind::Choice);
    QVERIFY(spec.defaultValue == "bpr");
    QCOMPARE(spec.choices.size(), std::size_t{2});
    QCOMPARE(spec.choices[0].key, std::string("ce"));
    QCOMPARE(spec.choices[0].label.english(), std::string("Softmax"));
    QVERIFY(attention().parse(Json()).loss == Loss::Pairwise);
    for (const Loss loss : {Loss::Softmax, Loss::Pairwise}) {
      const Json json = attention().toJson(Attention{.loss = loss});
      QVERIFY(json.at("loss") == (loss == Loss::Softmax ? "ce" : "bpr"));
      QVERIFY(attention().parse(json).loss == loss);
    }
    Json config;
    attention().assign(config, "loss=ce");
    QVERIFY(attention().parse(config).loss == Loss::Softmax);
    QVERIFY_EXCEPTION_THROWN(attention().assign(config, "loss=bce"), Error);
    const auto issues = attention().validate({{"loss", "bce"}});
    QCOMPARE(issues.size(), std::size_t{1});
    QCOMPARE(issues[0].message.english(), std::string("loss must be one of: ce, bpr."));
    QCOMPARE(attention().validate({{"loss", 1}}).size(), std::size_t{1});
  }

  void theSchemaOfABaseIsTakenOverWithOwnDefaults() {
    Schema<Wall> schema;
    schema.add(&Wall::height, {.key = "height", .min = 0, .max = 9});
    schema.include(paintSchema());
    QVERIFY(schema.defaults() == Json({{"height", 2.5}, {"colour", "red"}, {"coats", 3}}));
    QVERIFY(schema.toJson(Wall{}) == schema.defaults());
    const Wall wall = schema.parse({{"colour", "blue"}, {"coats", 4}});
    QVERIFY(wall.colour == Colour::Blue && wall.coats == 4 && wall.height == 2.5);
    const auto issues = schema.validate({{"colour", "blue"}, {"coats", 1}});
    QCOMPARE(issues.size(), std::size_t{1});
    QVERIFY(issues.front().concerns("colour") && issues.front().concerns("coats"));
  }
};

QTEST_APPLESS_MAIN(TestParamSchema)
#include "tst_ParamSchema.moc"
