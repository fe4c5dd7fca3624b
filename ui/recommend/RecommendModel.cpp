#include "ui/recommend/RecommendModel.h"

#include <QElapsedTimer>
#include <QPointer>
#include <algorithm>

#include "core/data/Dataset.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

constexpr std::size_t kListed = 10;
constexpr std::size_t kBase = 100;  // how deep an old rank is looked for
constexpr std::size_t kSamples = 64;
constexpr std::size_t kReasons = 4;

void withdraw(std::vector<Index>& from, Index item) {
  from.erase(std::remove(from.begin(), from.end(), item), from.end());
}

bool contains(const std::vector<Index>& in, Index item) {
  return std::find(in.begin(), in.end(), item) != in.end();
}

PersonInfo readPerson(Session& session, Index user) {
  PersonInfo person;
  person.user = user;
  const Dataset& data = session.data();
  person.id = fromUtf8(std::string(data.users.id(user)));
  for (std::size_t column = 0; column < data.userAttributes.columns().size(); ++column) {
    const QString text = fromUtf8(data.userAttributes.display(column, user));
    if (!text.isEmpty()) person.attributes << text;
  }
  person.history = historyOf(session, user);
  person.feedback = feedbackOf(session, user);
  return person;
}

WrittenOn writtenOn(const AttributeTable& items, const GeneratedList& list) {
  WrittenOn way;
  way.logProbability = list.logProbability;
  for (const GeneratedRow& from : list.rows) {
    RecommendationRow row;
    row.rank = from.position;
    row.item = from.item;
    row.id = from.id;
    row.title = from.title;
    row.score = static_cast<float>(from.probability);
    for (std::size_t column = 0; column < items.columns().size(); ++column)
      row.attributes.push_back(items.display(column, from.item));
    way.rows.push_back(std::move(row));
  }
  return way;
}

/// Asks one run after another for what is shown of a kind, and for what it is compared with.
class ListReader {
 public:
  ListReader(Session& session, ListKind kind, const GenerateOptions& writing, std::stop_token stop)
      : m_session(session), m_kind(kind), m_writing(writing), m_stop(std::move(stop)) {
    m_writing.length = kListed;
  }

  /// Beside the list itself the one before the change, or the other run's for the same history.
  ListAnswer read(const RecommendRequest& request, RunId compared) {
    ListAnswer answer;
    answer.kind = m_kind;
    QElapsedTimer clock;
    clock.start();
    if (m_kind == ListKind::Sequence) {
      answer.ways = ways(request);
      if (!answer.ways.empty()) answer.rows = answer.ways.front().rows;
      if (compared != 0) answer.deep = answer.rows;
    } else if (compared != 0) {
      answer.deep = ranked(request, kBase);
      const auto shown = std::min(request.k, answer.deep.size());
      answer.rows.assign(answer.deep.begin(),
                         answer.deep.begin() + static_cast<std::ptrdiff_t>(shown));
    } else {
      answer.rows = ranked(request, request.k);
    }
    answer.milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (answer.rows.empty()) answer.nothing = nothingToRecommend(m_session, request);
    const bool changed = !request.added.empty() || !request.removed.empty();
    RecommendRequest base = request;
    if (compared != 0) {
      base.run = answer.other = compared;
    } else if (changed && request.user != kNoIndex) {
      base.added.clear();
      base.removed.clear();
    } else {
      return answer;
    }
    answer.compared = true;
    answer.base = baseOf(base);
    return answer;
  }

 private:
  std::vector<RecommendationRow> ranked(RecommendRequest request, std::size_t k) const {
    request.k = k;
    return recommend(m_session, request);
  }

  std::vector<WrittenOn> ways(const RecommendRequest& request) const {
    Progress unseen;
    std::vector<WrittenOn> made;
    for (const GeneratedList& list : generate(m_session, {request, m_writing}, unseen, m_stop))
      made.push_back(writtenOn(m_session.data().itemAttributes, list));
    return made;
  }

  std::vector<RecommendationRow> baseOf(const RecommendRequest& request) const {
    if (m_kind != ListKind::Sequence) return ranked(request, kBase);
    std::vector<WrittenOn> made = ways(request);
    return made.empty() ? std::vector<RecommendationRow>{} : std::move(made.front().rows);
  }

