// DEPENDS: ui_recommend
// TIMEOUT: 900
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include "core/workflow/Selections.h"
#include "tests/ui/ToyWindow.h"
#include "ui/pickers/EntitySearch.h"
#include "ui/pickers/RunCombo.h"
#include "ui/recommend/HistoryModel.h"
#include "ui/recommend/KeptPeopleMenu.h"
#include "ui/recommend/ListModel.h"
#include "ui/recommend/RecommendScreen.h"
#include "ui/widgets/Chip.h"

using namespace tastescope;
using namespace tastescope::ui;

class RecommendScreenTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    testing::isolate();
    m_toy = std::make_unique<testing::ToyWindow>();
  }

  void init() {
    m_context = std::make_unique<AppContext>();
    m_toy->open(*m_context);
    m_screen = std::make_unique<RecommendScreen>(*m_context);
    m_screen->resize(1356, 840);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    m_screen->activate(ShowRecommendations{.run = m_toy->vae()});
    QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 10, 10000);
    QTRY_COMPARE(find<QComboBox>("recommendRun")->currentData().toLongLong(),
                 static_cast<qlonglong>(m_toy->vae()));
  }
  void cleanup() {
    m_screen.reset();
    m_context.reset();
  }

  void theFirstPersonIsShownWithHistoryAndList() {
    const PersonInfo& person = model().person();
    QVERIFY(person.user != kNoIndex);
    QVERIFY(find<QLabel>("personName")->text().endsWith(person.id));
    QCOMPARE(history()->rowCount(), static_cast<int>(person.history.size()));
    const auto expected = recommend(*m_context->session(), model().request());
    QTRY_COMPARE(list()->index(0, ListModel::Item).data().toString().toStdString(),
                 expected[0].title);
  }

  void typingFindsAPersonAndNextGoesOn() {
    auto* search = find<QLineEdit>("userSearch");
    QTest::keyClicks(search, QStringLiteral("user-7"));
    auto* users = find<QListView>("userList");
    QTRY_COMPARE(users->model()->rowCount(), 11);  // 7, 70 to 79
    users->setCurrentIndex(users->model()->index(0, 0));
    QTRY_COMPARE(model().person().id, QStringLiteral("user-7"));
    QTest::mouseClick(find<QPushButton>("nextUser"), Qt::LeftButton);
    QTRY_COMPARE(model().person().id, QStringLiteral("user-70"));
    QTest::mouseClick(find<QPushButton>("previousUser"), Qt::LeftButton);
    QTRY_COMPARE(model().person().id, QStringLiteral("user-7"));
  }

  void aWantedPersonIsNotReplacedByTheFirstOfTheList() {
    RecommendScreen other(*m_context);
    other.show();
    other.activate(ShowRecommendations{.user = 99U});
    QTRY_COMPARE(other.model().person().user, Index{99});
    QTest::qWait(400);  // the list of users and the search have answered
    QCOMPARE(other.model().person().user, Index{99});
  }

  void aWhatIfIsKeptByNameAndUsedAgain() {
    show(8);
    model().removeItem(model().person().history.front().item);
    auto* keep = find<QPushButton>("keepPerson");
    QTRY_VERIFY(keep->isVisible());
    QTest::mouseClick(keep, Qt::LeftButton);
    auto* dialog = m_screen->findChild<QInputDialog*>(QStringLiteral("personNameDialog"));
    QTRY_VERIFY(dialog != nullptr && dialog->isVisible());
    dialog->setTextValue(QStringLiteral("Ann"));
    dialog->accept();
    QTRY_COMPARE(find<QLabel>("personName")->text(), QStringLiteral("Ann"));
    QVERIFY(!keep->isVisible());
    QVERIFY(!model().unsaved());
    const auto removed = model().removed();
    // Another change is not kept until that is said.
    model().removeItem(model().person().history.back().item);
    QTRY_VERIFY(keep->isVisible());
    QCOMPARE(keep->text(), QStringLiteral("Save changes"));
    show(9);
    QTRY_VERIFY(find<QLabel>("personName")->text() != QStringLiteral("Ann"));
    auto* menu = m_screen->findChild<KeptPeopleMenu*>();
    QTRY_COMPARE(menu->people().size(), 1U);
    QVERIFY(menu->isVisible());
    menu->menu()->actions().front()->menu()->actions().front()->trigger();
    QTRY_COMPARE(find<QLabel>("personName")->text(), QStringLiteral("Ann"));
    QCOMPARE(model().person().user, Index{8});
    QCOMPARE(model().removed(), removed);
    // Renamed, deleted, and back again.
    menu->menu()->actions().front()->menu()->actions()[1]->trigger();
    QTRY_VERIFY(m_screen->findChild<QInputDialog*>(QStringLiteral("personNameDialog")) != nullptr);
    auto* rename = m_screen->findChild<QInputDialog*>(QStringLiteral("personNameDialog"));
    rename->setTextValue(QStringLiteral("Anna"));
    rename->accept();
    QTRY_COMPARE(find<QLabel>("personName")->text(), QStringLiteral("Anna"));
    QSignalSpy announced(m_context.get(), &AppContext::announced);
    menu->menu()->actions().front()->menu()->actions()[2]->trigger();
    QTRY_COMPARE(menu->people().size(), 0U);
    QTRY_VERIFY(!announced.isEmpty());
    announced.back()[2].value<std::function<void()>>()();
    QTRY_COMPARE(menu->people().size(), 1U);
    QCOMPARE(menu->people().front().name, std::string("Anna"));
  }

  void aMadeUpPersonIsKeptToo() {
    QTest::mouseClick(find<QPushButton>("newPerson"), Qt::LeftButton);
    QVERIFY(!find<QPushButton>("keepPerson")->isVisible());  // there is nothing to keep yet
    model().addItem(3);
    model().addItem(5);
    QTRY_VERIFY(find<QPushButton>("keepPerson")->isVisible());
    model().keep(QStringLiteral("Newcomer"));
    QTRY_COMPARE(find<QLabel>("personName")->text(), QStringLiteral("Newcomer"));
    const auto people = keptPeople(*m_context->session());
    QVERIFY(std::ranges::any_of(people, [](const KeptPerson& person) {
      return person.name == "Newcomer" && person.user == kNoIndex &&
             person.added == std::vector<Index>{3, 5};
    }));
    QSignalSpy failed(&model(), &RecommendModel::failed);
    model().newPerson();
    model().addItem(4);
    model().keep(QStringLiteral("Newcomer"));
    QVERIFY(failed.wait());
  }

  void aSelectionListsThesePeopleAlone() {
    m_screen->activate(ShowRecommendations{.group = {12, 30, 4}});
    auto* users = find<QListView>("userList");
    QTRY_COMPARE(users->model()->rowCount(), 3);
    QTRY_COMPARE(model().person().id, QStringLiteral("user-12"));
    auto* chip = m_screen->findChild<Chip*>(QStringLiteral("userGroup"));
    QVERIFY(chip->isVisible());
    QCOMPARE(chip->text(), QStringLiteral("3 of the selection"));
    testing::shoot(*m_screen, QStringLiteral("recommend-group"), [] { QTest::qWait(150); });
    Q_EMIT chip->removed();
    QTRY_VERIFY(users->model()->rowCount() > 100);
    QVERIFY(!chip->isVisible());
  }

  void aKeptSelectionIsAFilter() {
    const SelectionId id =
        keepSelection(*m_context->session(), {.name = "the regular ones", .members = {12, 30}});
    keepSelection(*m_context->session(), {.entity = Entity::Item, .name = "items", .members = {1}});
    m_context->touchSelections();
    auto* menu = find<QMenu>("keptSelectionsMenu");
    QTRY_COMPARE(menu->actions().size(), 1);
    menu->actions()[0]->menu()->actions()[0]->trigger();
    QTRY_COMPARE(find<QListView>("userList")->model()->rowCount(), 2);
    auto* chip = m_screen->findChild<Chip*>(QStringLiteral("userGroup"));
    QCOMPARE(chip->text(), QStringLiteral("2 of the regular o…"));
    testing::shoot(*m_screen, QStringLiteral("recommend-kept"), [] { QTest::qWait(150); });
    Q_EMIT chip->removed();
    forgetSelection(*m_context->session(), id);
  }

  void whatIsOfferedFillsItsListAndHasAFrame() {
    show(8);
    QTest::mouseClick(find<QPushButton>("addItem"), Qt::LeftButton);
    auto* search = m_screen->findChild<EntitySearch*>(QStringLiteral("itemSearch"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("no. 1"));
    const auto offers = [] {
      for (QWidget* top : QApplication::topLevelWidgets())
        if (top->objectName() == QStringLiteral("entityOffers") && top->isVisible())
          return qobject_cast<QListView*>(top);
      return static_cast<QListView*>(nullptr);
    };
    QTRY_VERIFY(offers() != nullptr);
    const QListView* list = offers();
    int rows = 0;
    for (int row = 0; row < list->model()->rowCount(); ++row) rows += list->sizeHintForRow(row);
    QCOMPARE(list->viewport()->height(), rows);
    const QImage picture = offers()->grab().toImage();
    const QColor frame = picture.pixelColor(picture.width() / 2, 0);
    QCOMPARE(frame.rgb(), Theme::instance().colour("border").rgb());
    offers()->grab().save(QStringLiteral(TASTESCOPE_BINARY_DIR "/shots/offers-light.png"));
    search->clear();
  }

  void aChangeIsTriedOutAndUndone() {
    show(8);
    const auto before = titles();
    QTest::mouseClick(find<QPushButton>("addItem"), Qt::LeftButton);
    auto* search = find<EntitySearch>("itemSearch");
    QTRY_VERIFY(search->isVisible());
    const Index wanted = itemNotHad(3);
    QTest::keyClicks(search, QStringLiteral("item-%1").arg(wanted));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(model().changed());
    QTRY_VERIFY(model().list().compared);
    QVERIFY(find<QWidget>("whatIfStrip")->isVisible());
    QCOMPARE(history()->index(0, HistoryModel::Date).data().toString(), QStringLiteral("added"));
    QVERIFY(!find<QTableView>("recommendationTable")->isColumnHidden(ListModel::Moved));
    QTest::mouseClick(find<QPushButton>("undoAll"), Qt::LeftButton);
    QTRY_VERIFY(!model().changed());
    QTRY_COMPARE(titles(), before);
    QVERIFY(!find<QWidget>("whatIfStrip")->isVisible());
  }

  void removingMarksTheRowAndChangesTheList() {
    show(12);
    auto* table = find<QTableView>("historyTable");
    table->selectRow(0);
    const Index gone = history()->index(0, 0).isValid() ? model().person().history[0].item : 0;
    QTest::mouseClick(find<QToolButton>("removeItem"), Qt::LeftButton);
    QTRY_COMPARE(model().removed(), (std::vector<Index>{gone}));
    QCOMPARE(history()->index(0, HistoryModel::Date).data().toString(), QStringLiteral("removed"));
    QTRY_VERIFY(model().list().compared);
  }

  void whyNamesWhatCarriesARecommendation() {
    show(12);
    find<QTableView>("recommendationTable")->selectRow(2);
    QTRY_VERIFY(model().why().item != kNoIndex);
    QCOMPARE(model().why().item, model().list().rows[2].item);
    QVERIFY(!model().why().reasons.empty());
    int carried = 0;
    for (int row = 0; row < history()->rowCount(); ++row)
      carried += history()->index(row, HistoryModel::Carries).data().toString().isEmpty() ? 0 : 1;
    QVERIFY(carried > 0);
    const std::size_t reasons = model().why().reasons.size();
    QTest::mouseClick(find<QPushButton>("tryWithout"), Qt::LeftButton);
    QCOMPARE(model().removed().size(), reasons);
  }

  void feedbackIsStored() {
    show(20);
    auto* table = find<QTableView>("recommendationTable");
    const QRect cell = table->visualRect(list()->index(1, ListModel::FeedbackColumn));
    const Index item = model().list().rows[1].item;
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      QPoint(cell.left() + 12 + 13, cell.center().y()));
    QTRY_COMPARE(model().feedbackOn(item), 1);
    QCOMPARE(feedbackOf(*m_context->session(), 20).size(), std::size_t{1});
    QTRY_VERIFY(m_screen->statusText().startsWith(QStringLiteral("1 feedback")));
    model().giveFeedback(item, kNoOpinion);
    QTRY_COMPARE(model().feedbackOn(item), 0);
    const auto shown = [&] {
      return std::ranges::any_of(model().list().rows,
                                 [&](const auto& row) { return row.item == item; });
    };
    QTRY_VERIFY(shown());
    model().giveFeedback(item, kHides);
    QTRY_VERIFY(!shown());
    model().giveFeedback(item, kNoOpinion);
    QTRY_VERIFY(shown());
  }

  void somebodyNewStartsFromNothing() {
    QTest::mouseClick(find<QPushButton>("newPerson"), Qt::LeftButton);
    QTRY_VERIFY(model().made());
    QTRY_COMPARE(list()->rowCount(), 0);
    model().addItem(4);
    QTRY_COMPARE(list()->rowCount(), 10);
    QCOMPARE(history()->rowCount(), 1);
    QVERIFY(!find<QPushButton>("showOnMap")->isEnabled());
  }

  void anotherRunShowsWhatMoved() {
    show(5);
    auto* compare = find<QComboBox>("compareRun");
    QTRY_COMPARE(compare->count(), 3);
    compare->setCurrentIndex(compare->findData(static_cast<qlonglong>(m_toy->ease())));
    Q_EMIT compare->activated(compare->currentIndex());
    QTRY_VERIFY(model().list().compared);
    QCOMPARE(model().compared(), m_toy->ease());
  }

  void oneClickPutsAnotherRunsListBesideThisOne() {
    show(5);
    auto* compare = find<QPushButton>("compareWith");
    QTRY_VERIFY(compare->isVisible());
    const RunChoice* rival = find<RunCombo>("recommendRun")->choice(m_toy->ease());
    QVERIFY(rival != nullptr);
    QCOMPARE(compare->text(),
             QStringLiteral("Compare with %1").arg(QString::fromStdString(rival->run.record.name)));
    QTest::mouseClick(compare, Qt::LeftButton);
    auto* other = find<QTableView>("comparedTable");
    QTRY_VERIFY(other->isVisible());
    QCOMPARE(model().compared(), m_toy->ease());
    QVERIFY(!compare->isVisible());
    // What stands there is that run's own list, and the moves agree with both lists.
    RecommendRequest asked = model().request();
    asked.run = m_toy->ease();
    const auto theirs = recommend(*m_context->session(), asked);
    asked.run = model().run();
    asked.k = 100;
    const auto ours = recommend(*m_context->session(), asked);
    QCOMPARE(other->model()->rowCount(), static_cast<int>(theirs.size()));
    QVERIFY(!other->isColumnHidden(ListModel::Moved));
    std::size_t both = 0;
    for (std::size_t at = 0; at < theirs.size(); ++at) {
      const int row = static_cast<int>(at);
      QCOMPARE(other->model()->index(row, ListModel::Item).data().toString(),
               QString::fromStdString(theirs[at].title));
      const auto place = std::ranges::find(ours, theirs[at].item, &RecommendationRow::item);
      const int moved =
          place == ours.end() ? kMovedNew : static_cast<int>(place - ours.begin()) - row;
      QCOMPARE(other->model()->index(row, ListModel::Moved).data(MovedRole).toInt(), moved);
      if (place < ours.begin() + 10) ++both;
    }
    QCOMPARE(model().list().inBoth(), both);
    // The same while something is tried out: both lists follow.
    const Index had = model().person().history[0].item;
    model().removeItem(had);
    asked = model().request();
    asked.run = m_toy->ease();
    const auto changed = recommend(*m_context->session(), asked);
    QTRY_COMPARE(model().list().shown(ListSide::Other).front().score, changed.front().score);
    QVERIFY(other->isVisible());
    QTest::mouseClick(find<QToolButton>("stopComparing"), Qt::LeftButton);
    QTRY_VERIFY(!other->isVisible());
    QCOMPARE(model().compared(), RunId{0});
    QVERIFY(compare->isVisible());
  }

  void sampledListsHaveARange() {
    show(5);
    QTest::mouseClick(find<QToolButton>("kindSampled"), Qt::LeftButton);
    QTRY_VERIFY(!model().list().rows.empty() &&
                model().list().rows[0].high > model().list().rows[0].low);
    QVERIFY(!find<QTableView>("recommendationTable")->isColumnHidden(ListModel::Range));
    // A model without a posterior does not offer it.
    m_screen->activate(ShowRecommendations{.run = m_toy->ease()});
    QTRY_VERIFY(!find<QToolButton>("kindSampled")->isEnabled());
    QTRY_VERIFY(model().kind() == ListKind::Score);
  }

  void aHistoryIsWrittenOnByMouse() {
    show(6);
    const auto written = [this](GenerationStrategy strategy, std::uint64_t seed = 1) {
      Progress progress;
      GenerateOptions options;
      options.strategy = strategy;
      options.seed = seed;
      return generate(*m_context->session(), {model().request(), options}, progress, {});
    };
    const auto shows = [this](const GeneratedList& list) {
      QStringList expected;
      for (const GeneratedRow& row : list.rows) expected << QString::fromStdString(row.title);
      return titles() == expected;
    };
    auto* strip = find<QWidget>("sequenceStrip");
    QVERIFY(!strip->isVisible());
    QTest::mouseClick(find<QToolButton>("kindSequence"), Qt::LeftButton);
    const auto greedy = written(GenerationStrategy::Greedy);
    QTRY_VERIFY(shows(greedy.front()));
    QVERIFY(strip->isVisible());
    QCOMPARE(list()->headerData(ListModel::Score, Qt::Horizontal).toString(),
             QStringLiteral("Probability"));
    QCOMPARE(list()->index(0, ListModel::Score).data().toString(),
             QString::number(greedy.front().rows[0].probability, 'f', 4));
    QVERIFY(m_screen->statusText().contains(QStringLiteral("10 in a row")));
    // Of several ways the likeliest first, the others a click away.
    QTest::mouseClick(find<QToolButton>("writeBeam"), Qt::LeftButton);
    const auto ways = written(GenerationStrategy::Beam);
    QVERIFY(ways.size() > 1);
    QTRY_VERIFY(model().list().ways.size() == ways.size() && shows(ways[0]));
    QVERIFY(!find<QToolButton>("previousWay")->isEnabled());
    QTest::mouseClick(find<QToolButton>("nextWay"), Qt::LeftButton);
    QTRY_VERIFY(shows(ways[1]));
    QCOMPARE(find<QLabel>("wayShown")->text(), QStringLiteral("2 of %1").arg(ways.size()));
    // Drawn, and drawn again.
    QTest::mouseClick(find<QToolButton>("writeSample"), Qt::LeftButton);
    QTRY_VERIFY(shows(written(GenerationStrategy::Sample).front()));
    QTest::mouseClick(find<QPushButton>("drawAgain"), Qt::LeftButton);
    QTRY_VERIFY(shows(written(GenerationStrategy::Sample, 2).front()));
    // A change, and another run, stand beside it as with the other lists.
    QTest::mouseClick(find<QToolButton>("writeGreedy"), Qt::LeftButton);
    QTRY_VERIFY(shows(greedy.front()));
    model().removeItem(model().person().history.front().item);
    QTRY_VERIFY(model().list().compared);
    QCOMPARE(model().list().base.front().item, greedy.front().rows.front().item);
    QTest::mouseClick(find<QPushButton>("undoAll"), Qt::LeftButton);
    QTRY_VERIFY(!model().list().compared && shows(greedy.front()));
    find<QTableView>("recommendationTable")->selectRow(0);
    QTRY_VERIFY(model().why().item == greedy.front().rows.front().item);
    QTest::mouseClick(find<QPushButton>("compareWith"), Qt::LeftButton);
    QTRY_COMPARE(model().list().other, m_toy->ease());
    QCOMPARE(find<QTableView>("comparedTable")->model()->rowCount(), 10);
    QTest::mouseClick(find<QToolButton>("stopComparing"), Qt::LeftButton);
    QTRY_COMPARE(model().list().other, RunId{0});
    QTest::mouseClick(find<QToolButton>("kindScore"), Qt::LeftButton);
    QTRY_VERIFY(!strip->isVisible() && model().list().kind == ListKind::Score);
  }

  void aHistoryIsWrittenOnByKeyboard() {
    show(6);
    find<QToolButton>("kindScore")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTRY_VERIFY(model().list().kind == ListKind::Sequence);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), find<QToolButton>("writeGreedy"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTRY_VERIFY(model().list().ways.size() > 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), find<QToolButton>("nextWay"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(model().way(), std::size_t{1});
  }

  void filtersNarrowTheList() {
    show(5);
    model().setFilters({{"group", {"blue"}, {}, {}}});
    QTRY_VERIFY(std::all_of(
        model().list().rows.begin(), model().list().rows.end(),
        [](const RecommendationRow& row) { return tastescope::test::toyGroup(row.item) == 2; }));
  }

  void theFilterIsAsHighAsWhatItShows() {
    QTest::mouseClick(find<QPushButton>("filterButton"), Qt::LeftButton);
    auto* popup = find<QWidget>("filterPopup");
    auto* labels = find<QListWidget>("filterLabels");
    QTRY_VERIFY(popup->isVisible() && labels->isVisible() && labels->count() > 0);
    const auto empty = [&] {  // below the last label
      return labels->viewport()->height() -
             labels->visualItemRect(labels->item(labels->count() - 1)).bottom();
    };
    QVERIFY(empty() < labels->sizeHintForRow(0) / 2);
    auto* attributes = find<QComboBox>("filterAttribute");
    QVERIFY(attributes->count() > 1);
    const int high = popup->height();
    // A range of numbers needs less.
    bool ranged = false;
    for (int i = 0; i < attributes->count(); ++i) {
      attributes->setCurrentIndex(i);
      Q_EMIT attributes->activated(i);
      QTest::qWait(100);
      if (!find<QLineEdit>("filterMin")->isVisible()) continue;
      ranged = true;
      QTRY_VERIFY(popup->height() < high);
    }
    QVERIFY(ranged);
    testing::shoot(*popup, QStringLiteral("filter"), [] { QTest::qWait(50); });
    popup->hide();
  }

  void ownedItemsComeBackWhenTheyAreKept() {
    show(5);
    auto* keep = find<QPushButton>("keepOwned");
    keep->setChecked(true);
    QVERIFY(model().request().keepOwned);
    QVERIFY(m_screen->statusText().contains(QStringLiteral("stay in")));
    const auto owned = [this] {
      const auto& rows = model().list().rows;
      return std::any_of(rows.begin(), rows.end(), [this](const RecommendationRow& row) {
        const auto& had = model().person().history;
        return std::any_of(had.begin(), had.end(),
                           [&](const HistoryRow& one) { return one.item == row.item; });
      });
    };
    QTRY_VERIFY(owned());
    keep->setChecked(false);
    QTRY_VERIFY(!owned());
  }

  void anEmptyListSaysWhy() {
    show(5);
    model().setFilters({{"group", {"violet"}, {}, {}}});
    QTRY_COMPARE(list()->rowCount(), 0);
    QVERIFY(!model().list().nothing.empty());
    model().setFilters({});
    QTRY_COMPARE(list()->rowCount(), 10);
    QVERIFY(model().list().nothing.empty());
  }

  void picturesAreTaken() {
    if (testing::openForShots(*m_context)) QTRY_COMPARE_WITH_TIMEOUT(list()->rowCount(), 10, 60000);
    show(12);
    const auto settle = [] { QTest::qWait(50); };
    for (const QSize size : {QSize(1196, 740), QSize(1836, 1020), QSize(1356, 840)}) {
      m_screen->resize(size);
      testing::shoot(*m_screen, QStringLiteral("recommend-%1").arg(size.width() + 84), settle);
    }
    QTRY_VERIFY(find<QToolButton>("kindSampled")->isEnabled());
    QTest::mouseClick(find<QToolButton>("kindSampled"), Qt::LeftButton);
    model().removeItem(model().person().history[4].item);
    model().addItem(model().list().rows[2].item);
    QTRY_VERIFY(model().list().compared);
    find<QTableView>("recommendationTable")->selectRow(3);
    QTRY_VERIFY(model().why().item != kNoIndex);
    model().giveFeedback(model().list().rows[0].item, 1);
    QTest::qWait(300);
    testing::shoot(*m_screen, QStringLiteral("recommend-whatif"), settle);
    QTest::mouseClick(find<QToolButton>("kindSequence"), Qt::LeftButton);
    for (const char* way : {"writeBeam", "writeSample"}) {
      QTest::mouseClick(find<QToolButton>(way), Qt::LeftButton);
      QTRY_VERIFY(model().list().kind == ListKind::Sequence);
      QTest::qWait(300);
      for (const QSize size : {QSize(1016, 740), QSize(1356, 840)}) {
        m_screen->resize(size);
        testing::shoot(*m_screen,
                       QStringLiteral("recommend-%1-%2").arg(QLatin1String(way)).arg(size.width()),
                       settle);
      }
    }
    QTest::mouseClick(find<QPushButton>("compareWith"), Qt::LeftButton);
    QTRY_VERIFY(model().list().other != 0);
    for (const QSize size :
         {QSize(1016, 740), QSize(1196, 740), QSize(1836, 1020), QSize(1356, 840)}) {
      m_screen->resize(size);
      testing::shoot(*m_screen, QStringLiteral("recommend-compared-%1").arg(size.width() + 84),
                     settle);
    }
    QTest::mouseClick(find<QToolButton>("stopComparing"), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("newPerson"), Qt::LeftButton);
    model().addItem(4);
    QTRY_VERIFY(!model().list().rows.empty());
    testing::shoot(*m_screen, QStringLiteral("recommend-new"), settle);
  }

  void theMapIsAskedForThisPerson() {
    show(5);
    QSignalSpy wanted(m_context.get(), &AppContext::navigationWanted);
    QTest::mouseClick(find<QPushButton>("showOnMap"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    const auto destination = wanted[0][0].value<Destination>();
    QVERIFY(std::get<ShowOnMap>(destination).entity == Entity::User);
    QVERIFY(std::get<ShowOnMap>(destination).point == Index{5});
  }

 private:
  template <typename Widget>
  Widget* find(const char* name) const {
    auto* found = m_screen->findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) qFatal("no widget %s", name);
    return found;
  }
  RecommendModel& model() const { return m_screen->model(); }
  QAbstractItemModel* list() const { return find<QTableView>("recommendationTable")->model(); }
  QAbstractItemModel* history() const { return find<QTableView>("historyTable")->model(); }
  QStringList titles() const {
    QStringList result;
    for (int row = 0; row < list()->rowCount(); ++row)
      result << list()->index(row, ListModel::Item).data().toString();
    return result;
  }
  void show(Index user) {
    m_screen->activate(ShowRecommendations{.user = user});
    QTRY_COMPARE(model().person().user, user);
    const auto expected = recommend(*m_context->session(), model().request());
    QTRY_VERIFY(!model().list().rows.empty() && model().list().rows[0].item == expected[0].item);
  }
  /// An item of a group the person does not have.
  Index itemNotHad(Index group) const {
    // Two digits, so that its id is no part of another.
    for (Index item = group + 12; item < tastescope::test::kToyItems;
         item += tastescope::test::kToyGroups) {
      const auto& rows = model().person().history;
      if (std::none_of(rows.begin(), rows.end(),
                       [item](const HistoryRow& row) { return row.item == item; }))
        return item;
    }
    return kNoIndex;
  }

  std::unique_ptr<testing::ToyWindow> m_toy;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<RecommendScreen> m_screen;
};

QTEST_MAIN(RecommendScreenTest)
#include "tst_RecommendScreen.moc"
