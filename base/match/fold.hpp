// Letters without their case, and the one spelling in which keywords are written and compared.
//
// Works on UTF-8; bytes that are not valid UTF-8 become U+FFFD. Knows no locale: Turkish text folds like any other.
#pragma once

#include <string>
#include <string_view>

namespace cf::match {

/// Simple case folding (Unicode, CaseFolding.txt statuses C and S): code points of one class map to one of them. The
/// representative is the lower-case letter, also where the standard names the capital (Cherokee).
char32_t fold(char32_t c);

/// What JavaScript's `toLowerCase` makes of it: SpecialCasing.txt's two unconditional rules that are not one to one
/// (U+0130, and a sigma at the end of a word) included.
std::string lower(std::string_view utf8);

/// Normalization form C (UAX #15).
std::string to_nfc(std::string_view utf8);

/// The form in which a keyword is written: lower-cased, NFC, every run of white space one space, none at the ends.
std::string keyword_form(std::string_view utf8);

}  // namespace cf::match
