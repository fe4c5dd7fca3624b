#include "core/data/ColumnNames.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <vector>

#include "core/base/FoldCase.h"

namespace tastescope {
namespace {

using Words = std::span<const std::string_view>;

// A word stands for itself and for itself with "id", "no" or "code" at either end. English first, then
// Chinese, Japanese, Korean, German, French, Spanish, Portuguese, Russian and Italian.
constexpr std::array<std::string_view, 89> kUser{
    "user",         "uid",        "customer",    "client",       "member",   "visitor",
    "account",      "reviewer",   "student",     "buyer",        "learner",  "voter",
    "rater",        "player",     "reader",      "listener",     "viewer",   "patron",
    "shopper",      "subscriber", "consumer",    "person",       "profile",  "username",
    "用户",         "客户",       "会员",        "顾客",         "买家",     "读者",
    "学生",         "用户名",     "账号",        "账户",         "使用者",   "用戶",
    "客戶",         "會員",       "顧客",        "買家",         "ユーザー", "ユーザ",
    "利用者",       "会員",       "お客様",      "사용자",       "고객",     "회원",
    "유저",         "kunde",      "kunden",      "benutzer",     "nutzer",   "mitglied",
    "käufer",       "kaeufer",    "teilnehmer",  "utilisateur",  "membre",   "acheteur",
    "abonné",       "usager",     "usuario",     "cliente",      "miembro",  "comprador",
    "alumno",       "usuário",    "utilizador",  "membro",       "aluno",    "пользователь",
    "пользователя", "клиент",     "клиента",     "покупатель",   "участник", "utente",
    "acquirente",   "purchaser",  "klant",       "klantnaam",    "klient",   "müşteri",
    "musteri",      "контрагент", "контрагента", "auftraggeber", "aankoper"};
constexpr std::array<std::string_view, 25> kWeakUser{
    "session",  "visit",     "order",    "invoice",    "basket", "transaction", "device",
    "cookie",   "household", "playlist", "receipt",    "cart",   "trip",        "订单",
    "会话",     "訂單",      "注文",     "セッション", "주문",   "bestellung",  "rechnung",
    "commande", "pedido",    "заказ",    "ordine"};
constexpr std::array<std::string_view, 121> kItem{
    "item",       "iid",      "product", "movie",     "film",     "track",        "song",
    "book",       "isbn",     "asin",    "stockcode", "sku",      "article",      "course",
    "business",   "venue",    "poi",     "location",  "video",    "game",         "news",
    "content",    "listing",  "anime",   "manga",     "show",     "recipe",       "app",
    "restaurant", "hotel",    "place",   "beer",      "wine",     "joke",         "comment",
    "post",       "question", "offer",   "coupon",    "ticker",   "fund",         "page",
    "upc",        "ean",      "gtin",    "barcode",   "photo",    "object",       "problem",
    "exercise",   "商品",     "物品",    "项目",      "电影",     "产品",         "书",
    "书籍",       "图书",     "歌曲",    "视频",      "文章",     "课程",         "店铺",
    "餐厅",       "新闻",     "音乐",    "產品",      "項目",     "電影",         "書籍",
    "アイテム",   "作品",     "映画",    "曲",        "本",       "品目",         "品番",
    "製品",       "상품",     "아이템",  "제품",      "영화",     "품목",         "도서",
    "artikel",    "produkt",  "buch",    "ware",      "kurs",     "lied",         "produit",
    "livre",      "morceau",  "cours",   "producto",  "artículo", "articulo",     "película",
    "pelicula",   "libro",    "canción", "cancion",   "curso",    "produto",      "filme",
    "livro",      "товар",    "товара",  "продукт",   "фильм",    "книга",        "артикул",
    "prodotto",   "articolo", "canzone", "corso",     "symbol",   "номенклатура", "номенклатуры",
    "ürün",       "urun"};
/// What holds several items: the item itself only where nothing within it is there.
constexpr std::array<std::string_view, 3> kContainer{"artist", "album", "channel"};
constexpr std::array<std::string_view, 3> kWeakItem{"url", "uri", "link"};
constexpr std::array<std::string_view, 97> kRating{"rating",
                                                   "ratings",
                                                   "rate",
                                                   "score",
                                                   "stars",
                                                   "overall",
                                                   "weight",
                                                   "value",
                                                   "count",
                                                   "quantity",
                                                   "qty",
                                                   "plays",
                                                   "playcount",
                                                   "amount",
                                                   "preference",
                                                   "strength",
                                                   "feedback",
                                                   "vote",
                                                   "votes",
                                                   "points",
                                                   "views",
                                                   "viewcount",
                                                   "clicks",
                                                   "listens",
                                                   "listencount",
                                                   "units",
                                                   "hoursplayed",
                                                   "评分",
                                                   "数量",
                                                   "次数",
                                                   "打分",
                                                   "分数",
                                                   "金额",
                                                   "购买数量",
                                                   "評分",
                                                   "數量",
                                                   "評価",
                                                   "点数",
                                                   "回数",
                                                   "スコア",
                                                   "個数",
                                                   "평점",
                                                   "점수",
                                                   "수량",
                                                   "횟수",
                                                   "별점",
                                                   "bewertung",
                                                   "menge",
                                                   "anzahl",
                                                   "punkte",
                                                   "betrag",
                                                   "note",
                                                   "quantité",
                                                   "quantite",
                                                   "nombre",
                                                   "montant",
                                                   "évaluation",
                                                   "calificación",
                                                   "calificacion",
                                                   "valoración",
                                                   "valoracion",
                                                   "cantidad",
                                                   "importe",
                                                   "puntuación",
                                                   "puntuacion",
                                                   "nota",
                                                   "avaliação",
                                                   "avaliacao",
                                                   "quantidade",
                                                   "pontuação",
                                                   "valor",
                                                   "оценка",
                                                   "рейтинг",
                                                   "количество",
                                                   "колво",
                                                   "сумма",
                                                   "балл",
                                                   "valutazione",
                                                   "voto",
                                                   "quantità",
                                                   "quantita",
                                                   "punteggio",
                                                   "importo",
                                                   "hours",
                                                   "playtime",
                                                   "visits",
                                                   "aantal",
                                                   "likes",
                                                   "playtimeforever",
                                                   "unidades",
                                                   "unità",
                                                   "qtyordered",
                                                   "ilość",
                                                   "ilosc",
                                                   "adet",
                                                   "antal",
                                                   "miktar"};
/// Whether it was wanted: 1 or 0, yes or no. Understood as a whole or as the last word only.
constexpr std::array<std::string_view, 12> kFlag{"click",     "clicked",   "like",   "liked",
                                                 "purchase",  "purchased", "bought", "label",
                                                 "converted", "isclick",   "islike", "isbuy"};
constexpr std::array<std::string_view, 52> kTime{
    "timestamp",    "time",        "date",           "datetime",     "ts",         "unixreviewtime",
    "createdat",    "position",    "invoicedate",    "eventtime",    "reviewtime", "visittime",
    "orderdate",    "when",        "时间",           "日期",         "时间戳",     "购买时间",
    "下单时间",     "時間",        "時間戳",         "日時",         "日付",       "時刻",
    "購入日",       "注文日",      "タイムスタンプ", "시간",         "날짜",       "일시",
    "일자",         "타임스탬프",  "datum",          "zeit",         "zeitpunkt",  "uhrzeit",
    "bestelldatum", "zeitstempel", "heure",          "horodatage",   "fecha",      "hora",
    "data",         "дата",        "время",          "dataora",      "ora",        "uts",
    "started",      "tarih",       "fechadeventa",   "fechadecompra"};
constexpr std::array<std::string_view, 26> kEvent{
    "event",     "eventtype",    "eventname",     "action",          "actiontype", "behavior",
    "behaviour", "behaviortype", "behaviourtype", "interactiontype", "activity",   "行为",
    "行为类型",  "操作",         "事件",          "事件类型",        "行為",       "イベント",
    "이벤트",    "ereignis",     "aktion",        "évènement",       "evento",     "событие",
    "действие",  "azione"};
constexpr std::array<std::string_view, 5> kSplit{"split", "subset", "partition", "part", "划分"};
constexpr std::array<std::string_view, 38> kTitle{
    "title",        "itemname",    "productname", "movietitle",  "description",  "name",
    "itemtitle",    "标题",        "名称",        "商品名称",    "描述",         "电影名",
    "书名",         "標題",        "名稱",        "商品名",      "タイトル",     "作品名",
    "상품명",       "제목",        "titel",       "produktname", "artikelname",  "bezeichnung",
    "titre",        "nomproduit",  "libellé",     "désignation", "título",       "titulo",
    "nombre",       "descripción", "nome",        "название",    "наименование", "titolo",
    "nomeprodotto", "descrizione"};
constexpr std::array<std::string_view, 26> kItemAttribute{
    "genre",     "genres",    "category", "categories", "brand",    "tags",      "类别",
    "品牌",      "类型",      "分类",     "カテゴリ",   "ブランド", "ジャンル",  "카테고리",
    "브랜드",    "kategorie", "marke",    "catégorie",  "marque",   "categoría", "marca",
    "categoria", "категория", "бренд",    "жанр",       "genere"};
constexpr std::array<std::string_view, 35> kUserAttribute{
    "country", "gender", "age",    "occupation", "city",    "国家",  "性别",  "年龄",       "职业",
    "城市",    "性別",   "年齢",   "국가",       "성별",    "나이",  "land",  "geschlecht", "alter",
    "beruf",   "stadt",  "pays",   "sexe",       "âge",     "ville", "país",  "género",     "edad",
    "ciudad",  "idade",  "страна", "пол",        "возраст", "город", "paese", "età"};

struct RoleWords {
  ColumnRole role;
  Words words;
  Standing standing = Standing::Full;
};
constexpr std::array<std::string_view, 7> kAddress{"email", "mail",   "emailaddress", "phone",
                                                   "邮箱",  "手机号", "电话"};

constexpr std::array<RoleWords, 14> kRoles{{{ColumnRole::User, kUser},
                                            {ColumnRole::Item, kItem},
                                            {ColumnRole::Time, kTime},
                                            {ColumnRole::Rating, kRating},
                                            {ColumnRole::Event, kEvent},
                                            {ColumnRole::Split, kSplit},
                                            {ColumnRole::ItemTitle, kTitle},
                                            {ColumnRole::ItemAttribute, kItemAttribute},
                                            {ColumnRole::UserAttribute, kUserAttribute},
                                            {ColumnRole::User, kAddress, Standing::StandIn},
                                            {ColumnRole::Item, kContainer, Standing::StandIn},
                                            {ColumnRole::Rating, kFlag, Standing::StandIn},
                                            {ColumnRole::User, kWeakUser, Standing::Last},
                                            {ColumnRole::Item, kWeakItem, Standing::Last}}};

/// What is said of somebody or something: "user_type" is a kind of user and nobody's id.
constexpr auto kProperties = std::to_array<std::string_view>(
    {"type",   "segment",  "class", "category", "group", "level",  "tier",  "answer",
     "review", "comment",  "text",  "agent",    "role",  "gender", "age",   "country",
     "city",   "language", "kind",  "casual",   "plan",  "state",  "region"});

/// What is measured or said of an event, never who or what: a weak likeness to a role gives way.
constexpr auto kMeasures = std::to_array<std::string_view>(
    {"price",     "cost",     "total", "amount", "quantity", "qty",      "count",
     "duration",  "discount", "tax",   "fee",    "percent",  "ratio",    "length",
     "year",      "month",    "day",   "hour",   "minute",   "second",   "latitude",
     "longitude", "lat",      "lon",   "lng",    "status",   "currency", "weight",
     "played",    "spent",    "value", "score",  "rating",   "note",     "remark",
     "message",   "preis",    "menge", "betrag", "prix",     "precio",   "importe"});
constexpr auto kChineseMeasures =
    std::to_array<std::string_view>({"价", "金额", "数量", "状态", "時間", "时间", "金額", "數量"});

constexpr std::array<std::string_view, 12> kIdWords{"ids", "id",   "uuid",   "no",   "nr", "num",
                                                    "key", "code", "number", "编号", "号", "番号"};

/// "customer" of "customerid", "kunden" of "kundennr", "cliente" of "idcliente".
std::string_view withoutIdWord(std::string_view name) {
  for (const std::string_view word : kIdWords) {
    if (name.size() > word.size() && name.ends_with(word)) {
      return name.substr(0, name.size() - word.size());
    }
  }
  constexpr std::string_view kId = "id";
  return name.size() > kId.size() + 2 && name.starts_with(kId) ? name.substr(kId.size()) : name;
}

/// "ts" of "tsms": a moment is called so whatever it is counted in.
std::string withoutUnit(std::string name) {
  constexpr std::array<std::string_view, 8> kMoments{"ts",   "time",      "timestamp", "datetime",
                                                     "date", "createdat", "eventtime", "updatedat"};
  constexpr std::array<std::string_view, 12> kUnits{"ms",     "us",      "ns",     "s",
                                                    "sec",    "seconds", "millis", "milliseconds",
                                                    "micros", "utc",     "unix",   "epoch"};
  for (const std::string_view moment : kMoments) {
    if (name.starts_with(moment) &&
        std::ranges::find(kUnits, std::string_view(name).substr(moment.size())) != kUnits.end()) {
      return std::string(moment);
    }
  }
  return name;
}

/// "product_id" of "product_id (metadata)", "qty" of "qty.$numberInt" and "qty.N" as databases
/// write JSON.
std::string_view withoutRemark(std::string_view name) {
  const std::size_t bracket = name.ends_with(')') ? name.rfind('(') : std::string_view::npos;
  if (bracket != std::string_view::npos && bracket > 0) name = name.substr(0, bracket);
  for (const std::string_view type : {".N", ".S", ".B"}) {
    if (name.size() > type.size() && name.ends_with(type)) name.remove_suffix(type.size());
  }
  const std::size_t dollar = name.find(".$");
  return dollar == std::string_view::npos || dollar == 0 ? name : name.substr(0, dollar);
}

/// `lastWord`: of the name, where it has several. Short words count only as such: "sku" in
/// "Lineitem sku", but not "app" in "approved".
int strengthOf(std::string_view name, std::string_view lastWord, Words words) {
  const std::string_view stem = withoutIdWord(name);
  int best = 0;
  for (const std::string_view word : words) {
    if (word.size() > name.size()) continue;
    if (word == "views" && name.ends_with("reviews")) continue;
    if (name == word || stem == word) return 3;
    const bool longEnough = word.size() >= 4;
    const bool ends = lastWord == word || (longEnough && name.ends_with(word));
    if (ends) best = std::max(best, 2);
    if (longEnough && name.find(word) != std::string_view::npos) best = std::max(best, 1);
  }
  return best;
}

bool saysAProperty(std::string_view name, const std::vector<std::string>& parts) {
  return std::ranges::any_of(kProperties, [&](std::string_view word) {
    return (parts.size() > 1 && parts.back() == word) ||
           (word.size() >= 4 && name.size() > word.size() && name.ends_with(word));
  });
}

/// "average_rating" and "rating_count" are the item's and not the user's.
bool saysOfAll(const std::vector<std::string>& parts) {
  const auto has = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(parts, [&](const std::string& part) {
      return std::ranges::find(words, part) != words.end();
    });
  };
  return has({"average", "avg", "mean"}) ||
         (has({"rating", "ratings", "review", "reviews"}) && has({"count", "num", "number"}));
}

}  // namespace

