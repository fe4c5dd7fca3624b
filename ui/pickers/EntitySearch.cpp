#include "ui/pickers/EntitySearch.h"

#include <QAbstractItemView>
#include <QKeyEvent>

#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {
constexpr std::size_t kOffered = 12;
constexpr int kIndexRole = Qt::UserRole + 1;
}  // namespace

EntitySearch::EntitySearch(AppContext& context, Entity entity, QWidget* parent)
    : SearchField({}, parent), m_context(context), m_entity(entity) {
  m_completer.setModel(&m_found);
  m_completer.setCompletionMode(QCompleter::UnfilteredPopupCompletion);
  m_completer.setMaxVisibleItems(static_cast<int>(kOffered));
  m_completer.setWidget(this);
  m_completer.popup()->setObjectName(QStringLiteral("entityOffers"));
  m_completer.popup()->setProperty("popup", true);
  connect(this, &SearchField::searchChanged, this, &EntitySearch::ask);
  connect(&m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
          &EntitySearch::choose);
}

void EntitySearch::setEntity(Entity entity) {
  m_entity = entity;
  clear();
}

void EntitySearch::ask(const QString& text) {
  const SessionPtr session = m_context.session();
  if (!session || text.trimmed().isEmpty()) {
    m_job.cancel();
    m_completer.popup()->hide();
    return;
  }
  EntityQuery query;
  query.entity = m_entity;
  query.filter = toUtf8(text.trimmed());
  query.limit = kOffered;
  auto plan = lookUp([session, query] { return entityPage(*session, query).rows; });
  plan.done = [this](const std::vector<EntityRow>& rows) { offer(rows); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void EntitySearch::offer(const std::vector<EntityRow>& rows) {
  m_found.clear();
  for (const EntityRow& row : rows) {
    const QString id = fromUtf8(row.id);
    QString text = row.title.empty() ? id : QStringLiteral("%1   %2").arg(fromUtf8(row.title), id);
    if (row.title.empty() && !row.attributes.empty())
      text += QStringLiteral("   ") + fromUtf8(row.attributes.front());
    auto* item = new QStandardItem(text);
    item->setData(row.index, kIndexRole);
    m_found.appendRow(item);
  }
  if (rows.empty()) {
    m_completer.popup()->hide();
  } else if (m_takeFirst) {
    choose(m_found.index(0, 0));
  } else if (hasFocus()) {
    m_completer.complete();
    fitPopup();
  }
  m_takeFirst = false;
}

// Qt counts neither the style sheet's frame nor its rows' own height, and leaves the list half empty.
void EntitySearch::fitPopup() {
  QAbstractItemView* popup = m_completer.popup();
  int rows = 0;
  for (int row = 0; row < m_found.rowCount(); ++row) rows += popup->sizeHintForRow(row);
  const int height = popup->height() - popup->viewport()->height() + rows;
  const bool above = popup->y() < mapToGlobal(QPoint()).y();
  const int bottom = popup->geometry().bottom();
  popup->resize(popup->width(), height);
  if (above) popup->move(popup->x(), bottom - height + 1);
}

void EntitySearch::choose(const QModelIndex& index) {
  // The completer answers with an index of its own proxy; the row is the same, since nothing is
  // filtered.
  const QStandardItem* item = m_found.item(index.row());
  if (item == nullptr) return;
  const quint32 entity = item->data(kIndexRole).toUInt();
  m_job.cancel();
  m_completer.popup()->hide();
  clear();
  Q_EMIT entityChosen(entity);
}

void EntitySearch::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  // Return asks at once and takes the best match when it comes.
  if (enter) m_takeFirst = true;
  SearchField::keyPressEvent(event);
  if (!enter) m_takeFirst = false;
}

}  // namespace tastescope::ui