  Session& m_session;
  ListKind m_kind;
  GenerateOptions m_writing;
  std::stop_token m_stop;
};

}  // namespace

std::span<const RecommendationRow> ListAnswer::shown(ListSide side) const {
  if (side == ListSide::Own) return rows;
  return std::span(base).first(other == 0 ? 0 : std::min(kListed, base.size()));
}

std::size_t ListAnswer::inBoth() const {
  const auto there = shown(ListSide::Other);
  return static_cast<std::size_t>(std::ranges::count_if(rows, [&](const RecommendationRow& row) {
    return std::ranges::find(there, row.item, &RecommendationRow::item) != there.end();
  }));
}

RecommendModel::RecommendModel(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context) {}

std::function<void(const Error&)> RecommendModel::failing() {
  return [this](const Error& error) {
    Q_EMIT failed(translated(error.message()), fromUtf8(error.details()));
  };
}

void RecommendModel::setRun(RunId run) {
  m_run = run;
  m_why = {};
  Q_EMIT whyChanged();
  refresh();
}

void RecommendModel::setCompared(RunId run) {
  m_compared = run;
  refresh();
}

void RecommendModel::clear() {
  for (LatestJob* job : {&m_personJob, &m_listJob, &m_whyJob, &m_countJob}) job->cancel();
  m_person = {};
  m_made = false;
  m_kept = {};
  m_added.clear();
  m_removed.clear();
  m_filters.clear();
  m_list = {};
  m_why = {};
  Q_EMIT personChanged();
  Q_EMIT changesChanged();
  Q_EMIT listChanged();
  Q_EMIT whyChanged();
}

void RecommendModel::showUser(Index user) {
  const SessionPtr session = m_context.session();
  if (!session || user >= session->data().users.size()) return;
  auto plan = lookUp([session, user] { return readPerson(*session, user); });
  plan.done = [this](PersonInfo person) { showPerson(std::move(person), false, {}); };
  plan.failed = failing();
  m_personJob.start(m_context.jobs(), this, std::move(plan));
  if (m_feedbackCount == 0) askFeedbackCount();
}

void RecommendModel::showPerson(PersonInfo person, bool made, const KeptPerson& kept) {
  m_made = made;
  m_person = std::move(person);
  m_kept = kept;
  m_added = kept.added;
  m_removed = kept.removed;
  m_why = {};
  Q_EMIT personChanged();
  Q_EMIT changesChanged();
  Q_EMIT whyChanged();
  refresh();
}

void RecommendModel::newPerson() {
  m_personJob.cancel();
  m_listJob.cancel();
  m_list = {};
  showPerson({}, true, {});
}

void RecommendModel::showKept(const KeptPerson& person) {
  const SessionPtr session = m_context.session();
  if (!session) return;
  if (person.user == kNoIndex) {
    m_personJob.cancel();
    m_list = {};
    return showPerson({}, true, person);
  }
  auto plan = lookUp([session, user = person.user] { return readPerson(*session, user); });
  plan.done = [this, person](PersonInfo known) { showPerson(std::move(known), false, person); };
  plan.failed = failing();
  m_personJob.start(m_context.jobs(), this, std::move(plan));
}

bool RecommendModel::unsaved() const {
  if (m_kept.id == 0) return m_made || changed();
  return m_added != m_kept.added || m_removed != m_kept.removed;
}

KeptPerson RecommendModel::shown() const {
  KeptPerson person = m_kept;
  person.user = m_made ? kNoIndex : m_person.user;
  person.added = m_added;
  person.removed = m_removed;
  return person;
}

/// Writes into the project and goes on when that is done; what cannot be written is said.
template <typename Work, typename Done>
void RecommendModel::store(Work work, Done done) {
  const SessionPtr session = m_context.session();
  if (!session) return;
  auto plan = lookUp([session, work] { return work(*session); });
  using Result = std::invoke_result_t<Work, Session&>;
  plan.done = [this, done](const Result& result) {
    done(result);
    Q_EMIT keptChanged();
    Q_EMIT personChanged();
  };
  plan.failed = failing();
  m_context.jobs().start<Result>(this, std::move(plan));
}

