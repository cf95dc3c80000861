#include <gtest/gtest.h>

#include "params/number_text.hpp"
#include "params/text_file.hpp"

using namespace limlab;

TEST(NumberText, IsReadWholeOrNotAtAll) {
  EXPECT_EQ(parse_real("0.5"), 0.5);
  EXPECT_EQ(parse_real("-1e3"), -1000);
  for (const char* bad : {"", " 1", "1 ", "nan", "inf", "-inf", "1e400", "0x10", "4x", "1,5", "+1"})
    EXPECT_EQ(parse_real(bad), std::nullopt) << bad;
  EXPECT_EQ(parse_whole("-1"), -1);
  for (const char* bad : {"", "1.0", "1e3", "9223372036854775808", " 1", "+1"})
    EXPECT_EQ(parse_whole(bad), std::nullopt) << bad;
  EXPECT_EQ(number_text(4), "4");
  EXPECT_EQ(number_text(0.1), "0.1");
}

TEST(Utf8, FindsTheFirstByteThatIsNot) {
  EXPECT_EQ(first_not_utf8("Luik, Li\xC3\xA8ge \xE2\x82\xAC \xF0\x9F\x98\x80"), std::string::npos);
  EXPECT_EQ(first_not_utf8("ab\xE9"), 2u);
  EXPECT_EQ(first_not_utf8("a\xC0\xAF"), 1u);          // overlong
  EXPECT_EQ(first_not_utf8("a\xED\xA0\x80"), 1u);      // surrogate
  EXPECT_EQ(first_not_utf8("a\xF4\x90\x80\x80"), 1u);  // above U+10FFFF
  EXPECT_EQ(first_not_utf8("a\xC3"), 1u);              // cut off
}

TEST(LineColumn, CountsFromOne) {
  const std::string text = "ab\ncd\n";
  EXPECT_EQ(line_column(text, 0).line, 1);
  EXPECT_EQ(line_column(text, 2).column, 3);
  EXPECT_EQ(line_column(text, 3).line, 2);
  EXPECT_EQ(line_column(text, 3).column, 1);
  EXPECT_EQ(line_column(text, 99).line, 3);
}
