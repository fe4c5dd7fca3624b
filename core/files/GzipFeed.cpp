#include "core/files/GzipFeed.h"

#include <cerrno>

namespace tastescope {
namespace {

constexpr std::size_t kGzipPieceBytes = std::size_t{1} << 18;
constexpr int kGzipOnly = 15 + 16;  // the largest window, and a gzip header and trailer

}  // namespace

GzipFeed::GzipFeed(const std::filesystem::path& file)
    : file_(file),
      handle_(openFile(file)),
      packed_(kGzipPieceBytes, '\0'),
      unpacked_(kGzipPieceBytes, '\0') {
  if (inflateInit2(&stream_, kGzipOnly) != Z_OK) {
    throw Error(ErrorCode::Internal, coreText("Import", "There is not enough memory to unpack."));
  }
}

GzipFeed::~GzipFeed() { inflateEnd(&stream_); }

void GzipFeed::throwDamaged(const char* reason) const {
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” cannot be unpacked: it is damaged or not complete. Copy or download "
                       "it again.")
                  .arg(file_.string()),
              reason);
}

bool GzipFeed::refill() {
  if (stream_.avail_in > 0) return true;
  const std::size_t count = std::fread(packed_.data(), 1, packed_.size(), handle_.get());
  if (count == 0 && std::ferror(handle_.get()) != 0) throwCannotRead(file_, errno);
  consumed_ += count;
  stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
  stream_.avail_in = static_cast<uInt>(count);
  return count > 0;
}

bool GzipFeed::nextStream() {
  if (!refill() || *stream_.next_in != 0x1f) return false;  // anything else is padding
  return inflateReset2(&stream_, kGzipOnly) == Z_OK;
}

std::string_view GzipFeed::next() {
  stream_.next_out = reinterpret_cast<Bytef*>(unpacked_.data());
  stream_.avail_out = static_cast<uInt>(unpacked_.size());
  while (!ended_ && stream_.avail_out > 0) {
    if (!refill()) throwDamaged("the file ends in the middle of a gzip stream");
    const int status = inflate(&stream_, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      ended_ = !nextStream();
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      throwDamaged(stream_.msg != nullptr ? stream_.msg : "not a gzip stream");
    }
  }
  return {unpacked_.data(), unpacked_.size() - stream_.avail_out};
}

}  // namespace tastescope
