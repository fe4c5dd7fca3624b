#include "ui/recommend/UserPicker.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/pickers/SelectionsMenu.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/SearchField.h"

namespace tastescope::ui {

namespace {

constexpr int kGroupLetters = 14;  ///< of a name, in the chip

QString shortened(const QString& name) {
  return name.size() <= kGroupLetters ? name : name.left(kGroupLetters - 1) + QStringLiteral("…");
}

}  // namespace

UserPicker::UserPicker(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_users(context),
      m_search(named("userSearch", new SearchField)),
      m_found(makeLabel({}, TextStyle::Caption, "textSecondary")),
      m_selections(small(new SelectionsMenu(context, Entity::User))),
      m_group(named("userGroup", new Chip({}, ChipKind::Accent))),
      m_list(named("userList", new QListView)),
      m_previous(named("previousUser", smallButton({}, "left"))),
      m_next(named("nextUser", smallButton({}, "right"))) {
  const Theme& theme = Theme::instance();
  setObjectName(QStringLiteral("userPicker"));
  setAttribute(Qt::WA_StyledBackground);
  setProperty("surface", QStringLiteral("surface"));
  setFixedWidth(theme.width("userPicker"));
  m_list->setModel(&m_users);
  m_list->setItemDelegate(new UserDelegate(m_list));
  m_list->setUniformItemSizes(true);
  m_list->setMouseTracking(true);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 14, 0, 12);
  column->setSpacing(theme.spacing("s"));
  auto* head = new QVBoxLayout;
  head->setContentsMargins(14, 0, 14, 0);
  head->setSpacing(theme.spacing("xs"));
  head->addWidget(m_search);
  head->addWidget(m_selections, 0, Qt::AlignLeft);
  head->addWidget(m_group, 0, Qt::AlignLeft);
  head->addWidget(m_found);
  m_group->setRemovable(true);
  m_group->setFocusPolicy(Qt::TabFocus);
  m_group->hide();
  column->addLayout(head);
  column->addWidget(m_list, 1);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(14, 4, 14, 0);
  foot->setSpacing(theme.spacing("s"));
  foot->addWidget(m_previous);
  foot->addWidget(m_next);
  foot->addStretch();
  column->addLayout(foot);
  connect(m_group, &Chip::removed, this, [this] { setGroup({}); });
  connect(m_selections, &SelectionsMenu::chosen, this, [this](const KeptSelection& selection) {
    setGroup(selection.members, fromUtf8(selection.name));
  });
  connect(m_search, &SearchField::searchChanged, this,
          [this](const QString& text) { m_users.search(text); });
  connect(&m_users, &UserList::loaded, this, &UserPicker::takeRows);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& now) {
            if (m_quiet || !now.isValid()) return;
            m_current = m_users.userAt(now.row());
            Q_EMIT userChosen(m_current);
          });
  connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
  connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
  retranslate();
}

void UserPicker::takeRows() {
  showFound();
  int row = m_users.rowOf(m_current);
  if (row < 0 && m_chooseFirst && m_users.rowCount() > 0) row = 0;
  const bool first = m_chooseFirst;
  m_chooseFirst = false;
  if (row < 0) return;
  m_quiet = !first;
  m_list->setCurrentIndex(m_users.index(row));
  m_list->scrollTo(m_users.index(row));
  m_quiet = false;
}

void UserPicker::setCurrent(Index user) {
  m_current = user;
  m_chooseFirst = false;  // a list that is still on its way must not choose another
  const int row = m_users.rowOf(user);
  m_quiet = true;
  if (row >= 0) {
    m_list->setCurrentIndex(m_users.index(row));
    m_list->scrollTo(m_users.index(row));
  } else if (const SessionPtr session = m_context.session();
             session && user < session->data().users.size()) {
    // Its own id finds it, wherever it stands in the list.
    const std::string_view id = session->data().users.id(user);
    m_search->setText(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
  }
  m_quiet = false;
}

void UserPicker::setGroup(std::vector<Index> users, const QString& name) {
  m_groupName = name;
  m_group->setVisible(!users.empty());
  m_current = kNoIndex;
  m_chooseFirst = true;
  m_users.setGroup(std::move(users));
  const QSignalBlocker once(m_search);  // one question is enough
  m_search->clear();
  m_users.search({});
  retranslate();
}

void UserPicker::clearCurrent() {
  m_current = kNoIndex;
  m_quiet = true;
  m_list->selectionModel()->clear();
  m_quiet = false;
}

void UserPicker::reload() {
  m_current = kNoIndex;
  m_chooseFirst = true;
  m_users.search(m_search->text());
}

void UserPicker::step(int by) {
  const int from = m_users.rowOf(m_current);
  const int to = from < 0 ? 0 : from + by;
  if (to < 0 || to >= m_users.rowCount()) return;
  if (to == m_users.rowCount() - 1 && m_users.canFetchMore({})) m_users.fetchMore({});
  m_list->setCurrentIndex(m_users.index(to));
}

void UserPicker::focusSearch() { m_search->setFocus(Qt::ShortcutFocusReason); }

void UserPicker::showFound() {
  m_found->setText(
      tr("%1 found").arg(QLocale().toString(static_cast<qulonglong>(m_users.matching()))));
}

void UserPicker::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  const QString find = tr("Find %1").arg(words.user);
  m_search->setPlaceholderText(find);
  m_search->setAccessibleName(find);
  m_search->setToolTip(withShortcut(find, QKeySequence(Qt::Key_Slash)));
  m_list->setAccessibleName(words.Users);
  const QString count = QLocale().toString(static_cast<qulonglong>(group().size()));
  m_group->setText(m_groupName.isEmpty() ? tr("%1 of the selection").arg(count)
                                         : tr("%1 of %2").arg(count, shortened(m_groupName)));
  m_group->setToolTip(
      m_groupName.isEmpty()
          ? tr("Only what was selected on the map is listed. The cross lists everybody.")
          : tr("Only the selection “%1” is listed. The cross lists everybody.").arg(m_groupName));
  m_previous->setText(tr("Previous"));
  m_previous->setToolTip(withShortcut(tr("Previous"), QKeySequence(QStringLiteral("Ctrl+Up"))));
  m_next->setText(tr("Next"));
  m_next->setToolTip(withShortcut(tr("Next"), QKeySequence(QStringLiteral("Ctrl+Down"))));
  showFound();
}

}  // namespace tastescope::ui
