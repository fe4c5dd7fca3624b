#include "core/data/EncodingPlausibility.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "core/base/FoldCase.h"

namespace tastescope {
namespace {

enum class Script : std::uint8_t {
  Space,  ///< ASCII that is neither letter nor digit
  Digit,
  Ascii,  ///< an ASCII letter
  Latin,
  Cyrillic,
  Greek,
  Hebrew,
  Arabic,
  Thai,
  Han,
  Kana,
  HalfKana,
  Hangul,
  Sign,   ///< punctuation and symbols of everyday text
  Other,  ///< letters and symbols of other scripts
  None,   ///< private use and control characters: no text at all
};

/// How texts are written: which letters follow each other.
enum class Writing : std::uint8_t { Latin, Alphabet, Chinese, Japanese, HalfKana, Korean };

struct Letter {
  char32_t folded = 0;
  Script script = Script::Space;
  bool upper = false;
};

/// A language by its letters beyond ASCII, the most frequent first.
struct Language {
  Writing writing = Writing::Latin;
  std::vector<Encoding> encodings;
  double prior = 0;  ///< in nats, as all scores
  const char* letters = "";
  Script script = Script::Latin;  ///< of an alphabet
};

/// The weight of the n-th letter is (n + offset)^-power.
struct Frequencies {
  double share = 0;  ///< of all letters beyond ASCII: what the listed ones make up
  double offset = 0;
  double power = 1;
};

const char* const kSimplified =
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可"
    "她里后小么心多天而能好都然没日于起还发成"
    "事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进"
    "把法此实回二理美点月明其种声全工己话儿者向"
    "情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少"
    "关并内加化由却代军产入先山五太水万市眼体别"
    "处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计"
    "或司利受光王果亲界及今京务制解各任至清物台象"
    "记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每"
    "青管夫连远资队跟带花快条院变联言权往展该领传"
    "近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢"
    "识极令黄德收脸钱党倒未持取设始版双历越史商千"
    "片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯石若兵弟谁校读志飞观争究包组造落视"
    "济喜离虽坏游戏尔亚拉尼里阿巴利罗克马加兰哈萨"
    "基那布达卡多塔伊维奥梦龙乐剧片歌星球超级奶茶米油肉鱼菜酒衣鞋裤机器耳蓝牙线手壳纸液洗杯盒套装"
    "宝贝订购买卖付款额价格店铺评编号库存类牌折扣优惠券减包邮递退货藏浏览点击销售城省客额度";
const char* const kTraditional =
    "的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可"
    "她里後小麼心多天而能好都然沒日於起還發成"
    "事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進"
    "把法此實回二理美點月明其種聲全工己話兒者向"
    "情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少"
    "關並內加化由卻代軍產入先山五太水萬市眼體別"
    "處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計"
    "或司利受光王果親界及今京務制解各任至清物台象"
    "記邊共風戰干接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流每"
    "青管夫連遠資隊跟帶花快條院變聯言權往展該領傳"
    "近留紅治決周保達辦運武半候七必城父強步完革深區即求品士轉量空甚眾技輕程告江語英基派滿式李息寫呢"
    "識極令黃德收臉錢黨倒未持取設始版雙歷越史商千"
    "片容研像找友孩站廣改議形委早房音火際則首單據導影失拿網香似斯石若兵弟誰校讀志飛觀爭究包組造落視"
    "濟喜離雖壞遊戲爾亞拉尼裡阿巴利羅克馬加蘭哈薩"
    "基那布達卡多塔伊維奧夢龍樂劇片歌星球超級奶茶米油肉魚菜酒衣鞋褲機器耳藍牙線手殼紙液洗杯盒套裝"
    "寶貝訂購買賣付款額價格店鋪評編號庫存類牌折扣優惠券減包郵遞退貨藏瀏覽點擊銷售城省客額度";
const char* const kJapanese =
    "のいなはにたるとしがれをさっかこもであらくりきよてまんだうめそつおえわみけすせちどほゃゅょばろ"
    "ひぎじげやゆぶべぼふへねぬむびぐごずぞだづぱぴ"
    "ぷぺぽぁぃぅぇぉンールスイトラアクリシドロマカレジタコサプテナニハミムメモヤユヨワヲキケセソチ"
    "ツヌネノヒフヘホエオウッャュョガギグゲゴザズゼゾ"
    "ダデバビブベボパピペポァィゥェォヴ日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入"
    "学高円子外八六下来気小七山話女北午百書先名川千"
    "水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明"
    "動京目通言理体田主題意不作用度強公持野以思家世"
    "多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切"
    "転研足究楽起着店病質待試族銀早映親験英医仕去味"
    "写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟"
    "牛魚兄犬妹姉漢村愛城神戦記森王猫島星夢恋物"
    "語殺侍姫鬼滅進撃巨名探偵告列島諸共和語";
const char* const kHalfKana = "ﾝｰﾞｽﾄﾙｲﾗﾘｸｱｼﾟﾌﾀｯｺﾚﾃﾏﾊﾋｷﾛｶﾁｴﾆﾐｵﾉﾑﾒｻﾅｳｾﾈｬﾓｭｮﾔｿﾜﾍﾕﾎｹﾖﾂﾇｨｪｧｫｦｩ";
const char* const kKorean =
    "이다는의에을가고하지은를로한사기도어인나자있리대시아들서으해그일수라과전것정스부주보면여만상러"
    "원성장비니게조구소공모제연우선동안유경생내마신국방"
    "무영양문학물회오관미금위진실세화용발달중와등개통민당간관난단래날말남속럽계년적재체요현업건표출"
    "분불예결심습험히치호트드크르베버바반밖배거각감강같"
    "갈너노누녀네능늘되된될두때또람런력론름린림많머먼명몇못및변별복본봉북빛빠색설술스승싶씨않알았약"
    "얼없었역열왕외울움월육음입작잘잡점종좋준직찾책처"
    "청초총추축충친카커코클타터테토통투특파퍼평포프플피필할함합항향허혼확환활황후휴흐힘란랜메벨레루"
    "류므모부쿠탄텐틴팔폴풍한북야암앤앙워월웨";

/// Letters that also stand in the names and loan words of their neighbours' languages.
const char* const kWestern = "éèáíóöüäñçåøàêôâîïûëúãõìòùæßœýðþšž";
constexpr double kShareOfNeighbours = 0.05;

const std::vector<Language>& languages() {
  using enum Encoding;
  static const std::vector<Language> all{
      {Writing::Chinese, {Gb18030}, 0, kSimplified},
      {Writing::Chinese, {Big5, Gb18030}, -0.5, kTraditional},
      {Writing::Japanese, {ShiftJis, EucJp}, -0.5, kJapanese},
      // Seldom met, and any pair of bytes above 0xa0 can be two of its letters.
      {Writing::HalfKana, {ShiftJis}, -6, kHalfKana},
      {Writing::Korean, {EucKr}, -0.5, kKorean},
      {Writing::Alphabet,
       {Windows1251, Koi8R},
       -1,
       "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
       Script::Cyrillic},
      {Writing::Alphabet, {Windows1251}, -1, "оаниіврткесдлупмьязбгчйхцжїєшщюфґ", Script::Cyrillic},
      {Writing::Alphabet, {Windows1251}, -1, "аныіоеярлкстўдмпувзбхцгчьйжэшюё", Script::Cyrillic},
      {Writing::Alphabet, {Windows1251}, -1, "аиоентрсвлкпдмзябгъуцчжщхюйшьф", Script::Cyrillic},
      {Writing::Alphabet, {Windows1253}, -1.5, "αοιετνσηρπκμλυςίάόγδέήωχθφβύξώζψϊϋ", Script::Greek},
      {Writing::Alphabet, {Windows1255}, -2, "יוהלאתרשמבנדחקפעגכצטםסןזךץף", Script::Hebrew},
      {Writing::Alphabet,
       {Windows1256},
       -2,
       "اليمنرتوبةعدسفهكقحجشطصخأذىضغزثظءؤئإآ",
       Script::Arabic},
      {Writing::Alphabet, {Thai}, -2, "านรอกเงมยลวดทตส่ิ้ปบะัีคพขชจหแำืุโใไู็ผธฟซถ์ณศฐ", Script::Thai},
      {Writing::Latin, {Windows1252}, 0, "éèàêçôîûâùëïœ"},
      {Writing::Latin, {Windows1252}, 0, "üäöß"},
      {Writing::Latin, {Windows1252}, 0, "óíáéñúü¿¡"},
      {Writing::Latin, {Windows1252}, 0, "ãçáéíóõêâúôà"},
      {Writing::Latin, {Windows1252}, 0, "èàùìòé"},
      {Writing::Latin, {Windows1252}, 0, "ëéïèöü"},
      {Writing::Latin, {Windows1252}, 0, "àèéòíçóúïü"},
      {Writing::Latin, {Windows1252}, 0, "äöåéšž"},
      {Writing::Latin, {Windows1252}, 0, "øæåé"},
      {Writing::Latin, {Windows1252}, 0, "íáðöúþéóæý"},
      // Catalogues hold titles in many languages at once.
      {Writing::Latin, {Windows1252}, -4, kWestern},
      {Writing::Latin, {Windows1250}, -2.5, "łąęóśżćńź"},
      {Writing::Latin, {Windows1250}, -2.5, "íáéýěřžščůúťďň"},
      {Writing::Latin, {Windows1250}, -2.5, "áíéčýžšúľťňôäďóĺŕ"},
      {Writing::Latin, {Windows1250}, -2.5, "éáöóőüíúű"},
      {Writing::Latin, {Windows1250}, -2.5, "ăîâşţ"},
      {Writing::Latin, {Windows1250}, -2.5, "čšžćđ"},
      {Writing::Latin, {Windows1254}, -4, "ıüöçşğâîû"},
      {Writing::Latin, {Windows1257}, -6, "ėšąžųįūęč"},
      {Writing::Latin, {Windows1257}, -6, "āīēšūņļžķģčō"},
  };
  return all;
}

/// Rarely met, and then named by the one who has the file.
double priorOf(Encoding encoding) {
  if (encoding == Encoding::EucJp) return -3.5;
  return encoding == Encoding::Koi8R ? -6 : 0;
}

Frequencies frequenciesOf(const Language& language) {
  switch (language.writing) {
    case Writing::Chinese: return {0.72, 60, 1};
    case Writing::Japanese: return {0.93, 40, 1};
    case Writing::HalfKana: return {0.98, 4, 1};
    case Writing::Korean: return {0.85, 30, 1};
    case Writing::Alphabet: return {0.985, 6, 1};
    case Writing::Latin: break;
  }
  // In French most accented letters are é.
  const bool french = std::string_view(language.letters).starts_with("éèà");
  return {0.985, 1, french ? 1.4 : 0.9};
}

/// The probability of one letter of a script that the language does not list.
double shareOfUnlisted(const Language& language, Script script) {
  switch (language.writing) {
    case Writing::Chinese:
      return script == Script::Han ? 0.2 / 6000 : (script == Script::Kana ? 0.003 / 170 : 0);
    case Writing::Japanese:
      return script == Script::Han ? 0.06 / 4500 : (script == Script::Kana ? 0.005 / 10 : 0);
    case Writing::Korean:
      return script == Script::Hangul ? 0.13 / 2200 : (script == Script::Han ? 0.004 / 5000 : 0);
    case Writing::Alphabet: return script == language.script ? 0.004 / 40 : 0;
    case Writing::Latin: return script == Script::Latin ? 0.005 / 60 : 0;  // but see kWestern
    case Writing::HalfKana: break;
  }
  return 0;
}

Text alphabetOf(Script script) {
  switch (script) {
    case Script::Greek: return coreText("Import", "Greek letters");
    case Script::Hebrew: return coreText("Import", "Hebrew letters");
    case Script::Arabic: return coreText("Import", "Arabic letters");
    case Script::Thai: return coreText("Import", "Thai letters");
    default: return coreText("Import", "Cyrillic letters");
  }
}

Text lettersOf(const Language& language) {
  switch (language.writing) {
    case Writing::Chinese: return coreText("Import", "Chinese characters");
    case Writing::Japanese:
    case Writing::HalfKana: return coreText("Import", "Japanese characters");
    case Writing::Korean: return coreText("Import", "Korean letters");
    case Writing::Alphabet: return alphabetOf(language.script);
    case Writing::Latin: break;
  }
  switch (language.encodings.front()) {
    case Encoding::Windows1250: return coreText("Import", "Central European letters");
    case Encoding::Windows1254: return coreText("Import", "Turkish letters");
    case Encoding::Windows1257: return coreText("Import", "Baltic letters");
    default: return coreText("Import", "Western European letters");
  }
}

bool isSign(char32_t c) {
  static constexpr std::u32string_view kSigns =
      U"“”‘’–—…·、。，（）：！？《》「」『』・～；【】　€™®°©«»„‚•′″×½¼¾²³№§¿¡〈〉〔〕々〆ºª\u00a0";
  return kSigns.find(c) != std::u32string_view::npos || (c >= 0xff01 && c <= 0xff5e);
}

bool isAsciiLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

Script scriptOf(char32_t c) {
  if (isAsciiLetter(c)) return Script::Ascii;
  if (c < 0x80) return c >= '0' && c <= '9' ? Script::Digit : Script::Space;
  if (c < 0xa0 || (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000) return Script::None;
  if (isSign(c)) return Script::Sign;
  if (c >= 0xc0 && c < 0x250 && c != 0xd7 && c != 0xf7) return Script::Latin;
  if (c >= 0x400 && c < 0x500) return Script::Cyrillic;
  if (c >= 0x370 && c < 0x400) return Script::Greek;
  if (c >= 0x590 && c < 0x600) return Script::Hebrew;
  if (c >= 0x600 && c < 0x700) return Script::Arabic;
  if (c >= 0xe00 && c < 0xe80) return Script::Thai;
  if (c >= 0x3040 && c < 0x3100) return Script::Kana;
  if ((c >= 0x3400 && c < 0xa000) || (c >= 0x20000 && c < 0x30000)) return Script::Han;
  if (c >= 0xac00 && c < 0xd7a4) return Script::Hangul;
  if (c >= 0xff61 && c < 0xffa0) return Script::HalfKana;
  return Script::Other;
}

std::u32string charactersOf(std::string_view utf8) {
  std::u32string characters;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) == 0x80) {
      characters.back() = (characters.back() << 6) | (byte & 0x3fU);
    } else {
      const unsigned lead = byte < 0x80 ? 0x7f : (byte < 0xe0 ? 0x1f : (byte < 0xf0 ? 0x0f : 7));
      characters += static_cast<char32_t>(byte & lead);
    }
  }
  return characters;
}

