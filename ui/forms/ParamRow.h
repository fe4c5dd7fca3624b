// One row of a ParamForm: label (with a dot when changed), field, help or error sentence.
// Thread rule: GUI thread. Cost: three widgets.
#pragma once

#include <QString>
#include <QWidget>
#include <limits>

#include "ui/forms/ParamField.h"
#include "ui/widgets/HelpedRow.h"

class QLabel;

namespace tastescope::ui {

/// A label with room for an accent dot in front.
class ParamLabel : public QWidget {
  Q_OBJECT
 public:
  explicit ParamLabel(QWidget* parent = nullptr);
  void setText(const QString& text);
  void setChanged(bool changed, const QString& tooltip);
  [[nodiscard]] bool changed() const { return m_changed; }
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
  bool m_changed = false;
};

class ParamRow : public HelpedRow {
  Q_OBJECT
 public:
  ParamRow(const ParamSpec& spec, const Json& defaultValue, QWidget* parent = nullptr);

  [[nodiscard]] ParamField& field() const { return *m_field; }
  [[nodiscard]] const Json& lastUsable() const { return m_usable; }
  [[nodiscard]] const Json& defaultValue() const { return m_default; }
  [[nodiscard]] bool changed() const;
  /// With what was typed here alone; else the sentence of a broken rule.
  [[nodiscard]] bool hasOwnIssue() const { return !m_issue.isEmpty(); }
  [[nodiscard]] QString issue() const { return hasOwnIssue() ? m_issue : m_rule; }
  void setLimit(double maximum, const QString& sentence);
  /// The default follows the data, and why.
  void setSuggested(const Text& reason);
  /// Of a rule between parameters that this one breaks with others; empty: none.
  void setBrokenRule(const QString& sentence);
  /// Looks at the field again.
  void check();
  void retranslate();
  /// "learning rate 0.001", for the fold's line.
  [[nodiscard]] QString summary() const;

 private:
  void showIssue();
  [[nodiscard]] QString help() const;

  ParamField* m_field;
  ParamLabel* m_label;
  QLabel* m_help;
  Json m_default;
  Json m_usable;
  QString m_issue;
  QString m_rule;
  Text m_suggested;
  double m_limit = std::numeric_limits<double>::infinity();
  QString m_limitSentence;
};

}  // namespace tastescope::ui