void RecommendModel::keep(const QString& name) {
  KeptPerson person = shown();
  person.name = toUtf8(name);
  store([person](Session& session) { return keepPerson(session, person); },
        [this, person, name](PersonId id) {
          m_kept = person;
          m_kept.id = id;
          m_context.announce(tr("%1 is kept in the project").arg(name));
        });
}

void RecommendModel::saveKept() {
  if (m_kept.id == 0) return;
  const KeptPerson person = shown();
  store(
      [person](Session& session) {
        changePerson(session, person);
        return person.id;
      },
      [this, person](PersonId) {
        if (m_kept.id == person.id) m_kept = person;
      });
}

void RecommendModel::renameKept(PersonId person, const QString& name) {
  store(
      [person, name = toUtf8(name)](Session& session) {
        renamePerson(session, person, name);
        return person;
      },
      [this, name](PersonId id) {
        if (m_kept.id == id) m_kept.name = toUtf8(name);
      });
}

void RecommendModel::forgetKept(PersonId person) {
  store([person](Session& session) { return forgetPerson(session, person); },
        [this, project = std::weak_ptr(m_context.session())](const KeptPerson& gone) {
          if (m_kept.id == gone.id) m_kept.id = 0;
          const QPointer<RecommendModel> self(this);
          m_context.announce(
              tr("%1 is deleted").arg(fromUtf8(gone.name)), tr("Undo"), [self, gone, project] {
                // Not into a project that was opened since.
                if (!self || project.lock() != self->m_context.session()) return;
                self->store([gone](Session& session) { return keepPerson(session, gone); },
                            [](PersonId) {});
              });
        });
}

void RecommendModel::addItem(Index item) {
  if (contains(m_removed, item)) {
    undoChange(item);
    return;
  }
  const auto known = [item](const HistoryRow& row) { return row.item == item; };
  if (contains(m_added, item) ||
      std::any_of(m_person.history.begin(), m_person.history.end(), known))
    return;
  m_added.push_back(item);
  Q_EMIT changesChanged();
  refresh();
}

void RecommendModel::removeItem(Index item) {
  if (contains(m_added, item)) {
    undoChange(item);
    return;
  }
  if (contains(m_removed, item)) return;
  m_removed.push_back(item);
  Q_EMIT changesChanged();
  refresh();
}

void RecommendModel::undoChange(Index item) {
  withdraw(m_added, item);
  withdraw(m_removed, item);
  Q_EMIT changesChanged();
  refresh();
}

void RecommendModel::undoAll() {
  m_added.clear();
  m_removed.clear();
  Q_EMIT changesChanged();
  refresh();
}

void RecommendModel::setFilters(std::vector<ItemFilter> filters) {
  m_filters = std::move(filters);
  refresh();
}

void RecommendModel::setKind(ListKind kind) {
  m_kind = kind;
  refresh();
}

void RecommendModel::setWriting(const GenerateOptions& options) {
  m_writing = options;
  refresh();
}

void RecommendModel::showWay(std::size_t way) {
  if (way >= m_list.ways.size()) return;
  m_way = way;
  m_list.rows = m_list.ways[way].rows;
  if (!m_list.deep.empty()) m_list.deep = m_list.rows;
  Q_EMIT listChanged();
  followWhy();
}

void RecommendModel::setKeepOwned(bool keep) {
  m_keepOwned = keep;
  refresh();
}

RecommendRequest RecommendModel::request() const {
  RecommendRequest request;
  request.run = m_run;
  request.user = m_made ? kNoIndex : m_person.user;
  request.added = m_added;
  request.removed = m_removed;
  request.k = kListed;
  request.keepOwned = m_keepOwned;
  request.filters = m_filters;
  request.samples = m_kind == ListKind::Sampled ? kSamples : 0;
  return request;
}

