#include "base/util/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/util/path.hpp"
#include "base/util/text.hpp"

extern char** environ;  // NOLINT: POSIX declares it nowhere

namespace cf {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int k_tick_ms = 10;                          // how often a child that says nothing is asked whether it ended
constexpr std::chrono::milliseconds k_drain_time{50};  // for output that a grandchild still holds open

enum class PipeKind { pipe, socket };

class Pipe {
 public:
  explicit Pipe(PipeKind kind = PipeKind::pipe) {
    m_ok = (kind == PipeKind::pipe ? ::pipe2(m_ends.data(), O_CLOEXEC)
                                   : ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_ends.data())) == 0;
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_reader();
    close_writer();
  }
  bool ok() const { return m_ok; }
  int reader() const { return m_ends[0]; }
  int writer() const { return m_ends[1]; }
  void close_reader() { close_end(m_ends[0]); }
  void close_writer() { close_end(m_ends[1]); }

 private:
  static void close_end(int& fd) {
    if (fd >= 0) ::close(std::exchange(fd, -1));
  }
  std::array<int, 2> m_ends{-1, -1};
  bool m_ok = false;
};

struct Pipes {
  Pipe in{PipeKind::socket};  // a socket, because only there a write to a child that has gone can go without SIGPIPE
  Pipe out;
  Pipe err;
};

Result<pid_t> spawn(const ProcessRequest& request, Pipes& pipes) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipes.in.reader(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipes.out.writer(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipes.err.writer(), STDERR_FILENO);
  if (!request.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, request.folder.c_str());

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;  // our own handling of these must not be inherited
  sigemptyset(&defaults);
  for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&defaults, signal);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

  std::vector<char*> arguments;
  for (const std::string& argument : request.command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int code = ::posix_spawnp(&child, arguments.front(), &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) return Error{"cannot start '" + request.command.front() + "': " + std::strerror(code), {}, code};
  return child;
}

/// Moves what the pipes have into the result and what is left of the input into the child.
class Conversation {
 public:
  Conversation(const ProcessRequest& request, Pipes& pipes, ProcessResult& result)
      : m_request(request), m_pipes(pipes), m_result(result), m_input(request.input) {
    for (const int fd : {pipes.in.writer(), pipes.out.reader(), pipes.err.reader()}) ::fcntl(fd, F_SETFL, O_NONBLOCK);
    if (m_input.empty()) m_pipes.in.close_writer();
  }

  bool outputs_open() const { return m_pipes.out.reader() >= 0 || m_pipes.err.reader() >= 0; }

  void step(int timeout_ms) {
    std::array<pollfd, 3> waiting{pollfd{m_pipes.out.reader(), POLLIN, 0}, pollfd{m_pipes.err.reader(), POLLIN, 0},
                                  pollfd{m_pipes.in.writer(), POLLOUT, 0}};
    if (::poll(waiting.data(), waiting.size(), timeout_ms) <= 0) return;
    if (waiting[0].revents != 0) take(m_pipes.out, m_result.out);
    if (waiting[1].revents != 0) take(m_pipes.err, m_result.err);
    if (waiting[2].revents != 0) give();
  }

 private:
  void take(Pipe& pipe, std::string& kept) {
    std::array<char, 16'384> bytes;
    const ssize_t count = ::read(pipe.reader(), bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count <= 0) return pipe.close_reader();
    const std::size_t room = m_request.output_limit - kept.size();
    const std::size_t used = std::min(room, static_cast<std::size_t>(count));
    kept.append(bytes.data(), used);
    if (used < static_cast<std::size_t>(count)) m_result.truncated = true;
  }

  void give() {
    const ssize_t count = ::send(m_pipes.in.writer(), m_input.data(), m_input.size(), MSG_NOSIGNAL);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count > 0) m_input.remove_prefix(static_cast<std::size_t>(count));
    if (count <= 0 || m_input.empty()) m_pipes.in.close_writer();
  }

  const ProcessRequest& m_request;
  Pipes& m_pipes;
  ProcessResult& m_result;
  std::string_view m_input;
};

bool has_ended(pid_t child, int& status) {
  const pid_t ended = ::waitpid(child, &status, WNOHANG);
  return ended == child || (ended < 0 && errno != EINTR);
}

}  // namespace

Result<ProcessResult> run_process(const ProcessRequest& request) {
  Pipes pipes;
  if (!pipes.in.ok() || !pipes.out.ok() || !pipes.err.ok()) {
    return Error{std::string("cannot make a pipe: ") + std::strerror(errno), {}, errno};
  }
  const Result<pid_t> child = spawn(request, pipes);
  if (!child) return child.error();
  pipes.in.close_reader();
  pipes.out.close_writer();
  pipes.err.close_writer();

  ProcessResult result;
  Conversation conversation(request, pipes, result);
  const Clock::time_point end = Clock::now() + request.timeout;
  int status = 0;
  int tick = 1;
  while (!has_ended(*child, status)) {
    result.timed_out = Clock::now() >= end;
    result.cancelled = request.cancelled != nullptr && request.cancelled();
    if (result.timed_out || result.cancelled) {
      ::kill(-*child, SIGKILL);
      while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) {
      }
      break;
    }
    conversation.step(tick);
    tick = conversation.outputs_open() ? k_tick_ms : 1;
  }
  const Clock::time_point drained = Clock::now() + k_drain_time;
  while (conversation.outputs_open() && Clock::now() < drained) conversation.step(1);
  result.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return result;
}

std::optional<std::string> find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  for (const std::string_view folder : split(path == nullptr ? "/usr/bin:/bin" : path, ':')) {
    const std::string candidate = join_path(folder.empty() ? "." : folder, name);
    struct stat status {};
    if (::stat(candidate.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(candidate.c_str(), X_OK) == 0) {
      return candidate;
    }
  }
  return std::nullopt;
}

}  // namespace cf
