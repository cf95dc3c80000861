#include "params/json_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "params/text_file.hpp"

namespace limlab {

namespace {

/// Feeds the parser and counts what it took: nlohmann_json tells its listener no positions.
struct CountingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at;
  std::size_t* taken;

  const char& operator*() const { return *at; }
  CountingIterator& operator++() {
    ++at;
    ++*taken;
    return *this;
  }
  CountingIterator operator++(int) {
    auto old = *this;
    ++*this;
    return old;
  }
  bool operator==(const CountingIterator& o) const { return at == o.at; }
  bool operator!=(const CountingIterator& o) const { return at != o.at; }
};

/// Builds the value, and notes the line of everything and the keys written twice.
class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(const std::string& text, JsonFile& file, Findings& findings)
      : text_(text), file_(file), findings_(findings) {
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n') line_ends_.push_back(i);
  }

  std::size_t taken = 0;  ///< characters the parser has read

  bool null() override { return put(nullptr); }
  bool boolean(bool v) override { return put(v); }
  bool number_integer(number_integer_t v) override { return put(v); }
  bool number_unsigned(number_unsigned_t v) override { return put(v); }
  bool number_float(number_float_t v, const string_t&) override { return put(v); }
  bool string(string_t& v) override { return put(std::move(v)); }
  bool binary(binary_t&) override { return put(nullptr); }  // never in text

  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Level& top = stack_.back();
    top.key = name;
    const std::string pointer = below(top.pointer, name);
    const auto [before, fresh] = top.keys.emplace(name, line());
    if (!fresh)
      findings_.add({file_.shown, line(), pointer},
                    fmt::format("key {} is written twice in one object", limlab::shown(name)),
                    fmt::format("the first stands on line {}; keep one", before->second));
    file_.lines[pointer] = line();
    return true;
  }

  bool parse_error(std::size_t, const std::string& token, const Json::exception& error) override {
    const std::string_view said = error.what();
    const auto says = [&](std::string_view part) { return said.find(part) != said.npos; };
    // A parser that asks for more than there is stands at the end, whatever blanks precede it.
    const bool ended = text_.find_first_not_of(" \t\r\n", taken) == std::string::npos &&
                       (says("unexpected end of input") || says("missing closing quote"));
    // The parser's last token is whole only when it is a text or a number in the wrong place.
    const bool whole = error.id == 406 || says("unexpected string") || says("unexpected number");
    const std::size_t offset = ended ? text_.size() : start_of(whole ? token : "");
    const auto place = line_column(text_, offset);
    std::string what, advice;
    if (error.id == 406) {
      what = fmt::format("the number {} is too large", token);
      advice = "numbers reach about 1.8e308; what each key allows is in scenario.schema.json";
    } else if (ended) {
      what = "the file ends in the middle of the JSON text";
      advice = "is it cut off? Close every quote, ] and }";
    } else {
      const std::string word = word_at(offset);
      what = fmt::format("not valid JSON near {}", limlab::shown(word));
      advice = is_not_finite(word) ? "write a finite number; JSON knows no NaN or Infinity"
               : says("; expected '}'") || says("; expected ']'")
                   ? "is a comma or a closing bracket missing before it?"
               : says("object key - unexpected '}'") || says("value - unexpected ']'")
                   ? "is there a comma too many before it?"
                   : reason(error.what());
    }
    findings_.add({file_.shown, place.line, {}}, fmt::format("column {}: {}", place.column, what),
                  std::move(advice));
    return false;
  }

 private:
  struct Level {
    Json* value;
    std::string pointer;
    std::string key;                  ///< the one whose value comes next
    std::map<std::string, int> keys;  ///< seen so far, with their lines
  };

  /// Line of the last character read: of a key or text the closing quote; a number is only known to
  /// have ended at the character after it, which a line end still counts to its own line.
  int line() const {
    const std::size_t last = taken == 0 ? 0 : taken - 1;
    const auto ends = std::lower_bound(line_ends_.begin(), line_ends_.end(), last);
    return static_cast<int>(ends - line_ends_.begin()) + 1;
  }

  Json* place(Json&& v, std::string& pointer) {
    if (stack_.empty()) {
      file_.lines[""] = line();
      file_.value = std::move(v);
      return &file_.value;
    }
    Level& top = stack_.back();
    if (top.value->is_array()) {
      pointer = below(top.pointer, std::to_string(top.value->size()));
      file_.lines[pointer] = line();
      top.value->push_back(std::move(v));
      return &top.value->back();
    }
    pointer = below(top.pointer, top.key);
    Json& slot = (*top.value)[top.key];
    slot = std::move(v);
    return &slot;
  }
  bool put(Json v) {
    if (++values_ > kMostValues) {
      findings_.add({file_.shown, line(), {}},
                    fmt::format("holds more than {} values", kMostValues),
                    "a scenario needs some hundreds");
      return false;
    }
    std::string pointer;
    place(std::move(v), pointer);
    return true;
  }
  bool open(Json v) {
    if (stack_.size() >= static_cast<std::size_t>(kDeepest)) {
      findings_.add({file_.shown, line(), {}},
                    fmt::format("objects and lists are nested deeper than {}", kDeepest),
                    "a scenario needs about four levels");
      return false;
    }
    std::string pointer;
    Json* value = place(std::move(v), pointer);
    stack_.push_back({value, std::move(pointer), {}, {}});
    return true;
  }
  bool close() {
    stack_.pop_back();
    return true;
  }

  /// Where the token begins that the parser read last; it may have read one character more.
  std::size_t start_of(const std::string& token) const {
    for (const std::size_t more : {0u, 1u})
      if (!token.empty() && taken >= token.size() + more &&
          text_.compare(taken - token.size() - more, token.size(), token) == 0)
        return taken - token.size() - more;
    std::size_t from = taken == 0 ? 0 : taken - 1;
    while (from > 0 && part_of_word(from) && part_of_word(from - 1)) --from;
    return from;
  }

  bool part_of_word(std::size_t i) const {
    return i < text_.size() &&
           std::string_view(" \t\r\n,:{}[]\"").find(text_[i]) == std::string_view::npos;
  }
  /// The text, word or mark that begins at `i`, for a message.
  std::string word_at(std::size_t i) const {
    if (i >= text_.size()) return {};
    if (text_[i] == '"') {
      const auto end = text_.find('"', i + 1);
      return text_.substr(i + 1, end == std::string::npos ? end : end - i - 1);
    }
    std::size_t to = i;
    while (part_of_word(to)) ++to;
    return text_.substr(i, std::max<std::size_t>(to - i, 1));
  }
  static bool is_not_finite(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (!word.empty() && (word[0] == '-' || word[0] == '+')) word.erase(0, 1);
    return word == "nan" || word == "inf" || word == "infinity";
  }
  /// The parser's own reason without its bookkeeping.
  static std::string reason(std::string what) {
    if (const auto from = what.find("syntax error"); from != std::string::npos) what.erase(0, from);
    if (const auto cut = what.find("; last read"); cut != std::string::npos) {
      const auto expected = what.find("; expected", cut);
      what = what.substr(0, cut) + (expected == std::string::npos ? "" : what.substr(expected));
    }
    return what;
  }

  const std::string& text_;
  JsonFile& file_;
  Findings& findings_;
  std::vector<std::size_t> line_ends_;
  std::vector<Level> stack_;
  std::size_t values_ = 0;
};

}  // namespace

Place JsonFile::at(const std::string& pointer) const {
  std::string up = pointer;
  for (;;) {
    if (const auto found = lines.find(up); found != lines.end())
      return {shown, found->second, pointer};
    const auto cut = up.rfind('/');
    if (cut == std::string::npos) return {shown, 0, pointer};
    up.resize(cut);
  }
}

std::optional<JsonFile> read_json(const std::filesystem::path& file, Findings& findings) {
  const auto text = read_text(file, kMostBytes, findings);
  return text ? parse_json(*text, file.string(), findings) : std::nullopt;
}

std::optional<JsonFile> parse_json(const std::string& text, const std::string& shown,
                                   Findings& findings) {
  JsonFile out;
  out.path = shown;
  out.shown = shown;
  Builder builder(text, out, findings);
  const char* begin = text.data();
  const CountingIterator from{begin, &builder.taken}, to{begin + text.size(), &builder.taken};
  if (!Json::sax_parse(from, to, &builder)) return std::nullopt;
  return out;
}

}  // namespace limlab
