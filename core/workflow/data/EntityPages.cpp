// DescribeData's pages of users and items: filter, order, and only the rows asked for.
#include <algorithm>
#include <cstring>
#include <numeric>

#include "core/base/FoldCase.h"
#include "core/base/Parallel.h"
#include "core/workflow/DataIndex.h"
#include "core/workflow/data/DescribeData.h"

namespace tastescope {
namespace {

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

std::vector<Index> matching(DataIndex& index, const EntityQuery& query) {
  const std::size_t count = index.ids(query.entity).size();
  std::vector<Index> entities;
  // A line break separates entities in the searched text and is in nothing a person types.
  std::string wanted = folded(query.filter);
  std::erase(wanted, '\n');
  if (wanted.empty()) {
    entities.resize(count);
    std::iota(entities.begin(), entities.end(), Index{0});
    return entities;
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
  return entities;
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
  row.lastTime = figures.lastTimes[e];
  if (e < table.entityCount()) {
    row.title = table.title(e);
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      row.attributes.push_back(table.display(c, e));
  }
  return row;
}

}  // namespace

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

}  // namespace tastescope
