// What a kind of data calls its users, items and interactions.
// Thread rule: GUI thread (translations). Cost: ten catalogue look-ups.
#pragma once

#include <QString>

#include "core/workflow/Session.h"

namespace tastescope::ui {

/// The nouns of a kind of data, already translated: "customers", "items", "purchases".
struct Vocabulary {
  QString users;  ///< "customers"
  QString user;   ///< "customer"
  QString Users;  ///< "Customers"
  QString User;
  QString items;
  QString item;
  QString Items;
  QString Item;
  QString interactions;  ///< "purchases"
  QString Interactions;
};
Vocabulary vocabularyOf(Domain domain);

}  // namespace tastescope::ui
