#include "core/store/StudyStore.h"

#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

bool isTaken(SQLite::Database& database, const std::string& name) {
  SQLite::Statement find(database, "SELECT 1 FROM study WHERE name = ?");
  find.bind(1, name);
  return find.executeStep();
}

StudyRecord studyFrom(SQLite::Statement& row, const std::filesystem::path& file) {
  return {.name = row.getColumn(0).getString(),
          .model = row.getColumn(1).getString(),
          .spec = jsonColumn(row.getColumn(2), file),
          .created = row.getColumn(3).getInt64()};
}

}  // namespace

std::string StudyStore::add(StudyRecord record) {
  return sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (record.name.empty()) {
      int number = 1;
      while (isTaken(database, record.model + " " + std::to_string(number))) ++number;
      record.name = record.model + " " + std::to_string(number);
    } else if (isTaken(database, record.name)) {
      throw Error(ErrorCode::InvalidConfig,
                  coreText("Tune",
                           "There is already a study “%1”. Go on with it or choose another "
                           "name.")
                      .arg(record.name));
    }
    SQLite::Statement insert(database, "INSERT INTO study VALUES(?,?,?,?)");
    insert.bind(1, record.name);
    insert.bind(2, record.model);
    insert.bind(3, record.spec.dump());
    insert.bind(4, record.created);
    insert.exec();
    transaction.commit();
    return record.name;
  });
}

std::vector<StudyRecord> StudyStore::all() const {
  return sqlGuard(project_.file(), [&] {
    std::vector<StudyRecord> studies;
    const SmallValues small(project_.database());
    SQLite::Statement rows(
        project_.database(),
        "SELECT name, model, spec, created FROM study ORDER BY created DESC, name DESC");
    while (rows.executeStep()) studies.push_back(studyFrom(rows, project_.file()));
    return studies;
  });
}

StudyRecord StudyStore::get(const std::string& name) const {
  return sqlGuard(project_.file(), [&] {
    const SmallValues small(project_.database());
    SQLite::Statement row(project_.database(),
                          "SELECT name, model, spec, created FROM study WHERE name = ?");
    row.bind(1, name);
    if (row.executeStep()) return studyFrom(row, project_.file());
    std::string known;
    for (const StudyRecord& study : all()) {
      if (!known.empty()) known += ", ";
      known += study.name;
    }
    if (known.empty()) {
      throw Error(ErrorCode::NotFound,
                  coreText("Tune", "There is no study “%1”: the project has none yet.").arg(name));
    }
    throw Error(ErrorCode::NotFound,
                coreText("Tune", "There is no study “%1”. There are: %2.").arg(name).arg(known));
  });
}

void StudyStore::setSpec(const std::string& name, const nlohmann::json& spec) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Statement update(project_.database(), "UPDATE study SET spec = ? WHERE name = ?");
    update.bind(1, spec.dump());
    update.bind(2, name);
    update.exec();
  });
}

void StudyStore::putTrial(const std::string& study, const StudyTrial& trial) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Statement insert(project_.database(),
                             "INSERT OR REPLACE INTO study_trial(study, number, rung, run, ended) "
                             "VALUES(?,?,?,?,?)");
    insert.bind(1, study);
    insert.bind(2, trial.number);
    insert.bind(3, trial.rung);
    insert.bind(4, trial.run);
    insert.bind(5, trial.ended ? 1 : 0);
    insert.exec();
  });
}

std::vector<StudyTrial> StudyStore::trials(const std::string& study) const {
  return sqlGuard(project_.file(), [&] {
    std::vector<StudyTrial> trials;
    SQLite::Statement rows(project_.database(),
                           "SELECT t.number, t.rung, t.run, t.ended FROM study_trial t JOIN run r "
                           "ON r.id = t.run WHERE t.study = ? AND r.deleted = 0 ORDER BY t.number");
    rows.bind(1, study);
    while (rows.executeStep()) {
      trials.push_back({.number = rows.getColumn(0).getInt64(),
                        .rung = rows.getColumn(1).getInt64(),
                        .run = rows.getColumn(2).getInt64(),
                        .ended = rows.getColumn(3).getInt() != 0});
    }
    return trials;
  });
}

}  // namespace tastescope
