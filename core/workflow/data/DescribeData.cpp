#include "core/workflow/data/DescribeData.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <numeric>

#include "core/base/FoldCase.h"
#include "core/base/Parallel.h"
#include "core/workflow/DataIndex.h"

namespace tastescope {
namespace {

constexpr const char* kActivity = "activity";

template <typename Count>
double median(std::vector<Count> counts) {
  if (counts.empty()) return 0;
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  const auto upper = static_cast<double>(*middle);
  if (counts.size() % 2 == 1) return upper;
  return (upper + static_cast<double>(*std::max_element(counts.begin(), middle))) / 2;
}

/// Gini coefficient: 0 when every item is equally popular, near 1 when one item has everything.
double gini(std::vector<std::uint32_t> counts) {
  std::ranges::sort(counts);
  double sum = 0;
  double weighted = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    sum += counts[i];
    weighted += static_cast<double>(i + 1) * counts[i];
  }
  const auto n = static_cast<double>(counts.size());
  return sum == 0 ? 0 : 2 * weighted / (n * sum) - (n + 1) / n;
}

/// Number of the bin a time lies in, counted from the epoch, so that neighbours differ by one.
std::int64_t binOf(Moment time, TimeBin bin) {
  using namespace std::chrono;
  const std::int64_t day = floorQuotient(time, kMicrosPerDay);
  if (bin == TimeBin::Day) return day;
  if (bin == TimeBin::Week) return floorQuotient(day + 3, 7);  // 1 January 1970 was a Thursday
  const year_month_day date{sys_days{days{day}}};
  return std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month()) - 1;
}

Moment beginOf(std::int64_t number, TimeBin bin) {
  using namespace std::chrono;
  if (bin == TimeBin::Day) return number * kMicrosPerDay;
  if (bin == TimeBin::Week) return (number * 7 - 3) * kMicrosPerDay;
  const std::int64_t inYear = number - floorQuotient(number, 12) * 12;
  const sys_days first = year{static_cast<int>(floorQuotient(number, 12))} /
                         month{static_cast<unsigned>(inYear) + 1} / day{1};
  return first.time_since_epoch().count() * kMicrosPerDay;
}

AttributeValues categoryValues(const AttributeColumn& column, std::vector<Index> codes) {
  std::vector<std::size_t> counts(column.labels.size(), 0);
  for (const Index code : codes) {
    if (code != kNoIndex) ++counts[code];
  }
  std::vector<Index> order(column.labels.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](Index code) { return counts[code]; });
  std::vector<Index> places(order.size());
  AttributeValues values;
  values.name = column.name;
  for (std::size_t place = 0; place < order.size(); ++place) {
    places[order[place]] = static_cast<Index>(place);
    if (counts[order[place]] > 0) values.labels.push_back(column.labels[order[place]]);
  }
  for (Index& code : codes) code = code == kNoIndex ? kNoIndex : places[code];
  values.codes = std::move(codes);
  return values;
}

std::vector<Index> firstTags(const AttributeColumn& column) {
  std::vector<Index> codes;
  for (std::size_t e = 0; e + 1 < column.tagOffsets.size(); ++e) {
    const std::uint64_t begin = column.tagOffsets[e];
    codes.push_back(begin == column.tagOffsets[e + 1] ? kNoIndex : column.codes[begin]);
  }
  return codes;
}

/// Marks entities with `wanted` (folded) in their id, texts or numbers: one sweep over one long
/// text.
void markPieceMatches(const FoldedTexts::Piece& piece, const std::string& wanted,
                      std::vector<char>& matches) {
  const char* begin = piece.text.data();
  const char* end = begin + piece.text.size();
  std::size_t n = 0;
  for (const char* at = begin; at < end;) {
    const auto* hit = static_cast<const char*>(
        ::memmem(at, static_cast<std::size_t>(end - at), wanted.data(), wanted.size()));
    if (hit == nullptr) return;
    const auto position = static_cast<std::uint64_t>(hit - begin);
    const auto after = std::upper_bound(piece.offsets.begin() + static_cast<std::ptrdiff_t>(n),
                                        piece.offsets.end(), position);
    n = static_cast<std::size_t>(after - piece.offsets.begin()) - 1;
    matches[piece.first + n] = 1;
    at = begin + piece.offsets[n + 1];
  }
}

void markTextMatches(const FoldedTexts& texts, const std::string& wanted,
                     std::vector<char>& matches) {
  parallelFor(texts.pieces.size(), 1, 0, {}, [&](std::size_t begin, std::size_t, unsigned) {
    markPieceMatches(texts.pieces[begin], wanted, matches);
  });
}

