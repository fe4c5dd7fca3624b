#include "core/files/XmlScanner.h"

#include <libxml/parser.h>

#include <array>
#include <exception>
#include <mutex>
#include <utility>
#include <vector>

#include "core/base/Error.h"

namespace tastescope {
namespace {

constexpr std::size_t kXmlPieceBytes = std::size_t{1} << 15;

const char* chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

}  // namespace

/// libxml2 is given the bytes piece by piece and calls back for what it finds in one; that waits
/// here to be asked for.
class XmlScanner::Parser {
 public:
  Parser(const SourceMember& part, std::unique_ptr<ByteSource> source)
      : source_(std::move(source)), name_(part.file.filename().string()), part_(part.inner) {
    static std::once_flag once;
    std::call_once(once, xmlInitParser);
    xmlSAXHandler calls{};
    calls.initialized = XML_SAX2_MAGIC;
    calls.startElementNs = open;
    calls.endElementNs = close;
    calls.characters = characters;
    calls.ignorableWhitespace = characters;
    calls.cdataBlock = characters;
    calls.internalSubset = documentType;
    calls.serror = problem;
    context_.reset(xmlCreatePushParserCtxt(&calls, this, nullptr, 0, nullptr));
    if (!context_) {
      throw Error(ErrorCode::Internal, coreText("Import", "There is not enough memory to unpack."));
    }
    // Nothing is loaded, replaced or recovered from; the library's own bounds stay on.
    xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET);
  }

  Event next() {
    while (at_ == pieces_.size()) {
      if (!refill()) return Event::End;
    }
    return pieces_[at_++].event;
  }

  [[nodiscard]] std::string_view tag() const { return {piece().tag, piece().tagLength}; }
  [[nodiscard]] std::string_view text() const { return between(piece().begin, piece().end); }
  [[nodiscard]] std::optional<std::string> attribute(std::string_view name) const {
    if (piece().event != Event::Open) return std::nullopt;
    for (std::size_t i = piece().begin; i < piece().end; ++i) {
      const Attribute& each = attributes_[i];
      if (name == each.name) return std::string(between(each.begin, each.end));
    }
    return std::nullopt;
  }

  void drain() {
    while (!ended_) ended_ = source_->read(bytes_) == 0;
  }
  [[nodiscard]] std::uint64_t position() const { return source_->position(); }
  [[nodiscard]] const std::string& name() const { return name_; }

