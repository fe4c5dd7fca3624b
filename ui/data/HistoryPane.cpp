#include "ui/data/HistoryPane.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/data/Dataset.h"
#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Panel.h"
#include "ui/words/AttributeName.h"
#include "ui/words/Counted.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

/// More attributes than this make the table unreadable; the Items tab shows all.
constexpr std::size_t kAttributesShown = 2;
constexpr int kNarrowPane = 420;

}  // namespace

HistoryPane::HistoryPane(AppContext& context, Entity entity, const QString& name, QWidget* parent)
    : Translated(parent),
      m_context(context),
      m_entity(entity),
      m_panel(new Panel),
      m_table(new DataTable),
      m_model(new TextTableModel(this)),
      m_map(smallButton(QString(), "latent")) {
  bareColumn(this)->addWidget(m_panel);
  m_table->setObjectName(name + QStringLiteral("Table"));
  m_map->setObjectName(name + QStringLiteral("ShowOnMap"));
  m_table->setModel(m_model);
  m_fit = new ColumnFit(*m_table);
  m_panel->setFlush(true);
  m_panel->addControl(m_map);
  if (entity == Entity::User) {
    m_recommend = smallButton(QString(), "recommend");
    m_recommend->setObjectName(name + QStringLiteral("Recommend"));
    m_panel->addControl(m_recommend);
    connect(m_recommend, &QPushButton::clicked, this,
            [this] { m_context.navigate(ShowRecommendations{.user = m_row.index}); });
  }
  m_panel->addWidget(m_table, 1);
  connect(m_map, &QPushButton::clicked, this,
          [this] { m_context.navigate(ShowOnMap{.entity = m_entity, .point = m_row.index}); });
  retranslate();
}

bool HistoryPane::hasTitles() const {
  return m_context.session() &&
         m_context.session()->data().itemAttributes.titleColumn().has_value();
}

void HistoryPane::fitColumns() {
  using Kind = FittedColumn::Kind;
  const QList<TextTableModel::Column> all = columns();
  // Date, id, title, value, attributes: what is not there is passed over.
  const int id = hasDates() ? 1 : 0;
  const int title = m_entity == Entity::User && hasTitles() ? id + 1 : -1;
  QList<FittedColumn> fitted;
  for (int column = 0; column < all.size(); ++column) {
    const bool attribute = column > std::max(id, title) + 1;
    if (column == id) {
      // Beside titles an id goes rather than being cut.
      fitted << FittedColumn{column, Kind::Id, 64, title < 0 ? 0 : 3};
    } else if (column < id) {
      fitted << FittedColumn{column, Kind::Fixed, 112, 2};
    } else if (column == title) {
      fitted << FittedColumn{column, Kind::Title};
    } else if (all[column].number) {
      fitted << FittedColumn{column, Kind::Number, 64, attribute ? 4 : 0};
    } else {
      fitted << FittedColumn{column, Kind::Words, 64, attribute ? 5 : 0};
    }
  }
  m_fit->setColumns(fitted);
}

bool HistoryPane::hasDates() const {
  return m_context.session() && m_context.session()->data().hasDates();
}

QList<TextTableModel::Column> HistoryPane::columns() const {
  const Vocabulary words = m_context.vocabulary();
  QList<TextTableModel::Column> made;
  if (!m_context.session()) return made;
  if (hasDates()) made.append({tr("Date"), false});
  if (m_entity == Entity::Item) {
    made.append({words.User, false});
    made.append({tr("Value"), true});
    return made;
  }
  made.append({words.Item, false});
  if (hasTitles()) made.append({tr("Title"), false});
  made.append({tr("Value"), true});
  const AttributeTable& table = m_context.session()->data().itemAttributes;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < table.columns().size() && shown < kAttributesShown; ++i) {
    if (table.titleColumn() && *table.titleColumn() == i) continue;
    made.append(
        {attributeName(table.columns()[i].name), table.columns()[i].type == AttributeType::Number});
    ++shown;
  }
  return made;
}

void HistoryPane::clear() {
  m_job.cancel();
  m_has = false;
  m_model->setTable({}, {});
  retranslate();
}

