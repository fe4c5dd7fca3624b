// Private to core/workflow: what the data explorer derives from a dataset and keeps, so that any
// sort or filter of a million rows answers in tens of milliseconds. Thread rule: any thread; each
// part is made once, under a lock, on first use. Cost: per entity 28 bytes of figures, 8 bytes a
// sort key kept, and its searchable text once more.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/Dataset.h"

namespace tastescope {

/// Per entity: distinct partners, sum of values, last time (0 = not known).
struct EntityFigures {
  std::vector<std::uint32_t> counts;
  std::vector<double> totals;
  std::vector<Moment> lastTimes;
};

/// Ascending order as numbers. Where keys are equal `tie` decides (may be empty); entities without
/// a value come last either way.
struct SortKeys {
  std::vector<std::uint64_t> keys;
  std::vector<bool> missing;  ///< empty: none
  std::function<int(Index, Index)> tie;
};

/// Case-folded texts of all entities, in a few long pieces (one per core that made them). Within a
/// piece the text of its n-th entity is text[offsets[n], offsets[n + 1]), its last byte a line
/// break.
struct FoldedTexts {
  struct Piece {
    Index first = 0;  ///< entity of offsets[0]
    std::string text;
    std::vector<std::uint64_t> offsets;
  };
  std::vector<Piece> pieces;
  std::size_t perPiece = 1;
  [[nodiscard]] std::string_view of(Index e) const {
    const Piece& piece = pieces[e / perPiece];
    const std::size_t n = e % perPiece;
    return std::string_view(piece.text)
        .substr(piece.offsets[n], piece.offsets[n + 1] - piece.offsets[n] - 1);
  }
};

class DataIndex {
 public:
  explicit DataIndex(DatasetPtr data) : data_(std::move(data)) {}

  std::shared_ptr<const EntityFigures> figures(Entity entity);
  /// `by` as EntityQuery::sortBy. Throws Error(InvalidInput) for an unknown name.
  std::shared_ptr<const SortKeys> sortKeys(Entity entity, const std::string& by);
  /// What a filter searches: id, texts and numbers of each entity, a line break after each.
  std::shared_ptr<const FoldedTexts> searchText(Entity entity);

  /// First and last time of the data; zeros without times. Of dates only plausibleMoments() count,
  /// unless there are none: one row without a date would otherwise stretch the span to year 1.
  MomentRange timeSpan();

  [[nodiscard]] const Dataset& data() const { return *data_; }
  [[nodiscard]] const IdMap& ids(Entity entity) const {
    return entity == Entity::User ? data_->users : data_->items;
  }
  [[nodiscard]] const AttributeTable& attributes(Entity entity) const {
    return entity == Entity::User ? data_->userAttributes : data_->itemAttributes;
  }

 private:
  struct KeptKeys {
    Entity entity;
    std::string by;
    std::shared_ptr<const SortKeys> keys;
  };
  DatasetPtr data_;
  std::mutex mutex_;
  std::optional<MomentRange> span_;
  std::array<std::shared_ptr<const EntityFigures>, 2> figures_;
  std::array<std::shared_ptr<const FoldedTexts>, 2> texts_;
  std::list<KeptKeys> kept_;  ///< newest first
};

}  // namespace tastescope
