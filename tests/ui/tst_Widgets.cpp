// LABELS: gui
// DEPENDS: ui_widgets
// The widget kit by real events, and a sheet of all components as a picture beside the mock-ups.
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHelpEvent>
#include <QProgressBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/ComboTips.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FocusRing.h"
#include "ui/widgets/KeyFigure.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageHeader.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/StatePanes.h"
#include "ui/widgets/WheelGuard.h"

using namespace tastescope::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

QStandardItemModel* customers(QObject* parent) {
  auto* model = new QStandardItemModel(0, 4, parent);
  model->setHorizontalHeaderLabels(
      {text("Customer"), text("Country"), text("Items"), text("State")});
  const QList<QStringList> rows{{text("12405"), text("Finland"), text("53"), text("Done")},
                                {text("12406"), text("Denmark"), text("80"), text("Flat")},
                                {text("12407"), text("Belgium"), text("56"), text("Failed")},
                                {text("12408"), text("Belgium"), text("59"), text("Training")}};
  const QList<ChipKind> kinds{ChipKind::Success, ChipKind::Warning, ChipKind::Danger,
                              ChipKind::Accent};
  for (int row = 0; row < rows.size(); ++row) {
    QList<QStandardItem*> items;
    for (const QString& cell : rows[row]) items.append(new QStandardItem(cell));
    items[2]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    items[3]->setData(static_cast<int>(kinds[row]), ChipKindRole);
    model->appendRow(items);
  }
  return model;
}

QWidget* row(std::initializer_list<QWidget*> widgets) {
  auto* box = new QWidget;
  auto* line = new QHBoxLayout(box);
  line->setContentsMargins(0, 0, 0, 0);
  for (QWidget* widget : widgets) line->addWidget(widget);
  line->addStretch();
  return box;
}

void fillControls(QVBoxLayout* column) {
  auto* off = mainButton(text("Start training"));
  off->setEnabled(false);
  auto* checked = button(text("Lasso"), "lasso");
  checked->setCheckable(true);
  checked->setChecked(true);
  column->addWidget(row({mainButton(text("Start training")), off, button(text("Export…")),
                         quietButton(text("Quiet")), destructiveButton(text("Discard")), checked,
                         iconButton("columns", text("Choose columns"))}));
  auto* error = new QLineEdit(text("5000"));
  error->setProperty("error", true);
  auto* disabled = new QLineEdit(text("600"));
  disabled->setEnabled(false);
  auto* combo = new QComboBox;
  combo->addItems({text("Comma ,"), text("Semicolon ;")});
  auto* spin = new QSpinBox;
  spin->setRange(0, 1000);
  spin->setValue(200);
  column->addWidget(row(
      {new QLineEdit(text("600")), disabled, error, new SearchField(text("Number or country"))}));
  auto* on = new QCheckBox(text("on"));
  on->setChecked(true);
  auto* mixed = new QCheckBox(text("mixed"));
  mixed->setCheckState(Qt::PartiallyChecked);
  auto* bar = new QProgressBar;
  bar->setValue(45);
  bar->setTextVisible(false);
  bar->setFixedWidth(84);
  column->addWidget(row({combo, spin, on, new QCheckBox(text("off")), mixed,
                         new Segments({text("Linear"), text("Log")}), bar}));
  column->addWidget(
      row({new Chip(text("Neutral")), new Chip(text("Training"), ChipKind::Accent),
           new Chip(text("Done"), ChipKind::Success), new Chip(text("Flat"), ChipKind::Warning),
           new Chip(text("Failed"), ChipKind::Danger)}));
}

