// The Data screen: the import wizard, and the explorer of the open project; without either, what to
// do next. Thread rule: GUI thread. Cost: the wizard is made on first use.
#pragma once

#include "ui/context/AppContext.h"
#include "ui/context/Screen.h"

class QStackedWidget;

namespace tastescope::ui {

class DataExplorer;
class EmptyState;
class ImportWizard;
class PageHeader;

class DataScreen : public Screen {
  Q_OBJECT
 public:
  static const ScreenInfo& info();
  explicit DataScreen(AppContext& context, QWidget* parent = nullptr);
  void activate(const Destination& destination) override;
  [[nodiscard]] QString statusText() const override;
  [[nodiscard]] ImportWizard* wizard();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void startWizard(const QStringList& sources);
  void showData();
  /// Another project begins with nothing searched, sorted or chosen.
  void makeExplorer();
  void retranslate() override;

  AppContext& m_context;
  QStackedWidget* m_pages;
  QWidget* m_emptyPage;
  PageHeader* m_emptyHeader;
  EmptyState* m_empty;
  DataExplorer* m_explorer;
  ImportWizard* m_wizard = nullptr;
};

}  // namespace tastescope::ui
