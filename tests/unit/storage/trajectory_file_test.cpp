#include <gmock/gmock.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "base/errors.hpp"
#include "outputs/memory_sink.hpp"
#include "storage/content_digest.hpp"
#include "storage/hdf5_sink.hpp"
#include "storage/provenance.hpp"
#include "storage/trajectory_reader.hpp"
#include "tests/support/small_province.hpp"

namespace limlab {
namespace {

namespace fs = std::filesystem;
using test::SmallProvince;
using testing::HasSubstr;

RunInfo info(int threads = 1) {
  Scenario s;
  s.name = "tiny";
  s.title.en = "A tiny province — ë";
  s.start = make_month(2026, 1);
  s.until = plus(s.start, SmallProvince::kMonths - 1);
  s.seed = 7;
  s.replicates = 2;
  s.resolved_json = "{\"name\": \"tiny\"}";
  return describe_run(s, threads, true);
}

class TrajectoryFile : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/limlab_file_test_XXXXXX";
    ASSERT_NE(::mkdtemp(name), nullptr);
    folder = name;
  }
  void TearDown() override { fs::remove_all(folder); }

  static Record write(Sink& sink, int threads = 1) {
    sink.begin(info(threads), test::small_geography());
    Record last;
    for (int r = 0; r < 2; ++r) {
      SmallProvince province;
      sample_panel(province.world.events, 1);
      sink.panel_initial(panel_start(province.world, r));
      Record record =
          province.run(threads, [&](const World& w) { sink.panel_events(r, w.events.rows); });
      record.replicate = r;
      sink.replicate(record);
      last = std::move(record);
    }
    sink.timing("run", 1.5 * threads);
    sink.finish();
    return last;
  }
  std::vector<std::string> files() const {
    std::vector<std::string> out;
    for (const auto& e : fs::directory_iterator(folder)) out.push_back(e.path().filename());
    return out;
  }
  fs::path folder;
};

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

TEST_F(TrajectoryFile, RoundTrip) {
  Hdf5Sink sink(folder / "run.h5");
  const Record written = write(sink);
  EXPECT_THAT(files(), testing::ElementsAre("run.h5"));
  const TrajectoryReader reader(folder / "run.h5");
  EXPECT_EQ(reader.replicates(), (std::vector<int>{0, 1}));
  EXPECT_EQ(reader.seed(), 7u);
  EXPECT_EQ(reader.scale(), 1.0);
  EXPECT_EQ(reader.text("scenario"), "tiny");
  EXPECT_EQ(reader.text("scenario_json"), "{\"name\": \"tiny\"}");
  const Record read = reader.record(1);
  EXPECT_EQ(read.replicate, 1);
  EXPECT_EQ(read.horizon.start, written.horizon.start);
  EXPECT_EQ(read.whole, written.whole);
  EXPECT_EQ(read.digest, written.digest);
  for (const SeriesSpec& s : catalogue())
    EXPECT_TRUE(same(read.real[at(s.id)], written.real[at(s.id)])) << s.name;
  EXPECT_TRUE(test::broken_laws(read).empty());
}

TEST_F(TrajectoryFile, SameContentWhateverTheThreads) {
  for (const int threads : {1, 2}) {
    Hdf5Sink sink(folder / ("t" + std::to_string(threads) + ".h5"));
    write(sink, threads);
  }
  EXPECT_EQ(file_content_digest(folder / "t1.h5"), file_content_digest(folder / "t2.h5"));
  Hdf5Sink other(folder / "other.h5");
  RunInfo run = info();
  run.scenario = "another";
  other.begin(run, test::small_geography());
  other.replicate(Record(run.horizon));
  other.finish();
  EXPECT_NE(file_content_digest(folder / "other.h5"), file_content_digest(folder / "t1.h5"));
}

TEST_F(TrajectoryFile, SameContentWhenWrittenAsItIsLived) {
  RunInfo run = info();
  run.replicates = 1, run.panel = false;
  const Record record = SmallProvince().run(1, [](const World&) {});
  for (const bool as_lived : {false, true}) {
    Hdf5Sink sink(folder / (as_lived ? "lived.h5" : "whole.h5"));
    sink.begin(run, test::small_geography());
    if (as_lived)
      for (std::size_t t = 1; t <= record.horizon.times(); ++t) sink.so_far(record, t);
    sink.replicate(record);
    sink.finish();
  }
  EXPECT_EQ(file_content_digest(folder / "lived.h5"), file_content_digest(folder / "whole.h5"));
}

