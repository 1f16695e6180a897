#include "core/base/platform.h"

#include <emscripten/em_js.h>

#include <cmath>
#include <new>

#include "core/base/check.h"

namespace {

// clang-format off
// Beyond 1e17 with an exponent, as checkpoints always had it.
EM_JS(int, vamos_text_of, (double number, char* text, int size), {
  const shown = Object.is(number, -0) ? "-0" : Math.abs(number) < 1e17 ? String(number) : number.toExponential();
  return stringToUTF8(shown.replace("+", ""), text, size);
});
EM_JS(double, vamos_number_of, (const char* text, int size), { return Number(UTF8ToString(text, size)); });
EM_JS(void, vamos_check_failed, (const char* check), { abort("vamos: check failed: " + UTF8ToString(check)); });
EM_JS(void, vamos_out_of_memory, (), { abort("vamos: out of memory"); });
// clang-format on

/// Where the browser gives no more memory: the page knows it by these words (web/state/recover.ts). Without exceptions nothing
/// can be handed back any more.
const std::new_handler before_abort = std::set_new_handler([] { vamos_out_of_memory(); });

}  // namespace

EM_JS_DEPS(vamos_platform, "$stringToUTF8,$UTF8ToString");

/// Embind would name types that it does not know by their address, and only for this the formatted printing of the C library
/// would be downloaded.
extern "C" int siprintf(char* text, const char*, ...) {
  text[0] = '\0';
  return 0;
}

namespace vamos {

std::string exact_text(double number) {
  VAMOS_CHECK(std::isfinite(number));
  char text[32];
  return {text, static_cast<std::size_t>(vamos_text_of(number, text, sizeof text))};
}

double number_of(std::string_view decimal) { return vamos_number_of(decimal.data(), static_cast<int>(decimal.size())); }

void detail::check_failed(const char* check) {
  vamos_check_failed(check);
  __builtin_unreachable();
}

}  // namespace vamos
