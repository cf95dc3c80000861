#include "tests/support/bad_scenarios.hpp"

namespace limlab::test {

namespace fs = std::filesystem;

namespace {

std::function<fs::path(const TempFolder&)> file(std::string bytes) {
  return [bytes = std::move(bytes)](const TempFolder& folder) {
    return folder.write("s.json", bytes);
  };
}

/// Line 2 of an otherwise sound scenario.
BadScenario line2(std::string kind, const std::string& member, std::vector<std::string> expected) {
  expected.push_back("s.json:line 2");
  return {std::move(kind), file("{\"extends\": \"baseline\",\n" + member + "\n}\n"),
          std::move(expected)};
}

BadScenario measure(std::string kind, const std::string& rest, std::vector<std::string> expected) {
  return line2(
      std::move(kind),
      R"("measures": [{"id": "m", "mechanism": "posts_arrive", "from": "2028-01", )" + rest + "}]",
      std::move(expected));
}

}  // namespace

std::vector<BadScenario> bad_scenarios() {
  std::vector<BadScenario> out{
      {"missing file",
       [](const TempFolder& f) {
         f.write("scenario.json", "{}");
         return f.path() / "scenarioo.json";
       },
       {"scenarioo.json", "no such file", "scenario.json"}},
      {"folder",
       [](const TempFolder& f) {
         fs::create_directory(f.path() / "s.json");
         return f.path() / "s.json";
       },
       {"s.json", "is a folder"}},
      {"empty", file(""), {"s.json", "is empty"}},
      {"blank", file(" \n\n"), {"s.json", "is empty"}},
      {"truncated",
       file("{\n  \"extends\": \"baseline\",\n  \"seed\": "),
       {"s.json:line 3", "column", "ends in the middle"}},
      {"truncated text", file("{\n  \"extends\": \"base"), {"s.json:line 2", "ends in the middle"}},
      {"no comma",
       file("{\n  \"seed\": 1\n  \"scale\": 1\n}"),
       {"s.json:line 3", "column 3", "not valid JSON"}},
      {"after the end",
       file("{\"extends\": \"baseline\"}\n}"),
       {"s.json:line 2", "not valid JSON"}},
      {"not an object", file("[1]"), {"s.json", "scenario's object"}},
      {"unknown key",
       file("{\"extends\": \"baseline\",\n\n\"sede\": 3}"),
       {"s.json:line 3", "/sede", "\"seed\""}},
      line2("unknown parameter", R"("parameters": {"search.aplications_per_month": 4})",
            {"/parameters/search.aplications_per_month",
             "did you mean \"search.applications_per_month\""}),
      line2("unknown nested parameter", R"("parameters": {"search": {"aplications_per_month": 4}})",
            {"/parameters/search/aplications_per_month",
             "did you mean \"search.applications_per_month\""}),
      line2(
          "parameter twice",
          R"("parameters": {"search.applications_per_month": 4, "search": {"applications_per_month": 5}})",
          {"/parameters/search", "written twice"}),
      line2("parameter out of range", R"("parameters": {"search.applications_per_month": 51})",
            {"51", "0 to 50"}),
      line2("negative count", R"("parameters": {"search.applications_per_month": -1})",
            {"-1", "0 to 50"}),
      line2("wrong type", R"("parameters": {"search.applications_per_month": "4"})",
            {"\"4\" is a text", "0 to 50"}),
      line2("true for a number", R"("parameters": {"search.applications_per_month": true})",
            {"true", "0 to 50"}),
      line2("fraction", R"("replicates": 1.5)",
            {"/replicates", "1.5", "a whole number, 1 to 100000"}),
      line2("list for an object", R"("parameters": [])", {"/parameters", "object"}),
      line2("object for a list", R"("measures": {})", {"/measures", "list"}),
      line2("NaN", R"("scale": NaN)", {"NaN", "finite"}),
      line2("Infinity", R"("scale": -Infinity)", {"Infinity", "finite"}),
      line2("1e400", R"("scale": 1e400)", {"1e400", "too large"}),
      line2("end before start", R"("until": "2025-12")", {"/until", "2025-12", "2026-01"}),
      line2("end too late", R"("until": "2101-01")", {"/until", "2100-12"}),
      line2("not a month", R"("until": "2030-13")", {"/until", "2030-13", "YYYY-MM"}),
      line2("other start", R"("start": "2027-01")", {"/start", "2026-01", "evidence"}),
      line2("scale 0", R"("scale": 0)", {"/scale", "0.001 to 1"}),
      line2("scale 1e9", R"("scale": 1e9)", {"/scale", "0.001 to 1"}),
      line2("seed -1", R"("seed": -1)", {"/seed", "-1", "0 to 9223372036854775807"}),
      line2("seed above 63 bits", R"("seed": 9223372036854775808)",
            {"/seed", "9223372036854775808"}),
      {"no seed", file("{\"until\": \"2030-12\"}"), {"s.json", "no seed"}},
      line2("duplicate key", R"("seed": 1, "seed": 2)", {"/seed", "twice"}),
      line2("title in one language", R"("title": {"nl": "x", "en": null})", {"/title", "\"en\""}),
      line2("control character in a key", R"("a\u0000b": 1)", {"/a\\u0000b", "unknown key"}),
      line2("bad name", R"("name": "../x")", {"/name", "../x"}),
      measure("negative volume",
              R"("volume": -5, "sector": "Q", "occupation": "22", "municipality": "Voeren")",
              {"/measures/0/volume", "-5", "0 to 100000"}),
      measure("unknown municipality",
              R"("volume": 5, "sector": "Q", "occupation": "22", "municipality": "Hasellt")",
              {"/measures/0/municipality", "Hasellt", "did you mean \"Hasselt\""}),
      measure("unknown sector",
              R"("volume": 5, "sector": "QQ", "occupation": "22", "municipality": "Voeren")",
              {"/measures/0/sector", "QQ"}),
      measure("missing number", R"("sector": "Q", "occupation": "22", "municipality": "Voeren")",
              {"/measures/0", "\"volume\" is missing", "0 to 100000"}),
      measure(
          "unknown key of a measure",
          R"("volum": 5, "volume": 5, "sector": "Q", "occupation": "22", "municipality": "Voeren")",
          {"/measures/0/volum", "did you mean \"volume\""}),
      line2("unknown mechanism",
            R"("events": [{"id": "e", "mechanism": "demand_shok", "from": "2028-01", "size": 0}])",
            {"/events/0/mechanism", "did you mean \"demand_shock\""}),
      line2(
          "measure ends before it starts",
          R"("events": [{"id": "e", "mechanism": "demand_shock", "from": "2028-01", "until": "2027-12", "size": 0}])",
          {"/events/0/until", "2028-01"}),
      line2(
          "id used twice",
          R"("events": [{"id": "e", "mechanism": "demand_shock", "from": "2028-01", "size": 0}, {"id": "e", "mechanism": "demand_shock", "from": "2028-01", "size": 0}])",
          {"/events/1", "used twice"}),
      line2("unknown measure of the catalogue", R"("measures": ["no-such-measure"])",
            {"/measures/0", "no-such-measure"}),
      line2("catalogue name with a path", R"("measures": ["../baseline"])",
            {"/measures/0", "../baseline"}),
      {"unknown base",
       file("{\n\"extends\": \"basline\"}"),
       {"s.json:line 2", "/extends", "did you mean \"baseline\""}},
      {"extends itself", file("{\n\"extends\": \"s\"}"), {"s.json:line 2", "/extends", "circle"}},
      {"circle of two",
       [](const TempFolder& f) {
         f.write("other.json", "{\n\n\"extends\": \"s.json\"}");
         return f.write("s.json", "{\n\"extends\": \"other\"}");
       },
       {"other.json:line 3", "circle", "s.json → ", "other.json → "}},
      {"extends upwards",
       [](const TempFolder& f) {
         f.write("base.json", "{\"seed\": 1}");
         return f.write("below/s.json", "{\n\"extends\": \"../base\"}");
       },
       {"s.json:line 2", "/extends", "leads outside"}},
      {"extends absolute",
       [](const TempFolder& f) {
         const auto base = f.write("base.json", "{\"seed\": 1}");
         return f.write("below/s.json", "{\n\"extends\": \"" + base.string() + "\"}");
       },
       {"s.json:line 2", "/extends", "leads outside"}},
      {"extends through a link",
       [](const TempFolder& f) {
         f.write("base.json", "{\"seed\": 1}");
         const auto s = f.write("below/s.json", "{\n\"extends\": \"link\"}");
         fs::create_symlink(f.path() / "base.json", f.path() / "below/link.json");
         return s;
       },
       {"s.json:line 2", "/extends", "leads outside"}},
      {"fault in the base",
       [](const TempFolder& f) {
         f.write("base.json", "{\"seed\": 1,\n\"scale\": 7}");
         return f.write("s.json", "{\"extends\": \"base\"}");
       },
       {"base.json:line 2", "/scale"}},
      {"200 MB",
       [](const TempFolder& f) {
         const auto big = f.write("s.json", "{\"seed\": 1}");
         fs::resize_file(big, 200u << 20);  // sparse: takes no room
         return big;
       },
       {"s.json", "209715200 bytes", "16777216"}},
      {"too many values",
       [](const TempFolder& f) {
         std::string text = "{\"events\": [0";
         for (int i = 0; i < 200001; ++i) text += ",0";
         return f.write("s.json", text + "]}");
       },
       {"s.json:line 1", "200000"}},
      {"not UTF-8",
       file("{\n\"name\": \"Luik \xE9\"}"),
       {"s.json:line 2", "column 15", "0xE9", "UTF-8"}},
      {"not UTF-8 outside a text", file("{\n\xFF}"), {"s.json:line 2", "0xFF", "UTF-8"}},
      {"UTF-16", file(std::string("\xFF\xFE{\0}\0", 6)), {"s.json:line 1", "UTF-8"}},
      {"nested deeper than 64",
       file("{\n\"parameters\": " + std::string(100000, '[')),
       {"s.json:line 2", "deeper than 64"}},
      {"device",
       [](const TempFolder&) { return fs::path("/dev/zero"); },
       {"/dev/zero", "not a regular file"}}};
  return out;
}

}  // namespace limlab::test
