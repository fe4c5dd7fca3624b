// Step 6: the kind of data. It decides the nouns the window uses and a few defaults, nothing else.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QAbstractButton>
#include <QHash>

#include "ui/import/WizardStep.h"

namespace tastescope::ui {

/// A card that can be chosen: icon, name, one sentence.
class ChoiceCard : public QAbstractButton {
  Q_OBJECT
 public:
  explicit ChoiceCard(const char* iconName, QWidget* parent = nullptr);
  void setTexts(const QString& name, const QString& sentence, const QString& words);
  [[nodiscard]] QSize sizeHint() const override { return {280, 132}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, 132}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const char* m_icon;
  QString m_sentence;
  QString m_words;
};

class DomainStep : public WizardStep {
  Q_OBJECT
 public:
  DomainStep(AppContext& context, ImportDraft& draft, QWidget* parent = nullptr);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString summary() const override;
  /// Not where names told the kind.
  [[nodiscard]] bool asks() const override;
  [[nodiscard]] bool showsEquation() const override { return false; }
  void refresh() override;

 private:
  QHash<int, ChoiceCard*> m_cards;
};

}  // namespace tastescope::ui
