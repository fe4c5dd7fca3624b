#include "ui/shell/InfoDialogs.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <functional>

#include "core/workflow/Versions.h"
#include "ui/context/Translate.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Screens.h"
#include "ui/shell/SelfCheckPanel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Translated.h"

namespace tastescope::ui {

namespace {

class Info {
  Q_DECLARE_TR_FUNCTIONS(InfoDialogs)

 public:
  static QString close() { return tr("Close"); }
  static QString aboutTitle() { return tr("About Tastescope"); }
  static QString aboutText() {
    return tr(
        "Explores what generative recommenders make of your own interaction data. Everything stays "
        "on this computer.");
  }
  static QString licence() {
    return tr(
        "Free software under the GNU General Public License, version 3 or later, without any "
        "warranty.");
  }
  static QString shortcutsTitle() { return tr("Keyboard shortcuts"); }
  /// Of every screen that names none of its own.
  static QList<QPair<QString, QString>> commonKeys() {
    return {
        {QStringLiteral("Ctrl+C"), help(QT_TRANSLATE_NOOP("Help", "Copy the table with headers"))},
        {QStringLiteral("Ctrl+F"), help(QT_TRANSLATE_NOOP("Help", "Go to the search field"))},
        {QStringLiteral("Ctrl+E"), help(QT_TRANSLATE_NOOP("Help", "Export"))}};
  }
  static QString help(const char* source) { return QCoreApplication::translate("Help", source); }
  static QString keysTitle() { return tr("Keys"); }
  static QString helpTitle(const QString& screen) { return tr("Help: %1").arg(screen); }
};

/// A title, a body and Close. The body is made anew in another language.
class InfoDialog : public Translated<QDialog> {
 public:
  using Title = std::function<QString()>;
  using Fill = std::function<void(QVBoxLayout& body)>;
  InfoDialog(const char* name, Title title, Fill fill, QWidget* parent)
      : Translated(parent),
        m_title(std::move(title)),
        m_fill(std::move(fill)),
        m_headline(makeLabel(QString(), TextStyle::Title)),
        m_place(new QVBoxLayout),
        m_close(named("closeDialog", button(QString()))) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QString::fromLatin1(name));
    setMinimumWidth(460);
    auto* outer = new QVBoxLayout(this);
    const int room = Theme::instance().spacing("xl");
    outer->setContentsMargins(room, room, room, room);
    outer->setSpacing(Theme::instance().spacing("m"));
    outer->addWidget(m_headline);
    outer->addLayout(m_place, 1);
    outer->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
  }

 private:
  void retranslate() override {
    setWindowTitle(m_title());
    m_headline->setText(m_title());
    m_close->setText(Info::close());
    delete m_body;
    m_body = new QWidget;
    auto* column = bareColumn(m_body, Theme::instance().spacing("m"));
    m_fill(*column);
    m_place->addWidget(m_body);
  }

  Title m_title;
  Fill m_fill;
  QLabel* m_headline;
  QVBoxLayout* m_place;
  QPushButton* m_close;
  QWidget* m_body = nullptr;
};

QLabel* paragraph(const QString& text) {
  QLabel* label = makeWrapped(text, TextStyle::Body, "textSecondary");
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

QWidget* pairTable(const QList<QPair<QString, QString>>& rows) {
  auto* table = new QWidget;
  auto* grid = bareGrid(table, Theme::instance().spacing("xl"), Theme::instance().spacing("xs"));
  grid->setColumnStretch(1, 1);
  for (int i = 0; i < rows.size(); ++i) {
    QLabel* value = makeWrapped(rows[i].second, TextStyle::Small, "textSecondary");
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(makeLabel(rows[i].first, TextStyle::Small), i, 0, Qt::AlignTop);
    grid->addWidget(value, i, 1);
  }
  return table;
}

}  // namespace

QDialog* makeAboutDialog(AppContext& context, QWidget* parent) {
  const auto fill = [&context](QVBoxLayout& body) {
    body.addWidget(paragraph(Info::aboutText()));
    QList<QPair<QString, QString>> rows{
        {QStringLiteral("Tastescope"), QStringLiteral(TASTESCOPE_VERSION)},
        {QStringLiteral("Qt"), QString::fromLatin1(qVersion())}};
    for (const LibraryVersion& library : libraryVersions())
      rows.append({fromUtf8(library.name), fromUtf8(library.version)});
    body.addWidget(pairTable(rows));
    body.addWidget(paragraph(Info::licence()));
    body.addWidget(makeHairline());
    body.addWidget(new SelfCheckPanel(context));
  };
  return new InfoDialog("aboutDialog", Info::aboutTitle, fill, parent);
}

QDialog* makeShortcutsDialog(const Actions& actions, QWidget* parent) {
  const auto fill = [&actions](QVBoxLayout& body) {
    body.addWidget(pairTable(actions.shortcutRows()));
  };
  return new InfoDialog("shortcutsDialog", Info::shortcutsTitle, fill, parent);
}

QDialog* makeHelpDialog(ScreenKey screen, QWidget* parent) {
  const ScreenInfo& info = *allScreens().at(static_cast<std::size_t>(screenPosition(screen)));
  const auto fill = [&info](QVBoxLayout& body) {
    for (const char* source : info.helpSources)
      body.addWidget(paragraph(inDataNouns(Info::help(source))));
    body.addWidget(makeLabel(Info::keysTitle(), TextStyle::BodyStrong));
    QList<QPair<QString, QString>> rows;
    for (const auto& [keys, does] : info.keySources)
      rows.append({Info::help(keys), Info::help(does)});
    body.addWidget(pairTable(rows.isEmpty() ? Info::commonKeys() : rows));
  };
  return new InfoDialog(
      "helpDialog", [&info] { return Info::helpTitle(info.name()); }, fill, parent);
}

}  // namespace tastescope::ui
