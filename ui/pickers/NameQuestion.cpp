#include "ui/pickers/NameQuestion.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QLineEdit>

#include "core/base/NameLength.h"
#include "ui/widgets/Buttons.h"

namespace tastescope::ui {

void askForName(QWidget* parent, const NameQuestion& question,
                const std::function<void(const QString&)>& take) {
  const auto words = [](const char* source) {
    return QCoreApplication::translate("NameQuestion", source);
  };
  auto* dialog = named(question.objectName, new QInputDialog(parent));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(question.title);
  dialog->setLabelText(words(QT_TRANSLATE_NOOP("NameQuestion", "Name")));
  dialog->setTextValue(question.proposed);  // makes the field
  dialog->findChild<QLineEdit*>()->setMaxLength(static_cast<int>(kMostNameCharacters));
  dialog->setOkButtonText(words(QT_TRANSLATE_NOOP("NameQuestion", "Keep")));
  dialog->setCancelButtonText(words(QT_TRANSLATE_NOOP("NameQuestion", "Cancel")));
  QObject::connect(dialog, &QInputDialog::textValueSelected, parent, take);
  dialog->open();
}

}  // namespace tastescope::ui
