#include "core/files/FileKind.h"

#include <algorithm>
#include <array>

#include "core/base/FoldCase.h"
#include "core/files/Archive.h"
#include "core/files/FileHandle.h"

namespace tastescope {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSqlite = "SQLite format 3\0"sv;
constexpr std::string_view kParquet = "PAR1"sv;
constexpr std::string_view kOldOffice = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv;

/// Whether bytes hold what no text does; short words at the start of a text could be anything.
bool hasControlBytes(std::string_view start) {
  return std::ranges::any_of(start, [](char c) { return static_cast<unsigned char>(c) < 9; });
}

Text refusalSentence(Text what, Text remedy, const SourceMember& member) {
  return coreText("Import", "“%1” is %2, not a table of text. %3")
      .arg(member.name())
      .arg(std::move(what))
      .arg(std::move(remedy));
}

Text chooseAnother() {
  return coreText("Import", "Choose the file with the data, such as CSV, or an archive with one.");
}

Text saveAsTable() {
  return coreText("Import", "Open it in a spreadsheet program and save it as .xlsx or CSV.");
}

Text exportTable() {
  return coreText("Import", "Export the table as CSV with the program it comes from.");
}

Text unpackFirst() { return coreText("Import", "Unpack it and import the file inside."); }

/// One line of Python; `reader` is a function of pandas.
Text readInPython(std::string_view reader) {
  return coreText("Import",
                  "In Python, “import pandas; pandas.%1(\"FILE\").to_csv(\"FILE.csv\", "
                  "index=False)” makes a CSV file of it.")
      .arg(reader);
}

struct KindWithoutTable {
  std::size_t offset;
  std::string_view magic;
  Text what;
  Text remedy;
};

std::vector<KindWithoutTable> kindsWithoutTables() {
  const Text picture = coreText("Import", "a picture");
  const Text sound = coreText("Import", "a sound or video file");
  const Text program = coreText("Import", "a program");
  const Text r = coreText("Import", "a file of R objects");
  const Text inR =
      coreText("Import",
               "In R, “write.csv(readRDS(\"FILE\"), \"FILE.csv\", row.names = FALSE)” makes a CSV "
               "file of an .rds file; use load() for .RData.");
  const Text spss = coreText("Import", "an SPSS file");
  const Text stata = coreText("Import", "a Stata file");
  const Text matlab = coreText("Import", "a MATLAB file");
  const Text inMatlab =
      coreText("Import", "In MATLAB, writetable or writematrix makes a CSV file of it.");
  const Text archive = coreText("Import", "an archive inside an archive or of another kind");
  return {
      {0, "\x89PNG\r\n\x1a\n"sv, picture, chooseAnother()},
      {0, "\xff\xd8\xff"sv, picture, chooseAnother()},
      {0, "GIF87a"sv, picture, chooseAnother()},
      {0, "GIF89a"sv, picture, chooseAnother()},
      {8, "WEBP"sv, picture, chooseAnother()},
      {0, "II*\0"sv, picture, chooseAnother()},
      {0, "MM\0*"sv, picture, chooseAnother()},
      {0, "%PDF-"sv, coreText("Import", "a PDF document"),
       coreText("Import", "Ask for the table it was made from, or copy it into a spreadsheet.")},
      {0, "{\\rtf"sv, coreText("Import", "a formatted text document"), saveAsTable()},
      {4, "ftyp"sv, sound, chooseAnother()},
      {0, "ID3\x02"sv, sound, chooseAnother()},
      {0, "ID3\x03"sv, sound, chooseAnother()},
      {0, "ID3\x04"sv, sound, chooseAnother()},
      {0, "\xff\xfb"sv, sound, chooseAnother()},
      {0, "OggS\0"sv, sound, chooseAnother()},
      {0, "fLaC\0"sv, sound, chooseAnother()},
      {8, "WAVEfmt "sv, sound, chooseAnother()},
      {0, "\x1a\x45\xdf\xa3"sv, sound, chooseAnother()},
      {0,
       "\x7f"
       "ELF"sv,
       program, chooseAnother()},
      {0, "MZ\x90\0"sv, program, chooseAnother()},
      {0, "\x80\x02"sv, coreText("Import", "a pickled Python object"), readInPython("read_pickle")},
      {0, "\x80\x03"sv, coreText("Import", "a pickled Python object"), readInPython("read_pickle")},
      {0, "\x80\x04\x95"sv, coreText("Import", "a pickled Python object"),
       readInPython("read_pickle")},
      {0, "\x80\x05\x95"sv, coreText("Import", "a pickled Python object"),
       readInPython("read_pickle")},
      {0, "\x93NUMPY"sv, coreText("Import", "a NumPy array"),
       coreText("Import",
                "In Python, “import numpy; numpy.savetxt(\"FILE.csv\", numpy.load(\"FILE\"), "
                "\"%s\", \",\")” makes a CSV file of it.")},
      {0, "\x89HDF\r\n\x1a\n"sv, coreText("Import", "an HDF5 file"), readInPython("read_hdf")},
      {0, "ARROW1"sv, coreText("Import", "an Arrow (Feather) file"), readInPython("read_feather")},
      {0, "FEA1"sv, coreText("Import", "an Arrow (Feather) file"), readInPython("read_feather")},
      {0, "ORC\x0a"sv, coreText("Import", "an ORC file"), readInPython("read_orc")},
      {0, "ORC\x08"sv, coreText("Import", "an ORC file"), readInPython("read_orc")},
      {0, "Obj\x01"sv, coreText("Import", "an Avro file"), exportTable()},
      {0, kParquet, coreText("Import", "a Parquet file inside an archive"), unpackFirst()},
      {0, kSqlite, coreText("Import", "an SQLite database inside an archive"), unpackFirst()},
      {8, "DUCK"sv, coreText("Import", "a DuckDB database"),
       coreText("Import", "In DuckDB, “COPY table TO 'FILE.csv'” makes a CSV file of a table.")},
      {4, "Standard Jet DB"sv, coreText("Import", "an Access database"), exportTable()},
      {4, "Standard ACE DB"sv, coreText("Import", "an Access database"), exportTable()},
      {0, "RDX2\n"sv, r, inR},
      {0, "RDX3\n"sv, r, inR},
      {0, "X\n\0\0\0"sv, r, inR},
      {0, "$FL2"sv, spss, readInPython("read_spss")},
      {0, "$FL3"sv, spss, readInPython("read_spss")},
      {0, "<stata_dta>"sv, stata, readInPython("read_stata")},
      {0, "\x71\x02\x01\0"sv, stata, readInPython("read_stata")},
      {0, "\x72\x02\x01\0"sv, stata, readInPython("read_stata")},
      {0, "\x73\x02\x01\0"sv, stata, readInPython("read_stata")},
      {0, "MATLAB 5.0 MAT-file"sv, matlab, inMatlab},
      {0, "MATLAB 7.3 MAT-file"sv, matlab, inMatlab},
      {12, "\xc2\xea\x81\x60\xb3\x14\x11\xcf"sv, coreText("Import", "a SAS file"),
       readInPython("read_sas")},
      {0, "Rar!\x1a\x07"sv, coreText("Import", "a RAR archive"), unpackFirst()},
      {0, "7z\xbc\xaf\x27\x1c"sv, coreText("Import", "a 7-Zip archive"), unpackFirst()},
      {0, "\x1f\x9d"sv, archive, unpackFirst()},
      {0, "\x04\x22\x4d\x18"sv, archive, unpackFirst()},
      {0, "MSCF\0"sv, archive, unpackFirst()},
      {0, "\x1f\x8b"sv, archive, unpackFirst()},
      {0, "PK\x03\x04"sv, archive, unpackFirst()},
      {0,
       "\xfd"
       "7zXZ\0"sv,
       archive, unpackFirst()},
      {0, "\x28\xb5\x2f\xfd"sv, archive, unpackFirst()},
  };
}

std::string utf16(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

/// Where an old Office file lists what is in it.
std::string oldOfficeDirectory(const SourceMember& member, std::string_view start) {
  constexpr std::size_t kShiftAt = 30;
  constexpr std::size_t kDirectoryAt = 48;
  constexpr std::size_t kDirectoryBytes = 16'384;
  if (member.kind != MemberKind::Plain || start.size() < kDirectoryAt + 4) return {};
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(start[at]));
  };
  const std::uint64_t shift = std::min<std::uint64_t>(byte(kShiftAt), 16);
  const std::uint64_t sector = byte(kDirectoryAt) | byte(kDirectoryAt + 1) << 8 |
                               byte(kDirectoryAt + 2) << 16 | byte(kDirectoryAt + 3) << 24;
  return bytesAt(openFile(member.file).get(), (sector + 1) << shift, kDirectoryBytes);
}

