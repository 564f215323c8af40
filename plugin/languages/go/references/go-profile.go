//usr/bin/env true; command -v go >/dev/null 2>&1 || { echo "go-profile: no 'go' command on PATH; install Go (apt-get install golang-go, brew install go, or https://go.dev/dl) and try again" >&2; exit 2; }
//usr/bin/env true; built=$(mktemp -d) && cp "$0" "$built/main.go" || { echo "go-profile: cannot write to ${TMPDIR:-/tmp}; set TMPDIR to a writable folder" >&2; exit 2; }
//usr/bin/env true; (cd "$built" && GOOS= GOARCH= GOFLAGS= GOWORK=off GO111MODULE=off go build -o go-profile main.go) >&2 || { rm -rf "$built"; echo "go-profile: the driver did not compile; it needs Go 1.16 or newer and a writable build cache (GOCACHE)" >&2; exit 2; }
//usr/bin/env true; "$built/go-profile" "$@"; status=$?; rm -rf "$built"; exit $status

// One run of a Go command, every dimension in one table: CPU, allocations, live heap, collector,
// lock and channel waits, init. Run it as a shell script, from any folder, copied anywhere:
//
//	sh go-profile.go [options] <source_root> -- go test [flags] [packages]
//	sh go-profile.go [options] <source_root> -- go run [build flags] <package> [arguments]
//	sh go-profile.go [options] <source_root> -- ./program [arguments]
//
// It needs nothing but the go command; it reads the profiles itself and never touches the source
// tree (a program is instrumented through `go build -overlay`). The command's exit status is its own.
// With --json one document goes to stdout and everything else to stderr; its form is the plugin's
// profile schema, version 1.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const usage = `usage: sh go-profile.go [options] <source_root> -- <command…>
  go test [flags] [packages]       tests or benchmarks; give -benchtime <N>x to compare totals between runs
  go run [build flags] <package>   a program; built with profiling through an overlay, sources untouched
  ./program [arguments]            a built program; all dimensions only if it was built with --build
