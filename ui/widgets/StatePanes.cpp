#include "ui/widgets/StatePanes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {

constexpr int kTextWidth = 420;
constexpr int kShowAfterMs = 300;
constexpr int kBarSteps = 1000;

QLabel* centredLabel(TextStyle style, const char* tone) {
  QLabel* label = makeWrapped(QString(), style, tone);
  label->setAlignment(Qt::AlignHCenter);
  return label;
}

/// A column in the middle of its parent, not wider than people like to read.
QVBoxLayout* centredColumn(QWidget* parent) {
  auto* outer = new QVBoxLayout(parent);
  auto* row = new QHBoxLayout;
  auto* middle = new QWidget;
  middle->setMaximumWidth(kTextWidth);
  middle->setMinimumWidth(260);
  auto* column = bareColumn(middle, Theme::instance().spacing("s"));
  row->addStretch(1);
  row->addWidget(middle, 3);
  row->addStretch(1);
  outer->addStretch(1);
  outer->addLayout(row);
  outer->addStretch(1);
  return column;
}

QLabel* pictureLabel(const char* iconName, const char* role) {
  auto* picture = new QLabel;
  picture->setAlignment(Qt::AlignHCenter);
  const auto fill = [picture, iconName, role] {
    picture->setPixmap(iconPixmap(iconName, role, Theme::instance().iconSize("emptyState"),
                                  picture->devicePixelRatioF()));
  };
  fill();
  QObject::connect(&Theme::instance(), &Theme::changed, picture, fill);
  return picture;
}

}  // namespace

EmptyState::EmptyState(const char* iconName, QWidget* parent)
    : QWidget(parent),
      m_headline(centredLabel(TextStyle::BodyStrong, "textPrimary")),
      m_sentence(centredLabel(TextStyle::Body, "textSecondary")),
      m_action(named("emptyStateAction", mainButton(QString()))) {
  QVBoxLayout* column = centredColumn(this);
  column->addWidget(pictureLabel(iconName, "accent"));
  column->addWidget(m_headline);
  column->addWidget(m_sentence);
  m_action->hide();
  column->addSpacing(Theme::instance().spacing("xs"));
  column->addWidget(m_action, 0, Qt::AlignHCenter);
  connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setTexts(const QString& headline, const QString& sentence, const QString& action) {
  m_headline->setText(headline);
  m_sentence->setText(sentence);
  m_action->setText(action);
  m_action->setVisible(!action.isEmpty());
}

LoadingPane::LoadingPane(QWidget* parent)
    : Translated(parent),
      m_content(new QWidget),
      m_what(centredLabel(TextStyle::BodyStrong, "textPrimary")),
      m_bar(new QProgressBar),
      m_note(makeLabel(QString(), TextStyle::Small, "textSecondary")),
      m_cancel(named("loadingCancel", smallButton(QString()))) {
  auto* outer = bareColumn(this);
  outer->addWidget(m_content);
  QVBoxLayout* column = centredColumn(m_content);
  column->addWidget(m_what);
  column->addWidget(m_bar);
  auto* foot = new QHBoxLayout;
  foot->addWidget(m_note, 1);
  foot->addWidget(m_cancel);
  column->addLayout(foot);
  m_bar->setTextVisible(false);
  m_content->hide();
  m_delay.setSingleShot(true);
  m_delay.setInterval(kShowAfterMs);
  connect(&m_delay, &QTimer::timeout, m_content, &QWidget::show);
  connect(m_cancel, &QPushButton::clicked, this, &LoadingPane::cancelWanted);
  retranslate();
}

void LoadingPane::begin(const QString& what) {
  m_what->setText(what);
  m_note->clear();
  m_bar->setRange(0, 0);
  if (!m_content->isVisibleTo(this)) m_delay.start();
}

void LoadingPane::setProgress(quint64 done, quint64 total, const QString& note) {
  m_bar->setRange(0, total == 0 ? 0 : kBarSteps);
  if (total > 0) {
    const double share = static_cast<double>(done) / static_cast<double>(total);
    m_bar->setValue(static_cast<int>(std::min(1.0, share) * kBarSteps));
  }
  m_note->setText(note);
}

void LoadingPane::end() {
  m_delay.stop();
  m_content->hide();
  m_what->clear();
}

void LoadingPane::retranslate() { m_cancel->setText(tr("Cancel")); }

ErrorPane::ErrorPane(QWidget* parent)
    : Translated(parent),
      m_headline(centredLabel(TextStyle::BodyStrong, "textPrimary")),
      m_sentence(centredLabel(TextStyle::Body, "textSecondary")),
      m_details(centredLabel(TextStyle::Small, "textSecondary")),
      m_action(named("errorAction", button(QString()))),
      m_toggle(named("errorDetails", quietButton(QString()))) {
  QVBoxLayout* column = centredColumn(this);
  column->addWidget(pictureLabel("warn", "danger"));
  column->addWidget(m_headline);
  column->addWidget(m_sentence);
  auto* row = new QHBoxLayout;
  row->addStretch();
  row->addWidget(m_action);
  row->addWidget(m_toggle);
  row->addStretch();
  column->addLayout(row);
  column->addWidget(m_details);
  m_toggle->setCheckable(true);
  m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_details->hide();
  connect(m_toggle, &QPushButton::toggled, m_details, &QWidget::setVisible);
  connect(m_action, &QPushButton::clicked, this, &ErrorPane::actionTriggered);
  retranslate();
}

void ErrorPane::setTexts(const QString& headline, const QString& sentence, const QString& details,
                         const QString& action) {
  m_headline->setText(headline);
  m_sentence->setText(sentence);
  m_details->setText(details);
  m_toggle->setChecked(false);
  m_toggle->setVisible(!details.isEmpty());
  m_action->setText(action);
  m_action->setVisible(!action.isEmpty());
}

void ErrorPane::retranslate() { m_toggle->setText(tr("Details")); }

}  // namespace tastescope::ui
