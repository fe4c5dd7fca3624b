// The latent screen: the map of users or items in a run's space, who is selected, the nearest of
// one point, the space's dimensions and the list that changes when a point is moved.
// Thread rule: GUI thread; every computation is a job of LatentModel. Cost: see LatentMap.h.
#pragma once

#include "core/workflow/Selections.h"
#include "ui/context/Screen.h"
#include "ui/latent/LatentModel.h"
#include "ui/latent/SelectionHistory.h"

class QComboBox;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace tastescope::ui {

class EmptyState;
class ErrorPane;
class LatentInspector;
class LayoutSettings;
class LatentStrip;
class MadeUpDialog;
class MapToolbar;
class MapView;
class PageHeader;
class RunCombo;
class Segments;

class LatentScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit LatentScreen(AppContext& context, QWidget* parent = nullptr);
  void activate(const Destination& destination) override;
  [[nodiscard]] bool diesWithProject() const override { return true; }
  [[nodiscard]] QString statusText() const override;
  [[nodiscard]] LatentModel& model() { return m_model; }
  [[nodiscard]] MapView* view() const { return m_view; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void makeHeader();
  QWidget* makeBody();
  void connectMap();
  void connectLayout();
  [[nodiscard]] std::optional<MapMethod> method() const;
  void layOut();
  void connectInspector();
  void connectSelections();
  void takeSelection();
  void keepSelected();
  void showKept(const KeptSelection& selection);
  void reload();
  void takeSpace();
  void showState();
  void focusPoint(std::optional<std::uint32_t> position);
  void showEntity(Index entity);
  void updateInspector();
  void exportPicture();
  void savePicture(const QString& file);
  void exportPoints(bool vectors);
  void savePoints(bool vectors, const QString& file);
  void recommendToSelection();
  void makePeopleUp();
  void retranslate() override;
  [[nodiscard]] QString runName() const;
  void askFile(const QString& title, const QString& suffix, const QString& filter,
               std::function<void(const QString& file)> write);

  AppContext& m_context;
  LatentModel m_model;
  PageHeader* m_header = nullptr;
  QLabel* m_runName = nullptr;
  RunCombo* m_run = nullptr;
  Segments* m_entity = nullptr;
  QComboBox* m_method = nullptr;
  LayoutSettings* m_settings = nullptr;
  QToolButton* m_settingsButton = nullptr;
  QToolButton* m_people = nullptr;
  QToolButton* m_export = nullptr;
  QMenu* m_exportMenu = nullptr;
  QStackedWidget* m_pages = nullptr;
  EmptyState* m_empty = nullptr;
  ErrorPane* m_error = nullptr;
  QSplitter* m_split = nullptr;
  MapToolbar* m_toolbar = nullptr;
  MapView* m_view = nullptr;
  LatentStrip* m_strip = nullptr;
  LatentInspector* m_inspector = nullptr;
  SelectionHistory m_history;
  MadeUpDialog* m_madeUp = nullptr;  ///< once somebody asked for it
  bool m_reloadWhenSeen = false;
  bool m_inspectorWanted = false;  ///< in a narrow window, after a click on its button
  Index m_select = kNoIndex;       ///< to be focused once the space is there
};

}  // namespace tastescope::ui