std::vector<std::string> partsOfName(std::string_view columnName) {
  std::vector<std::string> parts(1);
  bool lowerBefore = false;
  for (const char c : columnName.substr(0, columnName.find(':'))) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if ((!letter || (upper && lowerBefore)) && !parts.back().empty()) parts.emplace_back();
    if (letter) parts.back() += c;
    lowerBefore = c >= 'a' && c <= 'z';
  }
  for (std::string& part : parts) part = folded(part);
  std::erase(parts, std::string());
  return parts;
}

std::string normalisedName(std::string_view name) {
  name = name.substr(0, name.find(':'));
  std::string result;
  for (const char c : folded(name)) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    if (!ascii || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  }
  return result;
}

NameHint hintOf(std::string_view columnName) {
  columnName = withoutRemark(columnName);
  const std::string name = withoutUnit(normalisedName(columnName));
  // The last word is what it is: a product's title, a line item's SKU.
  const std::vector<std::string> parts = partsOfName(columnName);
  const std::string last = parts.size() > 1 ? parts.back() : std::string();
  const bool measure = namesAMeasure(columnName);
  NameHint best;
  for (const auto& [role, words, standing] : kRoles) {
    int strength = strengthOf(name, last, words);
    if (role == ColumnRole::Time && namesAJoining(columnName)) strength = std::min(strength, 1);
    const bool somebody = role == ColumnRole::User || role == ColumnRole::Item;
    if (somebody && strength < 3 && strength > 0 && saysAProperty(name, parts)) {
      const bool user = role == ColumnRole::User;
      if (best.strength < 2)
        best = {user ? ColumnRole::UserAttribute : ColumnRole::ItemAttribute, 2, standing};
      continue;
    }
    if (somebody && strength < 3 && measure) continue;
    if (role == ColumnRole::Time && namesAnotherDate(columnName)) continue;
    const bool id =
        last == "id" || last == "key" || last == "ids" || (strength == 3 && namesAnId(columnName));
    if (role == ColumnRole::Rating && (id || saysOfAll(parts))) continue;
    if (role == ColumnRole::Rating && standing != Standing::Full && strength < 2) continue;
    if (strength > best.strength) best = {role, strength, standing};
  }
  // A profile is whose it is, or what is known of them.
  if (best.role == ColumnRole::User && name == "profile") best.standing = Standing::StandIn;
  // "listened_at", "watchedOn"
  const bool moment = last == "at" || last == "on";
  if (moment && best.strength < 2 && !namesAnotherDate(columnName)) {
    const bool joining = namesAJoining(columnName);
    best = {ColumnRole::Time, joining ? 1 : 2, Standing::Full};
  }
  // "reviewer_name" is no title of an item; it tells people apart where nothing better does.
  const bool ofUser = best.strength < 3 && strengthOf(name, last, kUser) > 0;
  if (best.role == ColumnRole::ItemTitle && ofUser) best = {ColumnRole::User, 1, Standing::StandIn};
  return best;
}

