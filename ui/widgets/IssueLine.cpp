#include "ui/widgets/IssueLine.h"

#include <QHBoxLayout>

#include "ui/widgets/PageLayout.h"
#include "ui/widgets/SignLabel.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

IssueLine::IssueLine(const char* labelName, QWidget* parent)
    : QWidget(parent), m_label(new WrappedLabel({}, TextStyle::Small, "danger")) {
  m_label->setObjectName(QLatin1String(labelName));
  auto* line = bareRow(this, 6);
  line->addWidget(new SignLabel("warn", "danger", 14));
  line->addWidget(m_label, 1);
  hide();
}

void IssueLine::setIssue(const QString& sentence) {
  m_label->setText(sentence);
  setVisible(!sentence.isEmpty());
}

}  // namespace tastescope::ui
