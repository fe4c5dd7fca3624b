#include "ui/home/Steps.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {
constexpr const char* kIcons[] = {"import", "train", "latent", "recommend"};
}

Steps::Steps(QWidget* parent) : Translated(parent) {
  const Theme& theme = Theme::instance();
  auto* column = bareColumn(this, 20);
  column->addWidget(makeHairline());
  auto* row = spacedRow(20);
  column->addLayout(row);
  for (const char* name : kIcons) {
    if (!m_titles.isEmpty()) row->addWidget(makeHairline(Qt::Vertical));
    auto* box = spacedColumn(theme.spacing("xs"));
    auto* head = spacedRow(theme.spacing("s"));
    auto* picture = new QLabel;
    const auto fill = [picture, name] {
      picture->setPixmap(iconPixmap(name, "accent", 16, picture->devicePixelRatioF()));
    };
    fill();
    connect(&theme, &Theme::changed, picture, fill);
    m_titles.append(makeLabel(QString(), TextStyle::BodyStrong));
    m_texts.append(makeLabel(QString(), TextStyle::Small, "textSecondary"));
    m_texts.last()->setWordWrap(true);
    m_texts.last()->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    head->addWidget(picture);
    head->addWidget(m_titles.last(), 1);
    box->addLayout(head);
    box->addWidget(m_texts.last(), 1);
    row->addLayout(box, 1);
  }
  retranslate();
}

void Steps::retranslate() {
  const QStringList titles{tr("Bring data"), tr("Train"), tr("Look inside"), tr("Read the lists")};
  const QStringList texts{
      tr("A file, a folder or an archive. Columns and encoding are guessed and shown first."),
      tr("Pick a model with its two-sentence explanation. Watch it learn, stop when you like, keep "
         "the best."),
      tr("A map of your people or of what they have. Circle a group to see what it has in "
         "common."),
      tr("What each person would get and why. Compare with simple methods before believing it.")};
  for (int i = 0; i < titles.size(); ++i) {
    m_titles[i]->setText(titles[i]);
    m_texts[i]->setText(texts[i]);
  }
}

}  // namespace tastescope::ui