std::vector<Letter> lettersIn(const std::string& utf8) {
  const std::u32string plain = charactersOf(utf8);
  const std::u32string lower = charactersOf(folded(utf8));
  std::vector<Letter> letters(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i)
    letters[i] = {lower[i], scriptOf(plain[i]), lower[i] != plain[i]};
  return letters;
}

bool isEastAsian(Script script) {
  return script == Script::Han || script == Script::Kana || script == Script::Hangul ||
         script == Script::HalfKana;
}

bool isAlphabetic(Script script) { return script >= Script::Ascii && script <= Script::Thai; }

/// How much less likely a letter is behind another one than alone: accents seldom come in pairs,
/// capitals not inside words, and scripts are not mixed within one.
double penaltyInLatin(const Letter& before, const Letter& letter) {
  const bool inWord = before.script == Script::Ascii || before.script == Script::Latin;
  double penalty = letter.script <= Script::Ascii ? 0 : 1.5;
  if (!inWord) return penalty;
  const bool graveBeforeLetter =
      before.folded == U'ì' || before.folded == U'ò' ||
      (before.folded == U'è' && std::u32string_view(U"aeiouky").find(letter.folded) < 7);
  if (letter.script == Script::Ascii && before.script == Script::Latin)
    return (graveBeforeLetter ? 2.5 : 0) + (letter.upper && !before.upper ? 2 : 0);
  if (letter.script == Script::Latin) {
    if (before.script == Script::Latin) penalty += 3;
    if (letter.upper && !before.upper) penalty += 4;
  }
  constexpr std::u32string_view kBehindWords = U"’”»…–—€°®™";
  if (letter.script == Script::Sign && kBehindWords.find(letter.folded) == kBehindWords.npos)
    penalty += letter.folded == U'¿' || letter.folded == U'¡' ? 9 : 3;
  return penalty;
}

