// DEPENDS: ui_latent
// TIMEOUT: 900
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QToolButton>
#include <QTranslator>

#include "tests/ui/ToyWindow.h"
#include "ui/latent/ContrastRows.h"
#include "ui/latent/DimensionBars.h"
#include "ui/latent/LatentInspector.h"
#include "ui/latent/LatentScreen.h"
#include "ui/latent/MadeUpDialog.h"
#include "ui/latent/MapView.h"
#include "ui/latent/MovedList.h"
#include "ui/latent/RenderMap.h"
#include "ui/pickers/EntitySearch.h"
#include "ui/pickers/SelectionsMenu.h"
#include "ui/widgets/Segments.h"

using namespace tastescope;
using namespace tastescope::ui;

class LatentScreenTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    testing::isolate();
    m_toy = std::make_unique<testing::ToyWindow>();
  }

  void init() {
    m_context = std::make_unique<AppContext>();
    m_toy->open(*m_context);
    m_screen = std::make_unique<LatentScreen>(*m_context);
    m_screen->resize(1356, 840);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    m_screen->activate({});
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->model().space() != nullptr, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(m_screen->model().layout().state(), LayoutFlow::State::None, 60000);
    map()->finishRendering();
  }
  void cleanup() {
    m_screen.reset();
    m_context.reset();
  }

  void onlyRunsWithASpaceAreOffered() {
    auto* runs = find<QComboBox>("latentRun");
    QTRY_COMPARE(runs->count(), 1);  // EASE has none
    QCOMPARE(runs->currentData().toLongLong(), static_cast<qlonglong>(m_toy->vae()));
    QVERIFY(runs->currentText().contains(QStringLiteral("NDCG@10")));
    QCOMPARE(find<QComboBox>("latentMethod")->count(), 4);  // automatic and what exists
    QCOMPARE(m_screen->model().space()->entities.size(), std::size_t{tastescope::test::kToyUsers});
  }

  void aSelectionIsDescribed() {
    std::vector<std::uint32_t> group;
    for (std::uint32_t p = 0; p < m_screen->model().space()->entities.size(); p += 4)
      group.push_back(p);
    map()->setSelection(group);
    QTRY_VERIFY(find<QLabel>("selectionCount")->text().startsWith(QStringLiteral("40 ")));
    QVERIFY(m_screen->statusText().startsWith(QStringLiteral("40 of 160 selected")));
    QVERIFY(find<QPushButton>("recommendToThese")->isVisible());
    QSignalSpy sent(m_context.get(), &AppContext::navigationWanted);
    QTest::mouseClick(find<QPushButton>("recommendToThese"), Qt::LeftButton);
    QCOMPARE(sent.count(), 1);
    const auto wish = sent.front().front().value<Destination>();
    QCOMPARE(std::get<ShowRecommendations>(wish).group.size(), std::size_t{40});
    QTest::mouseClick(find<QToolButton>("clearSelection"), Qt::LeftButton);
    QVERIFY(map()->selection().empty());
    QTRY_VERIFY(!find<QPushButton>("recommendToThese")->isVisible());
  }

  void selectionsAreGoneBackAndForthAmong() {
    auto* before = find<QToolButton>("undoSelection");
    auto* after = find<QToolButton>("redoSelection");
    QVERIFY(!before->isEnabled() && !after->isEnabled());
    map()->setSelection({1, 2});
    map()->setSelection({7});
    QTest::mouseClick(before, Qt::LeftButton);
    QCOMPARE(map()->selection(), (std::vector<std::uint32_t>{1, 2}));
    QTest::keyClick(m_screen.get(), Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(map()->selection().empty());
    QVERIFY(!before->isEnabled());
    QTest::keyClick(m_screen.get(), Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(map()->selection(), (std::vector<std::uint32_t>{1, 2}));
    map()->setSelection({9});
    QVERIFY(!after->isEnabled());  // what was gone back from is forgotten
    QTest::mouseClick(find<QToolButton>("latentItems"), Qt::LeftButton);
    QTRY_COMPARE(m_screen->model().space()->entity, Entity::Item);
    QVERIFY(!before->isEnabled());
  }

  void selectionsAreKeptUnderAName() {
    auto* menu = find<SelectionsMenu>("keptSelections");
    QVERIFY(!menu->isVisible());
    map()->setSelection({4, 8, 12});
    QTRY_VERIFY(find<QPushButton>("keepSelection")->isVisible());
    QTest::mouseClick(find<QPushButton>("keepSelection"), Qt::LeftButton);
    name(QStringLiteral("fours"));
    QTRY_COMPARE(menu->selections().size(), std::size_t{1});
    QCOMPARE(menu->selections()[0].members, entitiesOf(*m_screen->model().space(), {4, 8, 12}));
    QVERIFY(menu->isVisible());
    QVERIFY(menu->text().contains(QLatin1Char('1')));
    map()->setSelection({});
    entry(0)->trigger();
    QCOMPARE(map()->selection(), (std::vector<std::uint32_t>{4, 8, 12}));
    entry(1)->trigger();
    name(QStringLiteral("quarters"));
    QTRY_COMPARE(menu->selections()[0].name, std::string("quarters"));
    QSignalSpy said(m_context.get(), &AppContext::announced);
    entry(2)->trigger();
    QTRY_VERIFY(menu->selections().empty());
    QTRY_COMPARE(said.count(), 1);
    said[0][2].value<std::function<void()>>()();  // Undo
    QTRY_COMPARE(menu->selections().size(), std::size_t{1});
    // A selection of users is none on the map of items.
    QTest::mouseClick(find<QToolButton>("latentItems"), Qt::LeftButton);
    QTRY_COMPARE(m_screen->model().space()->entity, Entity::Item);
    QTRY_VERIFY(menu->selections().empty() && !menu->isVisible());
    forgetSelection(*m_context->session(), keptSelections(*m_context->session())[0].id);
  }

  void aSelectionIsSetApartFromTheOthers() {
    map()->setSelection(everyFourth());
    auto* pages = find<Segments>("contrastPages");
    QTRY_VERIFY(pages->isVisible());
    QTRY_VERIFY(find<QWidget>("characteristicItems")->isVisible());
    auto* rows = find<ContrastRows>("contrastRows");
    auto* note = find<QLabel>("contrastNote");
    pages->setCurrentIndex(1);  // toy users have no attributes
    QTRY_VERIFY(note->text().startsWith(QStringLiteral("No attribute differs")));
    QVERIFY(note->text().contains(QStringLiteral("Median history")));
    pages->setCurrentIndex(2);
    QTRY_VERIFY(find<QWidget>("contrastTimes")->isVisible());
    pages->setCurrentIndex(3);
    QTRY_VERIFY(note->text().contains(QStringLiteral("of the places in their lists")));
    for (const ContrastRow& row : rows->rows()) QVERIFY(row.ratio.low > 1 || row.ratio.high < 1);
    testing::shoot(*m_screen, QStringLiteral("latent-contrast"),
                   [this] { map()->finishRendering(); });
    pages->setCurrentIndex(0);
    // Against another one.
    std::vector<Index> next;
    for (Index user = 1; user < tastescope::test::kToyUsers; user += 4) next.push_back(user);
    const SelectionId id = keepSelection(*m_context->session(), {.name = "next", .members = next});
    m_context->touchSelections();
    auto* against = find<QComboBox>("contrastAgainst");
    QTRY_COMPARE(against->count(), 2);
    QVERIFY(against->isVisible());
    against->setCurrentIndex(1);
    Q_EMIT against->activated(1);
    QTRY_VERIFY(rows->isVisible());
    QCOMPARE(rows->rows()[0].shares.others, 40U);
    forgetSelection(*m_context->session(), id);
    m_context->touchSelections();
    QTRY_VERIFY(!against->isVisible());
    QTRY_VERIFY(find<QWidget>("characteristicItems")->isVisible());
    map()->setSelection({});
    QVERIFY(!pages->isVisible());
  }

  void aPersonIsMovedAlongALine() {
    map()->setSelection(everyFourth());
    focus(5);
    auto* along = find<QComboBox>("moveAlong");
    auto* slider = find<QSlider>("moveSlider");
    auto* list = find<MovedList>("traversalList");
    QTRY_VERIFY(!list->rows().empty());
    QVERIFY(along->isVisible() && !slider->isVisible());
    along->setCurrentIndex(2);  // towards the selection
    Q_EMIT along->activated(2);
    QVERIFY(slider->isVisible() && !find<QSlider>("traversal0")->isVisible());
    QTRY_VERIFY(map()->line().size() > 2);
    QTRY_VERIFY(find<QLabel>("moveNote")->text().contains(QStringLiteral("tells these 40")));
    const auto before = itemsOf(list->rows());
    slider->setValue(200);
    QTRY_VERIFY(itemsOf(list->rows()) != before);
    QTRY_VERIFY(map()->moved().has_value());
    QTRY_VERIFY(find<QLabel>("leftTheList")->text().startsWith(QStringLiteral("left: ")));
    testing::shoot(*m_screen, QStringLiteral("latent-line"), [this] { map()->finishRendering(); });
    QTest::mouseClick(find<QPushButton>("resetTraversal"), Qt::LeftButton);
    QCOMPARE(slider->value(), 0);
    QTRY_COMPARE(itemsOf(list->rows()), before);
    along->setCurrentIndex(1);  // to somebody else
    Q_EMIT along->activated(1);
    QVERIFY(map()->line().isEmpty());
    QVERIFY(!slider->isEnabled());
    Q_EMIT find<EntitySearch>("moveTo")->entityChosen(7);
    QTRY_VERIFY(slider->isEnabled());
    QTRY_VERIFY(!map()->line().isEmpty());
    along->setCurrentIndex(0);
    Q_EMIT along->activated(0);
    QVERIFY(map()->line().isEmpty() && find<QSlider>("traversal0")->isVisible());
  }

  void peopleWhoDoNotExistLieOnTheMap() {
    QTest::mouseClick(find<QToolButton>("makePeopleUp"), Qt::LeftButton);
    auto* dialog = find<MadeUpDialog>("madeUpDialog");
    QTRY_COMPARE(dialog->people().people.size(), std::size_t{3});
    QTRY_COMPARE(map()->guests().size(), std::size_t{3});
    const MadeUpPerson& first = dialog->people().people[0];
    auto* items = dialog->findChild<QListWidget*>(QStringLiteral("madeUpItems"));
    QCOMPARE(static_cast<std::size_t>(items->count()), first.items.size());
    QVERIFY(items->item(0)->text().startsWith(QStringLiteral("Title, no. ")));
    QVERIFY(find<QLabel>("madeUpNearest")->text().contains(QStringLiteral("user-")));
    testing::shoot(*dialog, QStringLiteral("latent-made-up"), [] {});
    testing::shoot(*m_screen, QStringLiteral("latent-guests"),
                   [this] { map()->finishRendering(); });
    QTest::mouseClick(find<QPushButton>("madeUpShowNearest"), Qt::LeftButton);
    QTRY_VERIFY(map()->focused().has_value());
    QCOMPARE(m_screen->model().space()->entities[*map()->focused()], first.nearest);
    const QString file = m_toy->path("people.csv");
    dialog->exportTo(file);
    QTRY_VERIFY(QFile::exists(file));
    dialog->reject();
    QVERIFY(map()->guests().empty());
  }

  void aClickedPointShowsItsNeighboursInTheModelsSpace() {
    QTest::mouseClick(map(), Qt::LeftButton, {}, map()->screenOf(3).toPoint());
    QVERIFY(map()->focused().has_value());
    const std::uint32_t point = *map()->focused();
    auto* table = find<QTableView>("neighbourTable");
    QTRY_COMPARE(table->model()->rowCount(), 8);
    const auto expected =
        neighboursOf(*m_context->session(), *m_screen->model().space(), point, 8, Distance::Cosine);
    for (int row = 0; row < 8; ++row)
      QCOMPARE(table->model()->index(row, 0).data().toString().toStdString(),
               expected[static_cast<std::size_t>(row)].id);
    find<QComboBox>("distanceMetric")->setCurrentIndex(1);
    const auto euclidean = neighboursOf(*m_context->session(), *m_screen->model().space(), point, 8,
                                        Distance::Euclidean);
    QTRY_COMPARE(table->model()->index(0, 3).data().toString().toDouble(),
                 std::round(static_cast<double>(euclidean[0].distance) * 1000) / 1000);
  }

  void sliderMovementsChangeTheList() {
    focus(7);
    auto* list = find<MovedList>("traversalList");
    QTRY_VERIFY(!list->rows().empty());
    const Index first = list->rows().front().item;
    auto* slider = find<QSlider>("traversal0");
    const auto before = itemsOf(list->rows());
    slider->setValue(300);
    QTRY_VERIFY(itemsOf(list->rows()) != before);
    QTRY_VERIFY(map()->moved().has_value());
    QVERIFY(QLineF(*map()->moved(), m_screen->model().points()->at(7)).length() > 1e-3);
    QTest::mouseClick(find<QPushButton>("resetTraversal"), Qt::LeftButton);
    QVERIFY(!map()->moved());
    QCOMPARE(slider->value(), 0);
    QTRY_COMPARE(list->rows().front().item, first);
    QTRY_COMPARE(itemsOf(list->rows()), before);
  }

  void searchFindsAPerson() {
    auto* search = find<EntitySearch>("mapSearch");
    QTest::keyClick(map(), Qt::Key_Slash);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("user-42"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(map()->focused().has_value());
    QCOMPARE(m_screen->model().nameOf(*map()->focused()), QStringLiteral("user-42"));
  }

  void itemsHaveTheirOwnMap() {
    QTest::mouseClick(find<QToolButton>("latentItems"), Qt::LeftButton);
    QTRY_COMPARE(m_screen->model().space()->entity, Entity::Item);
    // Group is the first attribute with labels, so it colours the map and names its groups.
    QTRY_COMPARE(m_screen->model().colouring().attribute, std::string("group"));
    QCOMPARE(m_screen->model().colouring().legend.size(), std::size_t{4});
    auto* legend = m_screen->findChild<MapLegend*>();
    QVERIFY(legend->isVisible());
    QTest::mouseClick(legend, Qt::LeftButton, {}, QPoint(40, 12 + 24 + 11));
    QCOMPARE(map()->selection().size(), m_screen->model().colouring().legend[0].points.size());
  }

  void groupsAreFoundAndNamed() {
    auto* colour = find<QComboBox>("mapColour");
    colour->setCurrentIndex(colour->findData(QLatin1String(kGroupColouring)));
    QVERIFY(colour->currentIndex() > 0);
    Q_EMIT colour->activated(colour->currentIndex());
    QTRY_COMPARE_WITH_TIMEOUT(m_screen->model().colouring().attribute, std::string(kGroupColouring),
                              60000);
    const auto& legend = m_screen->model().colouring().legend;
    QVERIFY(legend.size() >= 2);
    std::size_t members = 0;
    for (const LegendRow& row : legend) {
      QVERIFY(!row.label.isEmpty());
      members += row.count;
    }
    QCOMPARE(members, m_screen->model().space()->entities.size());
  }

  void pointsAreColouredByHowFarTheMapCanBeTrusted() {
    auto* colour = find<QComboBox>("mapColour");
    colour->setCurrentIndex(colour->findData(QLatin1String(kFidelityColouring)));
    QVERIFY(colour->currentIndex() > 0);
    Q_EMIT colour->activated(colour->currentIndex());
    QTRY_COMPARE(m_screen->model().colouring().attribute, std::string(kFidelityColouring));
    QVERIFY(m_screen->model().colouring().numeric);
    QVERIFY(m_screen->model().colouring().high <= 1);
    QVERIFY(m_screen->model().colouring().high > m_screen->model().colouring().low);
  }

  void aWantedPersonIsShown() {
    m_screen->activate(ShowOnMap{m_toy->vae(), Entity::User, 33U});
    QTRY_VERIFY(map()->focused().has_value());
    QCOMPARE(m_screen->model().space()->entities[*map()->focused()], Index{33});
  }

  void aNarrowWindowFoldsTheInspector() {
    m_screen->resize(1100, 680);
    QTRY_VERIFY(!m_screen->findChild<LatentInspector*>()->isVisible());
    auto* button = find<QPushButton>("inspectorButton");
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_screen->findChild<LatentInspector*>()->isVisible());
  }

  void withoutAWishTheMoreFaithfulMapIsShown() {
    const LatentModel& model = m_screen->model();
    QVERIFY(model.space()->fidelity >= model.plainFidelity());
    QCOMPARE(find<QComboBox>("latentMethod")->currentIndex(), 0);
    if (model.space()->method == MapMethod::Pca) return;
    QVERIFY(find<QFrame>("mapFidelity")->isVisible());
    const auto sentences = find<QFrame>("mapFidelity")->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(sentences, [](const QLabel* label) {
      return label->text().contains(QStringLiteral("PCA reaches"));
    }));
  }

  void aMethodIsChosenByTheKeyboardAndKept() {
    auto* method = find<QComboBox>("latentMethod");
    const std::vector<std::uint32_t> group{1, 5, 9};
    map()->setSelection(group);
    method->setFocus();
    for (const MapMethod wanted : {MapMethod::Pca, MapMethod::Tsne, MapMethod::Umap}) {
      QTest::keyClick(method, Qt::Key_Down);
      QTRY_COMPARE_WITH_TIMEOUT(m_screen->model().space()->method, wanted, 60000);
      QCOMPARE(map()->selection(), group);  // the same people at other places
      QCOMPARE(m_screen->model().points()->size(), m_screen->model().space()->entities.size());
    }
    const std::vector<float> laidOut = m_screen->model().space()->map;
    cleanup();
    init();
    QCOMPARE(find<QComboBox>("latentMethod")->currentText(), QStringLiteral("UMAP"));
    QCOMPARE(m_screen->model().space()->map, laidOut);  // stored with the run
    QTest::keyClick(find<QComboBox>("latentMethod"), Qt::Key_Home);
    QTRY_COMPARE(find<QComboBox>("latentMethod")->currentIndex(), 0);
  }

  void aLayoutIsPausedAndGoneOnWith() {
    auto* settings = find<QToolButton>("layoutSettings");
    QTest::mouseClick(settings, Qt::LeftButton);
    auto* perplexity = find<QDoubleSpinBox>("layoutPerplexity");
    QTRY_VERIFY(perplexity->isVisible());
    perplexity->setValue(12);
    LatentModel& model = m_screen->model();
    QSignalSpy drawn(&model, &LatentModel::mapDrawn);
    QTest::mouseClick(find<QPushButton>("layOutAgain"), Qt::LeftButton);
    QCOMPARE(model.layout().state(), LayoutFlow::State::Running);
    QVERIFY(find<QFrame>("layoutNotice")->isVisible());
    model.layout().pause();
    QTRY_VERIFY_WITH_TIMEOUT(model.layout().state() != LayoutFlow::State::Running, 60000);
    if (model.layout().state() == LayoutFlow::State::Paused) {
      QVERIFY(find<QFrame>("layoutNotice")->isVisible());
      const std::vector<float> halfway = model.space()->map;
      QTest::mouseClick(find<QPushButton>("pauseLayout"), Qt::LeftButton);
      QTRY_COMPARE_WITH_TIMEOUT(model.layout().state(), LayoutFlow::State::None, 60000);
      QVERIFY(model.space()->map != halfway);
    }
    QVERIFY(!find<QFrame>("layoutNotice")->isVisible());
    QCOMPARE(model.space()->method, MapMethod::Tsne);
    find<QComboBox>("latentMethod")->setCurrentIndex(0);
    Q_EMIT find<QComboBox>("latentMethod")->activated(0);
  }

  void aPausedLayoutSaysSoInEveryLanguage() {
    LatentModel& model = m_screen->model();
    model.layOut(MapSettings{.method = MapMethod::Umap, .steps = 100000});
    QSignalSpy drawn(&model, &LatentModel::mapDrawn);
    QTRY_VERIFY_WITH_TIMEOUT(!drawn.isEmpty(), 60000);
    model.layout().pause();
    QTRY_COMPARE_WITH_TIMEOUT(model.layout().state(), LayoutFlow::State::Paused, 60000);
    auto* notice = find<QFrame>("layoutNotice");
    const auto says = [notice] { return notice->findChild<QLabel*>()->text(); };
    QVERIFY2(says().startsWith(QStringLiteral("Paused at step ")), qPrintable(says()));
    class Other : public QTranslator {
     public:
      [[nodiscard]] bool isEmpty() const override { return false; }
      [[nodiscard]] QString translate(const char*, const char* source, const char*,
                                      int) const override {
        return QStringLiteral("<") + QString::fromUtf8(source) + QLatin1Char('>');
      }
    } other;
    QCoreApplication::installTranslator(&other);
    QTRY_VERIFY2(says().startsWith(QStringLiteral("<Paused at step ")), qPrintable(says()));
    QCOMPARE(find<QPushButton>("pauseLayout")->text(), QStringLiteral("<Go on>"));
    QCoreApplication::removeTranslator(&other);
    find<QComboBox>("latentMethod")->setCurrentIndex(0);
    Q_EMIT find<QComboBox>("latentMethod")->activated(0);
  }

  void anotherMethodEndsALayoutThatIsBeingMade() {
    LatentModel& model = m_screen->model();
    model.layOut(MapSettings{.method = MapMethod::Umap, .steps = 100000});
    QCOMPARE(model.layout().state(), LayoutFlow::State::Running);
    QSignalSpy drawn(&model, &LatentModel::mapDrawn);
    QTRY_VERIFY_WITH_TIMEOUT(!drawn.isEmpty(), 60000);
    model.layOut(MapSettings{.method = MapMethod::Pca});
    QCOMPARE(model.layout().state(), LayoutFlow::State::None);
    QVERIFY(model.space()->method == MapMethod::Pca);
    for (std::uint32_t point = 0; point < model.points()->size(); ++point) {
      QCOMPARE(model.points()->at(point),
               QPointF(model.space()->map[2 * point], model.space()->map[2 * point + 1]));
    }
    QVERIFY(!find<QFrame>("layoutNotice")->isVisible());
    // Cancelled where all jobs are, it leaves the map that is stored or plain.
    model.layOut(MapSettings{.method = MapMethod::Umap, .steps = 100000});
    drawn.clear();
    QTRY_VERIFY_WITH_TIMEOUT(!drawn.isEmpty(), 60000);
    model.layout().job()->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(model.layout().state(), LayoutFlow::State::None, 60000);
    QCOMPARE(model.points()->at(3), QPointF(model.space()->map[6], model.space()->map[7]));
    find<QComboBox>("latentMethod")->setCurrentIndex(0);
    Q_EMIT find<QComboBox>("latentMethod")->activated(0);
  }

  void aMovedPersonLiesBetweenOthersOfALayout() {
    auto* method = find<QComboBox>("latentMethod");
    method->setFocus();
    QTest::keyClick(method, Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(m_screen->model().space()->method, MapMethod::Umap, 60000);
    sliderMovementsChangeTheList();
    QTest::keyClick(method, Qt::Key_Home);
  }

  void aMapIsRenderedWithoutAWindow() {
    const QString file = m_toy->path("map.png");
    QString error;
    QVERIFY2(renderLatentMap(m_context->session(), m_toy->vae(), Entity::Item, QSize(900, 600),
                             file, &error),
             qPrintable(error));
    QCOMPARE(QImage(file).size(), QSize(900, 600));
    QVERIFY(!renderLatentMap(m_context->session(), m_toy->ease(), Entity::User, QSize(900, 600),
                             file, &error));
    QVERIFY(error.contains(QStringLiteral("no latent space")));
  }

  void aMapIsWrittenAsShapesToo() {
    QString error;
    const auto written = [&](const char* ending) {
      const QString file = m_toy->path((QByteArray("map.") + ending).constData());
      if (!renderLatentMap(m_context->session(), m_toy->vae(), Entity::Item, QSize(900, 600), file,
                           &error))
        return QByteArray();
      QFile bytes(file);
      return bytes.open(QIODevice::ReadOnly) ? bytes.readAll() : QByteArray();
    };
    const QByteArray svg = written("svg");
    QVERIFY2(svg.contains("<svg"), qPrintable(error));
    QVERIFY(!svg.contains("<image"));
    // A shape for every point at least, and the words as words.
    QVERIFY(svg.count("<path") >= static_cast<int>(m_context->session()->data().items.size()));
    QVERIFY(svg.contains("<text"));
    QVERIFY2(written("pdf").startsWith("%PDF"), qPrintable(error));
    QVERIFY(written("gif").isEmpty());
    QVERIFY2(error.contains(QStringLiteral(".png, .svg or .pdf")), qPrintable(error));
  }

  void theWindowSavesTheMapAsShapes() {
    const QString file = m_toy->path("window.svg");
    const auto chosen = [&file] {
      for (QWidget* top : QApplication::topLevelWidgets()) {
        auto* dialog = qobject_cast<QFileDialog*>(top);
        if (dialog == nullptr || !dialog->isVisible()) continue;
        Q_EMIT dialog->filesSelected({file});
        dialog->close();
        return true;
      }
      return false;
    };
    find<QToolButton>("latentExport")->menu()->actions()[0]->trigger();
    QVERIFY(QTest::qWaitFor(chosen));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20000);
    QFile bytes(file);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    QVERIFY(bytes.readAll().contains("<text"));
  }

  void picturesAreTaken() {
    if (testing::openForShots(*m_context))
      QTRY_VERIFY_WITH_TIMEOUT(m_screen->model().space() && !m_screen->model().loading(), 60000);
    for (const QSize size : {QSize(1196, 740), QSize(1836, 1020), QSize(1356, 840)}) {
      m_screen->resize(size);
      map()->finishRendering();
      const QString name = QStringLiteral("latent-%1").arg(size.width() + 84);
      testing::shoot(*m_screen, name, [this] {
        QTest::qWait(30);  // layouts follow by events
        map()->finishRendering();
      });
    }
    const QPointF middle = map()->view().centre;
    QPolygonF lasso;
    const double reach = 70 / map()->view().scale;
    for (int i = 0; i < 40; ++i)
      lasso << middle + reach * QPointF(1.3 + std::cos(i * M_PI / 20), std::sin(i * M_PI / 20));
    const auto chosen = m_screen->model().points()->inside(lasso);
    if (!chosen.empty()) {
      map()->setSelection(chosen);
      focus(chosen.front());
    }
    QTRY_VERIFY(!find<MovedList>("traversalList")->rows().empty());
    find<QSlider>("traversal0")->setValue(160);
    find<QSlider>("traversal2")->setValue(-90);
    QTest::qWait(600);
    testing::shoot(*m_screen, QStringLiteral("latent-selected"), [this] {
      QTest::qWait(30);  // layouts follow by events
      map()->finishRendering();
    });
    m_screen->resize(1016, 640);
    testing::shoot(*m_screen, QStringLiteral("latent-narrow"), [this] {
      QTest::qWait(30);  // layouts follow by events
      map()->finishRendering();
    });
    m_screen->resize(1356, 840);
    QTest::mouseClick(find<QToolButton>("latentItems"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->model().space()->entity == Entity::Item, 30000);
    map()->finishRendering();
    testing::shoot(*m_screen, QStringLiteral("latent-items"), [this] {
      QTest::qWait(30);  // layouts follow by events
      map()->finishRendering();
    });
    QString error;
    const QString file = QStringLiteral(TASTESCOPE_BINARY_DIR "/shots/latent-sheet.png");
    QVERIFY(renderLatentMap(m_context->session(), m_screen->model().run(), Entity::User,
                            QSize(1600, 1000), file, &error));
  }

  void withoutAProjectItSaysWhatToDo() {
    m_context->closeProject();
    QTRY_VERIFY(find<QPushButton>("emptyStateAction")->isVisible());
    QSignalSpy wanted(m_context.get(), &AppContext::navigationWanted);
    QTest::mouseClick(find<QPushButton>("emptyStateAction"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
  }

 private:
  template <typename Widget>
  Widget* find(const char* name) const {
    auto* found = m_screen->findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) qFatal("no widget %s", name);
    return found;
  }
  LatentMap* map() const { return m_screen->view()->map(); }
  [[nodiscard]] std::vector<std::uint32_t> everyFourth() const {
    std::vector<std::uint32_t> group;
    for (std::uint32_t p = 0; p < m_screen->model().space()->entities.size(); p += 4)
      group.push_back(p);
    return group;
  }
  /// Show, Rename or Delete of the first selection that is kept.
  QAction* entry(int which) const {
    return find<QMenu>("keptSelectionsMenu")->actions()[0]->menu()->actions()[which];
  }
  /// Answers the question for a name.
  void name(const QString& words) const {
    QTRY_VERIFY(m_screen->findChild<QInputDialog*>(QStringLiteral("selectionNameDialog")));
    auto* question = find<QInputDialog>("selectionNameDialog");
    question->setTextValue(words);
    question->accept();
    QTRY_VERIFY(!m_screen->findChild<QInputDialog*>(QStringLiteral("selectionNameDialog")));
  }
  void focus(std::uint32_t point) { Q_EMIT map()->pointClicked(point); }
  static std::vector<Index> itemsOf(const std::vector<RecommendationRow>& rows) {
    std::vector<Index> items;
    for (const RecommendationRow& row : rows) items.push_back(row.item);
    return items;
  }

  std::unique_ptr<testing::ToyWindow> m_toy;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<LatentScreen> m_screen;
};

QTEST_MAIN(LatentScreenTest)
#include "tst_LatentScreen.moc"
