#include <QCoreApplication>

#include "ui/context/AppContext.h"

namespace tastescope::ui {

namespace {

/// Five nouns as English sources; the capitalised forms are sources of their own, other languages
/// may not capitalise. Then how each thing is counted.
class Nouns {
  Q_DECLARE_TR_FUNCTIONS(Vocabulary)

 public:
  static Vocabulary general() {
    return {tr("users"),
            tr("user"),
            tr("Users"),
            tr("User"),
            tr("items"),
            tr("item"),
            tr("Items"),
            tr("Item"),
            tr("interactions"),
            tr("Interactions"),
            tr("%1 %2", "users"),
            tr("%1 %2", "items"),
            tr("%1 %2", "interactions")};
  }
  static Vocabulary commerce() {
    return {tr("customers"),          tr("customer"),           tr("Customers"),
            tr("Customer"),           tr("items", "of a shop"), tr("item", "of a shop"),
            tr("Items", "of a shop"), tr("Item", "of a shop"),  tr("purchases"),
            tr("Purchases"),          tr("%1 %2", "customers"), tr("%1 %2", "items of a shop"),
            tr("%1 %2", "purchases")};
  }
  static Vocabulary content() {
    return {tr("viewers"),
            tr("viewer"),
            tr("Viewers"),
            tr("Viewer"),
            tr("works"),
            tr("work"),
            tr("Works"),
            tr("Work"),
            tr("views"),
            tr("Views"),
            tr("%1 %2", "viewers"),
            tr("%1 %2", "works"),
            tr("%1 %2", "views")};
  }
  static Vocabulary social() {
    return {tr("members"),
            tr("member"),
            tr("Members"),
            tr("Member"),
            tr("posts"),
            tr("post"),
            tr("Posts"),
            tr("Post"),
            tr("reactions"),
            tr("Reactions"),
            tr("%1 %2", "members"),
            tr("%1 %2", "posts"),
            tr("%1 %2", "reactions")};
  }
  static Vocabulary finance() {
    return {tr("clients"),          tr("client"),   tr("Clients"),          tr("Client"),
            tr("products"),         tr("product"),  tr("Products"),         tr("Product"),
            tr("holdings"),         tr("Holdings"), tr("%1 %2", "clients"), tr("%1 %2", "products"),
            tr("%1 %2", "holdings")};
  }
  static Vocabulary education() {
    return {tr("learners"),
            tr("learner"),
            tr("Learners"),
            tr("Learner"),
            tr("courses"),
            tr("course"),
            tr("Courses"),
            tr("Course"),
            tr("enrolments"),
            tr("Enrolments"),
            tr("%1 %2", "learners"),
            tr("%1 %2", "courses"),
            tr("%1 %2", "enrolments")};
  }
};

}  // namespace

Vocabulary vocabularyOf(Domain domain) {
  switch (domain) {
    case Domain::Commerce: return Nouns::commerce();
    case Domain::Content: return Nouns::content();
    case Domain::Social: return Nouns::social();
    case Domain::Finance: return Nouns::finance();
    case Domain::Education: return Nouns::education();
    case Domain::General: break;
  }
  return Nouns::general();
}

}  // namespace tastescope::ui
