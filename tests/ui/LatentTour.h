// What the latent screen shows when somebody works with it: a selection set apart, a person moved along a
// line, people who do not exist. Thread rule: GUI thread. Cost: some seconds a look.
#pragma once

#include <QDialog>
#include <QSlider>

#include "tests/ui/Visit.h"
#include "ui/charts/LatentMap.h"
#include "ui/widgets/Segments.h"

namespace tastescope::ui::testing {

/// Every page of what sets the present selection apart.
template <typename Look>
void lookAtContrast(MainWindow& window, AppContext& context, const QString& name, Look&& look) {
  auto* pages = window.findChild<Segments*>(QStringLiteral("contrastPages"));
  if (pages == nullptr || !pages->isVisible()) return;  // folded away in a narrow window
  for (int page = 0; page < pages->count(); ++page) {
    if (!pages->buttonAt(page)->isEnabled()) continue;
    pages->setCurrentIndex(page);
    QVERIFY(waitUntilQuiet(context));
    look(window, QStringLiteral("contrast-%1-%2").arg(page).arg(name));
  }
  pages->setCurrentIndex(0);
}

/// The focused person halfway along every kind of line.
template <typename Look>
void lookAtLines(MainWindow& window, AppContext& context, const QString& name, Look&& look) {
  auto* along = window.findChild<QComboBox*>(QStringLiteral("moveAlong"));
  auto* slider = window.findChild<QSlider*>(QStringLiteral("moveSlider"));
  for (const int kind : {1, along->count() - 1}) {
    along->setCurrentIndex(kind);
    Q_EMIT along->activated(kind);
    QVERIFY(waitUntilQuiet(context));
    slider->setValue(150);
    QVERIFY(waitUntilQuiet(context));
    look(window, QStringLiteral("line-%1-%2").arg(kind == 1 ? 1 : 2).arg(name));
  }
  along->setCurrentIndex(0);
  Q_EMIT along->activated(0);
}

template <typename Look>
void lookAtMadeUp(MainWindow& window, AppContext& context, const QString& name, Look&& look) {
  QTest::mouseClick(window.findChild<QToolButton*>(QStringLiteral("makePeopleUp")), Qt::LeftButton);
  QVERIFY(waitUntilQuiet(context));
  auto* dialog = window.findChild<QDialog*>(QStringLiteral("madeUpDialog"));
  look(*dialog, QStringLiteral("made-up-") + name);
  look(window, QStringLiteral("guests-") + name);
  dialog->reject();
}

}  // namespace tastescope::ui::testing
