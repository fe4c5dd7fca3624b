#include "core/base/AtomicFile.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "core/base/NoRoom.h"
#include "core/base/PartFile.h"

namespace tastescope {

AtomicFile::AtomicFile(OutputFile file) : file_(std::move(file)), place_(placeFor(file_)) {
  const int descriptor = open();
  if (descriptor < 0) fail(errno);
  stream_.reset(::fdopen(descriptor, "wb"));
  if (stream_) return;
  const int code = errno;
  ::close(descriptor);
  if (!part_.empty()) ::unlink(part_.c_str());
  fail(code);
}

AtomicFile::~AtomicFile() {
  if (!stream_) return;
  stream_.reset();
  if (!part_.empty()) ::unlink(part_.c_str());
}

int AtomicFile::open() {
  if (place_.descriptor >= 0) return ::fcntl(place_.descriptor, F_DUPFD_CLOEXEC, 0);
  if (place_.stream) return ::open(file_.path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
  PartFile part = makePartFile(place_.file, place_.mode);
  if (part.descriptor >= 0) part_ = std::move(part.path);
  return part.descriptor;
}

void AtomicFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stream_.get()) != bytes.size()) fail(errno);
}

void AtomicFile::commit() {
  if (std::fflush(stream_.get()) != 0) fail(errno);
  if (place_.stream) {
    if (std::fclose(stream_.release()) != 0) fail(errno);
    return;
  }
  if (fsync(fileno(stream_.get())) != 0) fail(errno);
  if (file_.ifExists == IfExists::Refuse) {
    const int code = renameWithoutReplacing(part_, place_.file);
    if (code == EEXIST) static_cast<void>(placeFor(file_));  // says what is there
    if (code != 0) fail(code);
  } else if (::rename(part_.c_str(), place_.file.c_str()) != 0) {
    fail(errno);
  }
  stream_.reset();
}

void AtomicFile::fail(int code) const {
  if (isTooLarge(code)) throw tooLarge(file_.path.string());
  if (isNoRoom(code)) {
    throw Error(
        ErrorCode::DiskFull,
        coreText("Core",
                 "The disk is full, so %1 is not written. Free some space or choose another "
                 "folder.")
            .arg(file_.path.string()));
  }
  throw Error(ErrorCode::Io,
              coreText("Core", "%1 cannot be written (%2). Choose a folder you may write to.")
                  .arg(file_.path.string())
                  .arg(std::strerror(code)));
}

void writeFileAtomically(const OutputFile& file, std::string_view bytes) {
  AtomicFile out(file);
  out.write(bytes);
  out.commit();
}

}  // namespace tastescope
