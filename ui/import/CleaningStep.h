// Step 4: which rows stay. Kinds of events, repeated rows, threshold, rare users and items, dates,
// and in which order all that happens; the equation below follows. Thread rule: GUI thread.
// Cost: one counting job per change, the latest wins.
#pragma once

#include "ui/import/WizardStep.h"

class QCheckBox;
class QDateEdit;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace tastescope::ui {

class EventPanel;
class FieldBox;
class Panel;
class Segments;

class CleaningStep : public WizardStep {
  Q_OBJECT
 public:
  CleaningStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString summary() const override;
  [[nodiscard]] QString hindrance() const override;
  void refresh() override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// Panels in so many columns.
  void arrange(int columns);
  void makeValuePanel();
  void makeRarePanel();
  void makeRepeatPanel();
  void makeDatePanel();
  void showCounted();
  void edit(const std::function<void(CleaningOptions&)>& apply);
  void showOptions();
  void showRepeats();
  void showLiked();

  QGridLayout* m_grid = nullptr;
  int m_columns = 0;
  EventPanel* m_events;
  Panel* m_valuePanel;
  QCheckBox* m_useThreshold;
  QDoubleSpinBox* m_threshold;
  QPushButton* m_liked = nullptr;
  FieldBox* m_thresholdBox;
  Panel* m_rarePanel;
  QSpinBox* m_perUser;
  QSpinBox* m_perItem;
  FieldBox* m_perUserBox;
  FieldBox* m_perItemBox;
  Panel* m_repeatPanel;
  Segments* m_duplicates;
  FieldBox* m_duplicatesBox;
  QCheckBox* m_keepRepeats;
  FieldBox* m_keepRepeatsBox;
  Panel* m_datePanel;
  QCheckBox* m_useFrom;
  QCheckBox* m_useUntil;
  QDateEdit* m_from;
  QDateEdit* m_until;
  FieldBox* m_fromBox;
  FieldBox* m_untilBox;
  Panel* m_orderPanel;
  QLabel* m_order;
};

}  // namespace tastescope::ui