void markLabelMatches(const AttributeColumn& column, const std::string& wanted,
                      std::vector<char>& matches) {
  std::vector<char> labels(column.labels.size());
  std::ranges::transform(column.labels, labels.begin(), [&](const std::string& label) {
    return static_cast<char>(folded(label).find(wanted) != std::string::npos);
  });
  if (std::ranges::none_of(labels, [](char hit) { return hit != 0; })) return;
  for (std::size_t e = 0; e < matches.size(); ++e) {
    if (column.type == AttributeType::Category) {
      if (column.codes[e] != kNoIndex && labels[column.codes[e]] != 0) matches[e] = 1;
    } else {
      for (auto tag = column.tagOffsets[e]; tag < column.tagOffsets[e + 1]; ++tag) {
        if (labels[column.codes[tag]] != 0) matches[e] = 1;
      }
    }
  }
}

/// Which of `entities`, ascending, are among those asked for.
std::vector<Index> among(std::vector<Index> entities, std::vector<Index> asked) {
  if (asked.empty()) return entities;
  std::ranges::sort(asked);
  std::erase_if(entities, [&](Index entity) { return !std::ranges::binary_search(asked, entity); });
  return entities;
}

std::vector<Index> matching(DataIndex& index, const EntityQuery& query) {
  const std::size_t count = index.ids(query.entity).size();
  std::vector<Index> entities;
  // A line break separates entities in the searched text and is in nothing a person types.
  std::string wanted = folded(query.filter);
  std::erase(wanted, '\n');
  if (wanted.empty()) {
    entities.resize(count);
    std::iota(entities.begin(), entities.end(), Index{0});
    return among(std::move(entities), query.among);
  }
  std::vector<char> matches(count, 0);
  markTextMatches(*index.searchText(query.entity), wanted, matches);
  for (const AttributeColumn& column : index.attributes(query.entity).columns()) {
    if (column.type == AttributeType::Category || column.type == AttributeType::Tags) {
      markLabelMatches(column, wanted, matches);
    }
  }
  for (Index e = 0; e < count; ++e) {
    if (matches[e] != 0) entities.push_back(e);
  }
  return among(std::move(entities), query.among);
}

/// Brings entities [offset, offset + limit) of the wanted order to their places; the rest stays
/// unordered.
void orderWindow(std::vector<Index>& entities, const SortKeys& keys, bool descending,
                 std::size_t offset, std::size_t limit) {
  const auto before = [&](Index a, Index b) {
    if (!keys.missing.empty() && keys.missing[a] != keys.missing[b])
      return static_cast<bool>(keys.missing[b]);
    if (keys.keys[a] != keys.keys[b]) return (keys.keys[a] < keys.keys[b]) != descending;
    const int tie = keys.tie ? keys.tie(a, b) : 0;
    return tie != 0 ? (tie < 0) != descending : a < b;
  };
  const auto first =
      entities.begin() + static_cast<std::ptrdiff_t>(std::min(offset, entities.size()));
  if (first == entities.end()) return;
  if (first != entities.begin()) std::nth_element(entities.begin(), first, entities.end(), before);
  const auto room = static_cast<std::size_t>(entities.end() - first);
  const auto last = first + static_cast<std::ptrdiff_t>(std::min(limit, room));
  // partial_sort alone is slow where random order meets a long window; selecting first is linear.
  if (last != entities.end()) std::nth_element(first, last, entities.end(), before);
  std::sort(first, last, before);
}

EntityRow rowOf(DataIndex& index, const EntityFigures& figures, Entity entity, Index e) {
  const AttributeTable& table = index.attributes(entity);
  EntityRow row;
  row.index = e;
  row.id = index.ids(entity).id(e);
  row.count = figures.counts[e];
  row.total = figures.totals[e];
  row.lastTime = index.data().hasDates() ? figures.lastTimes[e] : 0;
  if (e < table.entityCount()) {
    row.title = table.title(e);
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      row.attributes.push_back(table.display(c, e));
  }
  return row;
}

}  // namespace

DataFigures dataFigures(const Session& session) {
  const Dataset& data = session.data();
  DataIndex& index = session.index();
  const auto users = index.figures(Entity::User);
  const auto items = index.figures(Entity::Item);
  DataFigures figures;
  figures.users = data.users.size();
  figures.items = data.items.size();
  figures.interactions = data.interactions->size();
  figures.rows = data.report.rows.imported + data.report.rows.merged;
  for (const AppendRecord& append : session.appends())
    figures.rows += append.rows.imported + append.rows.merged;
  figures.repeats = data.interactions->sequences().size() - data.interactions->size();
  const double cells = static_cast<double>(figures.users) * figures.items;
  figures.density = cells == 0 ? 0 : static_cast<double>(figures.interactions) / cells;
  figures.medianPerUser = median(users->counts);
  figures.medianPerItem = median(items->counts);
  if (!users->counts.empty()) {
    const auto [least, most] = std::ranges::minmax(users->counts);
    figures.minPerUser = least;
    figures.maxPerUser = most;
  }
  figures.hasDates = data.hasDates();
  figures.positions = data.timesArePositions;
  const MomentRange span = index.timeSpan();
  figures.firstTime = span.first;
  figures.lastTime = span.last;
  figures.giniItems = gini(items->counts);
  return figures;
}

