// An icon as a label, in the colour of a role; follows the theme.
// Thread rule: GUI thread. Cost: one cached pixmap.
#pragma once

#include <QLabel>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui {

class SignLabel : public QLabel {
  Q_OBJECT
 public:
  /// `name` and `role` are literals, as for icon().
  SignLabel(const char* name, const char* role, int size = 16, QWidget* parent = nullptr)
      : QLabel(parent), m_name(name), m_role(role), m_size(size) {
    draw();
    connect(&Theme::instance(), &Theme::changed, this, &SignLabel::draw);
  }

 private:
  void draw() { setPixmap(iconPixmap(m_name, m_role, m_size, devicePixelRatioF())); }

  const char* m_name;
  const char* m_role;
  int m_size;
};

}  // namespace tastescope::ui
