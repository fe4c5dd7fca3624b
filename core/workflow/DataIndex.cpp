#include "core/workflow/DataIndex.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/Error.h"
#include "core/base/FoldCase.h"
#include "core/base/Parallel.h"

namespace tastescope {
namespace {

constexpr std::size_t kKeysKept = 8;

EntityFigures userFigures(const Interactions& all) {
  EntityFigures figures;
  figures.counts.resize(all.userCount());
  figures.totals.resize(all.userCount());
  figures.lastTimes.resize(all.userCount());
  for (Index user = 0; user < all.userCount(); ++user) {
    const HistoryView row = all.row(user);
    figures.counts[user] = static_cast<std::uint32_t>(row.size());
    for (std::uint64_t entry = all.offsets()[user]; entry < all.offsets()[user + 1]; ++entry)
      figures.totals[user] += all.amount(entry);
    if (!row.times.empty()) figures.lastTimes[user] = *std::ranges::max_element(row.times);
  }
  return figures;
}

EntityFigures itemFigures(const Interactions& all) {
  EntityFigures figures;
  figures.counts.resize(all.itemCount());
  figures.totals.resize(all.itemCount());
  figures.lastTimes.resize(all.itemCount());
  for (std::size_t entry = 0; entry < all.size(); ++entry) {
    const Index item = all.items()[entry];
    Moment& last = figures.lastTimes[item];
    if (all.hasTimes() && (figures.counts[item] == 0 || all.times()[entry] > last)) {
      last = all.times()[entry];
    }
    ++figures.counts[item];
    figures.totals[item] += all.amount(entry);
  }
  return figures;
}

/// Order of doubles as order of unsigned integers.
std::uint64_t orderedBits(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value == 0.0 ? 0.0 : value);
  return (bits >> 63) != 0 ? ~bits : bits | (std::uint64_t{1} << 63);
}

template <typename Value>
SortKeys keysFrom(Index count, const Value& value) {
  SortKeys keys;
  keys.keys.resize(count);
  for (Index e = 0; e < count; ++e) keys.keys[e] = value(e);
  return keys;
}

SortKeys numberKeys(const std::vector<double>& numbers) {
  SortKeys keys = keysFrom(static_cast<Index>(numbers.size()),
                           [&](Index e) { return orderedBits(numbers[e]); });
  keys.missing.resize(numbers.size());
  for (std::size_t e = 0; e < numbers.size(); ++e) keys.missing[e] = std::isnan(numbers[e]);
  return keys;
}

/// A guess at the length of entities [begin, end) from some of them: growing a long text touches
/// fresh memory again and again.
template <typename Append>
std::size_t guessedLength(std::size_t begin, std::size_t end, const Append& append) {
  constexpr std::size_t kProbes = 256;
  const std::size_t step = (end - begin) / kProbes + 1;
  std::string some;
  std::size_t probes = 0;
  for (std::size_t e = begin; e < end; e += step, ++probes) append(static_cast<Index>(e), some);
  return (some.size() / probes + 2) * (end - begin);
}

/// Texts of all entities, appended by `append(entity, out)`, folded; made on all cores.
template <typename Append>
FoldedTexts foldTexts(Index count, const Append& append) {
  FoldedTexts all;
  all.perPiece = count / workerCount(0) + 1;
  all.pieces.resize((count + all.perPiece - 1) / all.perPiece);
  parallelFor(count, all.perPiece, 0, {}, [&](std::size_t begin, std::size_t end, unsigned) {
    FoldedTexts::Piece& piece = all.pieces[begin / all.perPiece];
    piece.first = static_cast<Index>(begin);
    piece.text.reserve(guessedLength(begin, end, append));
    piece.offsets.reserve(end - begin + 1);
    piece.offsets.push_back(0);
    for (std::size_t e = begin; e < end; ++e) {
      append(static_cast<Index>(e), piece.text);
      piece.text += '\n';
      piece.offsets.push_back(piece.text.size());
    }
    foldInPlace(piece.text);
  });
  return all;
}

/// Length of what all texts that are not empty begin with.
std::size_t sharedPrefix(const FoldedTexts& texts, Index count) {
  std::string_view shared;
  bool any = false;
  for (Index e = 0; e < count; ++e) {
    const std::string_view text = texts.of(e);
    if (text.empty()) continue;
    if (!any) shared = text;
    any = true;
    const auto end = std::mismatch(shared.begin(), shared.end(), text.begin(), text.end());
    shared = shared.substr(0, static_cast<std::size_t>(end.first - shared.begin()));
  }
  return shared.size();
}

/// The first eight bytes after the shared prefix, so that most comparisons need no text.
SortKeys textKeys(FoldedTexts made, Index count) {
  const auto texts = std::make_shared<const FoldedTexts>(std::move(made));
  const std::size_t shared = sharedPrefix(*texts, count);
  SortKeys keys;
  keys.keys.resize(count);
  keys.missing.resize(count);
  for (Index e = 0; e < count; ++e) {
    const std::string_view text = texts->of(e);
    keys.missing[e] = text.empty();
    std::uint64_t key = 0;
    for (std::size_t i = shared; i < shared + 8; ++i) {
      key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    keys.keys[e] = key;
  }
  keys.tie = [texts](Index a, Index b) { return texts->of(a).compare(texts->of(b)); };
  return keys;
}

/// The value of an id that is a plain decimal number, so that 9 comes before 10.
std::optional<std::uint64_t> numberOf(std::string_view id) {
  std::uint64_t value = 0;
  const auto parsed = std::from_chars(id.data(), id.data() + id.size(), value);
  if (id.empty() || parsed.ec != std::errc() || parsed.ptr != id.data() + id.size()) {
    return std::nullopt;
  }
  return value;
}

SortKeys idKeys(const IdMap& ids) {
  SortKeys keys;
  keys.keys.reserve(ids.size());
  for (Index e = 0; e < ids.size(); ++e) {
    const auto number = numberOf(ids.id(e));
    if (!number) break;
    keys.keys.push_back(*number);
  }
  if (keys.keys.size() == ids.size()) {
    keys.tie = [&ids](Index a, Index b) { return ids.id(a).compare(ids.id(b)); };  // 7 and 007
    return keys;
  }
  return textKeys(foldTexts(ids.size(), [&](Index e, std::string& out) { out += ids.id(e); }),
                  ids.size());
}

/// Labels in their folded order; an entity's key is its label's place.
SortKeys categoryKeys(const AttributeColumn& column) {
  std::vector<std::string> labels(column.labels.size());
  std::ranges::transform(column.labels, labels.begin(),
                         [](const auto& label) { return folded(label); });
  std::vector<Index> order(labels.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::ranges::stable_sort(order, {},
                           [&](Index code) -> const std::string& { return labels[code]; });
  std::vector<std::uint64_t> places(labels.size());
  for (std::size_t place = 0; place < order.size(); ++place) places[order[place]] = place;
  SortKeys keys = keysFrom(static_cast<Index>(column.codes.size()), [&](Index e) {
    return column.codes[e] == kNoIndex ? 0 : places[column.codes[e]];
  });
  keys.missing.resize(column.codes.size());
  for (std::size_t e = 0; e < column.codes.size(); ++e)
    keys.missing[e] = column.codes[e] == kNoIndex;
  return keys;
}

SortKeys attributeKeys(const AttributeTable& table, std::size_t column) {
  const AttributeColumn& data = table.columns()[column];
  if (data.type == AttributeType::Number) return numberKeys(data.numbers);
  if (data.type == AttributeType::Category) return categoryKeys(data);
  const auto append = [&](Index e, std::string& out) {
    if (data.type == AttributeType::Text) {
      out += data.texts[e];
    } else {
      out += table.display(column, e);
    }
  };
  return textKeys(foldTexts(table.entityCount(), append), table.entityCount());
}

SortKeys makeKeys(DataIndex& index, Entity entity, const std::string& by) {
  const IdMap& ids = index.ids(entity);
  const AttributeTable& table = index.attributes(entity);
  if (by == "id") return idKeys(ids);
  if (by == "count") {
    const auto figures = index.figures(entity);
    return keysFrom(ids.size(), [&](Index e) { return std::uint64_t{figures->counts[e]}; });
  }
  if (by == "total") return numberKeys(index.figures(entity)->totals);
  if (by == "last") {
    const auto figures = index.figures(entity);
    SortKeys keys = keysFrom(ids.size(), [&](Index e) {
      return static_cast<std::uint64_t>(figures->lastTimes[e]) ^ (std::uint64_t{1} << 63);
    });
    keys.missing.resize(ids.size());
    for (Index e = 0; e < ids.size(); ++e) keys.missing[e] = figures->lastTimes[e] == 0;
    return keys;
  }
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    if (table.columns()[column].name == by) return attributeKeys(table, column);
  }
  if (by == "title")
    return table.titleColumn() ? attributeKeys(table, *table.titleColumn()) : idKeys(ids);
  throw Error(
      ErrorCode::InvalidInput,
      coreText("Data", "There is no column “%1” to sort by. Choose one of the table's.").arg(by));
}

FoldedTexts makeSearchText(const IdMap& ids, const AttributeTable& table) {
  return foldTexts(ids.size(), [&](Index e, std::string& out) {
    out += ids.id(e);
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
      // Labels are searched once, in the list of labels.
      const AttributeColumn& column = table.columns()[c];
      if (column.type == AttributeType::Text) {
        (out += '\n') += column.texts[e];
      } else if (column.type == AttributeType::Number) {
        (out += '\n') += table.display(c, e);
      }
    }
  });
}

MomentRange spanOf(const Dataset& data) {
  const auto times = data.interactions->times();
  if (times.empty()) return {};
  if (data.hasDates()) {
    const MomentRange plausible = plausibleMoments();
    MomentRange span{plausible.last, plausible.first};
    for (const Moment time : times) {
      if (!plausible.contains(time)) continue;
      span.first = std::min(span.first, time);
      span.last = std::max(span.last, time);
    }
    if (span.first <= span.last) return span;
  }
  const auto [first, last] = std::ranges::minmax(times);
  return {first, last};
}

std::size_t slot(Entity entity) { return entity == Entity::User ? 0 : 1; }

}  // namespace

