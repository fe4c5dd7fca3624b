// "Train beside it": every model that is fitted in one go, as check boxes. Those already trained on
// the same split start unchecked; one that this computer cannot fit says why. Thread rule: GUI thread. Cost: a check box a model.
#pragma once

#include <QList>
#include <QWidget>

#include "core/data/Split.h"
#include "core/models/Registry.h"
#include "core/workflow/Runs.h"
#include "core/workflow/Session.h"

class QCheckBox;
class QGridLayout;
class QLabel;

namespace tastescope::ui {

class BaselineBox : public QWidget {
  Q_OBJECT
 public:
  explicit BaselineBox(QWidget* parent = nullptr);
  struct Offer {
    const ModelInfo* model;
    QString whyNot;  ///< a sentence; empty: it can be trained
  };
  /// The models to offer, once that is known of them.
  void setModels(const QList<Offer>& models);
  /// `chosen` is not offered beside itself.
  void offer(const QString& chosen, const std::vector<RunSummary>& runs, const SplitSpec& split);
  [[nodiscard]] QList<const ModelInfo*> checked() const;

 private:
  void layOut();

  struct Box {
    Offer offered;
    QCheckBox* check;
  };
  QGridLayout* m_grid;
  QList<Box> m_boxes;
  QLabel* m_reasons;  ///< why some cannot be trained
};

/// The finished run of a model on a split, newest first; null: none.
const RunSummary* finishedRun(const std::vector<RunSummary>& runs, const std::string& model,
                              const SplitSpec& split);

}  // namespace tastescope::ui
