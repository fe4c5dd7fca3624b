// One page of the import wizard: a question as its head, a sentence under it, controls, and what it
// has to say in the list of steps. Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QWidget>

#include "ui/import/ImportDraft.h"
#include "ui/widgets/Translated.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace tastescope::ui {

class WizardStep : public Translated<QWidget> {
  Q_OBJECT
 public:
  WizardStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  /// Name in the list of steps and on the Next button.
  [[nodiscard]] virtual QString title() const = 0;
  /// What was decided, one short line.
  [[nodiscard]] virtual QString summary() const = 0;
  /// Whether the source leaves something to decide here. Next and Back pass pages that ask nothing;
  /// the list of steps leads to them.
  [[nodiscard]] virtual bool asks() const { return true; }
  /// Empty, or the sentence that says what keeps the wizard from going on.
  [[nodiscard]] virtual QString hindrance() const { return {}; }
  /// The equation stands under this page.
  [[nodiscard]] virtual bool showsEquation() const { return true; }
  /// Draft -> controls and words; called when the page comes to the front, and after a change of
  /// the language for those that have been there.
  virtual void refresh() = 0;

 Q_SIGNALS:
  /// Summary or hindrance may have changed without the draft.
  void changed();

 protected:
  void setHead(const QString& question, const QString& sentence);
  /// At the right of the question.
  void addHeadControl(QWidget* control);
  [[nodiscard]] QVBoxLayout* body() const { return m_body; }
  [[nodiscard]] ImportDraft& draft() const { return m_draft; }
  [[nodiscard]] AppContext& context() const { return m_context; }
  /// The body inside a scroll area, for pages whose controls may not fit.
  QVBoxLayout* makeScrolled();

 private:
  void retranslate() override;

  AppContext& m_context;
  ImportDraft& m_draft;
  QLabel* m_question;
  QLabel* m_sentence;
  QHBoxLayout* m_headControls;
  QVBoxLayout* m_body;
};

}  // namespace tastescope::ui