options
  --json             one JSON document on stdout (the command's output goes to stderr)
  --out DIR          keep the raw profiles there (default: a folder under the temporary folder)
  --baseline FILE    baseline of the totals (default: baseline.json in that folder); the first run writes it
  --rebaseline       this run becomes the baseline
  --top N            rows in each part of the table (default 10)
  --live             rank memory by what is live at the end instead of all that was allocated
  --stop-after SEC   send the command an interrupt after SEC seconds (servers)
  --build FILE -- [build flags] <package>    only build the profiling program, to be run later
`

const hookDir = "CODEFLASH_GO_PROFILE_DIR"

// ---------------------------------------------------------------- the story

func main() {
	opt := parseArgs(os.Args[1:])
	if _, err := exec.LookPath("go"); err != nil {
		fail("no 'go' command on PATH; install Go (apt-get install golang-go, brew install go, or https://go.dev/dl)")
	}
	if opt.buildOnly != "" {
		must(buildProgram(opt.command, opt.buildOnly, nil))
		return
	}
	prepareOut(opt)
	r := newReport(opt)
	runCommand(opt, r)
	readProfiles(opt, r)
	if !r.started {
		os.Exit(r.ExitStatus)
	}
	r.applyBaseline(opt)
	if opt.json {
		must(json.NewEncoder(os.Stdout).Encode(r))
	} else {
		r.print(os.Stdout, opt)
	}
	os.Exit(r.ExitStatus)
}

type options struct {
	json, rebaseline, live     bool
	out, baseline, buildOnly   string
	top                        int
	stopAfter                  time.Duration
	root, absRoot              string
	command                    []string
	module, moduleDir, workDir string
}

func parseArgs(args []string) *options {
	o := &options{top: 10}
	value := func(i *int) string {
		if *i++; *i >= len(args) {
			fail("%s needs a value\n%s", args[*i-1], usage)
		}
		return args[*i]
	}
	i := 0
	for ; i < len(args) && args[i] != "--"; i++ {
		switch a := args[i]; a {
		case "-h", "--help":
			fmt.Print(usage)
			os.Exit(0)
		case "--json":
			o.json = true
		case "--live":
			o.live = true
		case "--rebaseline":
			o.rebaseline = true
		case "--out":
			o.out = value(&i)
		case "--baseline":
			o.baseline = value(&i)
		case "--build":
			o.buildOnly = value(&i)
		case "--top":
			n, err := strconv.Atoi(value(&i))
			if err != nil || n < 1 {
				fail("--top needs a number above 0, not %q", args[i])
			}
			o.top = n
		case "--stop-after":
			s, err := strconv.ParseFloat(value(&i), 64)
			if err != nil || s <= 0 {
				fail("--stop-after needs seconds above 0, not %q", args[i])
			}
			o.stopAfter = time.Duration(s * float64(time.Second))
		default:
			if strings.HasPrefix(a, "-") && a != "-" {
				fail("unknown option %q\n%s", a, usage)
			}
			if o.root != "" {
				fail("one source root, please: %q and %q were given\n%s", o.root, a, usage)
			}
			o.root = a
		}
	}
	if i >= len(args)-1 {
		fail("nothing to run: the command goes after --\n%s", usage)
	}
	o.command = args[i+1:]
	if o.buildOnly != "" {
		return o
	}
	if o.root == "" {
		fail("no source root given; use . for the whole module\n%s", usage)
	}
	info, err := os.Stat(o.root)
	if err != nil || !info.IsDir() {
		fail("source root %q is not a folder", o.root)
	}
	o.absRoot = realPath(o.root)
	o.workDir, _ = os.Getwd()
	if out, err := exec.Command("go", "list", "-m", "-f", "{{.Path}}\t{{.Dir}}").Output(); err == nil {
		if f := strings.Split(strings.SplitN(strings.TrimSpace(string(out)), "\n", 2)[0], "\t"); len(f) == 2 {
			o.module, o.moduleDir = f[0], f[1]
		}
	}
	return o
}

func prepareOut(o *options) {
	if o.out == "" {
		sum := sha256.Sum256([]byte(o.workDir + "\x00" + o.absRoot + "\x00" + strings.Join(o.command, "\x00")))
		o.out = filepath.Join(os.TempDir(), fmt.Sprintf("go-profile-%d-%x", os.Getuid(), sum[:5]))
	}
	if err := os.MkdirAll(o.out, 0o700); err != nil {
		fail("cannot make the profile folder: %v; choose another with --out", err)
	}
	o.out, _ = filepath.Abs(o.out)
	for _, old := range []string{"cpu*.pprof", "mem*.pprof", "mutex*.pprof", "block*.pprof", "hook*.json"} {
		found, _ := filepath.Glob(filepath.Join(o.out, old))
		for _, f := range found {
			os.Remove(f)
		}
	}
	if o.baseline == "" {
		o.baseline = filepath.Join(o.out, "baseline.json")
	}
}

// ---------------------------------------------------------------- running

func runCommand(o *options, r *report) {
	c := o.command
	base := filepath.Base(c[0])
	switch {
	case base == "go" && len(c) > 1 && c[1] == "test":
		runTests(o, r, c[2:])
	case base == "go" && len(c) > 1 && c[1] == "run":
		runProgram(o, r, c[2:])
	default:
		runPlain(o, r, c)
	}
}

// testFlags are the flags of a test binary; true: it takes a value.
var testFlags = map[string]bool{
	"bench": true, "benchmem": false, "benchtime": true, "blockprofilerate": true, "count": true, "coverprofile": true,
	"cpu": true, "failfast": false, "fullpath": false, "list": true, "memprofilerate": true, "mutexprofilefraction": true,
	"parallel": true, "run": true, "short": false, "shuffle": true, "skip": true, "timeout": true, "v": false, "trace": true,
}

// buildValueFlags are the build flags that take a value.
var buildValueFlags = map[string]bool{
	"tags": true, "ldflags": true, "gcflags": true, "asmflags": true, "gccgoflags": true, "mod": true, "modfile": true, "overlay": true,
	"p": true, "pkgdir": true, "toolexec": true, "covermode": true, "coverpkg": true, "vet": true, "exec": true, "compiler": true,
	"buildmode": true, "installsuffix": true, "pgo": true, "buildvcs": true, "C": true, "o": true,
}

type testArgs struct{ build, test, packages, rest []string }

func splitTestArgs(args []string) testArgs {
	var t testArgs
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "-args" || a == "--args" {
			t.rest = args[i+1:]
			break
		}
		if !strings.HasPrefix(a, "-") {
			t.packages = append(t.packages, a)
			continue
		}
		name, val, hasVal := cut(strings.TrimLeft(a, "-"), "=")
		name = strings.TrimPrefix(name, "test.")
		switch name {
		case "json", "c", "i", "o", "exec", "fuzz", "cpuprofile", "memprofile", "mutexprofile", "blockprofile", "outputdir":
			fail("leave out -%s: the driver builds the test binary and sets the profile flags itself", name)
		}
		takes, isTest := testFlags[name]
		if (isTest && takes || buildValueFlags[name]) && !hasVal {
			if i++; i >= len(args) {
				fail("-%s needs a value", name)
			}
			val, hasVal = args[i], true
		}
		full := "-" + name
		if isTest {
			full = "-test." + name
		}
		if hasVal {
			full += "=" + val
		}
		if isTest {
			t.test = append(t.test, full)
		} else {
			t.build = append(t.build, full)
		}
	}
	if len(t.packages) == 0 {
		t.packages = []string{"."}
	}
	return t
}

func runTests(o *options, r *report, args []string) {
	t := splitTestArgs(args)
	r.checkFixedWork(t.test)
	list := append(append([]string{"list", "-f", "{{if or .TestGoFiles .XTestGoFiles}}{{.Dir}}\t{{.ImportPath}}{{end}}"}, listFlags(t.build)...), t.packages...)
	cmd := exec.Command("go", list...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		r.ExitStatus = exitCode(err)
		return
	}
	var dirs [][2]string
	for _, line := range strings.Split(string(out), "\n") {
		if dir, path, ok := cut(strings.TrimSpace(line), "\t"); ok {
			dirs = append(dirs, [2]string{dir, path})
		}
	}
	if len(dirs) == 0 {
		fail("no test files in %s", strings.Join(t.packages, " "))
	}
	for i, d := range dirs {
		binary := filepath.Join(o.out, fmt.Sprintf("program%s.test", suffix(i)))
		build := exec.Command("go", append(append([]string{"test", "-c", "-o", binary}, t.build...), d[1])...)
		build.Stdout, build.Stderr = os.Stderr, os.Stderr
		if err := build.Run(); err != nil {
			fmt.Fprintf(os.Stderr, "go-profile: %s does not build\n", d[1])
			r.ExitStatus = exitCode(err)
			continue
		}
		flags := append([]string{"-test.paniconexit0", "-test.timeout=10m0s"}, t.test...)
		for flag, file := range map[string]string{"cpuprofile": "cpu", "memprofile": "mem", "mutexprofile": "mutex", "blockprofile": "block"} {
			flags = append(flags, "-test."+flag+"="+filepath.Join(o.out, file+suffix(i)+".pprof"))
		}
		if !has(t.test, "-test.blockprofilerate") {
			flags = append(flags, "-test.blockprofilerate=10000")
		}
		if !has(t.test, "-test.mutexprofilefraction") {
			flags = append(flags, "-test.mutexprofilefraction=5")
		}
		if len(dirs) > 1 {
			fmt.Fprintf(os.Stderr, "go-profile: %s\n", d[1])
		}
		r.run(o, d[0], binary, append(flags, t.rest...), nil)
	}
	if has(t.build, "-race") || has(t.build, "-cover") {
		r.warn("cpu", "built with -race or -cover: shares and times are those of another program", "leave the flag out when profiling")
	}
}

func suffix(i int) string {
	if i == 0 {
		return ""
	}
	return strconv.Itoa(i)
}

// listFlags are the build flags that change which files belong to a package.
func listFlags(build []string) (out []string) {
	for _, f := range build {
		if has([]string{f}, "-tags") || has([]string{f}, "-mod") || has([]string{f}, "-modfile") {
			out = append(out, f)
		}
	}
	return out
}

func runProgram(o *options, r *report, args []string) {
	pkg, rest := splitRunArgs(args)
	binary := filepath.Join(o.out, "program")
	if err := buildProgram(pkg, binary, r); err != nil {
		r.ExitStatus = exitCode(err)
		fmt.Fprintln(os.Stderr, "go-profile: the program does not build")
		return
	}
	r.run(o, "", binary, rest, []string{hookDir + "=" + o.out})
}

// splitRunArgs separates what `go build` needs from the program's own arguments.
func splitRunArgs(args []string) (pkg, rest []string) {
	i := 0
	for ; i < len(args) && strings.HasPrefix(args[i], "-"); i++ {
		pkg = append(pkg, args[i])
		name, _, hasVal := cut(strings.TrimLeft(args[i], "-"), "=")
		if buildValueFlags[name] && !hasVal && i+1 < len(args) {
			i++
			pkg = append(pkg, args[i])
		}
	}
	if i >= len(args) {
		fail("go run: no package given")
	}
	if strings.HasSuffix(args[i], ".go") {
		for ; i < len(args) && strings.HasSuffix(args[i], ".go"); i++ {
			pkg = append(pkg, args[i])
		}
		return pkg, args[i:]
	}
	return append(pkg, args[i]), args[i+1:]
}

func runPlain(o *options, r *report, c []string) {
	path, err := exec.LookPath(c[0])
	switch {
	case err == nil:
	case errors.Is(err, os.ErrPermission):
		r.ExitStatus = 126
		fmt.Fprintf(os.Stderr, "go-profile: %s may not be executed; chmod +x it, or run it through its interpreter\n", c[0])
		return
	default:
		r.ExitStatus = 127
		fmt.Fprintf(os.Stderr, "go-profile: there is no program %q here or on PATH\n", c[0])
		return
	}
	r.run(o, "", path, c[1:], []string{hookDir + "=" + o.out})
}

// run executes one program, passes its output on, takes collector and init lines out of its stderr.
func (r *report) run(o *options, dir, program string, args, env []string) {
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	debug := "gctrace=1,inittrace=1"
	if old := os.Getenv("GODEBUG"); old != "" {
		debug = old + "," + debug
	}
	cmd.Env = append(append(os.Environ(), "GODEBUG="+debug), env...)
	cmd.Stdin = os.Stdin
	var stdout io.Writer = os.Stdout
	if o.json {
		stdout = os.Stderr
	}
	cmd.Stdout = &lineFilter{to: stdout, keep: func(s string) bool { r.benchLine(s); return true }}
	filter := &lineFilter{to: os.Stderr, keep: func(s string) bool { return !r.runtimeLine(s) }}
	cmd.Stderr = filter
	signal.Notify(make(chan os.Signal, 1), os.Interrupt) // the terminal sends it to the program as well, whose profiles are wanted; not Ignore: that would be inherited
	start := time.Now()
	if err := cmd.Start(); err != nil {
		r.ExitStatus = 126
		fmt.Fprintf(os.Stderr, "go-profile: cannot start %s: %v\n", program, err)
		return
	}
	if o.stopAfter > 0 {
		stop := time.AfterFunc(o.stopAfter, func() { cmd.Process.Signal(os.Interrupt) })
		defer stop.Stop()
	}
	err := cmd.Wait()
	r.WallS += time.Since(start).Seconds()
	filter.flush()
	cmd.Stdout.(*lineFilter).flush()
	r.started = true
	if r.binary == "" {
		r.binary = program
	}
	if status := exitCode(err); status != 0 && r.ExitStatus == 0 {
		r.ExitStatus = status
	}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		unit := 1024.0 // ru_maxrss: KiB on Linux and the BSDs, bytes on macOS
		if runtime.GOOS == "darwin" {
			unit = 1
		}
		r.rssMB = math.Max(r.rssMB, float64(u.Maxrss)*unit/(1<<20))
		r.processCPU += cmd.ProcessState.UserTime().Seconds() + cmd.ProcessState.SystemTime().Seconds()
	}
}

type lineFilter struct {
	to   io.Writer
	keep func(string) bool
	rest []byte
}

func (f *lineFilter) Write(p []byte) (int, error) {
	f.rest = append(f.rest, p...)
	for {
		i := bytes.IndexByte(f.rest, '\n')
		if i < 0 {
			return len(p), nil
		}
		if line := string(f.rest[:i]); f.keep(line) {
			io.WriteString(f.to, line+"\n")
		}
		f.rest = f.rest[i+1:]
	}
}

func (f *lineFilter) flush() {
	if len(f.rest) > 0 && f.keep(string(f.rest)) {
		f.to.Write(f.rest)
	}
	f.rest = nil
}

var (
	gcLine    = regexp.MustCompile(`^gc \d+ @[\d.]+s \d+%: ([\d.]+)\+([\d.]+)\+([\d.]+) ms clock, ([\d.]+)\+([\d.]+)/([\d.]+)/([\d.]+)\+([\d.]+) ms cpu, (\d+)->(\d+)->(\d+) MB`)
	initLine  = regexp.MustCompile(`^init (\S+) @[\d.]+ ms, ([\d.]+) ms clock, (\d+) bytes, (\d+) allocs`)
	benchLine = regexp.MustCompile(`^(Benchmark\S+)\s+\d+\s+([\d.]+) ns/op`)
)

// runtimeLine takes what the Go runtime prints for gctrace and inittrace; true: the line is not the program's.
func (r *report) runtimeLine(s string) bool {
	if m := gcLine.FindStringSubmatch(s); m != nil {
		f := func(i int) float64 { v, _ := strconv.ParseFloat(m[i], 64); return v }
		r.GC.Count++
		r.GC.TotalS += (f(4) + f(5) + f(6) + f(8)) / 1000 // stop-the-world, assists, background marking; idle marking costs nobody
		r.GC.MaxPauseS = math.Max(r.GC.MaxPauseS, math.Max(f(1), f(3))/1000)
		r.liveMB = math.Max(r.liveMB, f(11))
		r.sawRuntime = true
		return true
	}
	if m := initLine.FindStringSubmatch(s); m != nil {
		ms, _ := strconv.ParseFloat(m[2], 64)
		r.sawRuntime = true
		if strings.HasPrefix(m[1], "runtime") || strings.HasPrefix(m[1], "internal/") {
			return true
		}
		r.inits[m[1]] += ms / 1000
		return true
	}
	return false
}

func (r *report) benchLine(s string) {
	if m := benchLine.FindStringSubmatch(s); m != nil {
		v, _ := strconv.ParseFloat(m[2], 64)
		r.bench[m[1]] = v
	}
}

// checkFixedWork warns when the amount of work is chosen by time, so that totals cannot be compared.
func (r *report) checkFixedWork(test []string) {
	bench, fixed := false, false
	for _, f := range test {
		if strings.HasPrefix(f, "-test.bench=") {
			bench = true
		}
		if strings.HasPrefix(f, "-test.benchtime=") && strings.HasSuffix(f, "x") {
			fixed = true
		}
	}
	r.fixedWork = !bench || fixed
	if !r.fixedWork {
		r.warn("", "-benchtime is a time: a faster program does more iterations, so wall, CPU and GC totals do not compare between runs; ns/op does", "-benchtime <N>x with an N that runs for two seconds or more")
	}
}

// ---------------------------------------------------------------- instrumenting a program

// hookSource is appended to the file that holds func main; its imports go behind the package clause,
// on the same line, so that no line number moves.
const hookImports = `; import cfpBytes "bytes"; import cfpOS "os"; import cfpSignal "os/signal"; import cfpFile "path/filepath"; import cfpRuntime "runtime"; import cfpProf "runtime/pprof"; import cfpSync "sync"; import cfpCall "syscall"; import cfpTime "time"; import cfpFmt "fmt"; import cfpLog "log"`

const hookSource = `

var cfpOnce cfpSync.Once
var cfpCPU cfpBytes.Buffer
var cfpDir = cfpOS.Getenv("` + hookDir + `")

func main() {
	if cfpDir == "" {
		cfpMain()
		return
	}
	cfpRuntime.SetMutexProfileFraction(5)
	cfpRuntime.SetBlockProfileRate(10000)
	cfpProf.StartCPUProfile(&cfpCPU)
	go cfpWatch()
	defer cfpStop()
	cfpMain()
}

func cfpStop() {
	if cfpDir == "" {
		return
	}
	cfpOnce.Do(func() {
		cfpProf.StopCPUProfile()
		alive := cfpRuntime.NumGoroutine() - 3 // main, the watcher, the signal loop
		cfpRuntime.GC()
		cfpOS.WriteFile(cfpFile.Join(cfpDir, "cpu.pprof"), cfpCPU.Bytes(), 0o600)
		for name, file := range map[string]string{"allocs": "mem", "mutex": "mutex", "block": "block"} {
			if f, err := cfpOS.Create(cfpFile.Join(cfpDir, file+".pprof")); err == nil {
				cfpProf.Lookup(name).WriteTo(f, 0)
				f.Close()
			}
		}
		if alive < 0 {
			alive = 0
		}
		cfpOS.WriteFile(cfpFile.Join(cfpDir, "hook.json"), []byte(cfpFmt.Sprintf("{\"alive\": %d}", alive)), 0o600)
	})
}

func cfpWatch() {
	c := make(chan cfpOS.Signal, 1)
	cfpSignal.Notify(c, cfpOS.Interrupt, cfpCall.SIGTERM)
	s := <-c
	cfpTime.Sleep(500 * cfpTime.Millisecond)
	cfpStop()
	cfpTime.Sleep(2 * cfpTime.Second)
	cfpSignal.Reset(s)
	cfpCall.Kill(cfpCall.Getpid(), s.(cfpCall.Signal))
	cfpTime.Sleep(cfpTime.Second) // ignored by whoever started us
	cfpOS.Exit(128 + int(s.(cfpCall.Signal)))
}

func cfpExit(code int) { cfpStop(); cfpOS.Exit(code) }
func cfpFatal(v ...interface{}) { cfpLog.Output(2, cfpFmt.Sprint(v...)); cfpExit(1) }
func cfpFatalf(format string, v ...interface{}) { cfpLog.Output(2, cfpFmt.Sprintf(format, v...)); cfpExit(1) }
func cfpFatalln(v ...interface{}) { cfpLog.Output(2, cfpFmt.Sprintln(v...)); cfpExit(1) }

var _, _, _, _ = cfpExit, cfpFatal, cfpFatalf, cfpFatalln
`

// buildProgram builds a main package with profiling around main; the sources stay as they are.
func buildProgram(pkg []string, out string, r *report) error {
	list := exec.Command("go", append([]string{"list", "-json"}, pkg...)...)
	list.Stderr = os.Stderr
	text, err := list.Output()
	if err != nil {
		return err
	}
	var p struct {
		Dir, Name, ImportPath string
		GoFiles, CgoFiles     []string
	}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&p); err != nil {
		return err
	}
	if p.Name != "main" {
		fail("%s is package %s; only a main package can be run", p.ImportPath, p.Name)
	}
	work, err := os.MkdirTemp("", "go-profile-build-")
	if err != nil {
		fail("cannot make a temporary folder: %v", err)
	}
	defer os.RemoveAll(work)
	replace := map[string]string{}
	found := false
	for i, name := range append(p.GoFiles, p.CgoFiles...) {
		path := filepath.Join(p.Dir, name)
		changed, isMain, err := instrument(path)
		if err != nil {
			return err
		}
		found = found || isMain
		if changed != nil {
			copyPath := filepath.Join(work, fmt.Sprintf("%d_%s", i, name))
			must(os.WriteFile(copyPath, changed, 0o600))
			replace[path] = copyPath
		}
	}
	if !found {
		fail("no func main in %s", p.Dir)
	}
	overlay := filepath.Join(work, "overlay.json")
	data, _ := json.Marshal(map[string]interface{}{"Replace": replace})
	must(os.WriteFile(overlay, data, 0o600))
	build := exec.Command("go", append([]string{"build", "-overlay", overlay, "-o", out}, pkg...)...)
	build.Stdout, build.Stderr = os.Stderr, os.Stderr
	return build.Run()
}

type edit struct {
	at, end int
	text    string
}

// instrument renames func main and routes os.Exit and log.Fatal* of one file through the hook.
func instrument(path string) (out []byte, isMain bool, err error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, false, err
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, src, 0)
	if err != nil {
		return nil, false, err
	}
	offset := func(p token.Pos) int { return fset.Position(p).Offset }
	imported := map[string]bool{}
	for _, spec := range file.Imports {
		if spec.Name == nil {
			imported[strings.Trim(spec.Path.Value, `"`)] = true
		}
	}
	var edits []edit
	var tail string
	ast.Inspect(file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		id, ok := sel.X.(*ast.Ident)
		if !ok || id.Obj != nil {
			return true
		}
		if id.Name == "os" && imported["os"] && sel.Sel.Name == "Exit" {
			edits = append(edits, edit{offset(sel.Pos()), offset(sel.End()), "cfpExit"})
			tail += "\nvar _ = os.Exit\n"
		}
		if id.Name == "log" && imported["log"] && strings.HasPrefix(sel.Sel.Name, "Fatal") {
			edits = append(edits, edit{offset(sel.Pos()), offset(sel.End()), "cfp" + sel.Sel.Name})
			tail += "\nvar _ = log.Print\n"
		}
		return true
	})
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "main" {
			isMain = true
			edits = append(edits, edit{offset(f.Name.Pos()), offset(f.Name.End()), "cfpMain"})
			edits = append(edits, edit{offset(file.Name.End()), offset(file.Name.End()), hookImports})
			tail += hookSource
		}
	}
	if len(edits) == 0 {
		return nil, false, nil
	}
	sort.Slice(edits, func(i, j int) bool { return edits[i].at < edits[j].at })
	last := 0
	for _, e := range edits {
		out = append(out, src[last:e.at]...)
		out = append(out, e.text...)
		last = e.end
	}
	return append(append(out, src[last:]...), tail...), isMain, nil
}

