// The row above the map: tools, colour, size, points or density, search, and the inspector's button
// in narrow windows. Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QWidget>

#include "ui/charts/LatentMap.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace tastescope::ui {

class EntitySearch;
class Segments;

class MapToolbar : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit MapToolbar(AppContext& context, QWidget* parent = nullptr);
  void setTool(MapTool tool);
  void setEntity(Entity entity);
  /// Attribute names, keys as the core knows them; `current` is shown without a signal.
  void setColourings(const std::vector<std::string>& names, const std::string& current);
  void setInspectorButton(bool offered, bool shown, const QString& text);
  void focusSearch();

 Q_SIGNALS:
  void toolChosen(tastescope::ui::MapTool tool);
  void colouringChosen(const QString& name);
  void sizeByActivity(bool byActivity);
  void modeChosen(tastescope::ui::MapMode mode);
  void entityFound(quint32 index);
  void inspectorToggled(bool shown);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate() override;
  void fitNames();

  Segments* m_tools;
  QLabel* m_colourName;
  QComboBox* m_colour;
  QLabel* m_sizeName;
  QComboBox* m_size;
  Segments* m_mode;
  EntitySearch* m_search;
  QPushButton* m_inspector;
  bool m_narrow = false;
  Entity m_entity = Entity::User;
  AppContext& m_context;
};

}  // namespace tastescope::ui
