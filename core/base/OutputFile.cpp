#include "core/base/OutputFile.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/Error.h"
#include "core/base/FoldCase.h"

namespace tastescope {

namespace fs = std::filesystem;

struct FileProtection::Protected {
  Reason reason;
  std::vector<fs::path> files;
};

/// Everything protected in this process.
struct ProtectedFiles {
  static ProtectedFiles& instance() {
    static ProtectedFiles all;
    return all;
  }
  std::mutex mutex;
  std::list<FileProtection::Protected> entries;
};

namespace {

constexpr std::array<const char*, 4> kDatabaseFiles{"", "-wal", "-shm", "-journal"};

fs::path besideDatabase(const fs::path& file, const char* suffix) {
  fs::path other = file;
  other += suffix;
  return other;
}

/// As far as the path exists without symbolic links and detours, and absolute.
fs::path settled(const fs::path& path) {
  std::error_code problem;
  fs::path whole = fs::weakly_canonical(fs::absolute(path, problem), problem);
  return problem ? path : whole;
}

/// True for one file under two names, and for two names that could become one file: letters of
/// either case name the same file on some disks, which shows only once it is there.
bool sameFile(const fs::path& a, const fs::path& b) {
  std::error_code problem;
  const bool bothExist = fs::exists(a, problem) && fs::exists(b, problem);
  if (bothExist) return fs::equivalent(a, b, problem);
  if (folded(a.filename().string()) != folded(b.filename().string())) return false;
  return a.parent_path() == b.parent_path() ||
         fs::equivalent(a.parent_path(), b.parent_path(), problem);
}

Text refusal(FileProtection::Reason reason, const fs::path& file, const fs::path& owner,
             bool beside) {
  if (reason == FileProtection::Reason::BeingRead) {
    return coreText("Core", "%1 is being read, so it is not written over. Choose another name.")
        .arg(file.string());
  }
  if (beside) {
    return coreText("Core",
                    "%1 belongs to the open project %2, so it is not written over. Choose "
                    "another name.")
        .arg(file.string())
        .arg(owner.filename().string());
  }
  return coreText("Core", "%1 is the open project, so it is not written over. Choose another name.")
      .arg(file.string());
}

[[noreturn]] void refuse(FileProtection::Reason reason, const fs::path& file, const fs::path& owner,
                         bool beside) {
  const bool open = reason == FileProtection::Reason::OpenProject;
  throw Error(open ? ErrorCode::Locked : ErrorCode::InvalidInput,
              refusal(reason, file, owner, beside));
}

void requireUnprotected(const OutputFile& asked, const fs::path& file) {
  ProtectedFiles& all = ProtectedFiles::instance();
  const std::lock_guard lock(all.mutex);
  for (const auto& entry : all.entries) {
    for (const fs::path& owner : entry.files) {
      for (const char* kept : kDatabaseFiles) {
        if (sameFile(file, besideDatabase(owner, kept)))
          refuse(entry.reason, asked.path, owner, *kept != '\0');
      }
      if (!asked.database) continue;
      for (const char* removed : kDatabaseFiles) {
        if (sameFile(besideDatabase(file, removed), owner))
          refuse(entry.reason, owner, owner, false);
      }
    }
  }
}

bool isDatabase(const fs::path& file) {
  static constexpr std::string_view kMagic("SQLite format 3\0", 16);
  std::array<char, kMagic.size()> head{};
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), head.size());
  return in.gcount() == static_cast<std::streamsize>(head.size()) &&
         std::string_view(head.data(), head.size()) == kMagic;
}

/// No table takes the place of a project, whoever has it open, nor of what SQLite keeps beside one.
void requireNoDatabase(const OutputFile& asked, const fs::path& file) {
  if (asked.database) return;
  const std::string name = file.string();
  for (const std::string_view kept : kDatabaseFiles) {
    const fs::path owner = name.ends_with(kept) ? name.substr(0, name.size() - kept.size()) : name;
    if (!name.ends_with(kept) || !isDatabase(owner)) continue;
    throw Error(
        ErrorCode::InvalidInput,
        (kept.empty() ? coreText("Core",
                                 "%1 is a project or another database, so it is not written over. "
                                 "Choose another name.")
                      : coreText("Core",
                                 "%1 belongs to the database beside it, so it is not written over. "
                                 "Choose another name."))
            .arg(asked.path.string()));
  }
}