void HistoryPane::showEntity(const EntityRow& row) {
  if (!m_context.session()) return;
  const bool same = m_has && m_row.index == row.index;
  m_row = row;
  m_has = true;
  retranslate();
  if (same && m_model->rowCount() > 0) return;
  if (m_entity == Entity::Item) {
    askPeople();
    return;
  }
  auto plan = lookUp(
      [session = m_context.session(), user = row.index] { return historyOf(*session, user); });
  plan.done = [this](std::vector<HistoryRow> rows) { showHistory(rows); };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

void HistoryPane::showHistory(const std::vector<HistoryRow>& rows) {
  const bool titles = hasTitles();
  const bool times = hasDates();
  const std::optional<std::size_t> titleColumn =
      m_context.session()->data().itemAttributes.titleColumn();
  QList<TextTableModel::Row> texts;
  texts.reserve(static_cast<qsizetype>(rows.size()));
  for (const HistoryRow& row : rows) {
    TextTableModel::Row made;
    made.entity = row.item;
    if (times) made.cells << isoDate(row.time);
    made.cells << fromUtf8(row.id);
    if (titles) made.cells << fromUtf8(row.title);
    made.cells << amount(static_cast<double>(row.value));
    std::size_t shown = 0;
    for (std::size_t i = 0; i < row.attributes.size() && shown < kAttributesShown; ++i) {
      if (titleColumn && *titleColumn == i) continue;
      made.cells << fromUtf8(row.attributes[i]);
      ++shown;
    }
    texts.append(made);
  }
  m_model->setTable(columns(), texts);
  fitColumns();
}

void HistoryPane::askPeople() {
  struct Person {
    std::string id;
    Index user;
    float value;
    Moment time;
  };
  auto plan =
      lookUp([session = m_context.session(), item = m_row.index](const std::stop_token& stop) {
        const Dataset& dataset = session->data();
        const HistoryView row = dataset.interactions->transposed().row(item);
        std::vector<Person> people;
        for (std::size_t i = 0; i < std::min(row.size(), kPeopleShown); ++i) {
          throwIfStopped(stop);
          const Index user = row.items[i];
          people.push_back({std::string(dataset.users.id(user)), user, row.values[i],
                            row.times.empty() ? 0 : row.times[i]});
        }
        std::stable_sort(people.begin(), people.end(),
                         [](const Person& a, const Person& b) { return a.time > b.time; });
        return people;
      });
  plan.done = [this](std::vector<Person> people) {
    const bool times = hasDates();
    QList<TextTableModel::Row> texts;
    for (const Person& person : people) {
      TextTableModel::Row made;
      made.entity = person.user;
      if (times) made.cells << isoDate(person.time);
      made.cells << fromUtf8(person.id) << amount(static_cast<double>(person.value));
      texts.append(made);
    }
    m_model->setTable(columns(), texts);
    fitColumns();
  };
  m_job.start(m_context.jobs(), this, std::move(plan));
}

/// Without words where they would leave no room for the title.
void HistoryPane::nameButtons() {
  const bool narrow = width() < Theme::instance().scaled(kNarrowPane);
  const auto name = [narrow](QPushButton* target, const QString& words) {
    if (target == nullptr) return;
    setButtonWords(target, narrow ? QString() : words);
    target->setAccessibleName(words);
    target->setToolTip(narrow ? words : QString());
  };
  name(m_map, tr("Show on map"));
  name(m_recommend, tr("Recommend"));
}

void HistoryPane::resizeEvent(QResizeEvent* event) {
  Translated::resizeEvent(event);
  nameButtons();
}

void HistoryPane::retranslate() {
  const Vocabulary words = m_context.vocabulary();
  const bool user = m_entity == Entity::User;
  m_map->setEnabled(m_has);
  if (m_recommend != nullptr) m_recommend->setEnabled(m_has);
  nameButtons();
  m_table->setAccessibleName(user ? tr("History") : tr("Who had it"));
  if (!m_has) {
    m_panel->setTitle(user ? tr("History") : tr("Who had it"));
    m_panel->setNote(tr("no row is chosen"));
    return;
  }
  const QString id = fromUtf8(m_row.id);
  if (user) {
    QStringList about;
    for (const std::string& attribute : m_row.attributes) {
      if (!attribute.empty() && about.size() < 2) about << fromUtf8(attribute);
    }
    about << countedItems(m_row.count, words);
    if (m_context.session()->data().interactions->hasTimes()) about << tr("newest first");
    m_panel->setTitle(tr("History of %1").arg(id));
    m_panel->setNote(about.join(tr(", ")));
  } else {
    m_panel->setTitle(m_row.title.empty() ? tr("Who had %1").arg(id) : fromUtf8(m_row.title));
    m_panel->setNote(m_row.count > kPeopleShown
                         ? tr("%1 had it, %2 are shown")
                               .arg(countedUsers(m_row.count, words), grouped(kPeopleShown))
                         : tr("%1 had it").arg(countedUsers(m_row.count, words)));
  }
  if (m_model->columnCount() > 0) m_model->setColumns(columns());
}

}  // namespace tastescope::ui