TEST_F(TrajectoryFile, AnExistingFileIsRefusedAndForceReplacesIt) {
  std::ofstream(folder / "run.h5") << "old";
  EXPECT_THROW(Hdf5Sink(folder / "run.h5").begin(info(), test::small_geography()), UserError);
  EXPECT_THAT(files(), testing::ElementsAre("run.h5"));
  Hdf5Sink forced(folder / "run.h5", {.force = true});
  write(forced);
  EXPECT_EQ(TrajectoryReader(folder / "run.h5").replicates().size(), 2u);
}

TEST_F(TrajectoryFile, AFileThatAppearsMeanwhileIsKept) {
  Hdf5Sink sink(folder / "run.h5");
  sink.begin(info(), test::small_geography());
  sink.replicate(Record(info().horizon));
  std::ofstream(folder / "run.h5") << "somebody else's";
  EXPECT_THROW(sink.finish(), OutsideFailure);
  EXPECT_EQ(fs::file_size(folder / "run.h5"), 15u);
  EXPECT_TRUE(fs::exists(folder / "run.h5.part"));
}

TEST_F(TrajectoryFile, AbandonLeavesNothing) {
  {
    Hdf5Sink sink(folder / "run.h5");
    sink.begin(info(), test::small_geography());
    sink.replicate(Record(info().horizon));
    sink.abandon();
    Hdf5Sink dropped(folder / "dropped.h5");
    dropped.begin(info(), test::small_geography());
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(TrajectoryFile, BadPlaces) {
  EXPECT_THROW(Hdf5Sink(folder / "missing" / "run.h5").begin(info(), test::small_geography()),
               UserError);
  EXPECT_THROW(Hdf5Sink{folder}.begin(info(), test::small_geography()), UserError);
  try {
    Hdf5Sink("/proc/run.h5").begin(info(), test::small_geography());
    FAIL();
  } catch (const OutsideFailure& failure) {
    EXPECT_THAT(failure.what(), HasSubstr("/proc/run.h5.part"));
  }
}

TEST_F(TrajectoryFile, NotATrajectory) {
  std::ofstream(folder / "text.h5") << "hello";
  EXPECT_THROW(TrajectoryReader(folder / "text.h5"), UserError);
  EXPECT_THROW(TrajectoryReader(folder / "none.h5"), UserError);
}

/// A limit on the size of files stands in for a full disk: every write beyond it fails.
TEST_F(TrajectoryFile, AFullDiskLeavesNothingAndSaysSo) {
  const auto write_with_limit = [&](rlim_t limit) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit size{limit, limit};
    ::setrlimit(RLIMIT_FSIZE, &size);
    int code = 1;
    try {
      Hdf5Sink sink(folder / "run.h5");
      write(sink);
    } catch (const OutsideFailure& failure) {
      fprintf(stderr, "outside: %s\n", failure.what());
      code = fs::is_empty(folder) ? 4 : 5;
    }
    std::exit(code);
  };
  for (const rlim_t limit : {2048u, 4096u, 60'000u, 150'000u}) {
    EXPECT_EXIT(write_with_limit(limit), testing::ExitedWithCode(4),
                "outside: .*run.h5.part.*failed")
        << limit;
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(TrajectoryFile, MemorySinkKeepsTheSame) {
  MemorySink sink;
  write(sink);
  EXPECT_TRUE(sink.finished);
  EXPECT_EQ(sink.records.size(), 2u);
  EXPECT_EQ(sink.starts.size(), 2u);
  EXPECT_GT(sink.events.size(), 40u);
}

/// Readers that know nothing of us: one line of shell each, skipped where they are not installed.
class ForeignReaders : public TrajectoryFile {
 protected:
  std::string run(const std::string& command, int* code = nullptr) const {
    const fs::path out = folder / "out.txt";
    const int status = std::system((command + " > " + out.string() + " 2>&1").c_str());
    if (code != nullptr) *code = WEXITSTATUS(status);
    std::ifstream in(out);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  bool missing(const std::string& command) const {
    return std::system((command + " >/dev/null 2>&1").c_str()) != 0;
  }
  void SetUp() override {
    TrajectoryFile::SetUp();
    Hdf5Sink sink(folder / "run.h5");
    write(sink);
  }
};

TEST_F(ForeignReaders, Ncdump) {
  if (missing("command -v ncdump")) GTEST_SKIP() << "ncdump is not installed";
  int code = 1;
  const std::string header = run("ncdump -h " + (folder / "run.h5").string(), &code);
  EXPECT_EQ(code, 0) << header;
  EXPECT_THAT(header, HasSubstr("replicate = UNLIMITED ; // (2 currently)"));
  EXPECT_THAT(header, HasSubstr("int persons(replicate, time, status, sex, age_group, education)"));
  EXPECT_THAT(header, HasSubstr("string municipality(municipality)"));
  EXPECT_THAT(header, HasSubstr("group: panel"));
  EXPECT_THAT(header, testing::Not(HasSubstr("phony_dim")));
  EXPECT_THAT(header, testing::Not(HasSubstr("_FillValue")));
  EXPECT_THAT(run("ncdump -v municipality " + (folder / "run.h5").string()), HasSubstr("Genk é"));
}

TEST_F(ForeignReaders, XarrayWithBothEngines) {
  const std::string python = "/usr/bin/python3";
  if (missing(python + " -c 'import xarray, netCDF4, h5netcdf'"))
    GTEST_SKIP() << "xarray is not installed";
  std::ofstream(folder / "read.py") << R"(
import sys, warnings
warnings.simplefilter("error")
import xarray as xr
for engine in ("netcdf4", "h5netcdf"):
    with xr.open_dataset(sys.argv[1], engine=engine) as f:
        assert str(f.time.values[0])[:10] == "2025-12-31", f.time.values[0]
        assert str(f.time.values[1])[:10] == "2026-01-31"
        assert list(f.year.values) == [2026, 2027]
        assert str(f.municipality.values[0]) == "Genk é", f.municipality.values[0]
        p = f.persons.sel(status="employee")
        assert f.persons.dtype == "int32", f.persons.dtype
        assert (f.persons.sum(["status", "sex", "age_group", "education"]) == f.population.sum(["sex", "age_group"])).all()
        assert (f.residents.sum("municipality") == f.population.sum(["sex", "age_group"])).all()
        assert len(str(f.digest.values[0, 0])) == 16
        assert f.persons.attrs["units"] == "persons" and f.persons.attrs["long_name_nl"]
        for name in f.variables:
            assert {"units", "long_name", "long_name_nl"} <= set(f[name].attrs) | set(f[name].encoding), name
        assert f.attrs["Conventions"] == "CF-1.8" and int(f.attrs["format_version"]) == 1
    with xr.open_dataset(sys.argv[1], engine=engine, group="panel/events") as e:
        kinds = list(e.kind.attrs["kind_labels"])
        hires = e.kind == kinds.index("hire")
        assert int(hires.sum()) == 2 * 9, int(hires.sum())
        assert set(e.replicate.values) == {0, 1}
    with xr.open_dataset(sys.argv[1], engine=engine, group="panel/initial") as e:
        assert e.person.dtype == "int64" and (e.presence >= 1).all()
import netCDF4
with netCDF4.Dataset(sys.argv[1], "a") as f:   # netCDF may append to it
    f.note = "appended"
print("fine")
)";
  EXPECT_THAT(
      run(python + " " + (folder / "read.py").string() + " " + (folder / "run.h5").string()),
      HasSubstr("fine"));
}

TEST_F(ForeignReaders, RNcdf4) {
  if (missing("Rscript -e 'library(ncdf4)'")) GTEST_SKIP() << "R with ncdf4 is not installed";
  const std::string code =
      "library(ncdf4); f <- nc_open(\"" + (folder / "run.h5").string() +
      "\"); p <- ncvar_get(f, \"population\"); cat(\"sum\", sum(p[,,1,1]), ncvar_get(f, "
      "\"sex\"))";
  EXPECT_THAT(run("Rscript -e '" + code + "'"), HasSubstr("male female"));
}

}  // namespace
}  // namespace limlab
