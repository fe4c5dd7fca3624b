#include "core/data/ColumnNames.h"

#include <algorithm>
#include <array>
#include <span>

namespace tastescope {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 24> kUser{
    "user",      "userid",  "uid",      "customer",   "customerid", "client",
    "clientid",  "member",  "memberid", "visitor",    "visitorid",  "session",
    "sessionid", "account", "reviewer", "reviewerid", "student",    "buyer",
    "learner",   "用户",    "用户id",   "客户",       "会员",       "顾客"};
constexpr std::array<std::string_view, 34> kItem{
    "item",      "itemid",   "iid",      "product",   "productid", "movie",    "movieid",
    "artist",    "artistid", "track",    "song",      "book",      "isbn",     "asin",
    "stockcode", "sku",      "article",  "articleid", "course",    "courseid", "business",
    "venue",     "poi",      "location", "video",     "videoid",   "game",     "news",
    "content",   "商品",     "物品",     "项目",      "电影",      "产品"};
constexpr std::array<std::string_view, 19> kRating{
    "rating",     "ratings",  "rate",     "score", "stars", "overall",   "weight",
    "value",      "count",    "quantity", "qty",   "plays", "playcount", "amount",
    "preference", "strength", "评分",     "数量",  "次数"};
constexpr std::array<std::string_view, 17> kTime{
    "timestamp", "time",     "date",        "datetime",  "ts",         "unixreviewtime",
    "createdat", "position", "invoicedate", "eventtime", "reviewtime", "visittime",
    "orderdate", "时间",     "日期",        "时间戳",    "购买时间"};
constexpr std::array<std::string_view, 5> kSplit{"split", "subset", "partition", "part", "划分"};
constexpr std::array<std::string_view, 11> kTitle{
    "title",     "itemname", "productname", "movietitle", "description", "name",
    "itemtitle", "标题",     "名称",        "商品名称",   "描述"};
constexpr std::array<std::string_view, 9> kItemAttribute{
    "genre", "genres", "category", "categories", "brand", "tags", "类别", "品牌", "类型"};
constexpr std::array<std::string_view, 9> kUserAttribute{
    "country", "gender", "age", "occupation", "city", "国家", "性别", "年龄", "职业"};

struct RoleWords {
  ColumnRole role;
  Words words;
};
constexpr std::array<RoleWords, 8> kRoles{{{ColumnRole::User, kUser},
                                           {ColumnRole::Item, kItem},
                                           {ColumnRole::Time, kTime},
                                           {ColumnRole::Rating, kRating},
                                           {ColumnRole::Split, kSplit},
                                           {ColumnRole::ItemTitle, kTitle},
                                           {ColumnRole::ItemAttribute, kItemAttribute},
                                           {ColumnRole::UserAttribute, kUserAttribute}}};

int strengthOf(std::string_view name, Words words) {
  int best = 0;
  for (const std::string_view word : words) {
    if (name == word) return 3;
    const bool longEnough = word.size() >= 4;
    if (longEnough && name.ends_with(word)) best = std::max(best, 2);
    if (longEnough && name.find(word) != std::string_view::npos) best = std::max(best, 1);
  }
  return best;
}

}  // namespace

std::string normalisedName(std::string_view name) {
  name = name.substr(0, name.find(':'));
  std::string result;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') {
      result += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80) {
      result += c;
    }
  }
  return result;
}

NameHint hintOf(std::string_view columnName) {
  const std::string name = normalisedName(columnName);
  NameHint best;
  for (const auto& [role, words] : kRoles) {
    const int strength = strengthOf(name, words);
    if (strength > best.strength) best = {role, strength};
  }
  return best;
}

bool saysPosition(std::string_view columnName) {
  const std::string name = normalisedName(columnName);
  return name.ends_with("position") || name == "pos" || name == "rank" || name == "位置";
}

bool isKnownColumnName(std::string_view name) {
  return hintOf(name).strength == 3 || name.ends_with(":token") || name.ends_with(":float") ||
         name.ends_with(":token_seq") || name.ends_with(":float_seq");
}

std::optional<Part> partOf(std::string_view word) {
  const std::string name = normalisedName(word);
  if (name == "train" || name == "training" || name == "base" || name == "tr") return Part::Train;
  if (name == "valid" || name == "val" || name == "validation" || name == "dev" || name == "va") {
    return Part::Valid;
  }
  if (name == "test" || name == "testing" || name == "te") return Part::Test;
  return std::nullopt;
}

}  // namespace tastescope
