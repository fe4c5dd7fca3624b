#include "ui/data/LinksPage.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/context/Translate.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/SearchField.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

void LinksModel::setLinks(SessionPtr session, std::vector<std::pair<Index, Index>> links) {
  beginResetModel();
  m_session = std::move(session);
  m_links = std::move(links);
  endResetModel();
}

void LinksModel::setNames(const QString& source, const QString& target) {
  m_names[0] = source;
  m_names[1] = target;
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, 1);
}

QVariant LinksModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  const auto& [source, target] = m_links[static_cast<std::size_t>(index.row())];
  const std::string_view id = m_session->data().users.id(index.column() == 0 ? source : target);
  return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QVariant LinksModel::header(int section, int role) const {
  return role == Qt::DisplayRole ? m_names[section] : QVariant();
}

LinksPage::LinksPage(AppContext& context, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_panel(new Panel),
      m_search(named("linksSearch", new SearchField)),
      m_table(named("linksTable", new DataTable)),
      m_model(new LinksModel(this)) {
  bareColumn(this)->addWidget(m_panel);
  m_search->setProperty("small", true);
  m_search->setFixedWidth(180);
  m_table->setModel(m_model);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_panel->setFlush(true);
  m_panel->addControl(m_search);
  m_panel->addWidget(m_table, 1);
  connect(m_search, &SearchField::searchChanged, this, &LinksPage::ask);
  retranslate();
}

void LinksPage::reload() { ask(m_search->text()); }

void LinksPage::ask(const QString& filter) {
  if (!m_context.session()) return;
  auto plan =
      lookUp([session = m_context.session(), wanted = toUtf8(filter.trimmed())](
                 const std::stop_token& stop) { return linkTable(*session, wanted, stop); });
  plan.done = [this, session = m_context.session()](LinkTable table) {
    m_model->setLinks(session, std::move(table.links));
    m_known = {{}, table.linked, table.mutual};
    retranslate();
  };
  m_question.start(m_context.jobs(), this, std::move(plan));
}

void LinksPage::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  m_panel->setTitle(tr("Links"));
  if (const SessionPtr session = m_context.session()) {
    m_panel->setNote(tr("%1 · %2 of %3 %4 have one · pairs linked both ways: %5")
                         .arg(grouped(session->data().links.size()), grouped(m_known.linked),
                              grouped(session->data().users.size()), words.users,
                              grouped(m_known.mutual)));
  }
  m_model->setNames(tr("%1, from").arg(words.User), tr("%1, to").arg(words.User));
  m_search->setPlaceholderText(tr("Search ids"));
  m_table->setAccessibleName(tr("Links"));
  m_table->setEmptyText(tr("No id has this in it."));
}

}  // namespace tastescope::ui
