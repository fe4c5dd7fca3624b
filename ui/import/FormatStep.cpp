#include "ui/import/FormatStep.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/data/Encodings.h"
#include "ui/context/Translate.h"
#include "ui/import/FieldBox.h"
#include "ui/import/ImportWords.h"
#include "ui/import/LayoutDetail.h"
#include "ui/import/PreviewTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NoteBar.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/Segments.h"
#include "ui/widgets/StatePanes.h"
#include "ui/words/Numbers.h"

namespace tastescope::ui {

namespace {

constexpr int kMostSkipped = 100000;
constexpr int kSkipWidth = 92;
constexpr int kTableLetters = 18;

void choose(QComboBox* combo, const QVariant& data) {
  const QSignalBlocker quiet(combo);
  combo->setCurrentIndex(combo->findData(data));
}

}  // namespace

FormatStep::FormatStep(AppContext& context, ImportDraft& draft, QWidget* parent)
    : WizardStep(context, draft, parent),
      m_which(named("previewRows", new Segments)),
      m_header(named("header", new QCheckBox)),
      m_skipRow(new QWidget),
      m_skipLabel(makeLabel({}, TextStyle::Small)),
      m_skip(named("skipLines", new QSpinBox)),
      m_skipped(named("skippedLines", new ElidedLabel({}, TextStyle::Caption, "textSecondary"))),
      m_tableLabel(makeLabel({}, TextStyle::Small)),
      m_tables(named("tables", new QComboBox)),
      m_detail(new LayoutDetail(draft)),
      m_dates(named("dateNote", new NoteBar(NoteKind::Info))),
      m_stack(new QStackedWidget),
      m_table(named("previewTable", new PreviewTable)),
      m_error(new ErrorPane) {
  setObjectName(QStringLiteral("formatStep"));
  m_which->addSegment(QString());
  m_which->addSegment(QString());
  addHeadControl(m_which);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::instance().spacing("l"));
  m_layout = addCombo(row, "layout", m_layoutBox, 3);
  m_delimiter = addCombo(row, "delimiter", m_delimiterBox, 3);
  m_encoding = addCombo(row, "encoding", m_encodingBox, 4);
  m_quote = addCombo(row, "quote", m_quoteBox, 3);
  m_decimal = addCombo(row, "decimal", m_decimalBox, 3);
  m_header->setMinimumHeight(Theme::instance().height("control"));
  m_headerBox = new FieldBox(m_header);
  row->addWidget(m_headerBox, 4);
  body()->addLayout(row);
  body()->addWidget(m_detail);
  makeSkipRow();
  m_dates->hide();
  body()->addWidget(m_dates);
  m_table->setProperty("framed", true);
  m_stack->addWidget(m_table);
  m_stack->addWidget(m_error);
  body()->addWidget(m_stack, 1);

  const auto format = [this](const std::function<void(ImportOptions&)>& apply) {
    this->draft().edit(ImportDraft::Change::Format, apply);
  };
  connect(m_layout, &QComboBox::activated, this, [this, format] {
    format([this](ImportOptions& o) {
      o.layout = static_cast<Layout>(m_layout->currentData().toInt());
      LayoutDetail::forget(o.format);
    });
  });
  connect(m_delimiter, &QComboBox::activated, this, [this, format] {
    format([this](ImportOptions& o) {
      o.format.delimiter = toUtf8(m_delimiter->currentData().toString());
    });
  });
  connect(m_encoding, &QComboBox::activated, this, [this, format] {
    format([this](ImportOptions& o) {
      o.format.encoding = static_cast<Encoding>(m_encoding->currentData().toInt());
    });
  });
  connect(m_quote, &QComboBox::activated, this, [this, format] {
    format([this](ImportOptions& o) {
      o.format.quote = static_cast<char>(m_quote->currentData().toInt());
    });
  });
  connect(m_decimal, &QComboBox::activated, this, [this, format] {
    format([this](ImportOptions& o) {
      o.format.decimal = static_cast<char>(m_decimal->currentData().toInt());
    });
  });
  connect(m_header, &QCheckBox::clicked, this,
          [format](bool on) { format([on](ImportOptions& o) { o.format.header = on; }); });
  connect(m_dates, &NoteBar::actionTriggered, this, [this] {
    const Preview* preview = this->draft().preview();
    if (preview == nullptr) return;
    // Day first, month first, and year first where years have two digits; then again.
    const bool day = preview->format.dayFirst.value_or(false) && !preview->format.yearFirst;
    const bool month = !day && !preview->format.yearFirst;
    const bool year = month && preview->twoDigitYears;
    this->draft().edit(ImportDraft::Change::Roles, [day, year](ImportOptions& o) {
      o.format.dayFirst = !day && !year;
      o.format.yearFirst = year;
    });
  });
  connect(m_which, &Segments::currentChanged, this,
          [this](int index) { m_table->rows().setProblemsOnly(index == 1); });
  connect(m_table, &PreviewTable::roleChosen, this,
          [this](std::size_t column, ColumnRole role) { this->draft().setRole(column, role); });
  connect(&draft, &ImportDraft::previewChanged, this, &FormatStep::showPreview);
  connect(&draft, &ImportDraft::countChanged, this, &FormatStep::showCounted);
}

