// Runs a fuzz target without libFuzzer: the seeds of a folder as they are, then seeded mutations of them.
//
//   fuzz_NAME CORPUS_FOLDER...        CF_FUZZ_RUNS (default 10000) mutations, CF_FUZZ_SEED (default 1)
//   fuzz_NAME FILE                    one input, to look into a failure
//
// An input that takes longer than a second of processor time, or that makes the process larger than the limit, ends the
// run; the input lies then in fuzz_NAME.failed beside the working folder's other files. Not a replacement for
// libFuzzer: it knows nothing of coverage, but it runs everywhere and the same way each time.
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr long k_seconds = 1;
constexpr rlim_t k_memory = rlim_t{2} << 30;
constexpr std::size_t k_longest = 64 * 1024;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool k_sanitized = true;  // they reserve terabytes of addresses, and slow everything down
#else
constexpr bool k_sanitized = false;
#endif

std::string g_input;  // what is being run, for the signal handler
std::string g_failed_path;

void write_all(int file, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(file, data, size);
    if (written <= 0) return;
    data += written;
    size -= static_cast<std::size_t>(written);
  }
}

// Only what a signal handler may do.
extern "C" void keep_input(int signal_number) {
  const int file = ::open(g_failed_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0) write_all(file, g_input.data(), g_input.size());
  constexpr std::string_view k_hang = "an input took too long; it lies in the .failed file\n";
  constexpr std::string_view k_crash = "an input crashed the target; it lies in the .failed file\n";
  const std::string_view words = signal_number == SIGVTALRM ? k_hang : k_crash;
  write_all(STDERR_FILENO, words.data(), words.size());
  ::_exit(1);
}

void limit_process() {
  // Handlers run on a stack of their own: the usual one may be what overflowed.
  static std::vector<char> stack(static_cast<std::size_t>(SIGSTKSZ) + 65536);
  stack_t alternative{};
  alternative.ss_sp = stack.data();
  alternative.ss_size = stack.size();
  ::sigaltstack(&alternative, nullptr);
  for (const int number : {SIGVTALRM, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) {
    struct sigaction action {};
    action.sa_handler = keep_input;
    action.sa_flags = SA_ONSTACK;
    if (number == SIGVTALRM || !k_sanitized) ::sigaction(number, &action, nullptr);
  }
  const rlimit memory{k_memory, k_memory};
  if (!k_sanitized) ::setrlimit(RLIMIT_AS, &memory);
}

void run(const std::string& input) {
  g_input = input;
  const itimerval limit{.it_interval = {0, 0}, .it_value = {k_sanitized ? 10 * k_seconds : k_seconds, 0}};
  ::setitimer(ITIMER_VIRTUAL, &limit, nullptr);
  // A copy of exactly the input's size: reading past its end is then seen by the sanitizers.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  (void)LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  const itimerval none{};
  ::setitimer(ITIMER_VIRTUAL, &none, nullptr);
}

class Mutator {
 public:
  Mutator(const std::vector<std::string>& seeds, unsigned seed) : m_seeds(seeds), m_random(seed) {}

  std::string next() {
    std::string text = m_seeds[pick(m_seeds.size())];
    for (std::size_t i = 0, count = 1 + pick(6); i < count; ++i) mutate(text);
    if (text.size() > k_longest) text.resize(k_longest);
    return text;
  }

 private:
  std::size_t pick(std::size_t size) { return size == 0 ? 0 : m_random() % size; }

  void mutate(std::string& text) {
    const std::size_t at = pick(text.size() + 1);
    const std::size_t length = std::min(pick(16) + 1, text.size() - at);
    switch (pick(8)) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, 1, static_cast<char>(pick(256))); break;
      case 2: text.insert(at, 1, k_marks[pick(k_marks.size())]); break;
      case 3:
        if (at < text.size()) text[at] = k_marks[pick(k_marks.size())];
        break;
      case 4:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << pick(8)));
        break;
      case 5: text.insert(at, text.substr(pick(text.size() + 1), 1 + pick(64))); break;
      case 6: repeat(text, at, length); break;
      default: splice(text, at); break;
    }
  }

  void repeat(std::string& text, std::size_t at, std::size_t length) {
    const std::string part = text.substr(at, length);
    for (std::size_t i = 0, count = pick(pick(50) == 0 ? 2000 : 8); i < count && text.size() < k_longest; ++i)
      text.insert(at, part);
  }

  void splice(std::string& text, std::size_t at) {
    const std::string& other = m_seeds[pick(m_seeds.size())];
    const std::size_t from = pick(other.size() + 1);
    text.insert(at, other.substr(from, 1 + pick(200)));
  }

  static constexpr std::string_view k_marks = "\"'[]{}():#-|>&*!%@`,\n\r\t ?~\\<=_x0\xEF\xC3";
  const std::vector<std::string>& m_seeds;
  std::mt19937 m_random;
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> read_seeds(int count, char** paths) {
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < count; ++i) {
    if (!std::filesystem::is_directory(paths[i])) {
      files.emplace_back(paths[i]);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(paths[i])) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  std::transform(files.begin(), files.end(), std::back_inserter(seeds), read_file);
  return seeds;
}

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> seeds = read_seeds(argc - 1, argv + 1);
  if (seeds.empty()) {
    fmt::print(stderr, "usage: {} CORPUS_FOLDER|FILE...\n", argv[0]);
    return 2;
  }
  const bool only_files =
      std::none_of(argv + 1, argv + argc, [](const char* path) { return std::filesystem::is_directory(path); });
  const unsigned runs = only_files ? 0 : number_from("CF_FUZZ_RUNS", 10'000);
  g_failed_path = std::filesystem::path(argv[0]).filename().string() + ".failed";
  limit_process();
  for (const std::string& seed : seeds) run(seed);
  Mutator mutator(seeds, number_from("CF_FUZZ_SEED", 1));
  for (unsigned i = 0; i < runs; ++i) run(mutator.next());
  fmt::print("{} seeds and {} mutations\n", seeds.size(), runs);
  return 0;
}
