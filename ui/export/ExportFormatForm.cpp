#include "ui/export/ExportFormatForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSettings>
#include <QSpinBox>

#include "ui/context/Translate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PageLayout.h"
#include "ui/widgets/WrappedLabel.h"

namespace tastescope::ui {

namespace {

constexpr int kMostDecimals = 12;
const QString kGroup = QStringLiteral("export/format/");

}  // namespace

ExportFormatForm::ExportFormatForm(QWidget* parent)
    : Translated(parent),
      m_preset(named("exportPreset", new QComboBox)),
      m_delimiter(named("exportDelimiter", new QComboBox)),
      m_encoding(named("exportEncoding", new QComboBox)),
      m_lineEnd(named("exportLineEnd", new QComboBox)),
      m_decimals(named("exportDecimals", new QSpinBox)),
      m_header(named("exportHeader", new QCheckBox)),
      m_safe(named("exportSafe", new QCheckBox)),
      m_why(new WrappedLabel({}, TextStyle::Caption, "textSecondary")),
      m_form(new QFormLayout) {
  for (const ExportPreset& preset : exportPresets())
    m_preset->addItem(translated(preset.name), fromUtf8(preset.key));
  m_preset->addItem(QString());
  for (const char* delimiter : {",", ";", "\t", "|"})
    m_delimiter->addItem(QString(), QString(QLatin1String(delimiter)));
  for (const ExportEncoding encoding :
       {ExportEncoding::Utf8, ExportEncoding::Utf8Bom, ExportEncoding::Gb18030})
    m_encoding->addItem(QString(), static_cast<int>(encoding));
  m_lineEnd->addItem(QStringLiteral("LF"), QStringLiteral("\n"));
  m_lineEnd->addItem(QStringLiteral("CR LF"), QStringLiteral("\r\n"));
  m_decimals->setRange(0, kMostDecimals);
  m_decimals->setFixedHeight(Theme::instance().height("control"));
  m_form->setContentsMargins(0, 0, 0, 0);
  m_form->setHorizontalSpacing(Theme::instance().spacing("m"));
  m_form->setVerticalSpacing(Theme::instance().spacing("s"));
  m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  for (QWidget* field :
       std::initializer_list<QWidget*>{m_preset, m_delimiter, m_encoding, m_lineEnd, m_decimals})
    m_form->addRow(QStringLiteral("-"), field);
  m_form->addRow(QString(), m_header);
  m_form->addRow(QString(), m_safe);
  auto* column = bareColumn(this, Theme::instance().spacing("s"));
  column->addLayout(m_form);
  column->addWidget(m_why);  // a form layout gives a label that wraps too little height
  connect(m_preset, &QComboBox::activated, this, &ExportFormatForm::applyPreset);
  for (QComboBox* box : {m_delimiter, m_encoding, m_lineEnd})
    connect(box, &QComboBox::currentIndexChanged, this, &ExportFormatForm::edited);
  connect(m_decimals, &QSpinBox::valueChanged, this, &ExportFormatForm::edited);
  connect(m_header, &QCheckBox::toggled, this, &ExportFormatForm::edited);
  connect(m_safe, &QCheckBox::toggled, this, &ExportFormatForm::edited);
  retranslate();
  restore();
}

ExportFormat ExportFormatForm::format() const {
  ExportFormat format;
  format.delimiter = toUtf8(m_delimiter->currentData().toString());
  format.header = m_header->isChecked();
  format.decimals = m_decimals->value();
  format.lineEnd = toUtf8(m_lineEnd->currentData().toString());
  format.encoding = static_cast<ExportEncoding>(m_encoding->currentData().toInt());
  format.spreadsheetSafe = m_safe->isChecked();
  return format;
}

void ExportFormatForm::setFormat(const ExportFormat& format) {
  m_filling = true;
  m_delimiter->setCurrentIndex(m_delimiter->findData(fromUtf8(format.delimiter)));
  m_encoding->setCurrentIndex(m_encoding->findData(static_cast<int>(format.encoding)));
  m_lineEnd->setCurrentIndex(m_lineEnd->findData(fromUtf8(format.lineEnd)));
  m_decimals->setValue(format.decimals);
  m_header->setChecked(format.header);
  m_safe->setChecked(format.spreadsheetSafe);
  m_filling = false;
  edited();
}

void ExportFormatForm::applyPreset(int index) {
  const auto& presets = exportPresets();
  if (index >= 0 && static_cast<std::size_t>(index) < presets.size())
    setFormat(presets[static_cast<std::size_t>(index)].format);
}

void ExportFormatForm::edited() {
  if (m_filling) return;
  matchPreset();
  Q_EMIT changed();
}

void ExportFormatForm::matchPreset() {
  const auto& presets = exportPresets();
  int found = m_preset->count() - 1;
  for (std::size_t i = 0; i < presets.size(); ++i)
    if (presets[i].format == format()) found = static_cast<int>(i);
  m_preset->setCurrentIndex(found);
}

void ExportFormatForm::restore() {
  const QSettings settings;
  ExportFormat format = exportPresets().front().format;
  const auto text = [&settings](const char* key, const std::string& fallback) {
    return toUtf8(settings.value(kGroup + QLatin1String(key), fromUtf8(fallback)).toString());
  };
  format.delimiter = text("delimiter", format.delimiter);
  format.lineEnd = text("lineEnd", format.lineEnd);
  format.header = settings.value(kGroup + QStringLiteral("header"), format.header).toBool();
  format.decimals = settings.value(kGroup + QStringLiteral("decimals"), format.decimals).toInt();
  format.spreadsheetSafe =
      settings.value(kGroup + QStringLiteral("spreadsheetSafe"), format.spreadsheetSafe).toBool();
  format.encoding = static_cast<ExportEncoding>(
      settings.value(kGroup + QStringLiteral("encoding"), static_cast<int>(format.encoding))
          .toInt());
  setFormat(format);
}

void ExportFormatForm::save() const {
  QSettings settings;
  const ExportFormat now = format();
  settings.setValue(kGroup + QStringLiteral("delimiter"), fromUtf8(now.delimiter));
  settings.setValue(kGroup + QStringLiteral("lineEnd"), fromUtf8(now.lineEnd));
  settings.setValue(kGroup + QStringLiteral("header"), now.header);
  settings.setValue(kGroup + QStringLiteral("decimals"), now.decimals);
  settings.setValue(kGroup + QStringLiteral("spreadsheetSafe"), now.spreadsheetSafe);
  settings.setValue(kGroup + QStringLiteral("encoding"), static_cast<int>(now.encoding));
}

void ExportFormatForm::retranslate() {
  const QStringList names{tr("Preset"), tr("Delimiter"), tr("Encoding"), tr("Line end"),
                          tr("Decimals")};
  for (int row = 0; row < names.size(); ++row) {
    QWidget* field = m_form->itemAt(row, QFormLayout::FieldRole)->widget();
    if (auto* label = qobject_cast<QLabel*>(m_form->labelForField(field))) {
      label->setText(names[row]);
      label->setMinimumWidth(kLabelWidth);
    }
    field->setAccessibleName(names[row]);
  }
  const auto& presets = exportPresets();
  for (std::size_t i = 0; i < presets.size(); ++i)
    m_preset->setItemText(static_cast<int>(i), translated(presets[i].name));
  m_preset->setItemText(m_preset->count() - 1, tr("Own settings"));
  const QStringList delimiters{tr("Comma ,"), tr("Semicolon ;"), tr("Tab"), tr("Bar |")};
  for (int i = 0; i < delimiters.size(); ++i) m_delimiter->setItemText(i, delimiters[i]);
  const QStringList encodings{tr("UTF-8"), tr("UTF-8 with BOM"), tr("GB18030")};
  for (int i = 0; i < encodings.size(); ++i) m_encoding->setItemText(i, encodings[i]);
  m_header->setText(tr("&Header line"));
  m_safe->setText(tr("Safe for &spreadsheets"));
  m_why->setText(
      tr("A spreadsheet runs a cell that begins with = + - or @ and changes a number such as 007. "
         "An apostrophe before the one and =\"007\" for the other keep them text; an import takes "
         "both away again."));
}

}  // namespace tastescope::ui