void RecommendModel::refresh() {
  const SessionPtr session = m_context.session();
  if (!session || m_run == 0 || !hasPerson()) return;
  if (m_made && m_added.empty()) {
    // Nobody and nothing: there is no list to show.
    m_listJob.cancel();
    takeList({});
    return;
  }
  auto plan = lookUp([session, asked = request(), kind = m_kind, writing = m_writing,
                      compared = m_compared](const std::stop_token& stop) {
    return ListReader(*session, kind, writing, stop).read(asked, compared);
  });
  plan.done = [this](ListAnswer answer) { takeList(std::move(answer)); };
  plan.failed = failing();
  m_listJob.start(m_context.jobs(), this, std::move(plan));
}

void RecommendModel::takeList(ListAnswer answer) {
  m_list = std::move(answer);
  m_way = 0;
  Q_EMIT listChanged();
  followWhy();
}

/// The reasons follow the list; an item that left it takes its reasons along.
void RecommendModel::followWhy() {
  const Index explained = m_why.item;
  const auto same = [explained](const RecommendationRow& row) { return row.item == explained; };
  if (explained != kNoIndex && std::any_of(m_list.rows.begin(), m_list.rows.end(), same)) {
    explainItem(explained);
  } else if (explained != kNoIndex) {
    m_why = {};
    Q_EMIT whyChanged();
  }
}

void RecommendModel::explainItem(Index item) {
  const SessionPtr session = m_context.session();
  if (!session || m_run == 0) return;
  const std::size_t size = m_person.history.size() + m_added.size() - m_removed.size();
  auto plan = lookUp([session, asked = request(), item, size, name = itemName(item)] {
    WhyAnswer answer;
    answer.item = item;
    answer.title = name;
    answer.reasons = explain(*session, asked, item, kReasons);
    answer.historySize = size;
    answer.hadBy = session->data().interactions->transposed().row(item).size();
    answer.users = session->data().users.size();
    return answer;
  });
  plan.done = [this](WhyAnswer answer) {
    m_why = std::move(answer);
    Q_EMIT whyChanged();
  };
  plan.failed = failing();
  m_whyJob.start(m_context.jobs(), this, std::move(plan));
}

int RecommendModel::feedbackOn(Index item) const {
  for (const Feedback& mark : m_person.feedback)
    if (mark.item == item) return mark.value;
  return 0;
}

void RecommendModel::giveFeedback(Index item, int value) {
  const SessionPtr session = m_context.session();
  if (!session || m_made || m_person.user == kNoIndex) return;
  auto plan = lookUp([session, user = m_person.user, item, value] {
    tastescope::giveFeedback(*session, user, item, value);
    return feedbackOf(*session, user);
  });
  plan.done = [this, user = m_person.user, item, value](std::vector<Feedback> marks) {
    if (m_person.user == user) {
      m_person.feedback = std::move(marks);
      refresh();
      if (leavesLists(value)) announceGone(item);
    }
    Q_EMIT feedbackChanged();
    askFeedbackCount();
  };
  plan.failed = failing();
  m_context.jobs().start<std::vector<Feedback>>(this, std::move(plan));
}

/// The way back, as the item is no longer there to be clicked.
void RecommendModel::announceGone(Index item) {
  const QPointer<RecommendModel> self(this);
  m_context.announce(
      tr("%1 no longer comes in these lists").arg(itemName(item)), tr("Undo"),
      [self, item, user = m_person.user, project = std::weak_ptr(m_context.session())] {
        if (!self || project.lock() != self->m_context.session()) return;
        if (self->m_person.user == user) self->giveFeedback(item, kNoOpinion);
      });
}

void RecommendModel::askFeedbackCount() {
  const SessionPtr session = m_context.session();
  if (!session) return;
  auto plan = lookUp([session] { return tastescope::feedbackCount(*session); });
  plan.done = [this](std::uint64_t count) {
    m_feedbackCount = count;
    Q_EMIT feedbackChanged();
  };
  m_countJob.start(m_context.jobs(), this, std::move(plan));
}

QString RecommendModel::itemName(Index item) const {
  const SessionPtr session = m_context.session();
  if (!session) return {};
  const std::string title = session->data().itemAttributes.title(item);
  return fromUtf8(title.empty() ? std::string(session->data().items.id(item)) : title);
}

}  // namespace tastescope::ui
