// Files out of the latent screen. Thread rule: GUI thread, the writing is a job. Cost: one picture
// or one table.
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>

#include "ui/export/ExportDialog.h"
#include "ui/latent/LatentScreen.h"
#include "ui/latent/MapView.h"
#include "ui/latent/RenderMap.h"
#include "ui/workers/Translate.h"

namespace tastescope::ui {

namespace {
constexpr QSize kPictureSize{1920, 1200};
const QString kFolderKey = QStringLiteral("export/folder");
}  // namespace

QString LatentScreen::askFile(const QString& title, const QString& suffix, const QString& filter) {
  QSettings settings;
  const QDir folder(settings.value(kFolderKey, QDir::homePath()).toString());
  const QString stem = runName().isEmpty() ? QStringLiteral("map") : runName();
  const QString file = QFileDialog::getSaveFileName(
      this, title, folder.filePath(stem + QLatin1Char('.') + suffix), filter);
  if (!file.isEmpty()) settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
  return file;
}

void LatentScreen::exportPicture() {
  if (!m_model.space()) return;
  const QString file =
      askFile(tr("Save the map"), QStringLiteral("png"), tr("PNG picture (*.png)"));
  if (file.isEmpty()) return;
  const Vocabulary words = m_context.vocabulary();
  const QString who = m_model.entity() == Entity::User ? words.Users : words.Items;
  const MapSheet sheet =
      makeMapSheet(m_model.points(), *m_model.space(), m_model.colouring(),
                   tr("%1 in the space of %2").arg(who, runName()), kPictureSize);
  JobManager::Plan<QString> plan;
  plan.title = tr("Saving the map");
  plan.work = [sheet, file](Progress&, const std::stop_token&) {
    const QImage image = drawMapSheet(sheet);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !image.save(&out, "PNG") || !out.commit())
      throw Error(ErrorCode::Io,
                  coreText("Latent", "The picture cannot be written to %1. Choose another folder.")
                      .arg(toUtf8(file)),
                  toUtf8(out.errorString()));
    return file;
  };
  plan.done = [this](const QString& written) {
    m_context.announce(tr("Saved %1").arg(QFileInfo(written).fileName()));
  };
  m_context.jobs().start<QString>(this, std::move(plan));
}

void LatentScreen::exportPoints(bool vectors) {
  const LatentSpacePtr space = m_model.space();
  const SessionPtr session = m_context.session();
  if (!space || !session) return;
  const QString file =
      askFile(tr("Save the points"), QStringLiteral("csv"), tr("CSV table (*.csv)"));
  if (file.isEmpty()) return;
  // A selection narrows what is written.
  const auto& selection = m_view->map()->selection();
  const LatentSpacePtr chosen =
      selection.empty() ? space : std::make_shared<LatentSpace>(subspace(*space, selection));
  JobManager::Plan<QString> plan;
  plan.title = tr("Saving the points");
  plan.work = [session, chosen, vectors, file](Progress&, const std::stop_token&) {
    writeLatentCsv(*session, *chosen, vectors, toUtf8(file));
    return file;
  };
  plan.done = [this](const QString& written) {
    m_context.announce(tr("Saved %1").arg(QFileInfo(written).fileName()));
  };
  m_context.jobs().start<QString>(this, std::move(plan));
}

void LatentScreen::exportLists() {
  if (!m_model.space() || m_model.entity() != Entity::User) return;
  ExportRequest request;
  request.table = ExportTable::Recommendations;
  request.run = m_model.run();
  for (const std::uint32_t position : m_view->map()->selection())
    request.users.push_back(m_model.space()->entities[position]);
  auto* dialog = new ExportDialog(m_context, request, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

}  // namespace tastescope::ui
