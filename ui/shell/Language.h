// The window's language: system by default, switched live. Installs the program's and Qt's own
// catalogues. Thread rule: GUI thread. Cost: every widget re-reads its texts once per switch.
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace tastescope::ui {

class Language : public QObject {
  Q_OBJECT
 public:
  static Language& instance();

  /// "system", "en" or "zh_CN".
  void use(const QString& choice);
  [[nodiscard]] QString choice() const { return m_choice; }
  /// "en" or "zh_CN".
  [[nodiscard]] QString current() const { return m_current; }
  /// Its own name: "English", "简体中文".
  [[nodiscard]] static QString nameOf(const QString& code);

 Q_SIGNALS:
  void changed();

 private:
  Language() = default;
  QString m_choice;
  QString m_current;
  QTranslator m_own;
  QTranslator m_qt;
};

}  // namespace tastescope::ui
