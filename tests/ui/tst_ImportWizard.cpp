// DEPENDS: ui_shell
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>

#include "tests/ui/WizardFixture.h"
#include "ui/import/DoubtList.h"
#include "ui/import/EquationPanel.h"
#include "ui/import/PreviewTable.h"
#include "ui/import/ReadingPanel.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/StatePanes.h"

using namespace tastescope;
using namespace tastescope::ui;

class ImportWizardTest : public QObject, private testing::WizardFixture {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { testing::isolate(); }

  void init() { open(); }
  void cleanup() { close(); }

  void guessesAreShownAndCanBeChanged() {
    start(writeRatings());
    QCOMPARE(wizard().currentStep(), 1);
    QCOMPARE(find<QComboBox>("delimiter")->currentData().toString(), QStringLiteral(";"));
    QVERIFY(find<QCheckBox>("header")->isChecked());
    QCOMPARE(draft().columnWith(ColumnRole::User), QStringLiteral("user"));
    QCOMPARE(draft().columnWith(ColumnRole::Item), QStringLiteral("item"));

    auto* delimiter = find<QComboBox>("delimiter");
    delimiter->setCurrentIndex(delimiter->findData(QStringLiteral(",")));
    Q_EMIT delimiter->activated(delimiter->currentIndex());
    QTRY_VERIFY(!draft().previewing());
    QVERIFY(draft().previewError() != nullptr || draft().preview()->columns.size() == 1);
  }

  void theEquationAlwaysAddsUp() {
    start(writeRatings());
    waitForCount();
    const RowCounts rows = draft().count()->rows;
    QVERIFY(rows.balanced());
    QCOMPARE(rows.read, std::uint64_t{42});  // 40 good rows, one repeated, one without user
    QCOMPARE(rows.rejected, std::uint64_t{1});
    QCOMPARE(rows.merged, std::uint64_t{1});
    QVERIFY(find<EquationPanel>("equation")
                ->accessibleName()
                .startsWith(QStringLiteral("42 read = 40 imported")));
  }

  void problemsAreMarkedInTheirCells() {
    start(writeRatings());
    PreviewModel& rows = find<PreviewTable>("previewTable")->rows();
    QCOMPARE(rows.problems(), std::size_t{1});
    find<Segments>("previewRows")->setCurrentIndex(1);
    QCOMPARE(rows.rowCount(), 1);
    QCOMPARE(rows.index(0, 1).data().toString(), QStringLiteral("empty"));
    QCOMPARE(rows.index(0, 1).data(PreviewModel::MarkRole).toInt(),
             static_cast<int>(CellMark::Rejects));
  }

