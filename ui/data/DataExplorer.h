// The open project's data: Overview, people, items, rejected rows and how it was read, behind tabs.
// Thread rule: GUI thread. Cost: a tab asks for its rows when it is first shown.
#pragma once

#include <QWidget>

#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace tastescope::ui {

class AppendsPanel;
class EntityPane;
class HistoryPane;
class LinksPage;
class OverviewPage;
class PageHeader;
class ReadingPage;
class RejectedTable;

class DataExplorer : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit DataExplorer(AppContext& context, QWidget* parent = nullptr);
  /// The project changed.
  void reload();
  /// Adds files to the open project, which is opened again when they are in.
  void add(const QStringList& files);
  [[nodiscard]] QString statusText() const;

 Q_SIGNALS:
  void importWanted();

 private:
  void makeHeader();
  [[nodiscard]] QWidget* makeStrip();
  [[nodiscard]] QWidget* makePair(EntityPane* list, HistoryPane* detail);
  [[nodiscard]] static QWidget* makePage(QWidget* content);
  void tabChanged(int tab);
  void openExport();
  /// Asks for files and adds them to the open project.
  void askForMore();
  void undoLast(bool andWhatHangs);
  void retranslate() override;
  void nameScrollButtons();

  AppContext& m_context;
  PageHeader* m_header;
  QPushButton* m_add = nullptr;
  QPushButton* m_import = nullptr;
  QPushButton* m_export = nullptr;
  QPushButton* m_train = nullptr;
  QTabBar* m_tabs;
  QStackedWidget* m_pages;
  OverviewPage* m_overview;
  EntityPane* m_users;
  HistoryPane* m_userHistory;
  EntityPane* m_items;
  HistoryPane* m_itemPeople;
  RejectedTable* m_rejected;
  ReadingPage* m_reading;
  AppendsPanel* m_appends;
  LinksPage* m_links;
  QLabel* m_kindName;
  QComboBox* m_kind;  ///< of data
  bool m_loaded[6] = {};
};

}  // namespace tastescope::ui