/// "/dev/stdout" and the like: the number of the descriptor, else -1.
int descriptorNamed(const fs::path& path) {
  const std::string name = path.lexically_normal().string();
  if (name == "/dev/stdout") return 1;
  if (name == "/dev/stderr") return 2;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!name.starts_with(folder)) continue;
    int number = -1;
    const char* end = name.data() + name.size();
    if (std::from_chars(name.data() + folder.size(), end, number).ptr == end) return number;
  }
  return -1;
}

[[noreturn]] void throwUnreachable(const fs::path& file, int code) {
  if (code == ELOOP) {
    throw Error(ErrorCode::Io,
                coreText("Core", "The symbolic links of %1 lead in a circle. Choose another name.")
                    .arg(file.string()));
  }
  throw Error(ErrorCode::Io,
              coreText("Core", "%1 cannot be written (%2). Choose a folder you may write to.")
                  .arg(file.string())
                  .arg(std::strerror(code)));
}

void requireFolderOf(const OutputFile& asked) {
  std::error_code problem;
  const fs::path folder = fs::absolute(asked.path, problem).parent_path();
  if (fs::is_directory(folder, problem)) return;
  if (problem && problem.value() != ENOENT) throwUnreachable(asked.path, problem.value());
  throw Error(
      ErrorCode::NotFound,
      coreText("Core", "%1 cannot be written: there is no folder %2. Create it, or choose another.")
          .arg(asked.path.string())
          .arg(folder.string()));
}

/// What is there is neither a file nor something to write into.
void requireFileOrStream(const OutputFile& asked, mode_t mode) {
  if (S_ISDIR(mode)) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Core", "%1 is a folder. Name a file in it.").arg(asked.path.string()));
  }
  const bool stream = S_ISCHR(mode) || S_ISFIFO(mode);
  if (S_ISREG(mode) || (stream && !asked.database)) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Core", "%1 is a device and no file. Choose another name.")
                  .arg(asked.path.string()));
}

}  // namespace

FileProtection::FileProtection(Reason reason, std::vector<fs::path> files) {
  for (fs::path& file : files) file = settled(file);
  ProtectedFiles& all = ProtectedFiles::instance();
  const std::lock_guard lock(all.mutex);
  place_ = all.entries.insert(all.entries.end(), {reason, std::move(files)});
}

FileProtection::~FileProtection() {
  ProtectedFiles& all = ProtectedFiles::instance();
  const std::lock_guard lock(all.mutex);
  all.entries.erase(place_);
}

OutputPlace placeFor(const OutputFile& file) {
  struct stat there {};
  const bool exists = ::stat(file.path.c_str(), &there) == 0;
  if (!exists && errno != ENOENT && errno != ENOTDIR) throwUnreachable(file.path, errno);
  if (!exists) requireFolderOf(file);
  if (exists) requireFileOrStream(file, there.st_mode);
  OutputPlace place;
  place.file = settled(file.path);
  requireUnprotected(file, place.file);
  if (!exists) return place;
  place.descriptor = file.database ? -1 : descriptorNamed(file.path);
  place.stream = !S_ISREG(there.st_mode) || place.descriptor >= 0;
  if (place.stream) return place;
  place.mode = there.st_mode & 0777;
  requireNoDatabase(file, place.file);
  if (file.ifExists == IfExists::Refuse) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Core",
                         "%1 exists already. Choose another name, or say that it may be "
                         "replaced (--overwrite).")
                    .arg(file.path.string()));
  }
  return place;
}

void requireWritable(std::span<const OutputFile> files) {
  std::vector<fs::path> taken;
  for (const OutputFile& file : files) {
    if (file.path.empty()) continue;
    const OutputPlace place = placeFor(file);
    if (place.stream) continue;
    for (const fs::path& other : taken) {
      if (!sameFile(place.file, other)) continue;
      throw Error(ErrorCode::InvalidInput,
                  coreText("Core", "%1 is named for two results. Give each a name of its own.")
                      .arg(file.path.string()));
    }
    taken.push_back(place.file);
    if (!file.database) continue;
    for (const char* kept : {"-wal", "-shm", "-journal"})
      taken.push_back(besideDatabase(place.file, kept));
  }
}

}  // namespace tastescope
