#include "ui/import/DomainStep.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/import/ImportWords.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

namespace {

const char* domainIcon(Domain domain) {
  switch (domain) {
    case Domain::Commerce: return "data";
    case Domain::Content: return "play";
    case Domain::Social: return "person";
    case Domain::Finance: return "evaluate";
    case Domain::Education: return "note";
    case Domain::General: break;
  }
  return "latent";
}

}  // namespace

ChoiceCard::ChoiceCard(const char* iconName, QWidget* parent)
    : QAbstractButton(parent), m_icon(iconName) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceCard::setTexts(const QString& name, const QString& sentence, const QString& words) {
  setText(name);
  m_sentence = sentence;
  m_words = words;
  setAccessibleName(name);
  setAccessibleDescription(sentence);
  update();
}

void ChoiceCard::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.colour(isChecked() ? "accent" : "border"), isChecked() ? 2 : 1));
  painter.setBrush(theme.colour(isChecked() ? "accentSoft" : underMouse() ? "hover" : "surface"));
  const double inset = isChecked() ? 1 : 0.5;
  painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset),
                          theme.radius("panel"), theme.radius("panel"));
  const int padding = theme.layout("panelPadding");
  const char* tone = isChecked() ? "accent" : "textSecondary";
  painter.drawPixmap(QPoint(padding, padding), iconPixmap(m_icon, tone, 20, devicePixelRatioF()));
  painter.setFont(theme.font(TextStyle::BodyStrong));
  painter.setPen(theme.colour("textPrimary"));
  painter.drawText(QRect(padding + 30, padding, width() - 2 * padding - 30, 20),
                   Qt::AlignLeft | Qt::AlignVCenter, text());
  painter.setFont(theme.font(TextStyle::Small));
  const QRect body(padding, padding + 28, width() - 2 * padding, 40);
  painter.drawText(body, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_sentence);
  painter.setFont(theme.font(TextStyle::Caption));
  painter.setPen(theme.colour("textSecondary"));
  painter.drawText(
      QRect(padding, height() - padding - 16, width() - 2 * padding, 16),
      Qt::AlignLeft | Qt::AlignVCenter,
      painter.fontMetrics().elidedText(m_words, Qt::ElideRight, width() - 2 * padding));
}

DomainStep::DomainStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : WizardStep(context, draft, parent) {
  setObjectName(QStringLiteral("domainStep"));
  QVBoxLayout* column = makeScrolled();
  auto* grid = new QGridLayout;
  grid->setSpacing(Theme::instance().layout("gutter"));
  auto* group = new QButtonGroup(this);
  int place = 0;
  for (const Domain domain : allDomains()) {
    auto* card = new ChoiceCard(domainIcon(domain));
    card->setObjectName(QStringLiteral("domain%1").arg(static_cast<int>(domain)));
    group->addButton(card, static_cast<int>(domain));
    grid->addWidget(card, place / 3, place % 3);
    m_cards.insert(static_cast<int>(domain), card);
    ++place;
  }
  column->addLayout(grid);
  column->addStretch(1);
  connect(group, &QButtonGroup::idClicked, this, [this](int id) {
    this->draft().domainChosen = true;
    this->draft().setDomain(static_cast<Domain>(id));
  });
}

QString DomainStep::title() const { return tr("Kind of data"); }
QString DomainStep::summary() const { return domainName(draft().options().domain); }
bool DomainStep::asks() const {
  return draft().domainChosen || draft().options().domain == Domain::General;
}

void DomainStep::refresh() {
  setHead(tr("What kind of data is it?"),
          draft().domainChosen
              ? tr("It decides the words the window uses and a few defaults, nothing else.")
              : tr("It decides the words the window uses and a few defaults, nothing else. Guessed "
                   "from the names."));
  for (const Domain domain : allDomains()) {
    const Vocabulary words = vocabularyOf(domain);
    m_cards.value(static_cast<int>(domain))
        ->setTexts(
            domainName(domain), domainHelp(domain),
            QStringList{words.users, words.items, words.interactions}.join(QStringLiteral(" · ")));
  }
  m_cards.value(static_cast<int>(draft().options().domain))->setChecked(true);
}

}  // namespace tastescope::ui
