#include "core/data/DomainGuess.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/base/Error.h"
#include "core/data/ColumnNames.h"

namespace tastescope {
namespace {

using Words = std::span<const std::string_view>;

// Parts of names, as normalisedName() gives them: English first, then Chinese and other languages.
constexpr std::array<std::string_view, 64> kCommerce{
    "product",  "customer", "invoice", "quantity", "price",   "stockcode", "order",    "purchase",
    "basket",   "cart",     "sku",     "asin",     "brand",   "shop",      "buyer",    "seller",
    "discount", "checkout", "buy",     "coupon",   "商品",    "会员",      "下单",     "订单",
    "类目",     "单价",     "购买",    "数量",     "买家",    "顾客",      "价格",     "品牌",
    "加购",     "產品",     "訂單",    "會員",     "商品名",  "単価",      "注文",     "購入",
    "상품",     "주문",     "구매",    "가격",     "produkt", "kunde",     "preis",    "bestell",
    "menge",    "rechnung", "produit", "commande", "prix",    "quantit",   "producto", "pedido",
    "precio",   "cantidad", "produto", "товар",    "заказ",   "цена",      "prodotto", "prezzo"};
constexpr std::array<std::string_view, 51> kContent{
    "movie",   "film",     "artist",      "song",   "track",  "album",     "book",   "isbn",
    "author",  "video",    "anime",       "manga",  "series", "episode",   "genre",  "news",
    "podcast", "game",     "recipe",      "watch",  "listen", "playcount", "rating", "reader",
    "viewer",  "playlist", "hoursplayed", "stream", "电影",   "影片",      "歌曲",   "音乐",
    "图书",    "书名",     "作者",        "视频",   "新闻",   "文章",      "游戏",   "评分",
    "播放",    "観",       "映画",        "曲",     "영화",   "buch",      "livre",  "libro",
    "canci",   "фильм",    "книга"};
constexpr std::array<std::string_view, 20> kSocial{
    "friend",  "follow",  "post",     "tweet",  "groupid", "community", "subreddit",
    "hashtag", "retweet", "contact",  "好友",   "关注",    "粉丝",      "帖子",
    "微博",    "转发",    "フォロー", "팔로우", "freund",  "друг"};
constexpr std::array<std::string_view, 22> kFinance{
    "fund",    "portfolio", "ticker", "isin", "loan",  "security",  "securities", "holding",
    "account", "broker",    "asset",  "基金", "股票",  "证券",      "持仓",       "账户",
    "理财",    "贷款",      "銘柄",   "펀드", "fonds", "wertpapier"};
constexpr std::array<std::string_view, 24> kEducation{
    "course", "student",    "learner", "lesson", "exercise", "school", "lecture", "enrol",
    "mooc",   "curriculum", "grade",   "quiz",   "课程",     "学生",   "学员",    "习题",
    "选课",   "学校",       "授業",    "강의",   "kurs",     "alumno", "cours",   "курс"};

struct DomainWords {
  Domain domain = Domain::General;
  Words words;
};
/// The earlier one wins where two are as likely.
constexpr std::array<DomainWords, 5> kDomains{{{Domain::Commerce, kCommerce},
                                               {Domain::Education, kEducation},
                                               {Domain::Content, kContent},
                                               {Domain::Finance, kFinance},
                                               {Domain::Social, kSocial}}};

/// How much is said for each of kDomains.
class Votes {
 public:
  void hear(std::string_view name, int weight) {
    const std::string whole = normalisedName(name);
    const std::vector<std::string> parts = partsOfName(name);
    const auto isSaid = [&](std::string_view word) {
      // "buch" is a book and "Buchungstext" is not.
      constexpr std::size_t kShort = 4;
      const bool alone = word.size() <= kShort && static_cast<unsigned char>(word.front()) < 0x80;
      return alone ? std::ranges::find(parts, word) != parts.end()
                   : whole.find(word) != std::string::npos;
    };
    for (std::size_t i = 0; i < kDomains.size(); ++i) {
      const bool said = std::ranges::any_of(kDomains[i].words, isSaid);
      if (said) votes_[i] += weight;
    }
  }
  [[nodiscard]] Domain winner() const {
    const auto most = std::ranges::max_element(votes_);
    return *most == 0 ? Domain::General
                      : kDomains[static_cast<std::size_t>(most - votes_.begin())].domain;
  }

 private:
  std::array<int, kDomains.size()> votes_{};
};

/// Words behind a column's role: what the items are says more than who had them.
int weightOf(ColumnRole role) {
  switch (role) {
    case ColumnRole::Item: return 5;
    case ColumnRole::ItemTitle: return 4;
    case ColumnRole::ItemAttribute:
    case ColumnRole::Rating:
    case ColumnRole::User: return 2;
    default: return 1;
  }
}

void hearEvents(const Preview& preview, std::size_t column, Votes& votes) {
  std::vector<std::string> kinds;
  for (const PreviewRow& row : preview.rows) {
    if (column >= row.cells.size() || std::ranges::find(kinds, row.cells[column]) != kinds.end())
      continue;
    kinds.push_back(row.cells[column]);
    votes.hear(kinds.back(), 1);
    if (kinds.size() == 20) return;  // kinds of events are few
  }
}

}  // namespace

Domain guessDomain(const Preview& preview) {
  if (preview.layout == Layout::MovieLens) return Domain::Content;
  Votes votes;
  votes.hear(preview.file, 2);
  for (const auto& companion : preview.companions) votes.hear(companion.filename().string(), 1);
  for (std::size_t column = 0; column < preview.columns.size(); ++column) {
    const PreviewColumn& one = preview.columns[column];
    if (one.role == ColumnRole::Time) continue;  // "Buchungstag"
    votes.hear(one.name, weightOf(one.role));
    if (one.role == ColumnRole::Event) hearEvents(preview, column, votes);
  }
  return votes.winner();
}

Domain guessDomain(const ImportOptions& options, const std::stop_token& stop) {
  constexpr std::size_t kRows = 200;
  try {
    return guessDomain(previewImport(options, kRows, stop));
  } catch (const Error&) {
    return Domain::General;
  }
}

}  // namespace tastescope
