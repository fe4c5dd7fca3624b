#include "core/store/Checksum.h"

#include <array>

#include "core/base/Progress.h"
#include "core/store/DatasetRows.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

// What the data is about may be said anew at any time and decides words alone.
constexpr std::array kSideRows{
    "SELECT key, value FROM project WHERE key NOT IN ('checksum', 'domain') ORDER BY key",
    "SELECT * FROM attribute ORDER BY entity, ordinal",
    "SELECT * FROM attribute_label ORDER BY entity, ordinal, code",
    "SELECT * FROM attribute_tag ORDER BY entity, ordinal, position, place",
    "SELECT * FROM user_attributes ORDER BY position",
    "SELECT * FROM item_attributes ORDER BY position",
    "SELECT * FROM link ORDER BY ordinal",
    "SELECT * FROM import_note ORDER BY ordinal",
    "SELECT * FROM rejected_row ORDER BY ordinal"};

// A project that nothing was added to has the checksum of one from before there were appends.
constexpr const char* kAppended = "SELECT * FROM append ORDER BY generation";

void addValue(Checksum& sum, const SQLite::Column& value) {
  sum.add(std::int64_t{value.getType()});
  if (value.isInteger()) sum.add(value.getInt64());
  if (value.isFloat()) sum.add(value.getDouble());
  if (value.isText() || value.isBlob()) sum.add(blobView(value));
}

/// Answers how many rows there are.
std::int64_t addAllRows(Checksum& sum, SQLite::Database& database, const char* select,
                        const std::stop_token& stop) {
  SQLite::Statement rows(database, select);
  const int columns = rows.getColumnCount();
  std::int64_t count = 0;
  for (; rows.executeStep(); ++count) {
    if (count % kCheckEvery == 0) throwIfStopped(stop);
    for (int column = 0; column < columns; ++column) addValue(sum, rows.getColumn(column));
  }
  return count;
}

}  // namespace

std::int64_t sideChecksum(SQLite::Database& database, const std::stop_token& stop) {
  Checksum sum;
  for (const char* select : kSideRows) sum.add(addAllRows(sum, database, select, stop));
  if (!database.tableExists("append")) return sum.value();  // it may not be brought up to date
  if (const std::int64_t appends = addAllRows(sum, database, kAppended, stop); appends > 0)
    sum.add(appends);
  return sum.value();
}

}  // namespace tastescope
