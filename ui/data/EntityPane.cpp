#include "ui/data/EntityPane.h"

#include <QHeaderView>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CellDelegates.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/SearchField.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

/// Bars from zero, one per time bin, each row on its own scale: when someone was active, not how
/// much.
class SparkBarsDelegate : public RowDelegate {
 public:
  using RowDelegate::RowDelegate;

 protected:
  void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem&,
                    const QModelIndex& index) const override {
    const QVariantList counts = index.data(EntityModel::SparkRole).toList();
    if (counts.isEmpty()) return;
    double top = 1;
    for (const QVariant& count : counts) top = std::max(top, count.toDouble());
    const QRect area = content.adjusted(0, 7, 0, -7);
    const double step =
        std::min(3.0, static_cast<double>(area.width()) / static_cast<double>(counts.size()));
    const QColor colour = Theme::instance().colour("accent");
    for (int i = 0; i < counts.size(); ++i) {
      const double value = counts[i].toDouble();
      if (value <= 0) continue;
      const int height = std::max(1, static_cast<int>(area.height() * std::sqrt(value / top)));
      const int left = area.left() + static_cast<int>(i * step);
      painter.fillRect(
          QRect(left, area.bottom() - height + 1, std::max(1, static_cast<int>(step) - 1), height),
          colour);
    }
  }
};

FittedColumn fittedColumn(int column, EntityModel::Field field) {
  using Kind = FittedColumn::Kind;
  switch (field) {
    case EntityModel::Field::Id: return {column, Kind::Id, 88};
    case EntityModel::Field::Title: return {column, Kind::Title};
    case EntityModel::Field::Attribute: return {column, Kind::Words, 84, 3};
    case EntityModel::Field::Count: return {column, Kind::Number, 74};
    case EntityModel::Field::Total: return {column, Kind::Number, 74, 1};
    case EntityModel::Field::Last: return {column, Kind::Fixed, 100, 2};
    case EntityModel::Field::Spark: return {column, Kind::Fixed, 110, 4};
  }
  return {column};
}

}  // namespace

EntityPane::EntityPane(AppContext& context, Entity entity, const QString& name, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_entity(entity),
      m_model(new EntityModel(context, entity, this)),
      m_panel(new Panel),
      m_search(new SearchField),
      m_table(new DataTable) {
  bareColumn(this)->addWidget(m_panel);
  m_table->setObjectName(name + QStringLiteral("Table"));
  m_search->setObjectName(name + QStringLiteral("Search"));
  m_search->setProperty("small", true);
  m_search->setFixedWidth(180);
  m_table->setModel(m_model);
  m_fit = new ColumnFit(*m_table);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setSortingEnabled(true);
  m_panel->setFlush(true);
  m_panel->addControl(m_search);
  m_panel->addControl(m_table->columnChooser());
  m_panel->addWidget(m_table, 1);
  connect(m_search, &SearchField::searchChanged, m_model, &EntityModel::setFilter);
  connect(m_model, &EntityModel::answered, this, &EntityPane::afterAnswer);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &EntityPane::reportCurrent);
  retranslate();
}

void EntityPane::reload() {
  m_arranged = false;
  m_search->clear();
  m_model->reload();
  arrange();
}

void EntityPane::arrange() {
  if (m_arranged || m_model->columnCount() == 0) return;
  m_arranged = true;
  auto* plain = m_table->itemDelegate();
  QList<FittedColumn> fitted;
  for (int column = 0; column < m_model->columnCount(); ++column) {
    const EntityModel::Field field = m_model->fieldOf(column);
    m_table->setItemDelegateForColumn(column, plain);
    if (field == EntityModel::Field::Spark) {
      m_table->setItemDelegateForColumn(column, new SparkBarsDelegate(m_table));
    }
    fitted.append(fittedColumn(column, field));
  }
  m_fit->setColumns(fitted);
  const QSignalBlocker quiet(m_table->horizontalHeader());
  m_table->horizontalHeader()->setSortIndicator(m_model->columnOf(EntityModel::Field::Count),
                                                Qt::DescendingOrder);
}

void EntityPane::afterAnswer(qulonglong matching) {
  m_matching = matching;
  retranslate();
  if (matching > 0) m_table->setCurrentIndex(m_model->index(0, 0));
}

void EntityPane::reportCurrent() {
  if (const EntityRow* row = m_model->rowAt(m_table->currentIndex().row()))
    Q_EMIT entitySelected(*row);
}

void EntityPane::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  const bool user = m_entity == Entity::User;
  m_panel->setTitle(user ? words.Users : words.Items);
  const SessionPtr session = m_context.session();
  const std::uint64_t all = !session ? 0
                            : user   ? session->data().users.size()
                                     : session->data().items.size();
  m_panel->setNote(m_matching == all ? grouped(all)
                                     : tr("%1 of %2").arg(grouped(m_matching), grouped(all)));
  m_search->setPlaceholderText(user ? tr("Id or attribute") : tr("Id, title or attribute"));
  m_search->setAccessibleName(user ? tr("Search %1").arg(words.users)
                                   : tr("Search %1").arg(words.items));
  m_table->setAccessibleName(user ? words.Users : words.Items);
  m_table->setEmptyText(
      m_model->filter().isEmpty() ? QString() : tr("Nothing matches “%1”.").arg(m_model->filter()));
  if (m_model->columnCount() > 0)
    Q_EMIT m_model->headerDataChanged(Qt::Horizontal, 0, m_model->columnCount() - 1);
}

}  // namespace tastescope::ui