double penaltyInEastAsia(const Letter& before, const Letter& letter) {
  double penalty = 0;
  if (letter.script == Script::Ascii) return isEastAsian(before.script) ? 1.5 : 0;
  if (letter.script == Script::Digit || letter.script == Script::Space) return 0;
  if (before.script == Script::Ascii) penalty += 1.5;
  const bool half = letter.script == Script::HalfKana;
  const bool halfBefore = before.script == Script::HalfKana;
  const bool border = before.script == Script::Space || before.script == Script::Digit;
  if (half != halfBefore && (halfBefore || !border)) penalty += 5;
  const bool mixed = (before.script == Script::Han && letter.script == Script::Hangul) ||
                     (before.script == Script::Hangul && letter.script == Script::Han);
  return penalty + (mixed ? 3 : 0);
}

/// Words begin with either case, go on in small letters behind one, and are seldom all capitals.
double penaltyOfCase(const Letter& before, const Letter& letter) {
  const bool cased = letter.script >= Script::Latin && letter.script <= Script::Greek;
  if (!cased) return 0;
  if (!isAlphabetic(before.script)) return letter.upper ? 0.9 : 0.5;  // log 0.4, log 0.6
  return before.upper ? 0.7 : 0;
}

double penaltyOf(const Language& language, const Letter& before, const Letter& letter) {
  if (language.writing == Writing::Latin) return penaltyInLatin(before, letter);
  if (language.writing != Writing::Alphabet) return penaltyInEastAsia(before, letter);
  const Script own = language.script;
  const bool capitalInside =
      before.script == own && letter.script == own && letter.upper && !before.upper;
  const bool otherScript = (before.script == Script::Ascii && letter.script > Script::Ascii) ||
                           (before.script == own && letter.script == Script::Ascii);
  return (capitalInside ? 4 : 0) + (otherScript ? 4 : 0);
}

