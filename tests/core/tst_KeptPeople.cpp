// LABELS: unit
// People kept by name in a project: they come back, have names of their own, and end with the data's
// own people when a file says otherwise.
#include <SQLiteCpp/SQLiteCpp.h>

#include "ToyProject.h"
#include "core/workflow/data/DescribeData.h"
#include "core/workflow/recommend/KeptPeople.h"

using namespace tastescope;
using namespace tastescope::test;

class tst_KeptPeople : public QObject {
  Q_OBJECT
  std::unique_ptr<ToyProject> m_toy;

  PersonId keep(const char* name, Index user = kNoIndex) const {
    return keepPerson(*m_toy->session,
                      {.name = name, .user = user, .added = {5, 3, 4}, .removed = {1}});
  }
  std::string refused(const std::function<void()>& act) const {
    try {
      act();
    } catch (const Error& error) {
      return error.message().english();
    }
    return {};
  }

 private Q_SLOTS:
  void init() { m_toy = std::make_unique<ToyProject>(); }

  void theyComeBackAsTheyWereKept() {
    const PersonId second = keep("Zoë", 7);
    const PersonId first = keep("a newcomer");
    m_toy->session = openSession(m_toy->file);
    const auto people = keptPeople(*m_toy->session);
    QCOMPARE(people.size(), 2U);
    QCOMPARE(people[0].id, second);  // by name, capitals first
    QCOMPARE(people[0].user, Index{7});
    QCOMPARE(people[1].id, first);
    QCOMPARE(people[1].name, std::string("a newcomer"));
    QCOMPARE(people[1].user, kNoIndex);
    QCOMPARE(people[1].added, (std::vector<Index>{5, 3, 4}));
    QCOMPARE(people[1].removed, (std::vector<Index>{1}));
  }

  void theyAreChangedRenamedAndForgotten() {
    KeptPerson person{.name = "Ann", .added = {1, 2}};
    person.id = keepPerson(*m_toy->session, person);
    person.added = {9};
    changePerson(*m_toy->session, person);
    renamePerson(*m_toy->session, person.id, "Anna");
    QCOMPARE(keptPeople(*m_toy->session).front().added, std::vector<Index>{9});
    QCOMPARE(keptPeople(*m_toy->session).front().name, std::string("Anna"));
    const KeptPerson gone = forgetPerson(*m_toy->session, person.id);
    QCOMPARE(gone.name, std::string("Anna"));
    QCOMPARE(gone.added, std::vector<Index>{9});
    QVERIFY(keptPeople(*m_toy->session).empty());
    QVERIFY(!refused([&] { forgetPerson(*m_toy->session, person.id); }).empty());
    QVERIFY(!refused([&] { changePerson(*m_toy->session, person); }).empty());
    QVERIFY(!refused([&] { renamePerson(*m_toy->session, person.id, "B"); }).empty());
  }

  void namesAreTheirOwn() {
    keep("Ann");
    const PersonId other = keep("Bea");
    QVERIFY(refused([&] { keep("Ann"); }).find("already somebody called") != std::string::npos);
    QVERIFY(!refused([&] { renamePerson(*m_toy->session, other, "Ann"); }).empty());
    QVERIFY(!refused([&] { keep("  "); }).empty());
    renamePerson(*m_toy->session, other, "Bea");
    QCOMPARE(keptPeople(*m_toy->session).size(), 2U);
  }

  void positionsThatTheDataDoesNotHaveAreDamage() {
    keep("Ann");
    m_toy->session.reset();
    SQLite::Database file(m_toy->file.string(), SQLite::OPEN_READWRITE);
    file.exec("UPDATE person_item SET item = 4000000000 WHERE place = 1");
    m_toy->session = openSession(m_toy->file);
    QVERIFY(refused([&] { keptPeople(*m_toy->session); }).find("damaged") != std::string::npos);
  }

  void aPageCanBeOfAFew() {
    EntityQuery query;
    query.among = {40, 3, 7};
    query.sortBy = "id";
    query.descending = false;
    QCOMPARE(entityPage(*m_toy->session, query).matching, 3U);
    query.filter = "user-4";
    const EntityPage page = entityPage(*m_toy->session, query);
    QCOMPARE(page.matching, 1U);
    QCOMPARE(page.rows.front().index, Index{40});
  }
};

QTEST_GUILESS_MAIN(tst_KeptPeople)
#include "tst_KeptPeople.moc"
