// One parameter in a search's set-up: whether it varies and where. Numbers vary between two ends,
// choices among those that are ticked, layers among the lists that are written down. A range that
// cannot be used turns its field red and puts a sentence in place of the help. Thread rule: GUI
// thread. Cost: a few widgets.
#pragma once

#include <QList>
#include <QWidget>
#include <string>

#include "core/search/SearchSpace.h"
#include "ui/widgets/HelpedRow.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace tastescope::ui {

class RangeRow : public HelpedRow {
  Q_OBJECT
 public:
  explicit RangeRow(const ParamSpec& spec, QWidget* parent = nullptr);

  [[nodiscard]] const ParamSpec& spec() const { return m_spec; }
  void setRange(const SearchRange& range);
  void setVaries(bool varies);
  [[nodiscard]] bool varies() const;
  /// What it stays at while it does not vary.
  void setFixed(const Json& value);
  [[nodiscard]] const Json& fixed() const { return m_fixed; }
  /// Why the range cannot be used; empty: it can, or the parameter does not vary.
  [[nodiscard]] QString issue() const;
  /// As the search takes it: "latent=32:128", "hidden=600|600,200".
  [[nodiscard]] std::string range() const;

 Q_SIGNALS:
  void changed();

 private:
  QWidget* makeEnds();
  QWidget* makeTicks();
  QWidget* makeLists();
  [[nodiscard]] Json end(const QLineEdit* field) const;
  [[nodiscard]] QStringList alternatives() const;
  [[nodiscard]] QString issueOfNumbers() const;
  [[nodiscard]] QString issueOfLists() const;
  void refresh();

  ParamSpec m_spec;
  Json m_fixed;
  QCheckBox* m_varies;
  QWidget* m_fields = nullptr;
  QLineEdit* m_low = nullptr;
  QLineEdit* m_high = nullptr;
  QLineEdit* m_lists = nullptr;
  QList<QCheckBox*> m_ticks;
  QList<Json> m_tickValues;
  QLabel* m_stays;
  QLabel* m_help;
};

}  // namespace tastescope::ui