/// How likely texts are in one language.
class Model {
 public:
  explicit Model(const Language& language) : language_(language) {
    const std::u32string letters = charactersOf(language.letters);
    const Frequencies frequencies = frequenciesOf(language);
    double sum = 0;
    for (const char32_t letter : letters) {
      const double rank = static_cast<double>(listed_.size()) + frequencies.offset;
      const double weight = std::pow(rank, -frequencies.power);
      if (listed_.emplace(letter, weight).second) sum += weight;
    }
    for (auto& [letter, weight] : listed_) weight = std::log(frequencies.share * weight / sum);
    if (language.encodings.front() != Encoding::Windows1252) return;
    const std::u32string western = charactersOf(kWestern);
    const double share = kShareOfNeighbours / static_cast<double>(western.size());
    for (const char32_t letter : western) listed_.emplace(letter, std::log(share));
  }

  [[nodiscard]] const Language& language() const { return language_; }

  /// The logarithm of the probability of a text, up to a constant.
  [[nodiscard]] double score(const std::vector<Letter>& text) const {
    double sum = 0;
    double mixedCase = 0;
    double allCapitals = 1.5;
    Letter before;
    for (const Letter& letter : text) {
      sum += scoreOf(letter) - penaltyOf(language_, before, letter);
      mixedCase += penaltyOfCase(before, letter);
      allCapitals += isAlphabetic(letter.script) && !letter.upper ? 4 : 0;
      before = letter;
    }
    return sum - std::min(mixedCase, allCapitals);
  }

