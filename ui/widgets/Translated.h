// The contract of every widget that shows words: deriving from Translated<QWidget> (or any other
// base) it must say how its words are set, and they are set again whenever the language changes. Qt
// hands LanguageChange to a widget and then to everything in it, so no parent calls its parts.
// Thread rule: GUI thread. Cost: the texts of a widget, once per switch.
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace tastescope::ui {

template <typename Base>
class Translated : public Base {
 public:
  using Base::Base;

 protected:
  /// Sets every text the widget shows. Its own constructor calls it for the first time.
  virtual void retranslate() = 0;
  /// The widget and everything in it: for words that change without the language, as the nouns of
  /// another project's data do.
  void retranslateAll() {
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(this, &change);
  }
  void changeEvent(QEvent* event) override {
    if (event->type() == QEvent::LanguageChange) retranslate();
    Base::changeEvent(event);
  }
};

}  // namespace tastescope::ui