  void rolesChangeFromTheKeyboard() {
    start(writeRatings());
    auto* table = find<PreviewTable>("previewTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 3));
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    auto* menu = table->findChild<QMenu*>(QStringLiteral("roleMenu"));
    QVERIFY(menu != nullptr);
    QVERIFY(menu->activeAction() != nullptr);
    QCOMPARE(menu->activeAction()->text(), QStringLiteral("Value"));
    menu->actions().constLast()->trigger();  // Not used
    menu->close();
    QTRY_VERIFY(!draft().previewing());
    QCOMPARE(draft().columnWith(ColumnRole::Rating), QString());
  }

  void aMissingRoleKeepsTheWizardFromGoingOn() {
    start(writeRatings());
    wizard().goTo(2);
    draft().setRole(0, ColumnRole::Unused);
    QTRY_VERIFY(!find<QPushButton>("wizardNext")->isEnabled());
    QVERIFY(find<QLabel>("wizardSentence")->text().contains(QStringLiteral("user")));
    draft().setRole(0, ColumnRole::User);
    QTRY_VERIFY(find<QPushButton>("wizardNext")->isEnabled());
  }

  void countsFollowTheThreshold() {
    start(writeRatings());
    waitForCount();
    wizard().goTo(3);
    QTest::mouseClick(find<QCheckBox>("useThreshold"), Qt::LeftButton, {},
                      QPoint(8, find<QCheckBox>("useThreshold")->height() / 2));
    find<QDoubleSpinBox>("threshold")->setValue(4);
    QVERIFY(draft().counting());
    waitForCount();
    // Ratings go round 1 to 5: two of five stay.
    QCOMPARE(draft().count()->rows.imported, std::uint64_t{16});
    QVERIFY(draft().count()->rows.balanced());
  }

  void ratingsSuggestWhatWasLiked() {
    start(writeRatings());
    waitForCount();
    wizard().goTo(3);
    auto* liked = find<QPushButton>("keepLiked");
    QVERIFY(liked->isVisible());
    QCOMPARE(liked->text(), QStringLiteral("Keep ratings of 4 and more"));
    QTest::mouseClick(liked, Qt::LeftButton);
    waitForCount();
    QCOMPARE(draft().options().cleaning.minRating, std::optional<double>(4));
    QVERIFY(find<QCheckBox>("useThreshold")->isChecked());
    QCOMPARE(find<QDoubleSpinBox>("threshold")->value(), 4.0);
    QVERIFY(!liked->isVisible());
    QCOMPARE(draft().count()->rows.imported, std::uint64_t{16});
    start(writeEvents());
    wizard().goTo(3);
    QVERIFY(!find<QPushButton>("keepLiked")->isVisible());
  }

  void whatIsSureIsFinishedFromAnyPage() {
    start(writeRatings());
    auto* finish = find<QPushButton>("wizardFinish");
    QVERIFY(finish->isVisible());
    QVERIFY(!finish->isEnabled());  // not counted yet
    waitForCount();
    QVERIFY(draft().doubts().empty());
    QVERIFY(finish->isEnabled());
    draft().setRole(0, ColumnRole::Unused);
    waitForCount();
    QVERIFY(!finish->isEnabled());
    draft().setRole(0, ColumnRole::User);
    waitForCount();
    QTest::mouseClick(finish, Qt::LeftButton);
    QVERIFY(!finish->isVisible());
    QTRY_VERIFY(!wizard().importing());
    QVERIFY(QFileInfo::exists(project("ratings")));

    start(caseFile("79-few-things/plans.csv"));
    waitForCount();
    finish = find<QPushButton>("wizardFinish");  // of another wizard
    QVERIFY(!draft().doubts().empty());
    QVERIFY(finish->isVisible() && !finish->isEnabled());
    QVERIFY(finish->toolTip().contains(QStringLiteral("doubts")));
    wizard().goTo(6);
    QVERIFY(!finish->isVisible());
  }

  void importWritesTheProjectAndOpensIt() {
    start(writeRatings());
    goOnToTheSummary();
    QCOMPARE(wizard().currentStep(), 6);
    QCOMPARE(find<QLineEdit>("projectName")->text(), QStringLiteral("ratings"));
    QVERIFY(!QFileInfo::exists(project("ratings")));  // nothing is written until the last step
    QTest::mouseClick(find<QPushButton>("wizardNext"), Qt::LeftButton);
    QTRY_VERIFY(!wizard().importing());
    QVERIFY(QFileInfo::exists(project("ratings")));
    QSignalSpy opened(m_context.get(), &AppContext::projectChanged);
    QTest::mouseClick(find<QPushButton>("wizardNext"), Qt::LeftButton);  // Open
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(m_context->session()->data().users.size(), 8u);
  }

  void pagesThatAskNothingArePassed() {
    start(writeRatings());  // "rating" tells the kind of data, and nothing lies beside it
    waitForCount();
    auto* next = find<QPushButton>("wizardNext");
    auto* back = find<QPushButton>("wizardBack");
    const auto summaryOf = [this](const char* step) {
      return find<QAbstractButton>(step)->accessibleDescription();
    };
    QCOMPARE(summaryOf("step5"), QStringLiteral("Passed: None found"));
    QVERIFY(summaryOf("step6").startsWith(QStringLiteral("Passed: ")));
    QVERIFY(!summaryOf("step4").startsWith(QStringLiteral("Passed")));
    wizard().goTo(3);
    QCOMPARE(next->text(), QStringLiteral("&Next: Summary"));
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 6);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 3);
    // They can be opened, and left both ways.
    QTest::mouseClick(find<QAbstractButton>("step5"), Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 4);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 6);
    QTest::mouseClick(find<QAbstractButton>("step6"), Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 5);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 3);

    write(QStringLiteral("items.csv"), "item,title\ni0,Nought\ni1,One\ni2,Two\n");
    QByteArray text = "user,item\n";
    for (int row = 0; row < 12; ++row)
      text += QStringLiteral("u%1,i%2\n").arg(row / 3).arg(row % 3).toUtf8();
    start(write(QStringLiteral("interactions.csv"), text));
    waitForCount();
    QVERIFY(!summaryOf("step5").startsWith(QStringLiteral("Passed")));
    wizard().goTo(3);
    next = find<QPushButton>("wizardNext");
    for (const int step : {4, 5, 6}) {  // no name tells the kind of data
      QTest::mouseClick(next, Qt::LeftButton);
      QCOMPARE(wizard().currentStep(), step);
    }
    QTest::mouseClick(find<QPushButton>("wizardBack"), Qt::LeftButton);
    QCOMPARE(wizard().currentStep(), 5);
  }

  void linksSayWhomTheyFound() {
    start(writeRatings());
    wizard().goTo(4);
    auto* links = find<QLineEdit>("linksFile");
    links->setText(write(QStringLiteral("pairs.csv"), "user,friend\nu0,u1\nu1,nobody\n"));
    Q_EMIT links->editingFinished();
    waitForCount();
    QVERIFY(find<QLabel>("linksFileMatch")->isVisible());
    QVERIFY2(find<QLabel>("linksFileMatch")->text().startsWith(QStringLiteral("2 of 8")),
             qPrintable(find<QLabel>("linksFileMatch")->text()));
    QVERIFY(find<QLabel>("linksFileExamples")->text().contains(QStringLiteral("nobody")));
    QVERIFY(!find<QLabel>("itemsFileMatch")->isVisible());
    QVERIFY(!find<QLabel>("usersFileMatch")->isVisible());
  }

  void anExistingProjectIsNotReplacedUnasked() {
    QFile taken(project("ratings"));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    start(writeRatings());
    goOnToTheSummary();
    QCOMPARE(find<QLineEdit>("projectName")->text(), QStringLiteral("ratings 2"));
    find<QLineEdit>("projectName")->setText(QStringLiteral("ratings"));
    QVERIFY(!find<QPushButton>("wizardNext")->isEnabled());
    QTest::mouseClick(find<QCheckBox>("replaceProject"), Qt::LeftButton, {},
                      QPoint(8, find<QCheckBox>("replaceProject")->height() / 2));
    QVERIFY(find<QPushButton>("wizardNext")->isEnabled());
  }

  void anUnreadableSourceIsExplainedOnItsPage() {
    const QString file = m_folder->filePath(QStringLiteral("empty.csv"));
    QFile empty(file);
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    m_screen->activate(OpenWizard{{file}});
    QTRY_VERIFY(draft().previewError() != nullptr);
    QCOMPARE(wizard().currentStep(), 0);
    QVERIFY(find<ErrorPane>("sourceError")->isVisible());
    QVERIFY(!find<QPushButton>("wizardNext")->isEnabled());
  }

  void threeFilesOfAGivenSplitAreTaken() {
    m_screen->activate(OpenWizard{});
    find<Segments>("sourceKind")->setCurrentIndex(1);
    for (const char* part : {"trainFile", "validFile", "testFile"}) {
      auto* field = find<QLineEdit>(part);
      QTest::keyClicks(field, writePart(part));
      QTest::keyClick(field, Qt::Key_Return);
    }
    QTRY_VERIFY(draft().preview() != nullptr);
    QVERIFY(find<QPushButton>("wizardNext")->isEnabled());
    wizard().goTo(1);
    waitForCount();
    QCOMPARE(draft().count()->rows.read, std::uint64_t{30});
  }

  void cancelLeavesNothingBehind() {
    start(writeRatings());
    QTest::mouseClick(find<QPushButton>("wizardCancel"), Qt::LeftButton);
    QVERIFY(!draft().hasSource());
    QVERIFY(!wizard().isVisible());
    QCOMPARE(
        QDir(m_folder->path()).entryList({QStringLiteral("*.tastescope*")}, QDir::Files).size(), 0);
  }

  void aCaseIsReadAsTheCommandLineReadsIt_data() {
    QTest::addColumn<QString>("roles");    // user|item|value|time
    QTest::addColumn<QString>("skipped");  // what stands for it on the Format step
    QTest::addColumn<QString>("doubt");    // column: part of the sentence: the remedy
    const auto row = [](const char* file, const char* roles, const char* skipped = "",
                        const char* doubt = "") {
      QTest::newRow(file) << QString::fromUtf8(roles) << QString::fromUtf8(skipped)
                          << QString::fromUtf8(doubt);
    };
    // tests/data/cases/EXPECT.tsv says what is right.
    row("05-excel-sep/bestellungen.csv", "Kunde|Artikel|Menge|Datum", "line 1 “sep=;”");
    row("05-excel-sep/two.csv", "Kunde|Artikel||", "line 1 “sep=;”");
    row("17-float-ids/online_retail_II.csv", "Customer ID|StockCode|Quantity|InvoiceDate", "",
        "Quantity: 0 or less: Keep only values from 1 on");
    row("19-negative-ratings/signed.csv", "user|item|rating|", "",
        "rating: 0 or less: Keep only values from 0.5 on");
    row("79-few-things/plans.csv", "1|2|3|4", "",
        "1: are the columns swapped?: Swap user and item");
    row("30-kuairand/log_standard_4_08_to_4_21_pure.csv", "user_id|video_id|is_click|time_ms", "",
        "is_click: 0 or less: Keep only values from 1 on");
    row("36-anime/rating.csv", "user_id|anime_id|rating|", "",
        "rating: 0 or less: Keep only values from 6 on");
    row("41-time-units/us.csv", "user|item||timestamp");
    row("42-pandas-index/ratings.csv", "User ID|Item ID|Rating|");
    row("43-report-preamble/ga4.csv", "User ID|Item ID|Views|",
        "line 2 “# Google Analytics export”");
    row("45-session-and-user/a.csv", "user_id|item_id||timestamp");
    row("45-session-and-user/c.csv", "user|item|rating|timestamp");
    row("45-session-and-user/d.csv", "reviewer_id|listing_id||date");
    row("45-session-and-user/e.csv", "user|product|amount|date");
    row("61-vote-exports/v1.csv", "voter-id|comment-id|vote|", "",
        "vote: 0 or less: Keep only values from 1 on");
  }
  void aCaseIsReadAsTheCommandLineReadsIt() {
    QFETCH(QString, roles);
    QFETCH(QString, skipped);
    QFETCH(QString, doubt);
    start(caseFile(QTest::currentDataTag()));
    waitForCount();
    QVERIFY(find<QLabel>("skippedLines")->text().contains(skipped));
    wizard().goTo(2);
    QStringList shown;
    for (const ColumnRole role :
         {ColumnRole::User, ColumnRole::Item, ColumnRole::Rating, ColumnRole::Time})
      shown << columnShownAs(role);
    QCOMPARE(shown.join(QLatin1Char('|')), roles);
    const QStringList wanted = doubt.split(QStringLiteral(": "));
    if (wanted.size() < 3) {
      QCOMPARE(visibleRemedies().size(), 0);
      return;
    }
    QPushButton* remedy = remedyCalled(wanted[2]);
    QVERIFY(remedy != nullptr);
    // The line stands under the column it is about, and says why.
    QCOMPARE(columnBeside(*remedy), wanted[0]);
    QVERIFY(remedy->accessibleDescription().contains(wanted[1]));
    wizard().goTo(6);
    QVERIFY(remedyCalled(wanted[2]) != nullptr);  // it remains a doubt in the summary
    QCOMPARE(find<QPushButton>("wizardNext")->text(), QStringLiteral("&Import anyway"));
  }

  void oneClickSwapsUserAndItem() {
    start(caseFile("79-few-things/plans.csv"));
    waitForCount();
    wizard().goTo(2);
    QPushButton* remedy = remedyCalled(QStringLiteral("Swap user and item"));
    QVERIFY(remedy != nullptr);
    std::function<void()> undo;
    connect(m_context.get(), &AppContext::announced, this,
            [&undo](const QString&, const QString&, std::function<void()> act) { undo = act; });
    QTest::mouseClick(remedy, Qt::LeftButton);
    QCOMPARE(draft().columnWith(ColumnRole::User), QStringLiteral("2"));
    QCOMPARE(draft().columnWith(ColumnRole::Item), QStringLiteral("1"));
    QVERIFY(remedyCalled(QStringLiteral("Swap user and item")) == nullptr);  // gone at once
    waitForCount();
    QVERIFY(remedyCalled(QStringLiteral("Swap user and item")) == nullptr);  // and for good
    QCOMPARE(columnShownAs(ColumnRole::User), QStringLiteral("2"));

    undo();  // as the status bar offers
    waitForCount();
    QCOMPARE(draft().columnWith(ColumnRole::User), QStringLiteral("1"));
    QVERIFY(remedyCalled(QStringLiteral("Swap user and item")) != nullptr);
  }

  void oneKeySetsTheLowestRating() {
    start(caseFile("19-negative-ratings/signed.csv"));
    waitForCount();
    wizard().goTo(2);
    QPushButton* remedy = remedyCalled(QStringLiteral("Keep only values from 0.5 on"));
    QVERIFY(remedy != nullptr);
    remedy->setFocus();
    QTest::keyClick(remedy, Qt::Key_Space);
    waitForCount();
    QCOMPARE(draft().options().cleaning.minRating, std::optional<double>(0.5));
    // Of 320 rows 184 have a value of 0 or less, and 0.5 is the lowest above.
    QCOMPARE(draft().count()->rows.filtered, std::uint64_t{184});
    QCOMPARE(visibleRemedies().size(), 0);
    wizard().goTo(3);
    QVERIFY(find<QCheckBox>("useThreshold")->isChecked());
    QCOMPARE(find<QDoubleSpinBox>("threshold")->value(), 0.5);
  }

  void oneClickReadsTheMonthFirst() {
    QByteArray text = "user,item,date\n";
    for (int row = 0; row < 20; ++row) {
      text += QStringLiteral("u%1,i%2,0%3/0%4/2024\n")
                  .arg(row % 5)
                  .arg(row % 7)
                  .arg(row % 4 + 1)
                  .arg(row % 3 + 5)
                  .toUtf8();
    }
    start(write(QStringLiteral("dates.csv"), text));
    waitForCount();
    wizard().goTo(2);
    QPushButton* remedy = remedyCalled(QStringLiteral("Read the month first"));
    QVERIFY(remedy != nullptr);
    QCOMPARE(columnBeside(*remedy), QStringLiteral("date"));
    QTest::mouseClick(remedy, Qt::LeftButton);
    waitForCount();
    QCOMPARE(draft().preview()->format.dayFirst, std::optional<bool>(false));
    QCOMPARE(visibleRemedies().size(), 0);
  }

  /// Years of two digits may come first: the note's button goes through all three orders.
  void datesAreReadTheOtherWayThreeTimes() {
    QByteArray text = "user,item,date\n";
    for (int row = 0; row < 20; ++row) {
      text += QStringLiteral("u%1,i%2,0%3/0%4/0%5\n")
                  .arg(row % 5)
                  .arg(row % 7)
                  .arg(row % 4 + 1)
                  .arg(row % 3 + 5)
                  .arg(row % 2 + 8)
                  .toUtf8();
    }
    start(write(QStringLiteral("dates.csv"), text));
    waitForCount();
    auto* note = find<NoteBar>("dateNote");
    QVERIFY(note->isVisible());
    QPushButton* other = nullptr;
    for (QPushButton* pressed : note->findChildren<QPushButton*>())
      if (pressed->text() == QStringLiteral("Read them the other way")) other = pressed;
    QVERIFY(other != nullptr && other->isVisible());
    const auto order = [this] {
      const TextFormat& format = draft().preview()->format;
      return format.yearFirst                  ? QStringLiteral("year")
             : format.dayFirst.value_or(false) ? QStringLiteral("day")
                                               : QStringLiteral("month");
    };
    const QStringList cycle{QStringLiteral("day"), QStringLiteral("month"), QStringLiteral("year")};
    qsizetype at = cycle.indexOf(order());
    for (int press = 0; press < 3; ++press) {
      QTest::mouseClick(other, Qt::LeftButton);
      waitForCount();
      at = (at + 1) % cycle.size();
      QCOMPARE(order(), cycle[at]);
      QVERIFY2(note->text().contains(cycle[at] + QStringLiteral(" first")),
               qPrintable(note->text()));
    }
  }

  void aTimeTakenForAnItemBecomesTheTime() {
    start(caseFile("45-session-and-user/e.csv"));
    waitForCount();
    wizard().goTo(2);
    std::size_t date = 0;
    while (draft().preview()->columns[date].name != "date") ++date;
    draft().setRole(date, ColumnRole::Item);
    waitForCount();
    QPushButton* remedy = remedyCalled(QStringLiteral("Read it as the time"));
    QVERIFY(remedy != nullptr);
    QCOMPARE(columnBeside(*remedy), QStringLiteral("date"));
    QTest::mouseClick(remedy, Qt::LeftButton);
    QCOMPARE(draft().columnWith(ColumnRole::Time), QStringLiteral("date"));
    // Which column is the item then is not known; the wizard asks.
    QTRY_VERIFY(!find<QPushButton>("wizardNext")->isEnabled());
    QVERIFY(find<QLabel>("wizardSentence")->text().contains(QStringLiteral("item")));
  }

  void linesCanBeSkippedByHand() {
    start(write(QStringLiteral("titled.csv"),
                "Sales of June\n" + QByteArray("made for us\n") + "user,item\nu1,i1\nu1,i2\n"));
    find<QSpinBox>("skipLines")->setValue(3);
    waitForCount();
    // Three lines are passed over, the header among them: two rows, or one below a header.
    QCOMPARE(draft().options().skipLines, std::uint64_t{3});
    QVERIFY(draft().preview()->rows.size() <= 2);
    find<QSpinBox>("skipLines")->setValue(2);
    waitForCount();
    QCOMPARE(draft().columnWith(ColumnRole::User), QStringLiteral("user"));
    QCOMPARE(draft().count()->rows.read, std::uint64_t{2});
  }

  void kindsOfEventsAreKeptAndWeighed() {
    start(writeEvents());
    waitForCount();
    draft().domainChosen = true;
    draft().setDomain(Domain::General);  // what shops sell adds up anyway
    waitForCount();
    wizard().goTo(3);
    QVERIFY(find<QWidget>("eventPanel")->isVisible());
    // 30 views, 20 carts, 10 purchases, the most frequent first; all count alike.
    QCOMPARE(find<QCheckBox>("keepEvent1")->text(), QStringLiteral("view"));
    QVERIFY(find<QCheckBox>("keepEvent3")->isChecked());
    QCOMPARE(draft().options().cleaning.duplicates, DuplicatePolicy::KeepLast);
    find<QDoubleSpinBox>("eventWeight3")->setValue(5);
    click(*find<QCheckBox>("keepEvent1"));
    waitForCount();
    QCOMPARE(draft().count()->rows.filtered, std::uint64_t{30});
    const std::vector<EventWeight>& events = draft().options().cleaning.events;
    QCOMPARE(events.size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(events[1].name), QStringLiteral("buy"));
    QCOMPARE(events[1].weight, 5.0);
    // As on the command line weights add up unless a person chose otherwise.
    QCOMPARE(draft().options().cleaning.duplicates, DuplicatePolicy::Sum);
    QVERIFY(find<QLabel>("cleaningOrder")->text().startsWith(QStringLiteral("1. Only these")));

    click(*find<QCheckBox>("keepEvent2"));
    click(*find<QCheckBox>("keepEvent3"));
    QVERIFY(!find<QPushButton>("wizardNext")->isEnabled());
    for (const char* box : {"keepEvent1", "keepEvent2", "keepEvent3"}) click(*find<QCheckBox>(box));
    find<QDoubleSpinBox>("eventWeight3")->setValue(1);
    QVERIFY(draft().options().cleaning.events.empty());
    QCOMPARE(draft().options().cleaning.duplicates, DuplicatePolicy::KeepLast);
    QVERIFY(find<QPushButton>("wizardNext")->isEnabled());
  }

  void everyEventCanBeKept() {
    start(writeRatings());  // u0 has i0 twice
    waitForCount();
    wizard().goTo(3);
    auto* keep = find<QCheckBox>("keepRepeats");
    auto* policy = find<Segments>("duplicates");
    QVERIFY(keep->isEnabled() && !keep->isChecked());
    const CleaningOptions& cleaning = draft().options().cleaning;
    // The first alone does not go with it: what was wished last holds.
    policy->setCurrentData(static_cast<int>(DuplicatePolicy::KeepFirst));
    click(*keep);
    QVERIFY(cleaning.keepRepeats && cleaning.duplicates == DuplicatePolicy::KeepLast);
    QCOMPARE(policy->currentData().toInt(), static_cast<int>(DuplicatePolicy::KeepLast));
    waitForCount();
    QCOMPARE(draft().count()->rows.repeats, std::uint64_t{1});
    QVERIFY(find<QLabel>("cleaningOrder")->text().contains(QStringLiteral("kept as an event")));
    policy->setCurrentData(static_cast<int>(DuplicatePolicy::KeepFirst));
    QVERIFY(!cleaning.keepRepeats && !keep->isChecked());

    start(writeEvents());  // without times there is no order
    waitForCount();
    wizard().goTo(3);
    QVERIFY(!find<QCheckBox>("keepRepeats")->isEnabled());
  }

  void aSideFileSaysWhomItDescribes() {
    start(caseFile("60-item-id-column/mj_r.csv"));
    wizard().goTo(4);
    auto* file = find<QLineEdit>("itemsFile");
    file->setText(caseFile("60-item-id-column/mj_i.csv"));
    Q_EMIT file->editingFinished();
    waitForCount();
    auto* match = find<QLabel>("itemsFileMatch");
    auto* column = find<QComboBox>("itemsFileId");
    QVERIFY(match->text().startsWith(QStringLiteral("300 of 300")));
    QCOMPARE(column->currentText(), QStringLiteral("As found: anime_ids"));
    QCOMPARE(column->count(), 4);  // and anime_ids, name, episodes
    choose(*column, QStringLiteral("name"));
    waitForCount();
    QVERIFY(match->text().startsWith(QStringLiteral("0 of 300")));
    // Nobody being described is doubtful, without a column of the interactions to blame.
    wizard().goTo(2);
    QVERIFY(!find<DoubtList>("fileDoubts")->doubts().empty());
    wizard().goTo(4);
    choose(*column, QString());
    waitForCount();
    QVERIFY(match->text().startsWith(QStringLiteral("300 of 300")));
  }

  void aSideFileShowsItsFirstRows() {
    start(caseFile("60-item-id-column/mj_r.csv"));
    wizard().goTo(4);
    auto* rows = find<QTableView>("itemsFileRows");
    QVERIFY(!rows->isVisible());
    auto* file = find<QLineEdit>("itemsFile");
    file->setText(caseFile("60-item-id-column/mj_i.csv"));
    Q_EMIT file->editingFinished();
    QTRY_VERIFY(rows->isVisible());
    QCOMPARE(rows->model()->columnCount(), 3);
    QCOMPARE(rows->model()->rowCount(), 4);
    waitForCount();
    QCOMPARE(rows->model()->headerData(0, Qt::Horizontal).toString(),
             QStringLiteral("anime_ids (ids)"));
    QCOMPARE(rows->model()->headerData(2, Qt::Horizontal).toString(), QStringLiteral("episodes"));
    choose(*find<QComboBox>("itemsFileId"), QStringLiteral("name"));
    waitForCount();
    QCOMPARE(rows->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("name (ids)"));
    // Links are shown as well; what is no table is refused at its field.
    auto* links = find<QLineEdit>("linksFile");
    links->setText(write(QStringLiteral("friends.csv"), "a,b\n1,2\n"));
    Q_EMIT links->editingFinished();
    QTRY_COMPARE(find<QTableView>("linksFileRows")->model()->rowCount(), 1);
    links->setText(write(QStringLiteral("picture.png"), "\x89PNG\r\n\x1a\n"));
    Q_EMIT links->editingFinished();
    QTRY_VERIFY(!find<QPushButton>("wizardNext")->isEnabled());
    QVERIFY(!find<QTableView>("linksFileRows")->isVisible());
  }

  void everyItemOfALineIsShown() {
    start(write(QStringLiteral("lists.txt"), "ann i1 i2 i3\nbob i2\ncem i1 i4\n"));
    QCOMPARE(draft().preview()->layout, Layout::Lists);
    PreviewModel& rows = find<PreviewTable>("previewTable")->rows();
    QStringList shown;
    for (int row = 0; row < rows.rowCount(); ++row)
      shown << rows.index(row, 0).data().toString() + rows.index(row, 1).data().toString() +
                   rows.index(row, 2).data().toString();
    QCOMPARE(shown.join(QLatin1Char(' ')),
             QStringLiteral("1anni1 1anni2 1anni3 2bobi2 3cemi1 3cemi4"));
  }

  void aFileBesideTheSourceIsUsedUntilItIsTakenOut() {
    write(QStringLiteral("items.csv"), "item,title\ni0,Nought\ni1,One\ni2,Two\n");
    QByteArray text = "user,item\n";
    for (int row = 0; row < 12; ++row)
      text += QStringLiteral("u%1,i%2\n").arg(row / 3).arg(row % 3).toUtf8();
    start(write(QStringLiteral("interactions.csv"), text));
    wizard().goTo(4);
    waitForCount();
    QVERIFY(find<QCheckBox>("itemsFileUse")->isChecked());
    QVERIFY(find<QLabel>("itemsFileMatch")->text().startsWith(QStringLiteral("3 of 3")));
    click(*find<QCheckBox>("itemsFileUse"));
    waitForCount();
    QVERIFY(draft().count()->reading.sides.empty());
    QVERIFY(!find<QLabel>("itemsFileMatch")->isVisible());
  }

  void theSummarySaysHowItIsRead() {
    start(caseFile("05-excel-sep/bestellungen.csv"));
    waitForCount();
    wizard().goTo(6);
    QStringList labels;
    QString words;
    for (const ReadingPanel::Line& line : find<ReadingPanel>("reading")->lines()) {
      labels << line.first;
      words += line.first + QLatin1Char('=') + line.second + QLatin1Char('\n');
    }
    QVERIFY(words.contains(QStringLiteral("Read from=bestellungen.csv\n")));
    QVERIFY(words.contains(QStringLiteral("User=Kunde\n")));
    QVERIFY(words.contains(QStringLiteral("Line 1 is no row=sep=;\n")));
    QVERIFY(words.contains(QStringLiteral("Kind of data=")));
    QCOMPARE(labels.removeDuplicates(), 0);  // no fact twice
  }

  void doubtsFollowTheLanguage() {
    start(caseFile("79-few-things/plans.csv"));
    waitForCount();
    wizard().goTo(2);
    Language::instance().use(QStringLiteral("zh_CN"));
    const bool chinese = QTest::qWaitFor(
        [this] { return remedyCalled(QStringLiteral("交换用户和物品")) != nullptr; });
    Language::instance().use(QStringLiteral("en"));
    QVERIFY(chinese);
    QTRY_VERIFY(remedyCalled(QStringLiteral("Swap user and item")) != nullptr);
  }

  void picturesOfReadings() {
    for (const char* language : {"en", "zh_CN"}) {
      Language::instance().use(QLatin1String(language));
      m_screen->resize(1016, 648);
      shootSteps(caseFile("43-report-preamble/ga4.csv"), {1});
      shootSteps(caseFile("17-float-ids/online_retail_II.csv"), {2, 6});
      shootSteps(writeEvents(), {3});
      start(caseFile("60-item-id-column/mj_r.csv"));
      draft().setSidePath(
          0, std::filesystem::path(caseFile("60-item-id-column/mj_i.csv").toStdString()));
      shootStep(4);
      start(writeRatings());
      shootStep(6);
      draft().setSidePath(
          2,
          std::filesystem::path(
              write(QStringLiteral("pairs.csv"), "user,friend\nu0,u1\nu1,nobody\n").toStdString()));
      shootStep(4);
    }
    Language::instance().use(QStringLiteral("en"));
  }

  void picturesOfEveryStep() {
    const QString sample =
        QStringLiteral(TASTESCOPE_SOURCE_DIR "/resources/sample/interactions.csv.gz");
    for (const QSize size : {QSize(1196, 740), QSize(1836, 1020)}) {
      m_screen->resize(size);
      start(sample);
      for (int step = 0; step < 7; ++step) {
        wizard().goTo(step);
        testing::shoot(*m_screen, QStringLiteral("wizard-%1-%2").arg(size.width()).arg(step + 1),
                       [&] {
                         waitForCount();
                         QTest::qWait(50);  // until the page is laid out
                       });
      }
    }
    start(writeRatings());
    waitForCount();
    testing::shoot(*m_screen, QStringLiteral("wizard-problems"), [&] { waitForCount(); });
  }

 private:
  QString project(const char* name) const {
    return m_folder->filePath(QLatin1String(name) + QStringLiteral(".tastescope"));
  }

  /// The column whose row on the Columns step shows a role.
  QString columnShownAs(ColumnRole role) {
    const auto& columns = draft().preview()->columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const QByteArray name = QByteArray("role") + QByteArray::number(qulonglong(i + 1));
      if (find<QComboBox>(name.constData())->currentData().toInt() == static_cast<int>(role))
        return QString::fromStdString(columns[i].name);
    }
    return {};
  }
  QList<QPushButton*> visibleRemedies() {
    QList<QPushButton*> shown = m_screen->findChildren<QPushButton*>(QStringLiteral("doubtRemedy"));
    shown.removeIf([](const QPushButton* each) { return !each->isVisible(); });
    return shown;
  }
  QPushButton* remedyCalled(const QString& label) {
    for (QPushButton* each : visibleRemedies()) {
      if (each->text() == label) return each;
    }
    return nullptr;
  }
  /// The column under whose row a remedy stands.
  QString columnBeside(const QPushButton& remedy) {
    const QString list = remedy.parentWidget()->parentWidget()->objectName();
    if (!list.startsWith(QStringLiteral("doubts"))) return {};
    const auto column = list.mid(6).toUInt();
    return column == 0 ? QString()
                       : QString::fromStdString(draft().preview()->columns[column - 1].name);
  }
  void goOnToTheSummary() {
    while (wizard().currentStep() < 6)
      QTest::mouseClick(find<QPushButton>("wizardNext"), Qt::LeftButton);
  }
  void shootStep(int step) {
    wizard().goTo(step);
    const QString source = draft().sourceName().section(QLatin1Char('.'), 0, 0);
    testing::shoot(*m_screen,
                   QStringLiteral("reading-%1-%2-%3-%4")
                       .arg(source)
                       .arg(step + 1)
                       .arg(m_screen->width())
                       .arg(Language::instance().current()),
                   [&] {
                     waitForCount();
                     QTest::qWait(50);  // until the page is laid out
                   });
  }
  void shootSteps(const QString& source, const QList<int>& steps) {
    start(source);
    for (const int step : steps) shootStep(step);
  }
  /// 30 views, 20 carts and 10 purchases of 6 users and 10 items.
  QString writeEvents() const {
    QByteArray text = "user,item,event\n";
    for (int row = 0; row < 60; ++row) {
      const char* kind = row < 30 ? "view" : row < 50 ? "cart" : "buy";
      text += QStringLiteral("u%1,i%2,%3\n")
                  .arg(row % 6)
                  .arg(row % 10)
                  .arg(QLatin1String(kind))
                  .toUtf8();
    }
    return write(QStringLiteral("events.csv"), text);
  }

  /// 8 users with 5 items each, rated 1 to 5 in turn; one row again, one row without a user.
  QString writeRatings() const {
    QByteArray text = "user;item;rating;date\n";
    for (int user = 0; user < 8; ++user) {
      for (int item = 0; item < 5; ++item) {
        text += QStringLiteral("u%1;i%2;%3;2024-03-%4\n")
                    .arg(user)
                    .arg((user + item) % 12)
                    .arg(item + 1)
                    .arg(item + 10)
                    .toUtf8();
      }
    }
    text += "u0;i0;1;2024-04-01\n;i3;5;2024-04-02\n";
    return write(QStringLiteral("ratings.csv"), text);
  }
  QString writePart(const char* part) const {
    QByteArray text = "user,item,rating\n";
    const int first = QLatin1String(part) == QLatin1String("trainFile")   ? 0
                      : QLatin1String(part) == QLatin1String("validFile") ? 1
                                                                          : 2;
    for (int row = 0; row < 10; ++row)
      text += QStringLiteral("u%1,i%2,5\n").arg(row % 5).arg(row + 10 * first).toUtf8();
    return write(QLatin1String(part) + QStringLiteral(".csv"), text);
  }
};

QTEST_MAIN(ImportWizardTest)
#include "tst_ImportWizard.moc"
