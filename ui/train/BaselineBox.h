// "Train beside it": every model that is fitted in one go, as check boxes. Those already trained on
// the same split start unchecked. Thread rule: GUI thread. Cost: a check box a model.
#pragma once

#include <QList>
#include <QWidget>

#include "core/data/Split.h"
#include "core/models/Registry.h"
#include "core/workflow/Runs.h"
#include "core/workflow/Session.h"

class QCheckBox;
class QGridLayout;

namespace tastescope::ui {

class BaselineBox : public QWidget {
  Q_OBJECT
 public:
  explicit BaselineBox(QWidget* parent = nullptr);
  /// The models to offer, once their capabilities are known.
  void setModels(const QList<const ModelInfo*>& models);
  /// `chosen` is not offered beside itself.
  void offer(const QString& chosen, const std::vector<RunSummary>& runs, const SplitSpec& split);
  [[nodiscard]] QList<const ModelInfo*> checked() const;

 private:
  void layOut();

  QGridLayout* m_grid;
  QList<std::pair<const ModelInfo*, QCheckBox*>> m_boxes;
};

/// The finished run of a model on a split, newest first; null: none.
const RunSummary* finishedRun(const std::vector<RunSummary>& runs, const std::string& model,
                              const SplitSpec& split);

}  // namespace tastescope::ui