LongTail longTail(const Session& session) {
  LongTail tail;
  tail.users = session.index().figures(Entity::Item)->counts;
  std::ranges::sort(tail.users, std::greater<>());
  const double total = std::accumulate(tail.users.begin(), tail.users.end(), 0.0);
  double sum = 0;
  tail.share.reserve(tail.users.size());
  for (const std::uint32_t count : tail.users) {
    sum += count;
    tail.share.push_back(total == 0 ? 1 : sum / total);
  }
  return tail;
}

double LongTail::shareOfFirst(double fraction) const {
  const auto wanted = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(share.size());
  const auto items = static_cast<std::size_t>(std::lround(wanted));
  return items == 0 ? 0 : share[items - 1];
}

std::vector<ActivityBin> activity(const Session& session, TimeBin bin) {
  const Interactions& all = *session.data().interactions;
  std::vector<ActivityBin> bins;
  if (!session.data().hasDates() || all.size() == 0) return bins;
  const MomentRange span = session.index().timeSpan();
  // What lies outside the calendar must not make a million empty bins.
  const std::int64_t first = binOf(withinCalendar(span.first), bin);
  const std::int64_t last = binOf(withinCalendar(span.last), bin);
  bins.resize(static_cast<std::size_t>(last - first + 1));
  for (std::size_t i = 0; i < bins.size(); ++i) {
    bins[i].begin = beginOf(first + static_cast<std::int64_t>(i), bin);
  }
  for (const Moment time : all.times()) {
    if (!span.contains(time)) continue;
    ++bins[static_cast<std::size_t>(binOf(withinCalendar(time), bin) - first)].count;
  }
  return bins;
}

EntityPage entityPage(const Session& session, const EntityQuery& query) {
  DataIndex& index = session.index();
  std::vector<Index> entities = matching(index, query);
  const auto keys = index.sortKeys(query.entity, query.sortBy);
  orderWindow(entities, *keys, query.descending, query.offset, query.limit);
  EntityPage page;
  page.matching = entities.size();
  const auto figures = index.figures(query.entity);
  const std::size_t begin = std::min(query.offset, entities.size());
  const std::size_t end = begin + std::min(query.limit, entities.size() - begin);
  for (std::size_t i = begin; i < end; ++i) {
    page.rows.push_back(rowOf(index, *figures, query.entity, entities[i]));
  }
  return page;
}

std::vector<std::uint32_t> userSparkline(const Session& session, Index user, std::size_t bins) {
  const Interactions& all = *session.data().interactions;
  if (!all.hasTimes() || bins == 0) return {};
  const MomentRange span = session.index().timeSpan();
  const auto start = static_cast<double>(span.first);  // differences of times may exceed their type
  const double width = (static_cast<double>(span.last) - start) / static_cast<double>(bins);
  std::vector<std::uint32_t> counts(bins, 0);
  for (const Moment time : all.row(user).times) {
    if (!span.contains(time)) continue;
    const double place = width > 0 ? (static_cast<double>(time) - start) / width : 0;
    ++counts[std::min(bins - 1, static_cast<std::size_t>(place))];
  }
  return counts;
}

std::vector<HistoryRow> historyOf(const Session& session, Index user) {
  const Dataset& data = session.data();
  const HistoryView view = data.interactions->row(user);
  std::vector<HistoryRow> rows;
  rows.reserve(view.size());
  for (std::size_t i = view.size(); i-- > 0;) {
    HistoryRow row;
    row.item = view.items[i];
    row.id = data.items.id(row.item);
    row.title = data.itemAttributes.title(row.item);
    row.value = view.values[i];
    row.time = data.hasDates() ? view.times[i] : 0;
    for (std::size_t c = 0; c < data.itemAttributes.columns().size(); ++c) {
      row.attributes.push_back(data.itemAttributes.display(c, row.item));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> colourings(const Session& session, Entity entity) {
  std::vector<std::string> names{kActivity};
  for (const AttributeColumn& column : session.index().attributes(entity).columns()) {
    if (column.type != AttributeType::Text && column.name != kActivity)
      names.push_back(column.name);
  }
  return names;
}

AttributeValues attributeValues(const Session& session, Entity entity, const std::string& name) {
  DataIndex& index = session.index();
  if (name == kActivity) {
    const auto figures = index.figures(entity);
    return {name, true, {figures->counts.begin(), figures->counts.end()}, {}, {}};
  }
  const AttributeColumn* column = index.attributes(entity).find(name);
  if (column == nullptr || column->type == AttributeType::Text) {
    throw Error(
        ErrorCode::InvalidInput,
        coreText("Data",
                 "The column “%1” cannot colour a map. Choose a number, a category or tags.")
            .arg(name));
  }
  if (column->type == AttributeType::Number) return {name, true, column->numbers, {}, {}};
  return categoryValues(*column,
                        column->type == AttributeType::Tags ? firstTags(*column) : column->codes);
}

}  // namespace tastescope
