#include "core/store/LayoutStore.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <span>

#include "core/base/Clock.h"
#include "core/store/Checksum.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

static_assert(std::endian::native == std::endian::little);

const char* nameOf(Entity entity) { return entity == Entity::User ? "user" : "item"; }

std::int64_t checksumOf(std::string_view bytes, double fidelity) {
  return Checksum().add(bytes).add(fidelity).value();
}

}  // namespace

void LayoutStore::save(RunId run, Entity entity, const std::string& settings,
                       const StoredLayout& layout) {
  const std::string_view bytes(reinterpret_cast<const char*>(layout.coordinates.data()),
                               layout.coordinates.size() * sizeof(float));
  sqlGuardWriting(project_.file(), project_.database(), bytes.size() + kFewRows, [&] {
    SQLite::Statement insert(project_.database(),
                             "INSERT OR REPLACE INTO layout SELECT ?1,?2,?3,?4,?5,?6,?7 "
                             "WHERE EXISTS (SELECT 1 FROM run WHERE id = ?1)");
    insert.bind(1, run);
    insert.bind(2, nameOf(entity));
    insert.bind(3, settings);
    insert.bind(4, unixNow());
    insert.bind(5, layout.fidelity);
    insert.bindNoCopy(6, bytes.data(), static_cast<int>(bytes.size()));
    insert.bind(7, checksumOf(bytes, layout.fidelity));
    insert.exec();
  });
}

std::optional<StoredLayout> LayoutStore::find(RunId run, Entity entity, const std::string& settings,
                                              std::size_t points) const {
  return sqlGuard(project_.file(), [&]() -> std::optional<StoredLayout> {
    SQLite::Statement select(project_.database(),
                             "SELECT length(coordinates), coordinates, fidelity, checksum FROM "
                             "layout WHERE run = ? AND entity = ? AND settings = ?");
    select.bind(1, run);
    select.bind(2, nameOf(entity));
    select.bind(3, settings);
    if (!select.executeStep()) return std::nullopt;
    const std::size_t wanted = points * 2 * sizeof(float);
    if (select.getColumn(0).getInt64() != static_cast<std::int64_t>(wanted))
      throwDamaged(project_.file(), "size of a layout");
    StoredLayout layout;
    layout.fidelity = select.getColumn(2).getDouble();
    const std::string_view bytes = blobView(select.getColumn(1));
    if (bytes.size() != wanted ||
        select.getColumn(3).getInt64() != checksumOf(bytes, layout.fidelity)) {
      throwChecksum(project_.file(), coreText("Project", "a map of the run #%1").arg(run));
    }
    layout.coordinates.resize(points * 2);
    std::memcpy(layout.coordinates.data(), bytes.data(), wanted);
    for (const float value : layout.coordinates) {
      if (!std::isfinite(value)) throwDamaged(project_.file(), "a layout that is not finite");
    }
    return layout;
  });
}

std::vector<std::string> LayoutStore::settingsOf(RunId run, Entity entity) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement select(project_.database(),
                             "SELECT settings FROM layout WHERE run = ? AND entity = ? "
                             "ORDER BY created DESC, settings");
    select.bind(1, run);
    select.bind(2, nameOf(entity));
    const SmallValues small(project_.database());
    std::vector<std::string> found;
    while (select.executeStep()) found.push_back(select.getColumn(0).getString());
    return found;
  });
}

}  // namespace tastescope