QWidget* componentSheet() {
  auto* page = new QWidget;
  page->setObjectName(text("screenPage"));
  auto* all = new QVBoxLayout(page);
  all->setContentsMargins(0, 0, 0, 0);
  auto* header = new PageHeader(text("Components"));
  header->setContext(text("states of every control"));
  header->addAction(quietButton(text("Quiet")));
  header->addAction(button(text("Second")));
  header->addAction(mainButton(text("Main action")));
  all->addWidget(header);
  auto* column = new QVBoxLayout;
  column->setContentsMargins(24, 16, 24, 16);
  column->setSpacing(16);
  all->addLayout(column);
  fillControls(column);
  auto* middle = new QHBoxLayout;
  auto* panel = new Panel(text("Table"));
  panel->setNote(text("four customers"));
  panel->setFlush(true);
  auto* table = new DataTable;
  table->setModel(customers(table));
  table->setItemDelegateForColumn(3, new ChipDelegate(table));
  table->selectRow(2);
  panel->addControl(table->columnChooser());
  panel->addWidget(table);
  middle->addWidget(panel, 1);
  auto* notes = new QVBoxLayout;
  notes->addWidget(new NoteBar(NoteKind::Info, text("Laid out from 2,500 of 4,074 customers.")));
  notes->addWidget(
      new NoteBar(NoteKind::Success, text("The latent space is in use, 171 of 200 dimensions.")));
  notes->addWidget(new NoteBar(NoteKind::Warning, text("Validation has been flat for 16 epochs.")));
  notes->addWidget(new NoteBar(NoteKind::Danger,
                               text("Losses became NaN at epoch 12. The best epoch is kept.")));
  middle->addLayout(notes, 1);
  column->addLayout(middle);
  auto* foot = new QHBoxLayout;
  auto* empty = new EmptyState("runs");
  empty->setTexts(text("No runs yet"),
                  text("Train a model and it appears here with its curves and results."),
                  text("Train a model"));
  auto* failed = new ErrorPane;
  failed->setTexts(
      text("This run cannot be opened"),
      text("Its weights are missing from the project file. The curves are still here."),
      text("details"), text("Show results"));
  for (QWidget* pane : std::initializer_list<QWidget*>{empty, failed}) {
    auto* box = new Panel;
    box->addWidget(pane);
    foot->addWidget(box);
  }
  column->addLayout(foot, 1);
  return page;
}

}  // namespace

