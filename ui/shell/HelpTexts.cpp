#include "ui/shell/HelpTexts.h"

#include <QCoreApplication>

namespace tastescope::ui {

namespace {

class Help {
  Q_DECLARE_TR_FUNCTIONS(Help)

 public:
  static QStringList paragraphs(ScreenId screen) {
    switch (screen) {
      case ScreenId::Home:
        return {tr("Home opens projects. A project is one file that holds the data, the trained "
                   "models and everything known about them."),
                tr("Drop a file, a folder or an archive anywhere on the window to import it. The "
                   "sample holds real purchases of a UK gift shop.")};
      case ScreenId::Data:
        return {tr("Data shows what was imported: figures, the long tail of popularity, activity "
                   "over time, people with their history, and items."),
                tr("While importing, every row read is imported, merged, filtered or rejected; the "
                   "four always add up, and rejected rows can be saved.")};
      case ScreenId::Train:
        return {tr("Train sets a model up and shows it learning. Baselines are trained beside it, "
                   "so that its numbers can be evaluated."),
                tr("Stop and keep best ends a training early with its best epoch. Pause keeps "
                   "everything; Discard removes the run."),
                tr("Search tries many settings of a model and compares them on validation. Stop "
                   "it at any time and continue later; each trial is a run.")};
      case ScreenId::Runs:
        return {tr("Runs lists every trained model. Check two or more to see their curves and a "
                   "paired test of their difference."),
                tr("Deleting can be undone from the status bar.")};
      case ScreenId::Latent:
        return {
            tr("Latent is a map of what the model thinks is alike: each point is a user or an "
               "item. Distances in the lists are measured in the model's space, not on the map."),
            tr("Circle a group to read what its people have in common.")};
      case ScreenId::Recommend:
        return {tr("Recommend shows what a person had beside what they would get. Select a "
                   "recommendation to see which history items carry it."),
                tr("Add or remove items to see the list change at once; nothing of it is saved "
                   "until told.")};
      case ScreenId::Evaluate:
        return {
            tr("Evaluate shows how good the lists are. The protocol at the left says how every "
               "number was made."),
            tr("Below the totals the numbers are split by activity, popularity and kind of item.")};
    }
    return {};
  }

  static QList<QPair<QString, QString>> keys(ScreenId screen) {
    switch (screen) {
      case ScreenId::Latent:
        return {{tr("Drag, wheel"), tr("Move the map, zoom at the pointer")},
                {QStringLiteral("L"), tr("Circle with the lasso")},
                {tr("Shift+drag"), tr("Select a box; Ctrl adds, Alt removes")},
                {QStringLiteral("F"), tr("Show everything")},
                {QStringLiteral("Esc"), tr("Clear the selection")},
                {QStringLiteral("/"), tr("Search")}};
      case ScreenId::Home:
        return {{tr("Up, Down"), tr("Move through the projects")},
                {tr("Return"), tr("Open the project")},
                {QStringLiteral("Del"), tr("Remove it from the list; the file stays")}};
      default:
        return {{QStringLiteral("Ctrl+C"), tr("Copy the table with headers")},
                {QStringLiteral("Ctrl+F"), tr("Go to the search field")},
                {QStringLiteral("Ctrl+E"), tr("Export")}};
    }
  }
};

}  // namespace

QStringList helpParagraphs(ScreenId screen) { return Help::paragraphs(screen); }
QList<QPair<QString, QString>> helpKeys(ScreenId screen) { return Help::keys(screen); }

}  // namespace tastescope::ui