 private:
  double scoreOf(const Letter& letter) const {
    if (letter.script <= Script::Ascii) return -3.2;
    const auto found = listed_.find(letter.folded);
    if (found != listed_.end()) return found->second;
    if (letter.script == Script::None) return -22;
    if (letter.script == Script::Sign) return kSign;
    const double share = shareOfUnlisted(language_, letter.script);
    return share > 0 ? std::log(share) : -13;
  }

  static constexpr double kSign = -8.3;  ///< log(0.02 / 80)

  const Language& language_;
  std::unordered_map<char32_t, double> listed_;
};

const std::vector<Model>& models() {
  static const std::vector<Model> all = [] {
    std::vector<Model> made;
    made.reserve(languages().size());
    for (const Language& language : languages()) made.emplace_back(language);
    return made;
  }();
  return all;
}

/// What samples are in one encoding.
struct Conversion {
  std::vector<std::vector<Letter>> texts;
  double penalty = 0;  ///< for samples that cannot be converted
  std::size_t bad = 0;
  std::size_t foreign = 0;  ///< letters beyond ASCII
};

Conversion convert(const std::vector<std::string>& samples, Encoding encoding) {
  Conversion conversion;
  ToUtf8 converter(encoding);
  std::string text;
  for (const std::string& sample : samples) {
    text.clear();
    std::string_view bytes = sample;
    const ToUtf8::Stop stop = converter.convert(bytes, text);
    const bool mayBeCut = stop == ToUtf8::Stop::Cut && sample.size() == kMaxSampleBytes;
    if (stop != ToUtf8::Stop::End && !mayBeCut) {
      ++conversion.bad;
      conversion.penalty += 22 + 4 * static_cast<double>(sample.size());
      continue;
    }
    conversion.texts.push_back(lettersIn(text));
    for (const Letter& letter : conversion.texts.back())
      conversion.foreign += letter.script > Script::Ascii;
  }
  return conversion;
}

