// The protocol card: how every number on the screen was made. List length and the divisor of recall
// can be chosen, the split among those the runs used; the rest is stated. Thread rule: GUI thread.
// Cost: layout only.
#pragma once

#include <QList>
#include <QWidget>

#include "core/data/Split.h"
#include "core/workflow/evaluate/EvaluateRun.h"
#include "ui/context/AppContext.h"
#include "ui/widgets/Translated.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tastescope::ui {

class Segments;

/// What is known of the protocol; zero or empty where nothing was evaluated yet.
struct ProtocolFacts {
  SplitSpec split;
  Index users = 0;
  Index allUsers = 0;
  Index items = 0;
  std::string mask;
  std::string fingerprint;
  std::size_t pairs = 0;
};

QString splitSentence(const SplitSpec& split, const Vocabulary& words);

class ProtocolPane : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ProtocolPane(AppContext& context, QWidget* parent = nullptr);
  void setFacts(const ProtocolFacts& facts);
  /// Splits to choose among; hidden when there is one.
  void setSplits(const QStringList& names, int current);
  [[nodiscard]] int k() const;
  [[nodiscard]] bool capped() const;
  /// The card as lines "name<TAB>value".
  [[nodiscard]] QString asText() const;

 Q_SIGNALS:
  void kChanged(int k);
  void cappedChanged(bool capped);
  void splitChosen(int index);

 private:
  void retranslate() override;
  struct Line {
    QLabel* name = nullptr;
    QLabel* value = nullptr;
  };
  Line addLine(QVBoxLayout* column, QWidget* control);
  [[nodiscard]] QString sharesText() const;
  [[nodiscard]] QString maskText() const;
  void showFacts();

  AppContext& m_context;
  ProtocolFacts m_facts;
  QLabel* m_title;
  QLabel* m_sentence;
  QPushButton* m_copy;
  QComboBox* m_splits;
  Segments* m_k;
  Segments* m_capped;
  QList<Line> m_lines;
};

}  // namespace tastescope::ui
