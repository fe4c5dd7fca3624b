// LABELS: model
// People who do not exist: they are nobody of the data, and whom they are most like is found.
#include "ToyProject.h"
#include "core/workflow/latent/MadeUpPeople.h"

using namespace tastescope;
using namespace tastescope::test;

class tst_MadeUpPeople : public QObject {
  Q_OBJECT
  std::unique_ptr<ToyProject> m_toy;
  LatentSpacePtr m_space;

  MadeUpPeople make(const MadeUpRequest& request) const {
    Progress progress;
    return makeUpPeople(*m_toy->session, *m_space, request, progress, {});
  }
  static double jaccard(std::span<const Index> a, std::span<const Index> b) {
    std::vector<Index> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return static_cast<double>(both.size()) /
           static_cast<double>(a.size() + b.size() - both.size());
  }

 private Q_SLOTS:
  void initTestCase() {
    m_toy = std::make_unique<ToyProject>();
    const RunId run = train(*m_toy->session, toyRequest(20)).run.id;
    Progress progress;
    m_space = latentSpace(*m_toy->session, run, Entity::User, progress, {});
    QVERIFY(canMakeUpPeople(*m_toy->session, run));
  }

  void theyAreNobodyAndComeAgain() {
    const MadeUpPeople made = make({.people = 30, .seed = 4});
    QCOMPARE(made.people.size(), std::size_t{30});
    for (const MadeUpPerson& person : made.people) {
      QVERIFY(person.id.starts_with("made-up-"));
      QVERIFY(!m_toy->session->data().users.find(person.id));
      QVERIFY(person.items.size() >= 9 && person.items.size() <= 14);  // as real ones
      QVERIFY(std::ranges::is_sorted(person.items));
      QVERIFY(std::isfinite(person.map[0]) && std::isfinite(person.map[1]));
    }
    QVERIFY(make({.people = 30, .seed = 4}).people[7].items == made.people[7].items);
    QVERIFY(make({.people = 30, .seed = 5}).people[7].items != made.people[7].items);
  }

  void whomTheyAreMostLikeIsFound() {
    const MadeUpPeople made = make({.people = 20});
    const Interactions& histories = *m_toy->session->data().interactions;
    std::vector<double> alike;
    for (const MadeUpPerson& person : made.people) {
      double best = 0;
      for (Index user = 0; user < kToyUsers; ++user) {
        std::vector<Index> own(histories.row(user).items.begin(), histories.row(user).items.end());
        std::ranges::sort(own);
        best = std::max(best, jaccard(person.items, own));
        if (user == person.nearest) QCOMPARE(jaccard(person.items, own), person.alike);
      }
      QCOMPARE(person.alike, best);
      alike.push_back(best);
    }
    std::ranges::sort(alike);
    QCOMPARE(made.alike, alike[10]);
    QVERIFY(made.realAlike > 0 && made.realAlike < 1);
    QVERIFY(made.overlap.has_value());
    QVERIFY(made.overlap->density > 0);
    QVERIFY(made.overlap->coverage > 0 && made.overlap->coverage <= 1);
    QVERIFY(!make({.people = 5}).overlap);
  }

  void theyLeaveAsADataSetWithAWarning() {
    const MadeUpPeople made = make({.people = 2});
    const auto file = m_toy->path("people.csv");
    writeMadeUpCsv(*m_toy->session, made, file);
    const std::string text = readAll(file);
    QVERIFY(text.starts_with("user,item\nmade-up-1,item-"));
    QCOMPARE(static_cast<std::size_t>(std::ranges::count(text, '\n')),
             1 + made.people[0].items.size() + made.people[1].items.size());
    QVERIFY(privacyWarning(made).english().find("anonymous") != std::string::npos);
    MadeUpPeople copy = made;
    copy.copies = 2;
    QVERIFY(privacyWarning(copy).english().starts_with("2 of these"));
    const Json json = toJson(*m_toy->session, made);
    QCOMPARE(json.at("people").size(), std::size_t{2});
    QVERIFY(json.at("people")[0].at("nearest").get<std::string>().starts_with("user-"));
  }

  void noIdOfTheDataBeginsLikeTheirs() {
    Dataset data = toyDataset();
    IdMap users;
    for (Index user = 0; user < data.users.size(); ++user)
      users.add(user == 5 ? "made-up-5" : data.users.id(user));
    data.users = users;
    data.fingerprint = fingerprintOf(data);
    const auto file = m_toy->path("other.tastescope");
    Progress progress;
    Project::create(file, data, true, progress, {});
    const SessionPtr session = openSession(file);
    const RunId run = train(*session, toyRequest(1)).run.id;
    const auto space = latentSpace(*session, run, Entity::User, progress, {});
    const MadeUpPeople made = makeUpPeople(*session, *space, {.people = 1}, progress, {});
    QCOMPARE(made.people[0].id, std::string("made-up-made-up-1"));
  }

  void whatCannotBeIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, make({.people = 0}));
    QVERIFY_THROWS_EXCEPTION(Error, make({.people = kMostMadeUp + 1}));
    QVERIFY_THROWS_EXCEPTION(Error, make({.temperature = 0}));
    TrainRequest request = toyRequest(1);
    request.model = "mult-dae";
    const RunId run = train(*m_toy->session, request).run.id;
    QVERIFY(!canMakeUpPeople(*m_toy->session, run));
  }
};

QTEST_GUILESS_MAIN(tst_MadeUpPeople)
#include "tst_MadeUpPeople.moc"