bool namesAMeasure(std::string_view columnName) {
  const std::string name = normalisedName(columnName);
  const std::vector<std::string> parts = partsOfName(columnName);
  if (!parts.empty() && (parts.back() == "key" || parts.back() == "id")) return false;
  const auto measures = [&](std::string_view word) {
    // "unitprice", but "account" is no count.
    const bool ends = word.size() >= 5 && word != "count" && name.ends_with(word);
    return ends || std::ranges::find(parts, word) != parts.end();
  };
  const auto within = [&](std::string_view word) { return name.find(word) != std::string::npos; };
  return std::ranges::any_of(kMeasures, measures) || std::ranges::any_of(kChineseMeasures, within);
}

bool namesAPurchase(std::string_view columnName) {
  constexpr auto kPurchases = std::to_array<std::string_view>(
      {"order", "invoice", "basket", "transaction", "receipt", "cart", "订单", "訂單", "注文",
       "주문", "bestellung", "rechnung", "commande", "pedido", "заказ", "ordine"});
  return strengthOf(normalisedName(withoutRemark(columnName)), {}, kPurchases) > 0;
}

bool namesAnUndoing(std::string_view columnName) {
  // What was taken back, in the words of shops: whole words of English, and how others begin.
  constexpr auto kWords = std::to_array<std::string_view>(
      {"cancel", "cancelled", "canceled", "cancellation", "refund", "refunded", "refunds", "return",
       "returned", "returns", "void", "voided", "rejected", "failed", "abandoned", "chargeback",
       "reversed"});
  constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"storn", "retour", "annul", "rembours", "cancelad", "devuelt", "devolv", "reembols", "отмен",
       "возвра", "取消", "退款", "退货", "返品", "취소", "반품"});
  const std::string name = normalisedName(columnName);
  const std::vector<std::string> parts = partsOfName(columnName);
  const auto isPart = [&](std::string_view word) {
    return name == word || std::ranges::find(parts, word) != parts.end();
  };
  const auto begins = [&](std::string_view word) { return name.starts_with(word); };
  return std::ranges::any_of(kWords, isPart) || std::ranges::any_of(kBeginnings, begins);
}

