#include "ui/data/ReadingPage.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/import/DoubtList.h"
#include "ui/import/ReadingPanel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"

namespace tastescope::ui {

ReadingPage::ReadingPage(QWidget* parent)
    : Translated(parent),
      m_doubtPanel(new Panel),
      m_doubts(named("readingDoubts", new DoubtList(DoubtList::Columns::Named))),
      m_reading(named("readingLines", new ReadingPanel)) {
  auto* inside = new QWidget;
  m_column = bareColumn(inside, Theme::instance().spacing("l"));
  m_doubtPanel->addWidget(m_doubts);
  m_column->addWidget(m_doubtPanel);
  m_column->addWidget(m_reading);
  m_column->addStretch(1);
  m_reading->setOfProject();
  bareColumn(this)->addWidget(scrolledColumn(inside));
  m_doubtPanel->hide();
  retranslate();
}

void ReadingPage::setReading(const Reading& reading) {
  m_doubts->setDoubts(reading.doubts, false);
  m_doubtPanel->setVisible(!reading.doubts.empty());
  m_reading->setReading(reading);
}

void ReadingPage::addPanel(QWidget* panel) { m_column->insertWidget(0, panel); }

std::size_t ReadingPage::doubts() const { return m_doubts->doubts().size(); }

void ReadingPage::retranslate() {
  m_doubtPanel->setTitle(tr("Doubts"));
  m_doubtPanel->setNote(tr("importing again with other settings can take them away"));
  m_reading->setTitle(tr("How it was read"));
}

}  // namespace tastescope::ui
