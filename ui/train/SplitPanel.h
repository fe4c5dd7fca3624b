// "Data and split": what is learned from, tuned on and evaluated on, with counts; Change… opens the
// choice inside the panel. Thread rule: GUI thread; the split is made in the background. Cost: one
// split a change.
#pragma once

#include "core/data/Split.h"
#include "core/workflow/Session.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Panel.h"
#include "ui/workers/LatestJob.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace tastescope::ui {

/// Three shares side by side.
class ShareBar : public QWidget {
  Q_OBJECT
 public:
  explicit ShareBar(QWidget* parent = nullptr);
  void setCounts(quint64 train, quint64 valid, quint64 test);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  quint64 m_counts[3] = {0, 0, 0};
};

class SplitPanel : public Panel {
  Q_OBJECT
 public:
  explicit SplitPanel(AppContext& context, QWidget* parent = nullptr);
  [[nodiscard]] SplitSpec spec() const { return m_spec; }
  void setSpec(const SplitSpec& spec);
  /// False while the spec cannot be used on this data; the panel says why.
  [[nodiscard]] bool usable() const { return m_usable; }

 Q_SIGNALS:
  void specChanged();

 private:
  void buildEditor();
  void readEditor();
  void fillEditor();
  void measure();
  void showCounts(quint64 train, quint64 valid, quint64 test);

  AppContext& m_context;
  SplitSpec m_spec;
  bool m_usable = true;
  bool m_filling = false;
  QPushButton* m_change;
  QLabel* m_sentence;
  ShareBar* m_bar;
  QLabel* m_counts[3];
  QWidget* m_editor;
  QComboBox* m_kind;
  QSpinBox* m_seed;
  QSpinBox* m_valid;
  QSpinBox* m_test;
  QList<QWidget*> m_shareRows;
  QWidget* m_seedRow;
  LatestJob m_job;
};

}  // namespace tastescope::ui
