#include "ui/shell/WhatsThisGuide.h"

#include <QApplication>
#include <QHelpEvent>
#include <QWhatsThis>
#include <QWidget>

#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

struct NamedSentence {
  const char* control;  ///< its object name
  const char* source;
};

constexpr NamedSentence kSentences[] = {
    {"findProject",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Shows only the projects whose name or folder holds these words.")},
    {"openSample",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "Opens the sample that comes with Tastescope: a year of purchases in a gift shop.")},
    {"chooseFile",
     QT_TRANSLATE_NOOP("WhatsThis", "Asks for a file with data and begins to import it.")},
    {"trainModel", QT_TRANSLATE_NOOP("WhatsThis", "Goes to where a model is set up and trained.")},
    {"exportData", QT_TRANSLATE_NOOP("WhatsThis", "Writes a table of the project to a text file.")},
    {"exportRuns", QT_TRANSLATE_NOOP("WhatsThis", "Writes a table of the runs to a text file.")},
    {"exportMetrics",
     QT_TRANSLATE_NOOP("WhatsThis", "Writes a report of these runs, or their numbers as a table.")},
    {"dataTabs",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "The pages of the data: an overview, then people, items, links and how it was read.")},
    {"activityBin",
     QT_TRANSLATE_NOOP("WhatsThis", "How much time one bar of the chart stands for.")},
    {"overviewUsersSearch",
     QT_TRANSLATE_NOOP("WhatsThis", "Shows only the people whose id holds these letters.")},
    {"overviewUsersTable",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "The people of the data; whoever is selected has the history beside it.")},
    {"overviewHistoryTable",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "What the selected person had, with the attributes of the items.")},
    {"historyTable",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "What this person had; rows that carry the selected recommendation are marked.")},
    {"overviewHistoryShowOnMap",
     QT_TRANSLATE_NOOP("WhatsThis", "Shows this person on the map of a run.")},
    {"showOnMap", QT_TRANSLATE_NOOP("WhatsThis", "Shows this person on the map of the run.")},
    {"overviewHistoryRecommend",
     QT_TRANSLATE_NOOP("WhatsThis", "Shows what this person would be recommended.")},
    {"copySettings",
     QT_TRANSLATE_NOOP("WhatsThis", "Takes the settings over from an earlier run.")},
    {"defaults",
     QT_TRANSLATE_NOOP("WhatsThis", "Sets every setting back to what it was at first.")},
    {"addToQueue", QT_TRANSLATE_NOOP("WhatsThis", "Trains this model after those that train now.")},
    {"changeSplit",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "Chooses which part of the data is learned from and which is kept for measuring.")},
    {"seeds",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "How many times the model is trained, each time from another seed.")},
    {"seed", QT_TRANSLATE_NOOP(
                 "WhatsThis",
                 "The number that all random draws begin with; the same one gives the same run.")},
    {"metric", QT_TRANSLATE_NOOP("WhatsThis",
                                 "The number on validation that decides which epoch is the best.")},
    {"advancedFold",
     QT_TRANSLATE_NOOP("WhatsThis", "Shows or hides the settings that seldom need a change.")},
    {"findRuns",
     QT_TRANSLATE_NOOP("WhatsThis", "Shows only the runs whose name or note holds these words.")},
    {"modelFilter", QT_TRANSLATE_NOOP("WhatsThis", "Shows only the runs of this model.")},
    {"starredFilter", QT_TRANSLATE_NOOP("WhatsThis", "Shows only the runs with a star.")},
    {"runsTable",
     QT_TRANSLATE_NOOP("WhatsThis", "All trained runs; those with a mark are compared below.")},
    {"openRun", QT_TRANSLATE_NOOP("WhatsThis", "Shows the curves and settings of this run.")},
    {"noteRun", QT_TRANSLATE_NOOP("WhatsThis", "Writes a note beside this run.")},
    {"cloneRun", QT_TRANSLATE_NOOP("WhatsThis",
                                   "Sets up a new run that begins with the settings of this one.")},
    {"runCurvesChart",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "The metric on validation after each epoch, a line for each compared run.")},
    {"runCurvesAxis",
     QT_TRANSLATE_NOOP("WhatsThis", "Whether the curves lie over epochs or over time.")},
    {"latentRun", QT_TRANSLATE_NOOP("WhatsThis", "The run whose latent space is shown.")},
    {"latentEntity", QT_TRANSLATE_NOOP("WhatsThis", "Whether the map shows people or items.")},
    {"latentMap",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "Each point is one person or item; those that lie close are alike to the model.")},
    {"mapMode",
     QT_TRANSLATE_NOOP("WhatsThis", "Whether points are drawn one by one or as density.")},
    {"mapLegend",
     QT_TRANSLATE_NOOP("WhatsThis", "What the colours mean; a row selects its group.")},
    {"dimensionOrder",
     QT_TRANSLATE_NOOP("WhatsThis", "By what the latent dimensions are ordered.")},
    {"recommendRun", QT_TRANSLATE_NOOP("WhatsThis", "The run that makes the recommendations.")},
    {"newPerson",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Makes up a person from items and shows what they would be recommended.")},
    {"userList",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "The people of the data; choose one to see their recommendations.")},
    {"filterButton",
     QT_TRANSLATE_NOOP("WhatsThis", "Recommends only items with certain attributes.")},
    {"addItem",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "Adds an item to the history, to see how the list changes; nothing is stored.")},
    {"recommendationTable",
     QT_TRANSLATE_NOOP("WhatsThis", "What this person would be recommended, the best first.")},
    {"comparedTable", QT_TRANSLATE_NOOP("WhatsThis",
                                        "What the other run would recommend to this person, and "
                                        "where it stands in the first list.")},
    {"compareWith",
     QT_TRANSLATE_NOOP("WhatsThis", "Puts the list of another run beside this one.")},
    {"stopComparing", QT_TRANSLATE_NOOP("WhatsThis", "Takes the other run's list away.")},
    {"listKind", QT_TRANSLATE_NOOP("WhatsThis",
                                   "Recommendations by their score, sampled from what the model "
                                   "holds possible, or written on.")},
    {"chooseRuns",
     QT_TRANSLATE_NOOP("WhatsThis", "Chooses which runs are evaluated side by side.")},
    {"compareRun", QT_TRANSLATE_NOOP("WhatsThis", "The run that the others are compared with.")},
    {"copyProtocol",
     QT_TRANSLATE_NOOP("WhatsThis", "Copies how these numbers were made, as text.")},
    {"metricsTable",
     QT_TRANSLATE_NOOP("WhatsThis", "Every chosen run with its metrics and their 95 % intervals.")},
    {"listLength", QT_TRANSLATE_NOOP("WhatsThis", "How many items of each list are measured.")},
    {"recallDivisor",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "What a recall is divided by: all held-out items, or as many as the list has room for.")},
    {"itemAttribute",
     QT_TRANSLATE_NOOP("WhatsThis", "The attribute of the items whose shares are compared.")},
    {"segmentSwitch",
     QT_TRANSLATE_NOOP("WhatsThis", "By what people or items are put into groups.")},
};

}  // namespace

QString whatsThisOf(const QWidget& widget) {
  if (!widget.whatsThis().isEmpty()) return widget.whatsThis();
  for (const NamedSentence& one : kSentences) {
    if (widget.objectName() == QLatin1String(one.control))
      return inDataNouns(QCoreApplication::translate("WhatsThis", one.source));
  }
  return widget.toolTip().isEmpty() ? widget.accessibleDescription() : widget.toolTip();
}

WhatsThisGuide::WhatsThisGuide(QObject* parent) : QObject(parent) {
  qApp->installEventFilter(this);
}

bool WhatsThisGuide::eventFilter(QObject* watched, QEvent* event) {
  const bool asks = event->type() == QEvent::QueryWhatsThis;
  if (!asks && event->type() != QEvent::WhatsThis) return false;
  auto* widget = qobject_cast<QWidget*>(watched);
  // With words of its own it answers itself; Qt asks what stands around it next.
  if (widget == nullptr || !widget->whatsThis().isEmpty()) return false;
  const QString words = whatsThisOf(*widget);
  if (words.isEmpty()) return false;
  if (!asks) QWhatsThis::showText(static_cast<QHelpEvent*>(event)->globalPos(), words, widget);
  event->accept();
  return true;
}

}  // namespace tastescope::ui
