// What varies in a search: a row a parameter of the model, the advanced ones folded away.
// Thread rule: GUI thread. Cost: a row a parameter.
#pragma once

#include "core/models/Registry.h"
#include "core/workflow/train/Tune.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

class FoldHeader;
class RangeRow;

class RangesPanel : public Panel {
  Q_OBJECT
 public:
  explicit RangesPanel(QWidget* parent = nullptr);
  /// Rows anew, each with its usual range.
  void setModel(const ModelInfo& model);
  /// A complete configuration: what a parameter stays at while it does not vary.
  void setFixed(const Json& config);
  /// Exactly these vary.
  void setSpace(const std::vector<SearchRange>& space);
  /// Writes what varies and what stays into a request.
  void fill(TuneRequest& request) const;
  [[nodiscard]] qsizetype issues() const;
  [[nodiscard]] bool anyVaries() const;

 Q_SIGNALS:
  void changed();

 private:
  void setAdvancedShown(bool shown);
  void showNote();

  QVBoxLayout* m_basic;
  QWidget* m_advancedPart;
  QVBoxLayout* m_advanced;
  FoldHeader* m_fold;
  QList<RangeRow*> m_rows;
};

}  // namespace tastescope::ui
