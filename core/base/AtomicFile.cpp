#include "core/base/AtomicFile.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "core/base/Error.h"

namespace tastescope {

AtomicFile::AtomicFile(std::filesystem::path file)
    : file_(std::move(file)), part_(file_.string() + ".part-" + std::to_string(getpid())) {
  stream_.reset(std::fopen(part_.c_str(), "wb"));
  if (!stream_) fail(errno);
}

AtomicFile::~AtomicFile() {
  if (!stream_) return;
  stream_.reset();
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
}

void AtomicFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stream_.get()) != bytes.size()) fail(errno);
}

void AtomicFile::commit() {
  if (std::fflush(stream_.get()) != 0 || fsync(fileno(stream_.get())) != 0) fail(errno);
  std::error_code problem;
  std::filesystem::rename(part_, file_, problem);
  if (problem) fail(problem.value());
  stream_.reset();
}

void AtomicFile::fail(int code) const {
  if (code == ENOSPC || code == EDQUOT) {
    throw Error(
        ErrorCode::DiskFull,
        coreText("Core",
                 "The disk is full, so %1 is not written. Free some space or choose another "
                 "folder.")
            .arg(file_.string()));
  }
  throw Error(ErrorCode::Io,
              coreText("Core", "%1 cannot be written (%2). Choose a folder you may write to.")
                  .arg(file_.string())
                  .arg(std::strerror(code)));
}

void writeFileAtomically(const std::filesystem::path& file, std::string_view bytes) {
  AtomicFile out(file);
  out.write(bytes);
  out.commit();
}

}  // namespace tastescope
