#include "ui/data/FiguresPanel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/KeyFigure.h"
#include "ui/widgets/Labels.h"
#include "ui/words/AttributeName.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

constexpr int kFigures = 7;
/// What fits under a figure in the smallest window.
constexpr qsizetype kNoteLetters = 20;

/// "with description, median unit price".
QString attributeNote(const AttributeTable& table, const QString& none, const QString& withWords,
                      const QString& many) {
  QStringList names;
  for (const AttributeColumn& column : table.columns()) {
    names << attributeName(column.name).toLower();
  }
  if (names.isEmpty()) return none;
  const QString all = names.join(QStringLiteral(", "));
  if (all.size() <= kNoteLetters) return withWords.arg(all);
  return many.arg(names.size());
}

}  // namespace

FiguresPanel::FiguresPanel(QWidget* parent) : QFrame(parent) {
  setProperty("panel", true);
  const Theme& theme = Theme::instance();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme.spacing("l") + 4, theme.spacing("m"), theme.spacing("m"),
                          theme.spacing("m"));
  row->setSpacing(theme.spacing("m"));
  for (int i = 0; i < kFigures; ++i) {
    if (i > 0) row->addWidget(makeHairline(Qt::Vertical));
    auto* figure = new KeyFigure;
    figure->setObjectName(QStringLiteral("figure%1").arg(i + 1));
    row->addWidget(figure, i + 1 < kFigures ? 5 : 6);  // the last one holds two dates
    m_figures.append(figure);
  }
}

void FiguresPanel::setFigures(const DataFigures& figures, const Dataset& dataset,
                              const Vocabulary& words) {
  const auto set = [this](int i, const QString& name, const QString& value, const QString& note) {
    m_figures[i]->setName(name);
    m_figures[i]->setValue(value);
    m_figures[i]->setNote(note);
  };
  set(0, words.Users, grouped(figures.users),
      attributeNote(dataset.userAttributes, tr("nothing else is known"), tr("with %1"),
                    tr("with %1 attributes")));
  set(1, words.Items, grouped(figures.items),
      attributeNote(dataset.itemAttributes, tr("nothing else is known"), tr("with %1"),
                    tr("with %1 attributes")));
  set(2, words.Interactions, grouped(figures.rows),
      figures.repeats == 0 ? tr("imported and merged")
                           : tr("with %1 repeats kept").arg(grouped(figures.repeats)));
  set(3, tr("Distinct pairs"), grouped(figures.interactions),
      tr("%1 and %2").arg(words.user, words.item));
  set(4, tr("Filled"), percent(figures.density, figures.density < 0.001 ? 3 : 2),
      tr("of the table"));
  set(5, tr("%1 per %2").arg(words.Items, words.user),
      QLocale().toString(figures.medianPerUser, 'f',
                         std::fmod(figures.medianPerUser, 1.0) > 0 ? 1 : 0),
      tr("median, %1 to %2").arg(grouped(figures.minPerUser), grouped(figures.maxPerUser)));
  if (figures.hasDates) {
    const auto days =
        static_cast<std::uint64_t>((figures.lastTime - figures.firstTime) / kMicrosPerDay + 1);
    set(6, tr("Time"), days == 1 ? tr("1 day") : tr("%1 days").arg(grouped(days)),
        tr("%1 – %2").arg(shortDate(figures.firstTime), shortDate(figures.lastTime)));
  } else {
    set(6, tr("Time"), QStringLiteral("–"),
        figures.positions ? tr("positions, no dates") : tr("the data has no times"));
  }
}

}  // namespace tastescope::ui