Text refusalOfOldOffice(const SourceMember& member, std::string_view start) {
  const std::string directory = oldOfficeDirectory(member, start);
  const auto lists = [&](std::string_view name) {
    return directory.find(utf16(name)) != std::string::npos;
  };
  if (lists("EncryptedPackage")) {
    return refusalSentence(coreText("Import", "a workbook or document with a password"),
                           coreText("Import", "Open it, take the password away and save it again."),
                           member);
  }
  const std::string leaf = folded(member.leaf());
  if (lists("Workbook") || lists("Book") || leaf.ends_with(".xls")) {
    return refusalSentence(coreText("Import", "an Excel workbook of the old kind (.xls)"),
                           saveAsTable(), member);
  }
  return refusalSentence(coreText("Import", "an old Microsoft Office file"), saveAsTable(), member);
}

/// `text` without the byte order mark and spaces before it, its ASCII letters small.
std::string smallBeginning(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  std::string small(text.substr(0, 200));
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return small;
}

/// Statements that make or fill tables, as databases write them out.
bool isSqlDump(const std::string& small) {
  constexpr auto kStarts = std::to_array<std::string_view>(
      {"create table", "create database", "drop table", "insert into", "begin transaction;",
       "pragma foreign_keys", "set names", "-- mysql dump", "-- mariadb dump",
       "-- phpmyadmin sql dump", "--\n-- postgresql database dump"});
  return std::ranges::any_of(kStarts,
                             [&](std::string_view start) { return small.starts_with(start); });
}