/// One line, so that the table below keeps its room.
void FormatStep::makeSkipRow() {
  m_skip->setRange(0, kMostSkipped);
  m_skip->setFixedSize(kSkipWidth, Theme::instance().height("control"));
  m_skip->setKeyboardTracking(false);
  m_tables->setMinimumContentsLength(kTableLetters);
  m_tables->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  for (QLabel* label : {m_skipLabel, m_tableLabel})
    label->setStyleSheet(QStringLiteral("font-weight: 600;"));
  m_skipLabel->setBuddy(m_skip);
  m_tableLabel->setBuddy(m_tables);
  auto* line = bareRow(m_skipRow, Theme::instance().spacing("m"));
  line->addWidget(m_skipLabel);
  line->addWidget(m_skip);
  line->addWidget(m_skipped, 1);
  line->addWidget(m_tableLabel);
  line->addWidget(m_tables);
  body()->addWidget(m_skipRow);
  connect(m_skip, &QSpinBox::valueChanged, this, [this](int lines) {
    draft().edit(ImportDraft::Change::Format,
                 [lines](ImportOptions& o) { o.skipLines = static_cast<std::uint64_t>(lines); });
  });
  connect(m_tables, &QComboBox::activated, this,
          [this] { draft().chooseTable(toUtf8(m_tables->currentText())); });
}

QComboBox* FormatStep::addCombo(QHBoxLayout* row, const char* name, FieldBox*& box, int stretch) {
  auto* combo = new QComboBox;
  combo->setObjectName(QLatin1String(name));
  combo->setMinimumContentsLength(3);  // six fields in the smallest window
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box = new FieldBox(combo);
  row->addWidget(box, stretch);
  return combo;
}

QString FormatStep::title() const { return tr("Format and preview"); }

QString FormatStep::summary() const {
  const Preview* preview = draft().preview();
  if (preview == nullptr) return draft().previewing() ? tr("Reading…") : QString();
  QStringList words;
  if (preview->layout == Layout::Delimited || preview->layout == Layout::MovieLens) {
    if (preview->format.delimiter) words << delimiterWord(*preview->format.delimiter);
  } else {
    words << layoutName(preview->layout);
  }
  words << encodingName(preview->format.encoding)
               .section(QLatin1Char('('), 1)
               .remove(QLatin1Char(')'));
  words << (preview->format.header.value_or(false) ? tr("header") : tr("no header"));
  return words.join(tr(", "));
}

QString FormatStep::hindrance() const {
  if (draft().previewError() != nullptr) return tr("This source cannot be read this way.");
  if (draft().preview() == nullptr) return tr("The first rows are being read.");
  return {};
}

void FormatStep::fillCombos() {
  const QList<QComboBox*> combos{m_layout, m_delimiter, m_encoding, m_quote, m_decimal};
  for (QComboBox* combo : combos) combo->clear();
  for (const LayoutName& name : layoutNames()) {
    if (name.layout == Layout::Auto) continue;
    m_layout->addItem(translated(name.title), static_cast<int>(name.layout));
  }
  for (const char* delimiter : {",", ";", "\t", "|", "::", " "}) {
    m_delimiter->addItem(delimiterName(delimiter), QString::fromLatin1(delimiter));
  }
  for (const EncodingInfo& info : encodings())
    m_encoding->addItem(encodingName(info.encoding), static_cast<int>(info.encoding));
  for (const char quote : {'"', '\'', '\0'})
    m_quote->addItem(quoteName(quote), static_cast<int>(quote));
  for (const char decimal : {'.', ','})
    m_decimal->addItem(decimalName(decimal), static_cast<int>(decimal));
}

void FormatStep::refresh() {
  m_which->setText(0, tr("First rows"));
  m_which->setText(1, tr("Problems only"));
  m_layoutBox->setLabel(tr("&Layout"));
  m_delimiterBox->setLabel(tr("&Delimiter"));
  m_encodingBox->setLabel(tr("&Encoding"));
  m_quoteBox->setLabel(tr("&Quote"));
  m_decimalBox->setLabel(tr("De&cimal"));
  m_headerBox->setLabel(tr("First row"));
  m_skipLabel->setText(tr("Lines s&kipped at the start"));
  m_tableLabel->setText(tr("T&able"));
  m_tables->setAccessibleName(tr("Table"));
  m_tables->setToolTip(tr("Which table of the file is read; there are several"));
  m_skip->setAccessibleName(tr("Lines skipped at the start"));
  m_skip->setSpecialValueText(tr("as found"));
  m_skip->setToolTip(
      tr("How many lines stand before the header or the first row. As found: comments, blank lines "
         "and titles of reports."));
  m_header->setText(tr("holds the column na&mes"));
  m_table->setAccessibleName(tr("First rows of the source"));
  m_table->setEmptyText(tr("No row with a problem among the first rows."));
  fillCombos();
  showPreview();
}

