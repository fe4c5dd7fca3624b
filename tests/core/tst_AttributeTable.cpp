// LABELS: unit
// DEPENDS: core_data
#include <QtTest>
#include <cmath>

#include "core/base/Error.h"
#include "core/data/AttributeColumns.h"

using namespace tastescope;

class AttributeTableTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cellsReadAsPeopleWroteThem() {
    AttributeTable table(2);
    table.add(makeAttributeColumn("title", {"=cmd()", ""}, '|', AttributeType::Text));
    table.add(makeAttributeColumn("price", {"0.85", ""}, '|', std::nullopt));
    table.add(makeAttributeColumn("genres", {"Comedy|Drama", "Drama"}, '|', std::nullopt));
    table.add(makeAttributeColumn("country", {"", "Iceland"}, '|', std::nullopt));
    table.setTitleColumn(0);
    QVERIFY(table.title(0) == "=cmd()");
    QVERIFY(table.display(1, 0) == "0.85");
    QVERIFY(table.display(1, 1).empty());
    QVERIFY(table.columns()[1].type == AttributeType::Number &&
            std::isnan(table.columns()[1].numbers[1]));
    QVERIFY(table.display(2, 0) == "Comedy, Drama");
    QVERIFY(table.columns()[2].labels.size() == 2);
    QVERIFY(table.columns()[3].type == AttributeType::Category);
    QVERIFY(table.display(3, 0).empty() && table.display(3, 1) == "Iceland");
    QVERIFY(table.find("price") != nullptr && table.find("absent") == nullptr);
  }
  void leadingZerosStayText() {
    const auto column = makeAttributeColumn("zip", {"01234", "94043"}, '|', std::nullopt);
    QVERIFY(column.type != AttributeType::Number);
  }
  void wrongShapesAndRepeatedNamesAreRefused() {
    AttributeTable table(2);
    QVERIFY_EXCEPTION_THROWN(table.add(makeAttributeColumn("a", {"x"}, '|', AttributeType::Text)),
                             Error);
    table.add(makeAttributeColumn("a", {"x", "y"}, '|', AttributeType::Text));
    QVERIFY_EXCEPTION_THROWN(
        table.add(makeAttributeColumn("a", {"x", "y"}, '|', AttributeType::Text)), Error);
  }
};

QTEST_GUILESS_MAIN(AttributeTableTest)
#include "tst_AttributeTable.moc"