/// The best language of one encoding.
std::optional<EncodingReading> readingIn(Encoding encoding,
                                         const std::vector<std::string>& samples) {
  std::optional<EncodingReading> best;
  std::optional<Conversion> conversion;
  for (const Model& model : models()) {
    const Language& language = model.language();
    if (std::ranges::find(language.encodings, encoding) == language.encodings.end()) continue;
    if (!conversion) conversion = convert(samples, encoding);
    double score = language.prior + priorOf(encoding) - conversion->penalty;
    double letters = 0;
    for (const auto& text : conversion->texts) {
      const double own = model.score(text);
      score += own;
      letters += own + 3.2 * static_cast<double>(text.size());
    }
    if (best && best->score >= score) continue;
    best = EncodingReading{encoding, lettersOf(language), score, encoding, false, false};
    const bool strange = letters < -8.0 * static_cast<double>(conversion->foreign);
    best->poor = conversion->bad * 10 > samples.size() || strange;
  }
  return best;
}

bool readTheSame(const std::vector<std::string>& samples, Encoding one, Encoding other) {
  ToUtf8 first(one);
  ToUtf8 second(other);
  return std::ranges::all_of(samples, [&](const std::string& sample) {
    std::string_view left = sample;
    std::string_view right = sample;
    std::string leftText;
    std::string rightText;
    return first.convert(left, leftText) == second.convert(right, rightText) &&
           leftText == rightText;
  });
}

}  // namespace

EncodingReading likeliestReading(const std::vector<std::string>& samples) {
  EncodingReading best;
  std::optional<EncodingReading> second;
  bool any = false;
  for (const EncodingInfo& info : encodings()) {
    std::optional<EncodingReading> reading = readingIn(info.encoding, samples);
    if (!reading) continue;
    if (!any || reading->score > best.score) {
      if (any) second = best;
      best = *reading;
      any = true;
    } else if (!second || reading->score > second->score) {
      second = *reading;
    }
  }
  if (second) {
    constexpr double kClose = 3;  // e^3: one to twenty
    best.next = second->encoding;
    best.close =
        best.score - second->score < kClose && !readTheSame(samples, best.encoding, best.next);
  }
  return best;
}

}  // namespace tastescope
