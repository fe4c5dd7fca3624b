#include "ui/charts/ChartExport.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QTemporaryDir>

#include "core/base/Error.h"
#include "core/base/OutputFile.h"
#include "ui/charts/Qcp.h"
#include "ui/widgets/FileQuestion.h"

namespace tastescope::ui {

namespace {

QString sentence(const char* source) { return QCoreApplication::translate("ChartExport", source); }

bool writePng(QCustomPlot& plot, const QString& file, QSize size, int dpi) {
  const double scale = dpi / 96.0;
  QImage image = plot.toPixmap(size.width(), size.height(), scale).toImage();
  const int dotsPerMeter = static_cast<int>(dpi / 0.0254);
  image.setDotsPerMeterX(dotsPerMeter);
  image.setDotsPerMeterY(dotsPerMeter);
  QSaveFile out(file);
  return out.open(QIODevice::WriteOnly) && image.save(&out, "PNG") && out.commit();
}

bool writeSvg(QCustomPlot& plot, const QString& file, QSize size, const QString& title) {
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly)) return false;
  QSvgGenerator generator;
  generator.setOutputDevice(&out);
  generator.setSize(size);
  generator.setViewBox(QRect(QPoint(0, 0), size));
  generator.setTitle(title);
  QCPPainter painter;
  if (!painter.begin(&generator)) return false;
  painter.setMode(QCPPainter::pmVectorized);
  plot.toPainter(&painter, size.width(), size.height());
  painter.end();
  return out.commit();
}

bool writePdf(QCustomPlot& plot, const QString& file, QSize size, const QString& title) {
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly)) return false;
  // savePdf() writes to a path only, so it writes aside, where nobody else does.
  const QTemporaryDir aside;
  const QString whole = aside.filePath(QStringLiteral("chart.pdf"));
  if (!plot.savePdf(whole, size.width(), size.height(), QCP::epNoCosmetic,
                    QStringLiteral("Tastescope"), title)) {
    return false;
  }
  QFile written(whole);
  return written.open(QIODevice::ReadOnly) && out.write(written.readAll()) == written.size() &&
         out.commit();
}

/// The sentence of the core in the window's language.
QString translatedSentence(const Text& text) {
  return QString::fromStdString(text.said([](const Text& each) {
    return QCoreApplication::translate(each.context(), each.source()).toStdString();
  }));
}

}  // namespace

QString saveChart(QCustomPlot& plot, const QString& asked, const ChartExportOptions& options) {
  QString file;
  try {
    const OutputPlace place = placeFor(OutputFile(asked.toStdString()));
    file = QString::fromStdString(place.file.string());
  } catch (const Error& error) {
    return translatedSentence(error.message());
  }
  const QSize size = options.size.isEmpty() ? plot.size() : options.size;
  const QString ending = QFileInfo(file).suffix().toLower();
  bool written = false;
  if (ending == QLatin1String("png")) {
    written = writePng(plot, file, size, options.dpi);
  } else if (ending == QLatin1String("svg")) {
    written = writeSvg(plot, file, size, options.title);
  } else if (ending == QLatin1String("pdf")) {
    written = writePdf(plot, file, size, options.title);
  } else {
    return sentence(
               QT_TRANSLATE_NOOP("ChartExport",
                                 "A chart is saved as .png, .svg or .pdf, not as \"%1\". Choose "
                                 "one of these endings."))
        .arg(QFileInfo(file).fileName());
  }
  if (written) return {};
  return sentence(QT_TRANSLATE_NOOP("ChartExport",
                                    "%1 cannot be written. Choose a folder you may write to with "
                                    "room on its disk."))
      .arg(file);
}

void askAndSaveChart(QWidget* asker, QCustomPlot& plot, const QString& suggestedName,
                     std::function<void(const QString& sentence)> say) {
  FileQuestion question;
  question.use = FileQuestion::Use::Save;
  question.title = sentence(QT_TRANSLATE_NOOP("ChartExport", "Save chart"));
  question.start = suggestedName + QStringLiteral(".png");
  question.filters = QStringLiteral("PNG (*.png);;SVG (*.svg);;PDF (*.pdf)");
  question.folderKey = kExportFolderKey;
  askForFile(asker, question, [&plot, suggestedName, say = std::move(say)](const QString& file) {
    const QString problem = saveChart(plot, file, {{}, 192, suggestedName});
    say(problem.isEmpty()
            ? sentence(QT_TRANSLATE_NOOP("ChartExport", "Saved %1")).arg(QFileInfo(file).fileName())
            : problem);
  });
}

}  // namespace tastescope::ui