void FormatStep::showFormat() {
  const Preview& preview = *draft().preview();
  const TextFormat& asked = draft().options().format;
  const TextFormat& used = preview.format;
  choose(m_layout, static_cast<int>(preview.layout));
  choose(m_delimiter, used.delimiter ? QVariant(fromUtf8(*used.delimiter)) : QVariant());
  choose(m_encoding, static_cast<int>(used.encoding));
  choose(m_quote, used.quote ? QVariant(static_cast<int>(*used.quote)) : QVariant());
  choose(m_decimal, used.decimal ? QVariant(static_cast<int>(*used.decimal)) : QVariant());
  m_header->setChecked(used.header.value_or(false));
  const auto note = [](bool chosen, const Text& guess) {
    if (chosen) return tr("as you chose");
    return guess.empty() ? tr("guessed") : translated(guess);
  };
  m_layoutBox->setNote(note(draft().options().layout != Layout::Auto, {}));
  const bool cells = preview.layout != Layout::JsonObjects;
  m_delimiterBox->setNote(cells ? note(asked.delimiter.has_value(), preview.delimiterNote)
                                : QString());
  m_encodingBox->setNote(note(asked.encoding != Encoding::Auto, preview.encodingNote));
  m_quoteBox->setNote(note(asked.quote.has_value(), {}));
  m_decimalBox->setNote(note(asked.decimal.has_value(), {}));
  m_headerBox->setNote(note(asked.header.has_value(), {}));
  m_dates->setVisible(!preview.timeNote.empty() || asked.dayFirst.has_value());
  m_dates->setText(preview.timeNote.empty() ? tr("Dates are read as you chose.")
                                            : translated(preview.timeNote));
  m_dates->setAction(tr("Read them the other way"));
  const QSignalBlocker quiet(m_skip);
  m_skip->setValue(static_cast<int>(draft().options().skipLines));
  showCounted();
  for (QComboBox* combo : {m_delimiter, m_quote}) combo->setEnabled(cells);
  m_header->setEnabled(cells && preview.layout != Layout::Lists &&
                       preview.layout != Layout::Blocks);
  for (QWidget* each : {static_cast<QWidget*>(m_skipLabel), static_cast<QWidget*>(m_skip),
                        static_cast<QWidget*>(m_skipped)})
    each->setVisible(cells);
  m_skipRow->setVisible(cells || draft().choices().tables.names.size() > 1);
}

/// Sheets of a workbook, tables of a database, files of an archive.
void FormatStep::showTables() {
  const QSignalBlocker quiet(m_tables);
  const SourceTables& tables = draft().choices().tables;
  m_tables->clear();
  for (const std::string& table : tables.names) m_tables->addItem(fromUtf8(table));
  m_tables->setCurrentIndex(m_tables->findText(fromUtf8(tables.chosen), Qt::MatchExactly));
  for (QWidget* each : {static_cast<QWidget*>(m_tableLabel), static_cast<QWidget*>(m_tables)})
    each->setVisible(tables.names.size() > 1);
}

void FormatStep::showCounted() {
  const Reading reading = draft().reading();
  QStringList found;
  if (!reading.files.empty()) {
    for (const SkippedLine& skipped : reading.files.front().skipped)
      found << tr("line %1 “%2”").arg(grouped(skipped.line), fromUtf8(skipped.text));
  }
  const QString none = draft().count() == nullptr ? QString() : tr("No line is passed over.");
  m_skipped->setText(
      found.isEmpty() ? none : tr("Passed over: %1").arg(found.join(QStringLiteral(" · "))));
  m_skipped->setToolTip(found.isEmpty() ? QString() : found.join(QLatin1Char('\n')));
  m_skip->setAccessibleDescription(m_skipped->text());
  m_table->rows().setDoubts(draft().doubts());
}

void FormatStep::showPreview() {
  const Preview* preview = draft().preview();
  const Error* error = draft().previewError();
  m_stack->setCurrentWidget(error != nullptr ? static_cast<QWidget*>(m_error) : m_table);
  showTables();
  m_detail->refresh();
  QString sentence = draft().sourceName();
  if (error != nullptr) {
    m_error->setTexts(tr("This source cannot be read this way"), translated(error->message()),
                      fromUtf8(error->details()));
  } else if (preview != nullptr) {
    showFormat();
    m_table->setPreview(preview);
    sentence = tr("%1 · %2 · first rows and examples of every problem. Change a guess and the "
                  "table follows.")
                   .arg(fromUtf8(preview->file), fileSize(preview->bytes));
  } else if (!draft().hasSource()) {
    m_table->setPreview(nullptr);
  }
  setHead(tr("Does this look right?"), sentence);
  Q_EMIT changed();
}

}  // namespace tastescope::ui
