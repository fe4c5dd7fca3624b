// Conditions on the recommended items by their attributes: labels to tick, or a range of numbers. As
// high as what it shows. Thread rule: GUI thread; an attribute's values come from a job. Cost: one list of labels.
#pragma once

#include <QFrame>
#include <map>

#include "core/workflow/data/DescribeData.h"
#include "core/workflow/recommend/RecommendUse.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"
#include "ui/workers/LatestJob.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace tastescope::ui {

class FilterPopup : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit FilterPopup(AppContext& context, QWidget* parent);
  void openBelow(QWidget* anchor);
  void reset();
  [[nodiscard]] std::vector<ItemFilter> filters() const;

 Q_SIGNALS:
  void filtersChanged();

 private:
  void retranslate() override;
  void showAttribute();
  void takeValues(const AttributeValues& values);
  void fit();
  void store();
  AppContext& m_context;
  std::map<std::string, ItemFilter> m_filters;
  QLabel* m_title;
  QComboBox* m_attribute;
  QListWidget* m_labels;
  QWidget* m_range;
  QLabel* m_from;
  QLineEdit* m_min;
  QLabel* m_to;
  QLineEdit* m_max;
  QLabel* m_none;
  QPushButton* m_clear;
  QPoint m_corner;  ///< top right, below what opened it
  LatestJob m_job;
  bool m_filling = false;
};

}  // namespace tastescope::ui
