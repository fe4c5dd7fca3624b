// Takes the pictures of a tour and gathers what is wrong in them: build/<preset>/tour/*.png, with
// "-150" behind the name at 150 %. Thread rule: GUI thread. Cost: a picture and a walk over the
// visible widgets per look.
#pragma once

#include "core/models/Registry.h"
#include "tests/ui/Visit.h"

namespace tastescope::ui::testing {

class Looker {
 public:
  Looker() {
    for (const ModelInfo& model : modelRegistry())
      m_names.insert(QString::fromStdString(model.name));
  }

  /// Words of the data itself, and beginnings of its titles: they stay in every language.
  void expect(const QStringList& words) { m_ofData += words; }

  /// `widget` and what is open over it.
  void look(QWidget& widget, const QString& name) {
    QDir folder(QStringLiteral(TASTESCOPE_BINARY_DIR));
    folder.mkpath(QStringLiteral("tour"));
    const QString scale = widget.devicePixelRatioF() > 1 ? QStringLiteral("-150") : QString();
    QVERIFY(
        pictureOf(widget).save(folder.filePath(QStringLiteral("tour/%1%2.png").arg(name, scale))));
    complain(name + QStringLiteral(" clipped  "), clippedTexts(widget));
    if (Language::instance().current() != QStringLiteral("zh_CN")) return;
    QStringList english = untranslatedTexts(widget, m_english, m_names);
    english.removeIf([this](const QString& said) {
      return std::ranges::any_of(m_ofData, [&said](const QString& word) {
        return said.contains(QLatin1Char('"') + word + QLatin1Char('"')) ||
               (word.contains(QLatin1Char(' ')) && said.contains(word));
      });
    });
    complain(name + QStringLiteral(" English  "), english);
  }

  [[nodiscard]] const QStringList& complaints() const { return m_complaints; }

 private:
  void complain(const QString& where, const QStringList& what) {
    for (const QString& each : what) m_complaints.append(where + each);
  }

  English m_english;
  QSet<QString> m_names;  ///< models keep theirs in every language: "Popularity"
  QStringList m_ofData;
  QStringList m_complaints;
};

}  // namespace tastescope::ui::testing