bool namesAnotherDate(std::string_view columnName) {
  constexpr std::array<std::string_view, 13> kParts{
      "birth", "release", "geburt", "naissance", "nacimie", "nasciment", "nascita",
      "рожд",  "出生",    "生日",   "上映",      "発売",    "생년월"};
  const std::string name = normalisedName(columnName);
  return name == "dob" || std::ranges::any_of(kParts, [&](std::string_view part) {
           return name.find(part) != std::string::npos;
         });
}

bool namesAJoining(std::string_view columnName) {
  constexpr std::array<std::string_view, 7> kParts{"signup",      "signedup", "regist", "joined",
                                                   "membersince", "регистр",  "注册"};
  const std::string name = normalisedName(columnName);
  return std::ranges::any_of(
      kParts, [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

bool namesARowNumber(std::string_view columnName) {
  constexpr std::array<std::string_view, 20> kRowNumbers{
      "",   "index", "idx",  "id",   "rowid", "row",   "rownumber", "rownum", "line", "no",
      "nr", "num",   "rank", "uuid", "pk",    "lfdnr", "序号",      "编号",   "番号", "번호"};
  const std::string name = normalisedName(columnName);
  return std::ranges::find(kRowNumbers, name) != kRowNumbers.end() || name.starts_with("unnamed");
}

bool namesAnId(std::string_view columnName) {
  const std::string name = normalisedName(withoutRemark(columnName));
  return name.size() > 2 && (name.ends_with("id") || name.ends_with("ids"));
}

bool namesADescription(std::string_view columnName) {
  constexpr std::array<std::string_view, 4> kParts{"descri", "bezeichnung", "描述", "описани"};
  const std::string name = normalisedName(columnName);
  return std::ranges::any_of(
      kParts, [&](std::string_view part) { return name.find(part) != std::string::npos; });
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
  if (name == "train" || name == "training" || name == "base" || name == "prior" || name == "tr") {
    return Part::Train;
  }
  if (name == "valid" || name == "val" || name == "validation" || name == "dev" || name == "va") {
    return Part::Valid;
  }
  if (name == "test" || name == "testing" || name == "te") return Part::Test;
  return std::nullopt;
}

}  // namespace tastescope
