// The links between users that were imported: who with whom, searched by id. Thread rule: GUI
// thread; the search runs in the pool. Cost: one pair of positions a link.
#pragma once

#include "core/workflow/data/LinkTable.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/TableModel.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

namespace tastescope::ui {

class DataTable;
class Panel;
class SearchField;

class LinksModel : public TableModel {
  Q_OBJECT
 public:
  using TableModel::TableModel;
  void setLinks(SessionPtr session, std::vector<std::pair<Index, Index>> links);
  void setNames(const QString& source, const QString& target);

 protected:
  [[nodiscard]] int rows() const override { return static_cast<int>(m_links.size()); }
  [[nodiscard]] int columns() const override { return 2; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant header(int section, int role) const override;

 private:
  SessionPtr m_session;
  std::vector<std::pair<Index, Index>> m_links;
  QString m_names[2];
};

class LinksPage : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit LinksPage(AppContext& context, QWidget* parent = nullptr);
  void reload();

 private:
  void ask(const QString& filter);
  void retranslate() override;

  AppContext& m_context;
  Panel* m_panel;
  SearchField* m_search;
  DataTable* m_table;
  LinksModel* m_model;
  LinkTable m_known;  ///< without its links, which the model has
  LatestJob m_question;
};

}  // namespace tastescope::ui