  [[noreturn]] void throwDamaged(std::string reason) const {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” is damaged: “%2” inside it is not as it should be. Open it in a "
                         "spreadsheet program and save it again, or save the table as CSV.")
                    .arg(name_)
                    .arg(part_),
                std::move(reason));
  }

 private:
  struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
  };
  /// Names live as long as the parser; other texts are places in text_.
  struct Piece {
    Event event = Event::End;
    const char* tag = "";
    std::size_t tagLength = 0;
    std::size_t begin = 0;  ///< of a text, or of an open tag's attributes
    std::size_t end = 0;
  };
  struct Attribute {
    const char* name;
    std::size_t begin;
    std::size_t end;
  };

  [[nodiscard]] const Piece& piece() const { return pieces_[at_ - 1]; }
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }

  /// False at the end. What stood before a problem is given away before it is thrown.
  bool refill() {
    if (thrown_) std::rethrow_exception(thrown_);
    if (hasDocumentType_) throwDocumentType();
    if (!reason_.empty()) throwDamaged(reason_);
    if (ended_) return false;
    pieces_.clear();
    attributes_.clear();
    text_.clear();
    at_ = 0;
    const std::size_t count = source_->read(bytes_);
    ended_ = count == 0;
    xmlParseChunk(context_.get(), bytes_.data(), static_cast<int>(count), ended_ ? 1 : 0);
    const xmlParserInput* const input = context_->input;
    if (reason_.empty() && context_->wellFormed == 0) reason_ = "not well-formed XML";
    if (input != nullptr && static_cast<std::size_t>(input->end - input->cur) > kMaxTagBytes) {
      stop("a tag without end");
    }
    return true;
  }

  void stop(const char* reason) {
    if (reason_.empty()) reason_ = reason;
    xmlStopParser(context_.get());
  }

  [[noreturn]] void throwDocumentType() const {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” declares a document type, as no spreadsheet program writes it and "
                         "as files made to fill a memory do. Save the table as CSV.")
                    .arg(name_));
  }

  /// Exceptions do not pass through the library: they wait until it has returned.
  template <typename Work>
  static void inside(void* self, const Work& work) {
    auto& parser = *static_cast<Parser*>(self);
    try {
      work(parser);
    } catch (...) {
      parser.thrown_ = std::current_exception();
      parser.stop("an exception");
    }
  }

  void append(const xmlChar* begin, std::size_t length) { text_.append(chars(begin), length); }

  static void open(void* self, const xmlChar* name, const xmlChar* /*prefix*/,
                   const xmlChar* /*uri*/, int /*namespaceCount*/, const xmlChar** /*namespaces*/,
                   int attributeCount, int /*defaulted*/, const xmlChar** attributes) {
    inside(self, [&](Parser& parser) {
      if (++parser.depth_ > kMaxDepth) parser.stop("elements too deep inside each other");
      const std::size_t first = parser.attributes_.size();
      for (int i = 0; i < attributeCount; ++i) {
        // Name, prefix, URI, and the value from its first byte to behind its last.
        const xmlChar* const* const given = attributes + static_cast<std::ptrdiff_t>(i) * 5;
        const std::size_t begin = parser.text_.size();
        parser.append(given[3], static_cast<std::size_t>(given[4] - given[3]));
        parser.attributes_.push_back({chars(given[0]), begin, parser.text_.size()});
      }
      parser.addTag(Event::Open, name, first, parser.attributes_.size());
    });
  }

  static void close(void* self, const xmlChar* name, const xmlChar* /*prefix*/,
                    const xmlChar* /*uri*/) {
    inside(self, [&](Parser& parser) {
      --parser.depth_;
      parser.addTag(Event::Close, name, 0, 0);
    });
  }

  void addTag(Event event, const xmlChar* name, std::size_t begin, std::size_t end) {
    pieces_.push_back({event, chars(name), std::string_view(chars(name)).size(), begin, end});
  }

  static void characters(void* self, const xmlChar* text, int length) {
    inside(self, [&](Parser& parser) {
      const std::size_t begin = parser.text_.size();
      parser.append(text, static_cast<std::size_t>(length));
      const bool goesOn = !parser.pieces_.empty() && parser.pieces_.back().event == Event::Text;
      if (!goesOn) parser.pieces_.push_back({Event::Text, "", 0, begin, begin});
      parser.pieces_.back().end = parser.text_.size();
    });
  }

  static void documentType(void* self, const xmlChar* /*name*/, const xmlChar* /*publicId*/,
                           const xmlChar* /*systemId*/) {
    inside(self, [](Parser& parser) {
      parser.hasDocumentType_ = true;
      parser.stop("a document type");
    });
  }

  /// A prefix that nobody declared is no matter here.
  static void problem(void* self, xmlError* error) {
    if (error->level != XML_ERR_FATAL) return;
    inside(self, [&](Parser& parser) {
      if (!parser.reason_.empty()) return;
      parser.reason_ = parser.part_;
      parser.reason_ += ", line " + std::to_string(error->line) + ": ";
      parser.reason_ += error->message != nullptr ? error->message : "not well-formed XML";
    });
  }

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  std::string part_;
  std::unique_ptr<xmlParserCtxt, FreeContext> context_;
  std::array<char, kXmlPieceBytes> bytes_;
  bool ended_ = false;
  std::vector<Piece> pieces_;  ///< of the bytes at hand
  std::vector<Attribute> attributes_;
  std::string text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool hasDocumentType_ = false;
  std::string reason_;  ///< why it cannot go on; empty when it can
  std::exception_ptr thrown_;
};

XmlScanner::XmlScanner(const SourceMember& part) : XmlScanner(part, openMember(part)) {}
XmlScanner::XmlScanner(const SourceMember& part, std::unique_ptr<ByteSource> source)
    : parser_(std::make_unique<Parser>(part, std::move(source))) {}
XmlScanner::~XmlScanner() = default;
XmlScanner::XmlScanner(XmlScanner&&) noexcept = default;
XmlScanner& XmlScanner::operator=(XmlScanner&&) noexcept = default;

XmlScanner::Event XmlScanner::next() { return parser_->next(); }
std::string_view XmlScanner::tag() const { return parser_->tag(); }
std::string_view XmlScanner::text() const { return parser_->text(); }
std::optional<std::string> XmlScanner::attribute(std::string_view name) const {
  return parser_->attribute(name);
}
void XmlScanner::drain() { parser_->drain(); }
std::uint64_t XmlScanner::position() const { return parser_->position(); }
const std::string& XmlScanner::name() const { return parser_->name(); }
void XmlScanner::throwDamaged(const char* reason) const { parser_->throwDamaged(reason); }

void XmlScanner::skipElement() {
  for (std::size_t depth = 1; depth > 0;) {
    switch (next()) {
      case Event::Open: ++depth; break;
      case Event::Close: --depth; break;
      case Event::Text: break;
      case Event::End: throwDamaged("the XML ends inside an element");
    }
  }
}

}  // namespace tastescope
