// The users or the items as a panel: search, sort, column chooser, small pictures of activity, one
// selected row. Thread rule: GUI thread; pages come from jobs. Cost: see EntityModel.
#pragma once

#include <QWidget>

#include "ui/data/EntityModel.h"
#include "ui/widgets/Translated.h"

namespace tastescope::ui {

class ColumnFit;
class DataTable;
class Panel;
class SearchField;

class EntityPane : public Translated<QWidget> {
  Q_OBJECT
 public:
  EntityPane(AppContext& context, Entity entity, const QString& name, QWidget* parent = nullptr);
  void reload();
  /// Selects a row by the position of its user or item when it is among the loaded rows.
  [[nodiscard]] DataTable* table() const { return m_table; }
  [[nodiscard]] EntityModel& model() { return *m_model; }
  [[nodiscard]] Panel* panel() const { return m_panel; }

 Q_SIGNALS:
  /// `row` is valid during the signal only.
  void entitySelected(const tastescope::EntityRow& row);

 private:
  void retranslate() override;
  void arrange();
  void afterAnswer(qulonglong matching);
  void reportCurrent();

  AppContext& m_context;
  Entity m_entity;
  EntityModel* m_model;
  Panel* m_panel;
  SearchField* m_search;
  DataTable* m_table;
  ColumnFit* m_fit;
  bool m_arranged = false;
  qulonglong m_matching = 0;
};

}  // namespace tastescope::ui
