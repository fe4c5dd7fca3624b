#include "ui/context/Translate.h"

#include <QCoreApplication>
#include <QList>
#include <QPair>
#include <atomic>
#include <string_view>

#include "ui/context/AppContext.h"

namespace tastescope::ui {

namespace {

std::atomic<Domain> spokenOf{Domain::General};

struct NounExchange {
  Domain domain = Domain::General;
  QString item;  ///< the general one: of another language, another exchange
  QList<QPair<QString, QString>> nouns;
};

NounExchange exchangeFor(Domain domain) {
  const Vocabulary general = vocabularyOf(Domain::General);
  const Vocabulary data = vocabularyOf(domain);
  NounExchange exchange{domain, general.item, {}};
  const bool formless = general.item == general.items && general.user == general.users;
  if (formless) exchange.nouns = {{general.item, data.item}, {general.user, data.user}};
  return exchange;
}

QString saidOf(const Text& text, const std::function<bool(const Text&)>& ofData) {
  if (text.empty()) return {};
  return fromUtf8(text.said([&ofData](const Text& each) {
    QString pattern = QCoreApplication::translate(each.context(), each.source());
    return toUtf8(ofData(each) ? inDataNouns(std::move(pattern)) : pattern);
  }));
}

}  // namespace

void speakOf(Domain domain) { spokenOf = domain; }

QString inDataNouns(QString sentence) {
  const Domain domain = spokenOf;
  if (domain == Domain::General) return sentence;
  thread_local NounExchange exchange;
  if (exchange.domain != domain ||
      exchange.item != QCoreApplication::translate("Vocabulary", "item"))
    exchange = exchangeFor(domain);
  for (const auto& [general, own] : std::as_const(exchange.nouns)) sentence.replace(general, own);
  return sentence;
}

QString translated(const Text& text) {
  return saidOf(text, [](const Text& each) {
    const std::string_view context = each.context();
    return !context.empty() && context != "Import" && context != "Layout";
  });
}

QString translatedOfProject(const Text& text) {
  return saidOf(text, [](const Text& each) { return *each.context() != '\0'; });
}

}  // namespace tastescope::ui