std::shared_ptr<const EntityFigures> DataIndex::figures(Entity entity) {
  const std::lock_guard lock(mutex_);
  auto& kept = figures_[slot(entity)];
  if (!kept) {
    const Interactions& all = *data_->interactions;
    kept = std::make_shared<const EntityFigures>(entity == Entity::User ? userFigures(all)
                                                                        : itemFigures(all));
  }
  return kept;
}

MomentRange DataIndex::timeSpan() {
  const std::lock_guard lock(mutex_);
  if (!span_) span_ = spanOf(*data_);
  return *span_;
}

std::shared_ptr<const FoldedTexts> DataIndex::searchText(Entity entity) {
  const std::lock_guard lock(mutex_);
  auto& kept = texts_[slot(entity)];
  if (!kept)
    kept = std::make_shared<const FoldedTexts>(makeSearchText(ids(entity), attributes(entity)));
  return kept;
}

std::shared_ptr<const SortKeys> DataIndex::sortKeys(Entity entity, const std::string& by) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(
        kept_, [&](const KeptKeys& kept) { return kept.entity == entity && kept.by == by; });
    if (found != kept_.end()) {
      kept_.splice(kept_.begin(), kept_, found);
      return kept_.front().keys;
    }
  }
  auto keys = std::make_shared<const SortKeys>(makeKeys(*this, entity, by));
  const std::lock_guard lock(mutex_);
  kept_.push_front({entity, by, keys});
  if (kept_.size() > kKeysKept) kept_.pop_back();
  return keys;
}

}  // namespace tastescope
