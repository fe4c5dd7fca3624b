// A form made from ParamSchemas: label, control, help beside it. A value that cannot be used turns
// its field red and puts a sentence in place of the help; values that break a rule of the schema do
// so at every field of the rule. Advanced parameters are folded behind one line that says what they
// hold. Thread rule: GUI thread. Cost: one row of widgets per parameter.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/config/ParamSchema.h"
#include "ui/widgets/Translated.h"

class QVBoxLayout;

namespace tastescope::ui {

class FoldHeader;
class ParamRow;

class ParamForm : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ParamForm(QWidget* parent = nullptr);
  ~ParamForm() override;

  /// Removes everything.
  void clear();
  /// Adds the parameters of a schema; `defaults` (over the schema's own) are what Defaults returns
  /// to and what "changed" means. Keys in `without` get no row and keep their default. Returns the
  /// section's number.
  int addSchema(const ParamSchema& schema, const Json& defaults = Json::object(),
                const QStringList& without = {});
  /// A row of the caller's own below the basic ones. The form owns the widget.
  void addRow(const QString& label, QWidget* control, const QString& help);
  /// A tighter upper bound than the schema's, with its own sentence: "At most 4,074, the number of
  /// customers."
  void setLimit(const QString& key, double maximum, const QString& sentence);

  /// Says that a default follows the data, and why.
  void setSuggested(const std::string& key, const Text& reason);

  /// All parameters of a section as they last were usable, together and each.
  [[nodiscard]] Json value(int section) const;
  void setValue(int section, const Json& value);
  /// Fields that cannot be used as they are, and rules that are broken.
  [[nodiscard]] int issues() const { return m_issues; }
  [[nodiscard]] int changedCount() const;
  [[nodiscard]] bool advancedShown() const;
  void showAdvanced(bool shown);

 public Q_SLOTS:
  void resetToDefaults();

 Q_SIGNALS:
  /// A usable value changed.
  void valueChanged();
  void issuesChanged(int issues);

 private:
  struct Section;
  void retranslate() override;
  void fill(ParamRow& row, const Json& value);
  void judge();
  [[nodiscard]] int judgeRules(const Section& section);
  void updateFold();
  [[nodiscard]] std::vector<ParamRow*> rows() const;

  std::vector<std::unique_ptr<Section>> m_sections;
  QVBoxLayout* m_basic;
  QVBoxLayout* m_advanced;
  QWidget* m_advancedPart;
  FoldHeader* m_fold;
  int m_issues = 0;
};

}  // namespace tastescope::ui