class TestWidgets : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    Theme::instance().apply(*qApp);
    Theme::instance().setMode(Theme::Mode::Light);
  }

  void copyingATableGivesTabsAndHeaders() {
    DataTable table;
    table.setModel(customers(&table));
    table.setColumnHidden(1, true);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.selectRow(1);
    table.setFocus();
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), text("Customer\tItems\tState\n12406\t80\tFlat\n"));
  }

  void headersStandOverTheirColumns() {
    DataTable table;
    table.setModel(customers(&table));
    QCOMPARE(table.horizontalHeader()->height(), 30);
    QCOMPARE(table.rowHeight(0), 30);
    table.setDense(true);
    QCOMPARE(table.rowHeight(0), 26);
  }

  void returnActivatesARow() {
    DataTable table;
    table.setModel(customers(&table));
    table.show();
    table.setCurrentIndex(table.model()->index(2, 0));
    QSignalSpy activated(&table, &DataTable::rowActivated);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].toModelIndex().row(), 2);
  }

  void segmentsChooseOneByMouseAndByArrow() {
    Segments segments({text("Linear"), text("Log"), text("Square")});
    segments.show();
    QVERIFY(QTest::qWaitForWindowExposed(&segments));
    QSignalSpy changed(&segments, &Segments::currentChanged);
    QCOMPARE(segments.currentIndex(), 0);
    QTest::mouseClick(segments.buttonAt(1), Qt::LeftButton);
    QCOMPARE(segments.currentIndex(), 1);
    QTest::keyClick(segments.buttonAt(1), Qt::Key_Right);
    QCOMPARE(segments.currentIndex(), 2);
    QCOMPARE(changed.count(), 2);
  }

  void searchReportsAfterAPauseAndEscapeClears() {
    SearchField field;
    QSignalSpy searched(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, text("cake"));
    QCOMPARE(searched.count(), 0);
    QVERIFY(searched.wait());
    QCOMPARE(searched.last()[0].toString(), text("cake"));
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(searched.last()[0].toString(), QString());
  }

  void aLoadingPaneIsInvisibleAtFirst() {
    LoadingPane pane;
    pane.show();
    pane.begin(text("Scoring 4,074 customers"));
    auto* cancel = pane.findChild<QPushButton*>(text("loadingCancel"));
    QVERIFY(!cancel->isVisible());
    QTRY_VERIFY(cancel->isVisible());
    QSignalSpy wanted(&pane, &LoadingPane::cancelWanted);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    pane.end();
    QVERIFY(!cancel->isVisible());
  }

  void aRemovableChipGoesByCrossAndByKey() {
    Chip chip(text("PARTY BUNTING"), ChipKind::Warning);
    chip.setRemovable(true);
    chip.resize(chip.sizeHint());
    QSignalSpy removed(&chip, &Chip::removed);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(10, 10));
    QCOMPARE(removed.count(), 0);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 10, 10));
    QTest::keyClick(&chip, Qt::Key_Delete);
    QCOMPARE(removed.count(), 2);
  }

  void theFocusRingComesWithTheKeyboardOnly() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* first = button(text("First"));
    auto* second = button(text("Second"));
    column->addWidget(first);
    column->addWidget(second);
    const auto* ring = new FocusRing(&window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::mouseClick(first, Qt::LeftButton);
    first->setFocus(Qt::MouseFocusReason);
    QVERIFY(!ring->isVisible());
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(ring->target(), second);
    QVERIFY(ring->isVisible());
    QTest::mouseClick(second, Qt::LeftButton);
    first->setFocus(Qt::MouseFocusReason);
    QVERIFY(!ring->isVisible());
    first->hide();
    QCOMPARE(window.focusWidget(), second);
    QVERIFY2(!ring->isVisible(), "the mouse, not a key, made it go on");
  }

  void anElidedLabelKeepsItsText() {
    ElidedLabel label(text("A title that is longer than its room"));
    label.resize(60, 20);
    QCOMPARE(label.text(), text("A title that is longer than its room"));
    QVERIFY(label.minimumSizeHint().width() < 60);
  }

  void everyIconButtonHasANameAndSaysItsShortcut() {
    const auto* made = iconButton("lasso", text("Lasso"), QKeySequence(Qt::Key_L));
    QCOMPARE(made->accessibleName(), text("Lasso"));
    QCOMPARE(made->toolTip(), text("Lasso (L)"));
    delete made;
  }

  void picturesOfAllComponents() {
    QDir().mkpath(QStringLiteral(TASTESCOPE_BINARY_DIR "/shots"));
    for (const bool dark : {false, true}) {
      Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
      std::unique_ptr<QWidget> sheet(componentSheet());
      sheet->resize(1200, 760);
      sheet->show();
      QVERIFY(QTest::qWaitForWindowExposed(sheet.get()));
      const QString file = QStringLiteral(TASTESCOPE_BINARY_DIR "/shots/components-%1.png")
                               .arg(dark ? text("dark") : text("light"));
      QVERIFY(sheet->grab().save(file));
    }
    Theme::instance().setMode(Theme::Mode::Light);
  }

  /// One of usual length; a very long one yields, for it would take the room of everything else.
  void anIdIsNeverCut() {
    QStandardItemModel model(0, 3);
    model.setHorizontalHeaderLabels({text("客"), text("Country"), text("In common")});
    model.appendRow({new QStandardItem(text("15165")), new QStandardItem(text("United Kingdom")),
                     new QStandardItem(text("13"))});
    DataTable table;
    table.setModel(&model);
    ColumnFit fit(table);
    using Kind = FittedColumn::Kind;
    fit.setColumns({{0, Kind::Id}, {1, Kind::Title}, {2, Kind::Number, 44, 2}});
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const QFontMetrics metrics(table.font());
    for (int width = 200; width <= 500; width += 20) {
      table.resize(width, 200);
      QCoreApplication::processEvents();
      QVERIFY(table.columnWidth(0) - 30 >= metrics.horizontalAdvance(text("15165")));
    }
    model.item(0, 0)->setText(QString(80, QLatin1Char('x')));
    QCoreApplication::processEvents();
    QVERIFY(table.columnWidth(0) <= 190);
  }

  void columnsFitTheRoomThereIs() {
    QStandardItemModel model(0, 4);
    model.setHorizontalHeaderLabels({text("Score"), text("Title"), text("URL"), text("Price")});
    for (int row = 0; row < 20; ++row) {
      QList<QStandardItem*> cells{new QStandardItem(text("123,456,789.125")),
                                  new QStandardItem(text("A title of rather many letters")),
                                  new QStandardItem(text("https://example.org/a/long/address")),
                                  new QStandardItem(text("1,249.99"))};
      model.appendRow(cells);
    }
    DataTable table;
    table.setModel(&model);
    ColumnFit fit(table);
    using Kind = FittedColumn::Kind;
    const QList<FittedColumn> columns{
        {0, Kind::Number}, {1, Kind::Title}, {2, Kind::Words, 60, 2}, {3, Kind::Number, 60, 1}};
    fit.setColumns(columns);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const QFontMetrics metrics(table.font());
    const auto shows = [&](int column, const QString& words) {
      return table.isColumnHidden(column) ||
             table.columnWidth(column) - 24 >= metrics.horizontalAdvance(words);
    };
    for (int width = 360; width <= 1500; width += 60) {
      table.resize(width, 400);
      QCoreApplication::processEvents();
      QVERIFY(shows(0, text("123,456,789.125")) && shows(3, text("1,249.99")));
      QVERIFY(!table.isColumnHidden(0) && !table.isColumnHidden(1));
      QVERIFY2(table.columnWidth(1) - 24 >= 16 * metrics.averageCharWidth(),
               qPrintable(QString::number(width)));
      QVERIFY2(table.isColumnHidden(2) || !table.isColumnHidden(3), "the URL folds first");
      QCOMPARE(table.horizontalHeader()->length(), table.viewport()->width());
    }
    QVERIFY(!table.isColumnHidden(2));
    table.resize(360, 400);
    QCoreApplication::processEvents();
    QVERIFY(table.isColumnHidden(2));
    table.setColumnHidden(2, false);  // a person wants it all the same
    table.setColumnHidden(3, true);
    fit.setColumns(columns);
    QVERIFY(!table.isColumnHidden(2) && table.isColumnHidden(3));
  }

  void namesOverColumnsAreWholeWhereThereIsRoom() {
    QTest::failOnWarning(QRegularExpression(text(".")));
    QStandardItemModel model(0, 3);
    model.setHorizontalHeaderLabels(
        {text("Run"), text("Log-likelihood per interaction"), text("Perplexity")});
    model.appendRow({new QStandardItem(text("Mult-VAE, the second")),
                     new QStandardItem(text("-5.1 ± 0.1")), new QStandardItem(text("164.2"))});
    DataTable table;
    ColumnFit fit(table);  // before there is a model
    table.setModel(&model);
    using Kind = FittedColumn::Kind;
    fit.setColumns({{0, Kind::Title}, {1, Kind::Number}, {2, Kind::Number}});
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const int name =
        QFontMetrics(tableHeaderFont()).horizontalAdvance(text("Log-likelihood per interaction"));
    table.resize(600, 200);
    QCoreApplication::processEvents();
    QVERIFY2(table.columnWidth(1) > name, qPrintable(QString::number(table.columnWidth(1))));
    table.resize(340, 200);  // titles and numbers go before names
    QCoreApplication::processEvents();
    QVERIFY(table.columnWidth(1) < name);
    QVERIFY(table.columnWidth(0) - 24 >= 16 * QFontMetrics(table.font()).averageCharWidth());
    // Also those of a row that comes later.
    model.appendRow({new QStandardItem(text("B")), new QStandardItem(text("-5.1")),
                     new QStandardItem(text("123,456,789,123,456.2"))});
    QCoreApplication::processEvents();
    QVERIFY(table.columnWidth(2) - 24 >=
            QFontMetrics(table.font()).horizontalAdvance(text("123,456,789,123,456.2")));
  }

  /// What can do with less does; and the panel may become narrower than its title all the same.
  void aPanelsTitleGoesLast() {
    class Yielding : public QWidget {
     public:
      [[nodiscard]] QSize sizeHint() const override { return {200, 18}; }
      [[nodiscard]] QSize minimumSizeHint() const override { return {0, 18}; }
    };
    Panel panel(text("Validation NDCG@10"));
    panel.setNote(text("a note of many words beside it"));
    panel.addControl(new Yielding);
    panel.addControl(iconButton("export", text("Export")));
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const auto* title = panel.findChild<ElidedLabel*>();
    QCOMPARE(title->text(), text("Validation NDCG@10"));
    for (const int width : {500, 320, 240}) {
      panel.resize(width, 100);
      QCoreApplication::processEvents();
      QCOMPARE(panel.width(), width);
      QVERIFY2(title->width() >= title->sizeHint().width(), qPrintable(QString::number(width)));
    }
    panel.resize(120, 100);
    QCoreApplication::processEvents();
    QCOMPARE(panel.width(), 120);
    // Words that come later have their room too.
    panel.resize(320, 100);
    auto* choice = new Segments({QString(), QString()});
    panel.addControl(choice);
    QCoreApplication::processEvents();
    choice->setText(0, text("Customers"));
    choice->setText(1, text("Country"));
    QTRY_VERIFY(choice->width() >= choice->minimumSizeHint().width());
    QTRY_VERIFY(choice->buttonAt(0)->width() >= choice->buttonAt(0)->minimumWidth());
  }

  void aPanelsControlsStandAtTheRight() {
    for (const QString& note : {QString(), text("a note")}) {
      Panel panel(text("Settings"));
      panel.setNote(note);
      auto* all = smallButton(text("All"));
      panel.addControl(all);
      panel.resize(420, 100);
      panel.show();
      QVERIFY(QTest::qWaitForWindowExposed(&panel));
      const int right = all->mapTo(&panel, all->rect().topRight()).x();
      QVERIFY2(right > 390 && all->width() <= all->sizeHint().width(), qPrintable(note));
    }
  }

  void anElidedLabelMayWrapFirst() {
    ElidedLabel label(text("HEN HOUSE WITH CHICK IN NEST"));
    label.resize(90, 60);
    label.setAlignment(Qt::AlignTop | Qt::AlignLeft);
    const auto inkBelow = [&label](int y) {
      const QImage picture = label.grab().toImage();
      for (int x = 0; x < picture.width(); ++x)
        for (int row = y; row < picture.height(); ++row)
          if (picture.pixel(x, row) != picture.pixel(picture.width() - 1, picture.height() - 1))
            return true;
      return false;
    };
    const int line = label.fontMetrics().height();
    QVERIFY(!inkBelow(line + 1));
    label.setMostLines(2);
    QVERIFY(inkBelow(line + 1));
    QVERIFY(!inkBelow(2 * line + 1));
  }

  /// Dates and scores are as long as larger letters make them.
  void columnsGrowWithTheText() {
    QStandardItemModel model(1, 2);
    model.setItem(0, 0, new QStandardItem(text("2011-12-08")));
    DataTable table;
    table.setModel(&model);
    table.setTextWidth(0, 100);
    DataTable fitted;
    fitted.setModel(&model);
    ColumnFit fit(fitted);
    fit.setColumns({{0, FittedColumn::Kind::Fixed, 100}, {1, FittedColumn::Kind::Title}});
    fitted.resize(600, 200);
    fitted.show();
    QVERIFY(QTest::qWaitForWindowExposed(&fitted));
    Theme::instance().setText({}, 1.5);
    QTRY_COMPARE(table.columnWidth(0), 150);
    QTRY_COMPARE(fitted.columnWidth(0), 150);
    Theme::instance().setText({}, 1);
    QTRY_COMPARE(table.columnWidth(0), 100);
    QTRY_COMPARE(fitted.columnWidth(0), 100);
  }

  void aButtonWithoutWordsIsSmall() {
    QWidget window;
    auto* row = new QHBoxLayout(&window);
    auto* filter = smallButton(text("Filter"), "filter");
    row->addWidget(filter);
    row->addStretch();
    window.show();
    const int spoken = filter->sizeHint().width();
    setButtonWords(filter, {});
    QVERIFY2(filter->sizeHint().width() <= 32,
             qPrintable(QString::number(filter->sizeHint().width())));
    setButtonWords(filter, text("Filter"));
    QCOMPARE(filter->sizeHint().width(), spoken);
  }

  void aComboCutsNoWordsWithoutDots() {
    const ComboTips tips(nullptr);
    QComboBox combo;
    const QString all = text("中文（国家标准 GB18030）");
    combo.addItem(all);
    combo.setToolTip(text("Encoding"));
    combo.show();
    const auto asked = [&combo] {
      QToolTip::hideText();
      QHelpEvent event(QEvent::ToolTip, QPoint(5, 5), combo.mapToGlobal(QPoint(5, 5)));
      QCoreApplication::sendEvent(&combo, &event);
      return QToolTip::text();
    };
    combo.resize(combo.sizeHint());
    QVERIFY(!ComboTips::isCut(combo));
    QCOMPARE(asked(), text("Encoding"));
    combo.resize(100, combo.height());
    QVERIFY(ComboTips::isCut(combo));
    QCOMPARE(asked(), all + text("\nEncoding"));
    const QImage cut = combo.grab().toImage();
    // Painted as if its words were those that fit, with dots at their end.
    for (qsizetype letters = all.size() - 1; letters > 0; --letters) {
      combo.setItemText(0, all.left(letters) + text("…"));
      if (!ComboTips::isCut(combo)) break;
    }
    QVERIFY(combo.currentText().size() > 2);
    QCOMPARE(combo.grab().toImage(), cut);
  }

  /// Its parent, which hears of another language first, has given it other words.
  void aComboIsAsWideAsItsWordsInEveryLanguage() {
    const ComboTips tips(nullptr);
    QWidget window;
    auto* row = new QHBoxLayout(&window);
    auto* combo = new QComboBox;
    combo->addItem(text("其他"));
    row->addWidget(combo);
    row->addStretch();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.resize(500, 60);
    combo->setItemText(0, text("Something else entirely"));
    QEvent language(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&window, &language);
    QTRY_VERIFY(!ComboTips::isCut(*combo));
  }

  void theListOfAComboHoldsItsChoices() {
    QWidget window;
    window.resize(800, 400);
    QComboBox combo(&window);
    const QString all = text("Traditional Chinese (Big5-HKSCS)");
    combo.addItems({text("UTF-8"), all});
    combo.setGeometry(20, 20, 90, 32);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    combo.showPopup();
    QTRY_VERIFY(combo.view()->isVisible());
    QVERIFY(combo.view()->viewport()->width() >= combo.fontMetrics().horizontalAdvance(all));
    combo.hidePopup();
  }

  void theWheelScrollsThePageNotTheField() {
    const WheelGuard guard(nullptr);
    QWidget page;
    auto* layout = new QVBoxLayout(&page);
    auto* number = new QSpinBox;
    auto* choice = new QComboBox;
    choice->addItems({text("a"), text("b")});
    auto* slider = new QSlider(Qt::Horizontal);
    auto* other = new QLineEdit;
    for (QWidget* field : std::initializer_list<QWidget*>{number, choice, slider, other})
      layout->addWidget(field);
    number->setValue(5);
    slider->setValue(5);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const auto wheel = [](QWidget* field) {
      QWheelEvent event(QPointF(5, 5), field->mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120),
                        Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(field, &event);
    };
    other->setFocus();
    for (QWidget* field : std::initializer_list<QWidget*>{number, choice, slider}) {
      QVERIFY(field->focusPolicy() != Qt::WheelFocus);
      wheel(field);
    }
    QCOMPARE(number->value(), 5);
    QCOMPARE(choice->currentIndex(), 0);
    QCOMPARE(slider->value(), 5);
    number->setFocus();
    wheel(number);
    QCOMPARE(number->value(), 4);
  }
};

QTEST_MAIN(TestWidgets)
#include "tst_Widgets.moc"