// ---------------------------------------------------------------- reading pprof

// A frame is one source position of a stack; a sample is a stack, innermost first, with its values.
type frame struct {
	fn, file string
	line     int
}
type sample struct {
	stack  []frame
	values []int64
}
type profile struct {
	types   []string
	samples []sample
	period  int64
}

func readProfile(path string) (*profile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := bufio.NewReader(f)
	var in io.Reader = head
	if b, _ := head.Peek(2); len(b) == 2 && b[0] == 0x1f && b[1] == 0x8b {
		if in, err = gzip.NewReader(head); err != nil {
			return nil, err
		}
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	return decodeProfile(data)
}

// fields walks one protobuf message: varints arrive in v, length-delimited fields in b.
func fields(data []byte, each func(tag int, v uint64, b []byte)) error {
	for len(data) > 0 {
		key, n := binary.Uvarint(data)
		if n <= 0 {
			return errors.New("broken profile")
		}
		data = data[n:]
		switch key & 7 {
		case 0:
			v, n := binary.Uvarint(data)
			if n <= 0 {
				return errors.New("broken profile")
			}
			each(int(key>>3), v, nil)
			data = data[n:]
		case 2:
			l, n := binary.Uvarint(data)
			if n <= 0 || uint64(len(data)-n) < l {
				return errors.New("broken profile")
			}
			each(int(key>>3), 0, data[n:n+int(l)])
			data = data[n+int(l):]
		case 1, 5:
			size := map[uint64]int{1: 8, 5: 4}[key&7]
			if len(data) < size {
				return errors.New("broken profile")
			}
			data = data[size:]
		default:
			return errors.New("broken profile")
		}
	}
	return nil
}

func numbers(v uint64, b []byte, to *[]uint64) {
	if b == nil {
		*to = append(*to, v)
		return
	}
	for len(b) > 0 {
		x, n := binary.Uvarint(b)
		if n <= 0 {
			return
		}
		*to = append(*to, x)
		b = b[n:]
	}
}

// decodeProfile reads the messages of pprof's profile.proto that matter here.
func decodeProfile(data []byte) (*profile, error) {
	type rawSample struct{ locs, vals []uint64 }
	type rawLine struct{ fn, line uint64 }
	var strs []string
	var typeNames []uint64
	var raw []rawSample
	locs := map[uint64][]rawLine{}
	fns := map[uint64][2]uint64{}
	p := &profile{}
	err := fields(data, func(tag int, v uint64, b []byte) {
		switch tag {
		case 1:
			fields(b, func(t int, v uint64, _ []byte) {
				if t == 1 {
					typeNames = append(typeNames, v)
				}
			})
		case 2:
			var s rawSample
			fields(b, func(t int, v uint64, b []byte) {
				switch t {
				case 1:
					numbers(v, b, &s.locs)
				case 2:
					numbers(v, b, &s.vals)
				}
			})
			raw = append(raw, s)
		case 4:
			var id uint64
			var lines []rawLine
			fields(b, func(t int, v uint64, b []byte) {
				switch t {
				case 1:
					id = v
				case 4:
					var l rawLine
					fields(b, func(t int, v uint64, _ []byte) {
						if t == 1 {
							l.fn = v
						} else if t == 2 {
							l.line = v
						}
					})
					lines = append(lines, l)
				}
			})
			locs[id] = lines
		case 5:
			var id, name, file uint64
			fields(b, func(t int, v uint64, _ []byte) {
				switch t {
				case 1:
					id = v
				case 2:
					name = v
				case 4:
					file = v
				}
			})
			fns[id] = [2]uint64{name, file}
		case 6:
			strs = append(strs, string(b))
		case 12:
			p.period = int64(v)
		}
	})
	if err != nil {
		return nil, err
	}
	str := func(i uint64) string {
		if i < uint64(len(strs)) {
			return strs[i]
		}
		return ""
	}
	for _, t := range typeNames {
		p.types = append(p.types, str(t))
	}
	for _, s := range raw {
		var out sample
		for _, id := range s.locs {
			for _, l := range locs[id] { // an inlined callee comes before its caller
				fn := fns[l.fn]
				out.stack = append(out.stack, frame{str(fn[0]), str(fn[1]), int(l.line)})
			}
		}
		for _, v := range s.vals {
			out.values = append(out.values, int64(v))
		}
		p.samples = append(p.samples, out)
	}
	return p, nil
}

func (p *profile) index(name string) int {
	for i, t := range p.types {
		if t == name {
			return i
		}
	}
	return -1
}

func loadAll(o *options, kind string) *profile {
	found, _ := filepath.Glob(filepath.Join(o.out, kind+"*.pprof"))
	sort.Strings(found)
	var all *profile
	for _, f := range found {
		if p, err := readProfile(f); err == nil && len(p.types) > 0 {
			if all == nil {
				all = p
			} else {
				all.samples = append(all.samples, p.samples...)
			}
		}
	}
	return all
}

// ---------------------------------------------------------------- project frames

type source struct {
	o     *options
	path  map[string]string
	spans map[string][][2]int
	hook  bool // the program was built with the driver's main around its own
}

// resolve gives the file on disk of a frame, or "" when it lies outside the source root.
func (s *source) resolve(file string) string {
	if got, ok := s.path[file]; ok {
		return got
	}
	path := file
	if !filepath.IsAbs(path) && s.o.module != "" && strings.HasPrefix(path, s.o.module+"/") { // built with -trimpath
		path = filepath.Join(s.o.moduleDir, strings.TrimPrefix(path, s.o.module+"/"))
	}
	if !filepath.IsAbs(path) { // <autogenerated>, _cgo_gotypes.go
		s.path[file] = ""
		return ""
	}
	path = realPath(path)
	inside := strings.HasPrefix(path, strings.TrimSuffix(s.o.absRoot, "/")+"/") &&
		!strings.Contains(path, "/vendor/") && !strings.Contains(path, "/pkg/mod/") && !strings.HasPrefix(path, runtime.GOROOT()+"/")
	if !inside {
		path = ""
	}
	s.path[file] = path
	return path
}

// start is the first line of the function, or function literal, around a line.
func (s *source) start(path string, line int) int {
	spans, ok := s.spans[path]
	if !ok {
		fset := token.NewFileSet()
		if file, err := parser.ParseFile(fset, path, nil, 0); err == nil {
			ast.Inspect(file, func(n ast.Node) bool {
				switch n.(type) {
				case *ast.FuncDecl, *ast.FuncLit:
					spans = append(spans, [2]int{fset.Position(n.Pos()).Line, fset.Position(n.End()).Line})
				}
				return true
			})
		}
		s.spans[path] = spans
	}
	best := 0
	for _, span := range spans {
		if span[0] <= line && line <= span[1] && span[0] > best {
			best = span[0]
		}
	}
	return best
}

func (s *source) show(path string) string {
	if rel, err := filepath.Rel(realPath(s.o.workDir), path); err == nil && !strings.HasPrefix(rel, "..") {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(path)
}

// shortName drops the import path's folders and the shapes of type parameters: index.(*Index).Build.
func shortName(fn string) string {
	if i := strings.Index(fn, "["); i >= 0 {
		if j := strings.LastIndex(fn, "]"); j > i {
			fn = fn[:i] + "[...]" + fn[j+1:]
		}
	}
	fn = strings.Replace(fn, "main.cfpMain", "main.main", 1)
	return fn[strings.LastIndex(fn, "/")+1:]
}

// owner is the innermost project frame of a stack, or -1.
func (s *source) owner(stack []frame) int {
	for i, f := range stack {
		switch {
		case s.ours(f.fn) && f.fn != "main.main": // the driver's own work
			return -1
		case s.resolve(f.file) != "" && !s.ours(f.fn):
			return i
		}
	}
	return -1
}

// ours: a function that the driver added to the program.
func (s *source) ours(fn string) bool {
	return s.hook && fn == "main.main" || strings.HasPrefix(fn, "main.cfp") && !strings.HasPrefix(fn, "main.cfpMain")
}

// ---------------------------------------------------------------- the report

type totals struct {
	WallS  float64 `json:"wall_s"`
	CPUS   float64 `json:"cpu_s"`
	PeakMB float64 `json:"peak_mb"`
	GCS    float64 `json:"gc_s"`
}

type report struct {
	Version    int        `json:"version"`
	Language   string     `json:"language"`
	Runtime    runtimeOf  `json:"runtime"`
	Command    []string   `json:"command"`
	ExitStatus int        `json:"exit_status"`
	WallS      float64    `json:"wall_s"`
	SourceRoot string     `json:"source_root"`
	CPU        *cpuPart   `json:"cpu,omitempty"`
	Memory     *memPart   `json:"memory,omitempty"`
	GC         *gcPart    `json:"gc,omitempty"`
	Contention *waitPart  `json:"contention,omitempty"`
	Startup    *initPart  `json:"startup,omitempty"`
	Baseline   *basePart  `json:"baseline,omitempty"`
	Tools      []toolUsed `json:"tools"`
	Warnings   []warning  `json:"warnings"`

	started, sawRuntime, fixedWork bool
	binary                         string
	rssMB, liveMB, processCPU      float64
	inits                          map[string]float64
	bench, oldBench                map[string]float64
	live                           []allocator
	gcShare                        float64
}
type runtimeOf struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Platform string `json:"platform"`
	CPUs     int    `json:"cpus"`
}
type cpuPart struct {
	TotalS    float64    `json:"total_s"`
	Sampled   bool       `json:"sampled"`
	IntervalU float64    `json:"sample_interval_us"`
	Functions []function `json:"functions"`
}
type function struct {
	Rank       int     `json:"rank"`
	Name       string  `json:"name"`
	File       string  `json:"file"`
	Line       int     `json:"line"`
	SelfS      float64 `json:"self_s"`
	OwnS       float64 `json:"own_s"`
	CumS       float64 `json:"cum_s"`
	Percent    float64 `json:"percent"`
	OwnPercent float64 `json:"own_percent"`
	hot        map[int]int64
}
type memPart struct {
	PeakMB     float64     `json:"peak_mb"`
	EndMB      float64     `json:"end_mb"`
	TotalMB    float64     `json:"total_mb"`
	RSSPeakMB  float64     `json:"rss_peak_mb,omitempty"`
	Basis      string      `json:"basis"`
	Allocators []allocator `json:"allocators"`
}
type allocator struct {
	Name    string  `json:"name"`
	File    string  `json:"file"`
	Line    int     `json:"line"`
	MB      float64 `json:"mb"`
	Count   int64   `json:"count"`
	Percent float64 `json:"percent"`
}
type gcPart struct {
	Count     int     `json:"count"`
	TotalS    float64 `json:"total_s"`
	MaxPauseS float64 `json:"max_pause_s"`
	Percent   float64 `json:"percent"`
}
type waitPart struct {
	MutexS float64    `json:"mutex_s"`
	BlockS float64    `json:"block_s"`
	Alive  *int       `json:"alive_at_end,omitempty"`
	Sites  []waitSite `json:"sites"`
}
type waitSite struct {
	Kind    string  `json:"kind"`
	Name    string  `json:"name"`
	File    string  `json:"file"`
	Line    int     `json:"line"`
	WaitS   float64 `json:"wait_s"`
	Count   int64   `json:"count"`
	Percent float64 `json:"percent"`
}
type initPart struct {
	TotalS  float64      `json:"total_s"`
	Modules []initModule `json:"modules"`
}
type initModule struct {
	Name  string  `json:"name"`
	SelfS float64 `json:"self_s"`
	CumS  float64 `json:"cum_s"`
}
type basePart struct {
	File     string             `json:"file"`
	Recorded bool               `json:"recorded"`
	Values   *totals            `json:"values,omitempty"`
	Delta    map[string]float64 `json:"delta_percent,omitempty"`
}
type toolUsed struct {
	Name       string   `json:"name"`
	Version    string   `json:"version"`
	Dimensions []string `json:"dimensions"`
	Overhead   string   `json:"overhead,omitempty"`
}
type warning struct {
	Dimension string `json:"dimension,omitempty"`
	Message   string `json:"message"`
	Fix       string `json:"fix,omitempty"`
}

func newReport(o *options) *report {
	version := "unknown"
	if out, err := exec.Command("go", "env", "GOVERSION").Output(); err == nil {
		version = strings.TrimPrefix(strings.TrimSpace(string(out)), "go")
	}
	arch := map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	return &report{Version: 1, Language: "go", Command: o.command, SourceRoot: o.root, GC: &gcPart{}, fixedWork: true,
		Runtime: runtimeOf{"go", version, runtime.GOOS + "-" + arch, runtime.NumCPU()},
		inits:   map[string]float64{}, bench: map[string]float64{}, Tools: []toolUsed{}, Warnings: []warning{}}
}

func (r *report) warn(dimension, message, fix string) {
	r.Warnings = append(r.Warnings, warning{dimension, message, fix})
}

func readProfiles(o *options, r *report) {
	if !r.started {
		return
	}
	_, err := os.Stat(filepath.Join(o.out, "hook.json"))
	s := &source{o, map[string]string{}, map[string][][2]int{}, err == nil}
	r.readCPU(loadAll(o, "cpu"), s)
	r.readMemory(loadAll(o, "mem"), s, o)
	r.readWaits(o, s)
	r.readRuntime()
	if r.CPU == nil && r.Memory == nil {
		fix := "give the driver `go run <package> <arguments>`, or build with: sh go-profile.go --build ./program.prof -- <package>"
		if c := o.command; filepath.Base(c[0]) == "go" {
			fix = "the program left main through os.Exit or log.Fatal in another package, or was killed; let it return, or profile a test"
		}
		for _, d := range []string{"cpu", "memory", "contention"} {
			r.warn(d, "no profile was written: the program does not profile itself", fix)
		}
	}
	r.tool("runtime/pprof", []string{"cpu", "memory", "contention"}, r.CPU != nil || r.Memory != nil, "100 CPU samples a second; a heap sample every 512 KiB; waits from 10 µs up, shorter ones sampled")
	r.tool("gctrace, inittrace", []string{"gc", "startup"}, r.sawRuntime, "")
}

func (r *report) tool(name string, dims []string, used bool, overhead string) {
	if used {
		r.Tools = append(r.Tools, toolUsed{name, r.Runtime.Version, dims, overhead})
	}
}

func (r *report) readCPU(p *profile, s *source) {
	if p == nil {
		return
	}
	v := p.index("cpu")
	if v < 0 {
		return
	}
	part := &cpuPart{Sampled: true, IntervalU: float64(p.period) / 1000, Functions: []function{}}
	if part.IntervalU <= 0 {
		part.IntervalU = 10000
	}
	var total, collector int64
	byFn := map[string]*function{}
	ns := map[string][3]int64{} // self, own, cum
	for _, sm := range p.samples {
		t := sm.values[v]
		total += t
		for _, f := range sm.stack {
			if strings.HasPrefix(f.fn, "runtime.gcBgMarkWorker") || strings.HasPrefix(f.fn, "runtime.gcAssistAlloc") || f.fn == "runtime.bgsweep" || f.fn == "runtime.gcStart" {
				collector += t
				break
			}
		}
		own := s.owner(sm.stack)
		seen := map[string]bool{}
		for i, f := range sm.stack {
			path := s.resolve(f.file)
			if path == "" || seen[f.fn] || s.ours(f.fn) {
				continue
			}
			seen[f.fn] = true
			fn := byFn[f.fn]
			if fn == nil {
				fn = &function{Name: shortName(f.fn), File: s.show(path), Line: s.start(path, f.line), hot: map[int]int64{}}
				byFn[f.fn] = fn
			}
			n := ns[f.fn]
			n[2] += t
			if i == own {
				n[1] += t
				fn.hot[f.line] += t
			}
			if i == 0 {
				n[0] += t
			}
			ns[f.fn] = n
		}
	}
	part.TotalS = sec(total)
	for name, fn := range byFn {
		n := ns[name]
		fn.SelfS, fn.OwnS, fn.CumS = sec(n[0]), sec(n[1]), sec(n[2])
		fn.Percent, fn.OwnPercent = percent(n[2], total), percent(n[1], total)
		part.Functions = append(part.Functions, *fn)
	}
	less := func(a, b function) bool { return a.File+a.Name < b.File+b.Name }
	f := part.Functions
	sort.Slice(f, func(i, j int) bool { return f[i].OwnS > f[j].OwnS || f[i].OwnS == f[j].OwnS && less(f[i], f[j]) })
	for i := range f {
		f[i].Rank = i + 1
	}
	sort.Slice(f, func(i, j int) bool { return f[i].CumS > f[j].CumS || f[i].CumS == f[j].CumS && f[i].Rank < f[j].Rank })
	r.CPU = part
	r.gcShare = percent(collector, total)
	if total < 500e6 {
		r.warn("cpu", fmt.Sprintf("only %.2f s of CPU, %d samples: shares are rough", sec(total), total/int64(part.IntervalU*1000)), "run longer: more iterations, larger input")
	}
	if len(f) == 0 && total > 0 {
		r.warn("cpu", "no sample lies in source root "+r.SourceRoot, "give the folder that holds the module, or .")
	}
}

func (r *report) readMemory(p *profile, s *source, o *options) {
	if p == nil {
		return
	}
	space, objects, live, liveObjects := p.index("alloc_space"), p.index("alloc_objects"), p.index("inuse_space"), p.index("inuse_objects")
	if space < 0 || live < 0 {
		return
	}
	allocated, allocatedTotal := sites(p, s, space, objects)
	inUse, inUseTotal := sites(p, s, live, liveObjects)
	m := &memPart{Basis: "total", Allocators: allocated, TotalMB: mib(allocatedTotal), EndMB: mib(inUseTotal), RSSPeakMB: round(r.rssMB, 2)}
	m.PeakMB = math.Max(r.liveMB, m.EndMB)
	r.live = inUse
	if o.live {
		m.Basis, m.Allocators = "end", inUse
	}
	r.Memory = m
	if allocatedTotal < 4<<20 {
		r.warn("memory", "under 4 MiB allocated: with one sample every 512 KiB the sites are rough", "more iterations, or -memprofilerate 4096 in a run of its own")
	}
}

func sites(p *profile, s *source, bytesAt, countAt int) ([]allocator, int64) {
	type key struct {
		fn, path string
		line     int
	}
	type sums struct{ b, n int64 }
	all := map[key]*sums{}
	var total int64
	for _, sm := range p.samples {
		total += sm.values[bytesAt]
		own := s.owner(sm.stack)
		if own < 0 {
			continue
		}
		f := sm.stack[own]
		k := key{f.fn, s.resolve(f.file), f.line}
		if all[k] == nil {
			all[k] = &sums{}
		}
		all[k].b += sm.values[bytesAt]
		if countAt >= 0 {
			all[k].n += sm.values[countAt]
		}
	}
	out := []allocator{}
	for k, v := range all {
		if v.b > 0 {
			out = append(out, allocator{shortName(k.fn), s.show(k.path), k.line, mib(v.b), v.n, percent(v.b, total)})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		return a.MB > b.MB || a.MB == b.MB && (a.File < b.File || a.File == b.File && a.Line < b.Line)
	})
	return out, total
}

func (r *report) readWaits(o *options, s *source) {
	type key struct {
		kind, fn, path string
		line           int
	}
	type sums struct{ ns, n int64 }
	all := map[key]*sums{}
	part := &waitPart{Sites: []waitSite{}}
	any := false
	for _, kind := range []string{"mutex", "block"} {
		p := loadAll(o, kind)
		if p == nil {
			continue
		}
		delay, count := p.index("delay"), p.index("contentions")
		if delay < 0 {
			continue
		}
		any = true
		for _, sm := range p.samples {
			own := s.owner(sm.stack)
			if own < 0 || harness(sm.stack[:own+1], s) {
				continue
			}
			f := sm.stack[own]
			k := key{kind, f.fn, s.resolve(f.file), f.line}
			if all[k] == nil {
				all[k] = &sums{}
			}
			all[k].ns += sm.values[delay]
			if count >= 0 {
				all[k].n += sm.values[count]
			}
			if kind == "mutex" {
				part.MutexS += sec(sm.values[delay])
			} else {
				part.BlockS += sec(sm.values[delay])
			}
		}
	}
	if !any {
		return
	}
	for k, v := range all {
		w := waitSite{Kind: k.kind, Name: shortName(k.fn), File: s.show(k.path), Line: k.line, WaitS: sec(v.ns), Count: v.n}
		if sum := map[string]float64{"mutex": part.MutexS, "block": part.BlockS}[k.kind]; sum > 0 {
			w.Percent = round(100*w.WaitS/sum, 2)
		}
		part.Sites = append(part.Sites, w)
	}
	sort.Slice(part.Sites, func(i, j int) bool {
		a, b := part.Sites[i], part.Sites[j]
		return a.WaitS > b.WaitS || a.WaitS == b.WaitS && a.Kind+a.File+a.Name < b.Kind+b.File+b.Name
	})
	part.MutexS, part.BlockS = round(part.MutexS, 6), round(part.BlockS, 6)
	if data, err := os.ReadFile(filepath.Join(o.out, "hook.json")); err == nil {
		var h struct{ Alive int }
		if json.Unmarshal(data, &h) == nil {
			part.Alive = &h.Alive
		}
	}
	r.Contention = part
}

// harness: waiting of the testing package, or of a test function for the goroutines that it started.
func harness(stack []frame, s *source) bool {
	for _, f := range stack[:len(stack)-1] {
		if strings.HasPrefix(f.fn, "testing.") {
			return true
		}
	}
	return strings.HasSuffix(stack[len(stack)-1].file, "_test.go") && len(stack) > 1 && strings.HasPrefix(stack[len(stack)-2].fn, "sync.(*WaitGroup).")
}

func (r *report) readRuntime() {
	if !r.sawRuntime {
		r.GC = nil
		r.warn("gc", "no runtime trace seen: not a Go program, or its stderr is closed", "")
		return
	}
	r.GC.TotalS, r.GC.MaxPauseS = round(r.GC.TotalS, 6), round(r.GC.MaxPauseS, 6)
	if r.WallS > 0 {
		r.GC.Percent = round(100*r.GC.TotalS/r.WallS, 2)
	}
	part := &initPart{Modules: []initModule{}}
	for name, s := range r.inits {
		part.TotalS += s
		part.Modules = append(part.Modules, initModule{name, round(s, 6), round(s, 6)})
	}
	part.TotalS = round(part.TotalS, 6)
	sort.Slice(part.Modules, func(i, j int) bool {
		a, b := part.Modules[i], part.Modules[j]
		return a.SelfS > b.SelfS || a.SelfS == b.SelfS && a.Name < b.Name
	})
	r.Startup = part
}

// ---------------------------------------------------------------- baseline

type stored struct {
	totals
	Bench map[string]float64 `json:"bench_ns_per_op,omitempty"`
}

func (r *report) applyBaseline(o *options) {
	r.WallS = round(r.WallS, 6)
	now := stored{totals{WallS: r.WallS, CPUS: round(r.processCPU, 6)}, r.bench}
	if r.Memory != nil {
		now.PeakMB = r.Memory.PeakMB
	}
	if r.GC != nil {
		now.GCS = r.GC.TotalS
	}
	file := filepath.ToSlash(o.baseline)
	var old stored
	data, err := os.ReadFile(o.baseline)
	if err == nil && !o.rebaseline && json.Unmarshal(data, &old) == nil {
		r.oldBench = old.Bench
		r.Baseline = &basePart{File: file, Values: &old.totals, Delta: map[string]float64{}}
		for key, pair := range map[string][2]float64{"wall_s": {old.WallS, now.WallS}, "cpu_s": {old.CPUS, now.CPUS}, "peak_mb": {old.PeakMB, now.PeakMB}, "gc_s": {old.GCS, now.GCS}} {
			if pair[0] > 0 {
				r.Baseline.Delta[key] = round(100*(pair[1]-pair[0])/pair[0], 2)
			}
		}
		return
	}
	if r.ExitStatus != 0 {
		r.warn("", fmt.Sprintf("the command ended with status %d: not recorded as a baseline", r.ExitStatus), "")
		return
	}
	data, _ = json.MarshalIndent(now, "", "  ")
	if err := os.WriteFile(o.baseline, append(data, '\n'), 0o600); err != nil {
		r.warn("", "the baseline could not be written: "+err.Error(), "--baseline FILE in a writable folder")
		return
	}
	r.Baseline = &basePart{File: file, Recorded: true, Values: &now.totals}
}

// ---------------------------------------------------------------- the table

func (r *report) print(w io.Writer, o *options) {
	p := func(format string, a ...interface{}) { fmt.Fprintf(w, format, a...) }
	p("\n[go profile] %s\n", strings.Join(r.Command, " "))
	p("  go %s, %s, %d CPUs; wall %.2f s, CPU %.2f s, exit status %d\n", r.Runtime.Version, r.Runtime.Platform, r.Runtime.CPUs, r.WallS, r.processCPU, r.ExitStatus)
	if r.GC != nil {
		p("  GC: %d collections, %.3f s of CPU (%.1f %% of the samples), longest stop %.2f ms\n", r.GC.Count, r.GC.TotalS, r.gcShare, 1000*r.GC.MaxPauseS)
	}
	if m := r.Memory; m != nil {
		p("  heap: %.1f MiB allocated, %.1f live at the end, peak %.1f; peak RSS %.1f MiB\n", m.TotalMB, m.EndMB, m.PeakMB, m.RSSPeakMB)
	}
	p("\n  %-9s %4s  %11s %7s  %-44s %s\n", "dimension", "rank", "cost", "share", "function", "where")
	row := func(kind string, rank int, cost, share, name, where string) {
		p("  %-9s %4d  %11s %7s  %-44s %s\n", kind, rank, cost, share, name, where)
	}
	if r.CPU != nil {
		byRank := append([]function{}, r.CPU.Functions...)
		sort.Slice(byRank, func(i, j int) bool { return byRank[i].Rank < byRank[j].Rank })
		for _, f := range byRank {
			if f.Rank <= o.top && f.OwnS > 0 {
				row("cpu", f.Rank, fmt.Sprintf("%.2f s", f.OwnS), share(f.OwnPercent), f.Name, fmt.Sprintf("%s:%d%s", f.File, f.Line, hottest(f)))
			}
		}
	}
	if r.Memory != nil {
		for i, a := range r.Memory.Allocators {
			if i < o.top {
				row(map[string]string{"total": "alloc", "end": "live"}[r.Memory.Basis], i+1, fmt.Sprintf("%.1f MiB", a.MB), share(a.Percent), a.Name, fmt.Sprintf("%s:%d", a.File, a.Line))
			}
		}
		for i, a := range r.live {
			if r.Memory.Basis == "total" && i < 3 && a.MB >= 0.5 {
				row("live", i+1, fmt.Sprintf("%.1f MiB", a.MB), share(a.Percent), a.Name, fmt.Sprintf("%s:%d", a.File, a.Line))
			}
		}
	}
	if r.Contention != nil {
		rank := map[string]int{}
		for _, s := range r.Contention.Sites {
			if rank[s.Kind]++; rank[s.Kind] <= o.top && s.WaitS >= 0.0005 {
				row(s.Kind, rank[s.Kind], fmt.Sprintf("%.3f s", s.WaitS), share(s.Percent), s.Name, fmt.Sprintf("%s:%d", s.File, s.Line))
			}
		}
		if r.Contention.Alive != nil {
			p("  goroutines still alive at the end: %d\n", *r.Contention.Alive)
		}
	}
	if r.Startup != nil {
		for i, m := range r.Startup.Modules {
			if i < 3 && m.SelfS >= 0.0005 {
				row("init", i+1, fmt.Sprintf("%.2f ms", 1000*m.SelfS), share(round(100*m.SelfS/r.Startup.TotalS, 1)), m.Name, "package init")
			}
		}
	}
	r.printBaseline(p)
	for _, m := range r.Warnings {
		label := "note"
		if m.Dimension != "" {
			label = "missing or doubtful: " + m.Dimension
		}
		p("  %s: %s", label, m.Message)
		if m.Fix != "" {
			p("; do: %s", m.Fix)
		}
		p("\n")
	}
	if r.CPU != nil {
		target := "<function>"
		for _, f := range r.CPU.Functions {
			if f.Rank == 1 {
				target = regexp.QuoteMeta(f.Name) + "$"
			}
		}
		p("  drill down: go tool pprof -list '%s' %s/cpu.pprof   (mem, mutex, block likewise; program: %s)\n", target, o.out, r.binary)
	}
}

func (r *report) printBaseline(p func(string, ...interface{})) {
	b := r.Baseline
	switch {
	case b == nil:
	case b.Recorded:
		p("\n  baseline recorded: %s\n", b.File)
	default:
		p("\n  against the baseline:")
		for _, key := range []string{"wall_s", "cpu_s", "peak_mb", "gc_s"} {
			if d, ok := b.Delta[key]; ok {
				p("  %s %+.1f %%", key, d)
			}
		}
		p("\n")
		var names []string
		for name := range r.bench {
			if r.oldBench[name] > 0 {
				names = append(names, name)
			}
		}
		sort.Strings(names)
		for _, name := range names {
			p("  %s: %.4g → %.4g ns/op (%+.1f %%)\n", name, r.oldBench[name], r.bench[name], 100*(r.bench[name]/r.oldBench[name]-1))
		}
		p("  one run each way proves nothing; decide with interleaved pairs\n")
	}
}

func share(p float64) string { return fmt.Sprintf("%.1f %%", p) }

func hottest(f function) string {
	best, at := int64(0), 0
	for line, t := range f.hot {
		if t > best || t == best && line < at {
			best, at = t, line
		}
	}
	if at == 0 || at == f.Line {
		return ""
	}
	return fmt.Sprintf(" (hottest line %d)", at)
}

// ---------------------------------------------------------------- small things

func sec(ns int64) float64 { return round(float64(ns)/1e9, 6) }
func mib(b int64) float64  { return round(float64(b)/(1<<20), 3) }
func percent(part, all int64) float64 {
	if all <= 0 {
		return 0
	}
	return round(100*float64(part)/float64(all), 2)
}
func round(v float64, digits int) float64 {
	p := math.Pow(10, float64(digits))
	return math.Round(v*p) / p
}

func realPath(path string) string {
	if abs, err := filepath.Abs(path); err == nil && !strings.HasPrefix(path, "<") {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

func cut(s, sep string) (string, string, bool) {
	if i := strings.Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func has(flags []string, name string) bool {
	for _, f := range flags {
		if f == name || strings.HasPrefix(f, name+"=") {
			return true
		}
	}
	return false
}

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	var e *exec.ExitError
	if errors.As(err, &e) {
		if ws, ok := e.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
			return 128 + int(ws.Signal())
		}
		return e.ExitCode()
	}
	return 2
}

func must(err error) {
	if err == nil {
		return
	}
	var e *exec.ExitError
	if errors.As(err, &e) {
		os.Exit(exitCode(err))
	}
	fail("%v", err)
}

func fail(format string, a ...interface{}) {
	fmt.Fprintf(os.Stderr, "go-profile: "+strings.TrimRight(format, "\n")+"\n", a...)
	os.Exit(2)
}
