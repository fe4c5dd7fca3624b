#include "ui/import/LayoutDetail.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "ui/context/Translate.h"
#include "ui/import/FieldBox.h"
#include "ui/import/ImportWords.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"

namespace tastescope::ui {

namespace {

constexpr int kPathWidth = 280;
constexpr int kNumberWidth = 110;
constexpr int kSeparatorWidth = 200;

QComboBox* field(const char* name, int width, bool editable) {
  auto* combo = named(name, new QComboBox);
  combo->setEditable(editable);
  combo->setInsertPolicy(QComboBox::NoInsert);
  if (editable) combo->setCompleter(nullptr);  // what is typed may begin as what is offered
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setFixedSize(width, Theme::instance().height("control"));
  return combo;
}

QString plain(double number) { return QString::number(number, 'g', 15); }

std::optional<double> numberOf(QString text) {
  bool number = false;
  const double value = text.replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&number);
  return number && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// What is offered, and what is used although nobody offered it.
template <typename Value>
std::vector<Value> withUsed(std::vector<Value> offered, const std::optional<Value>& used) {
  if (used && std::find(offered.begin(), offered.end(), *used) == offered.end())
    offered.insert(offered.begin(), *used);
  return offered;
}

}  // namespace

LayoutDetail::LayoutDetail(ImportDraft& draft, QWidget* parent)
    : QWidget(parent),
      m_draft(draft),
      m_label(makeLabel({}, TextStyle::Small)),
      m_path(field("eventPath", kPathWidth, true)),
      m_number(field("noRating", kNumberWidth, true)),
      m_separator(field("itemList", kSeparatorWidth, false)),
      m_asFound(named("detailAsFound", smallButton(QString()))),
      m_note(named("detailNote", new ElidedLabel({}, TextStyle::Caption, "textSecondary"))) {
  setObjectName(QStringLiteral("layoutDetail"));
  m_label->setStyleSheet(QStringLiteral("font-weight: 600;"));
  auto* line = bareRow(this, Theme::instance().spacing("m"));
  line->addWidget(m_label);
  for (QComboBox* each : {m_path, m_number, m_separator}) line->addWidget(each);
  line->addWidget(m_asFound);
  line->addWidget(m_note, 1);
  hide();
  connect(m_path, &QComboBox::activated, this, &LayoutDetail::takePath);
  connect(m_path->lineEdit(), &QLineEdit::editingFinished, this, &LayoutDetail::takePath);
  connect(m_number, &QComboBox::activated, this, &LayoutDetail::takeNumber);
  connect(m_number->lineEdit(), &QLineEdit::editingFinished, this, &LayoutDetail::takeNumber);
  connect(m_separator, &QComboBox::activated, this, [this] {
    change([this](TextFormat& format) {
      format.listSeparator = toUtf8(m_separator->currentData().toString());
    });
  });
  connect(m_asFound, &QPushButton::clicked, this, [this] { change(&LayoutDetail::forget); });
}

void LayoutDetail::forget(TextFormat& format) {
  format.path.reset();
  format.noRating.reset();
  format.listSeparator.reset();
}

void LayoutDetail::change(const std::function<void(TextFormat&)>& apply) {
  m_notANumber = false;
  m_draft.edit(ImportDraft::Change::Format,
               [&apply](ImportOptions& options) { apply(options.format); });
  showWords();
}

LayoutDetail::Kind LayoutDetail::kindOf(const Preview& preview) const {
  if (preview.layout == Layout::JsonObjects) return Kind::Path;
  if (preview.layout == Layout::Matrix) return Kind::Number;
  if (preview.layout != Layout::Delimited) return Kind::Nothing;
  // Most tables have one item in every row, and nothing in them that could be more.
  const bool lists = !preview.format.listSeparator.value_or(std::string()).empty();
  const bool asked = m_draft.options().format.listSeparator.has_value();
  return lists || asked || !preview.choices.listSeparators.empty() ? Kind::List : Kind::Nothing;
}

bool LayoutDetail::chosen() const {
  const TextFormat& asked = m_draft.options().format;
  switch (m_kind) {
    case Kind::Nothing: return false;
    case Kind::Path: return asked.path.has_value();
    case Kind::Number: return asked.noRating.has_value();
    case Kind::List: return asked.listSeparator.has_value();
  }
  return false;
}

void LayoutDetail::refresh() {
  if (const Preview* preview = m_draft.preview()) {
    m_kind = kindOf(*preview);
    m_notANumber = false;
    fillPaths();
    fillNumbers();
    fillSeparators();
  } else if (!m_draft.hasSource()) {
    m_kind = Kind::Nothing;
  }
  setVisible(m_kind != Kind::Nothing);
  m_path->setVisible(m_kind == Kind::Path);
  m_number->setVisible(m_kind == Kind::Number);
  m_separator->setVisible(m_kind == Kind::List);
  showWords();
}

void LayoutDetail::fillPaths() {
  if (m_kind != Kind::Path) return;
  const QSignalBlocker quiet(m_path);
  const std::optional<std::string>& used = m_draft.preview()->format.path;
  m_path->clear();
  for (const std::string& path : withUsed(m_draft.choices().paths, used))
    m_path->addItem(eventPathName(path), fromUtf8(path));
  m_path->setCurrentIndex(m_path->findData(fromUtf8(used.value_or(std::string()))));
}

void LayoutDetail::fillNumbers() {
  if (m_kind != Kind::Number) return;
  const QSignalBlocker quiet(m_number);
  const std::optional<double>& used = m_draft.preview()->format.noRating;
  m_number->clear();
  for (const double number : withUsed(m_draft.choices().unrated, used))
    m_number->addItem(plain(number));
  m_number->setCurrentIndex(used ? m_number->findText(plain(*used)) : -1);
  if (!used) m_number->clearEditText();
}

void LayoutDetail::fillSeparators() {
  if (m_kind != Kind::List) return;
  const QSignalBlocker quiet(m_separator);
  m_separator->clear();
  for (const char* separator : {"", "|", ",", ";", " ", "\t", "[]"})
    m_separator->addItem(listSeparatorName(separator), QString::fromLatin1(separator));
  const std::string used = m_draft.preview()->format.listSeparator.value_or(std::string());
  if (m_separator->findData(fromUtf8(used)) < 0)
    m_separator->addItem(listSeparatorName(used), fromUtf8(used));
  m_separator->setCurrentIndex(m_separator->findData(fromUtf8(used)));
}

void LayoutDetail::showWords() {
  QComboBox* control = m_kind == Kind::Path     ? m_path
                       : m_kind == Kind::Number ? m_number
                                                : m_separator;
  m_label->setBuddy(control);
  m_label->setText(m_kind == Kind::Path     ? tr("E&vents are in")
                   : m_kind == Kind::Number ? tr("N&ot rated")
                                            : tr("Between &items in a cell"));
  control->setAccessibleName(m_label->text().remove(QLatin1Char('&')));
  m_path->setToolTip(
      tr("The keys that lead to the events, a point between them and [] behind every list: "
         "playlists[].tracks[]"));
  m_number->setToolTip(
      tr("A number that stands in cells of things nobody rated, such as 0 or 99. Empty cells are "
         "never ratings."));
  m_number->lineEdit()->setPlaceholderText(tr("empty cells"));
  m_separator->setToolTip(
      tr("Where a cell holds several items, each of them becomes an interaction"));
  m_asFound->setText(tr("As found"));
  m_asFound->setToolTip(tr("Back to what was found in the first rows"));
  m_asFound->setVisible(chosen());
  m_note->setText(sentence());
  setTextStyle(m_note, TextStyle::Caption, m_notANumber ? "danger" : "textSecondary");
  setStyledProperty(m_number, "error", m_notANumber);
  control->setAccessibleDescription(m_note->text());
}

QString LayoutDetail::sentence() const {
  if (m_notANumber) return tr("Write a number, or nothing.");
  const Preview* preview = m_draft.preview();
  return preview == nullptr ? QString() : translated(preview->layoutNote);
}

void LayoutDetail::takePath() {
  const QString text = m_path->currentText().trimmed();
  const int offered = m_path->findText(text, Qt::MatchExactly);
  const std::string path = toUtf8(offered < 0 ? text : m_path->itemData(offered).toString());
  const Preview* preview = m_draft.preview();
  const auto& shown = preview != nullptr ? preview->format.path : m_draft.options().format.path;
  if (shown != path) m_draft.choosePath(path);
  showWords();
}

void LayoutDetail::takeNumber() {
  const QString text = m_number->currentText().trimmed();
  const auto number = numberOf(text);
  m_notANumber = !text.isEmpty() && !number;
  const Preview* preview = m_draft.preview();
  const auto& shown =
      preview != nullptr ? preview->format.noRating : m_draft.options().format.noRating;
  if (m_notANumber || shown == number) return showWords();
  change([&number](TextFormat& format) { format.noRating = number; });
}

}  // namespace tastescope::ui
