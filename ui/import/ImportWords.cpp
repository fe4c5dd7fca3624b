#include "ui/import/ImportWords.h"

#include <QCoreApplication>

#include "core/data/Encodings.h"
#include "core/data/Reading.h"
#include "ui/context/Translate.h"

namespace tastescope::ui {

namespace {

/// The class only gives the sentences their context.
class ImportWords {
  Q_DECLARE_TR_FUNCTIONS(ImportWords)
 public:
  static QString help(ColumnRole role) {
    switch (role) {
      case ColumnRole::Unused: return tr("The column stays out of the project.");
      case ColumnRole::User:
        return tr("Who: the customer, reader or listener. Ids are text, 007 stays 007.");
      case ColumnRole::Item: return tr("What: the product, film or song. Ids are text.");
      case ColumnRole::Rating: return tr("How much: a rating, a quantity, a number of plays.");
      case ColumnRole::Time: return tr("When: a date, or seconds since 1970.");
      case ColumnRole::TimeOfDay:
        return tr("The time of day, where the time is a date alone. It is added to it.");
      case ColumnRole::Event:
        return tr("What happened: a view, a like, a purchase. Each kind can be kept and weighed.");
      case ColumnRole::Split: return tr("The part a row belongs to: train, valid or test.");
      case ColumnRole::ItemTitle: return tr("The name of the item that people read.");
      case ColumnRole::ItemAttribute:
        return tr("Something known of the item, such as its price or genre.");
      case ColumnRole::UserAttribute:
        return tr("Something known of the user, such as the country.");
    }
    return {};
  }
  static QString guess() { return tr("Guess"); }
  static QString delimiter(const std::string& delimiter) {
    if (delimiter == ",") return tr("Comma");
    if (delimiter == ";") return tr("Semicolon");
    if (delimiter == "\t") return tr("Tab");
    if (delimiter == "|") return tr("Bar");
    if (delimiter == "::") return tr("Double colon");
    if (delimiter == " ") return tr("Space");
    return QString::fromStdString(delimiter);
  }
  static QString quote(char quote) {
    if (quote == '"') return tr("Double \"");
    if (quote == '\'') return tr("Single '");
    return tr("None");
  }
  static QString decimal(char decimal) {
    return decimal == ',' ? tr("Comma 2,55") : tr("Point 2.55");
  }
  static QString everyObject() { return tr("every object is an event"); }
  static QString jsonList() { return tr("A list in brackets"); }
  static QString oneItem() { return tr("Nothing: one item a cell"); }
  static QString duplicates(DuplicatePolicy policy) {
    switch (policy) {
      case DuplicatePolicy::KeepFirst: return tr("Keep first");
      case DuplicatePolicy::KeepLast: return tr("Keep last");
      case DuplicatePolicy::Sum: return tr("Add up");
    }
    return {};
  }
  static QString domain(Domain domain) {
    switch (domain) {
      case Domain::General: return tr("Something else");
      case Domain::Commerce: return tr("E-commerce");
      case Domain::Content: return tr("Content");
      case Domain::Social: return tr("Social");
      case Domain::Finance: return tr("Finance");
      case Domain::Education: return tr("Education");
    }
    return {};
  }
  static QString domainSentence(Domain domain) {
    switch (domain) {
      case Domain::General:
        return tr("Any pair of who and what. Of repeated rows the last one counts.");
      case Domain::Commerce: return tr("Purchases in a shop. Quantities of repeated rows add up.");
      case Domain::Content:
        return tr("Films, music, books, news. Of repeated ratings the last one counts.");
      case Domain::Social:
        return tr("Posts, groups, people to follow. Of repeated rows the last one counts.");
      case Domain::Finance: return tr("Funds, accounts, offers. Amounts of repeated rows add up.");
      case Domain::Education:
        return tr("Courses and exercises. Of repeated attempts the last one counts.");
    }
    return {};
  }
};

}  // namespace

QString roleName(ColumnRole role) { return translated(nameOf(role)); }
QString roleHelp(ColumnRole role) { return ImportWords::help(role); }

QList<ColumnRole> allRoles() {
  return {ColumnRole::User,          ColumnRole::Item,      ColumnRole::Rating,
          ColumnRole::Time,          ColumnRole::TimeOfDay, ColumnRole::Event,
          ColumnRole::Split,         ColumnRole::ItemTitle, ColumnRole::ItemAttribute,
          ColumnRole::UserAttribute, ColumnRole::Unused};
}

QString layoutName(Layout layout) { return translated(layoutTitle(layout)); }
QString encodingName(Encoding encoding) {
  return encoding == Encoding::Auto ? ImportWords::guess() : translated(infoOf(encoding).title);
}
QString delimiterWord(const std::string& delimiter) { return ImportWords::delimiter(delimiter); }

QString delimiterName(const std::string& delimiter) {
  const QString word = ImportWords::delimiter(delimiter);
  if (delimiter == "\t" || delimiter == " ") return word;
  return word + QLatin1Char(' ') + QString::fromStdString(delimiter);
}

QString quoteName(char quote) { return ImportWords::quote(quote); }
QString decimalName(char decimal) { return ImportWords::decimal(decimal); }
QString eventPathName(const std::string& path) {
  return path.empty() ? ImportWords::everyObject() : QString::fromStdString(path);
}
QString listSeparatorName(const std::string& separator) {
  if (separator.empty()) return ImportWords::oneItem();
  return separator == "[]" ? ImportWords::jsonList() : delimiterName(separator);
}
QString duplicatesName(DuplicatePolicy policy) { return ImportWords::duplicates(policy); }
QString domainName(Domain domain) { return ImportWords::domain(domain); }
QString domainHelp(Domain domain) { return ImportWords::domainSentence(domain); }

QList<Domain> allDomains() {
  return {Domain::Commerce, Domain::Content,   Domain::Social,
          Domain::Finance,  Domain::Education, Domain::General};
}

}  // namespace tastescope::ui