/// Text that is something else than a table.
std::optional<Text> refusalOfMarkup(const SourceMember& member, std::string_view start) {
  const std::string text = smallBeginning(start);
  const auto begins = [&](std::string_view word) { return text.starts_with(word); };
  if (begins("<!doctype html") || begins("<html") || begins("<head") || begins("<table") ||
      begins("<meta") || (begins("<?xml") && text.find("<html") != std::string::npos)) {
    return refusalSentence(
        coreText("Import", "a web page"),
        coreText("Import",
                 "If it should be a download, that did not work: fetch it again, signed in where "
                 "that is needed. If it holds a table, open it in a spreadsheet program and save "
                 "it as CSV."),
        member);
  }
  if (begins("<?xml")) {
    return refusalSentence(coreText("Import", "an XML file"), exportTable(), member);
  }
  if (isSqlDump(text)) {
    return refusalSentence(
        coreText("Import", "a dump of a database (SQL)"),
        coreText(
            "Import",
            "Load it into a database, such as “sqlite3 FILE.db < FILE.sql”, and import that, or "
            "export the table as CSV."),
        member);
  }
  if (begins("version https://git-lfs.github.com/spec/")) {
    return refusalSentence(coreText("Import", "the place holder of a large file in Git"),
                           coreText("Import", "Fetch the file itself with “git lfs pull”."),
                           member);
  }
  return std::nullopt;
}

}  // namespace

Container containerOf(std::string_view start) {
  if (start.starts_with(kSqlite)) return Container::Database;
  if (start.starts_with(kParquet) && hasControlBytes(start)) return Container::Parquet;
  return looksPacked(start) ? Container::Packed : Container::None;
}

std::optional<Text> refusalOf(const SourceMember& member, std::string_view start) {
  if (start.starts_with(kOldOffice)) return refusalOfOldOffice(member, start);
  const std::vector<KindWithoutTable> kinds = kindsWithoutTables();
  const bool binary = hasControlBytes(start.substr(0, 4096));
  for (const KindWithoutTable& kind : kinds) {
    if (!binary && kind.magic.size() < 5) continue;
    if (start.size() > kind.offset && start.substr(kind.offset).starts_with(kind.magic)) {
      return refusalSentence(kind.what, kind.remedy, member);
    }
  }
  return refusalOfMarkup(member, start);
}

std::optional<Text> refusalOfArchive(const std::vector<SourceMember>& files) {
  const auto holds = [&](std::string_view end) {
    return std::ranges::any_of(files,
                               [&](const SourceMember& file) { return file.inner.ends_with(end); });
  };
  const bool arrays = std::ranges::all_of(
      files, [](const SourceMember& file) { return file.inner.ends_with(".npy"); });
  SourceMember whole = files.front();
  whole.inner.clear();
  const auto refuse = [&](Text what, Text remedy) {
    return refusalSentence(std::move(what), std::move(remedy), whole);
  };
  const bool office = holds("[Content_Types].xml");
  if (office && holds("xl/workbook.bin")) {
    return refuse(coreText("Import", "a binary Excel workbook (.xlsb)"), saveAsTable());
  }
  if (office && holds("word/document.xml")) {
    return refuse(coreText("Import", "a Word document"), saveAsTable());
  }
  if (office && holds("ppt/presentation.xml")) {
    return refuse(coreText("Import", "a PowerPoint presentation"), saveAsTable());
  }
  if (holds("mimetype") && holds("META-INF/manifest.xml")) {
    return refuse(coreText("Import", "an OpenDocument file without sheets"), saveAsTable());
  }
  if (holds("Index/Document.iwa")) {
    return refuse(coreText("Import", "a document of Apple's Numbers or Pages"), saveAsTable());
  }
  if (arrays) {
    return refuse(coreText("Import", "an archive of NumPy arrays"),
                  coreText("Import", "Save the array you need as CSV with numpy.savetxt."));
  }
  if (holds("/data.pkl")) {
    return refuse(coreText("Import", "a file of PyTorch"), exportTable());
  }
  return std::nullopt;
}

}  // namespace tastescope
