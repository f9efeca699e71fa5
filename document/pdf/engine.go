package pdf

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/emscripten"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

//go:embed pdfium.wasm.gz
var packed []byte

// engine is PDFium compiled for this machine, made on first use and kept. Each document gets an
// instance of its own, so that a broken file can spoil nothing but its own reading.
var engine struct {
	sync.Mutex
	runtime wazero.Runtime
	code    wazero.CompiledModule
}

// memoryPages bounds what one document may take: 64 KiB each, 512 MiB in all.
const memoryPages = 8192

// start compiles PDFium. The result is cached in the user's cache folder; without one, or if it
// cannot be written, each process compiles anew.
func start(ctx context.Context) (wazero.Runtime, wazero.CompiledModule, error) {
	engine.Lock()
	defer engine.Unlock()
	if engine.code != nil {
		return engine.runtime, engine.code, nil
	}
	ctx = context.WithoutCancel(ctx) // the engine outlives the document that asked for it first
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, nil, err
	}
	wasm, err := io.ReadAll(z)
	if err != nil {
		return nil, nil, err
	}
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true)
	if cache := openCache(); cache != nil {
		config = config.WithCompilationCache(cache)
	}
	rt := wazero.NewRuntimeWithConfig(ctx, config)
	fail := func(err error) (wazero.Runtime, wazero.CompiledModule, error) {
		rt.Close(ctx)
		return nil, nil, fmt.Errorf("starting the PDF reader: %w", err)
	}
	code, err := rt.CompileModule(ctx, wasm)
	if err != nil {
		return fail(err)
	}
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, rt); err != nil {
		return fail(err)
	}
	env := rt.NewHostModuleBuilder("env")
	exporter, err := emscripten.NewFunctionExporterForModule(code)
	if err != nil {
		return fail(err)
	}
	exporter.ExportFunctions(env)
	host(env)
	if _, err := env.Instantiate(ctx); err != nil {
		return fail(err)
	}
	engine.runtime, engine.code = rt, code
	return rt, code, nil
}

func openCache() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "testigo", "pdfium"))
	if err != nil {
		return nil
	}
	return cache
}

// host gives PDFium the few system functions it was linked with. It has no files: every call that
// asks for one fails, as on a machine without a disk.
func host(env wazero.HostModuleBuilder) {
	const i32, i64, f64 = api.ValueTypeI32, api.ValueTypeI64, api.ValueTypeF64
	const noEntry, badFile = ^uint64(44) + 1, ^uint64(8) + 1 // -ENOENT, -EBADF
	def := func(name string, params, results []api.ValueType, f func(m api.Module, stack []uint64)) {
		env.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(func(_ context.Context, m api.Module, s []uint64) { f(m, s) }), params, results).Export(name)
	}
	fails := func(name string, result uint64, params ...api.ValueType) {
		def(name, params, []api.ValueType{i32}, func(_ api.Module, s []uint64) { s[0] = uint64(uint32(result)) })
	}
	fails("__syscall_openat", noEntry, i32, i32, i32, i32)
	fails("__syscall_fcntl64", badFile, i32, i32, i32)
	fails("__syscall_ioctl", badFile, i32, i32, i32)
	fails("__syscall_fstat64", badFile, i32, i32)
	fails("__syscall_stat64", noEntry, i32, i32)
	fails("__syscall_newfstatat", noEntry, i32, i32, i32, i32)
	fails("__syscall_lstat64", noEntry, i32, i32)
	fails("__syscall_ftruncate64", badFile, i32, i64)
	fails("__syscall_getdents64", badFile, i32, i32, i32)
	fails("__syscall_unlinkat", noEntry, i32, i32, i32)
	fails("__syscall_rmdir", noEntry, i32)
	def("_abort_js", nil, nil, func(api.Module, []uint64) { panic("PDFium gave up") })
	def("_tzset_js", []api.ValueType{i32, i32, i32, i32}, nil, func(api.Module, []uint64) {})
	// the clock stands still: nothing that is read may depend on when it is read
	def("emscripten_date_now", nil, []api.ValueType{f64}, func(_ api.Module, s []uint64) { s[0] = api.EncodeF64(0) })
	still := func(m api.Module, s []uint64) {
		m.Memory().Write(uint32(s[1]), make([]byte, 44)) // struct tm
		m.Memory().WriteUint32Le(uint32(s[1])+12, 1)     // first day of a month
		m.Memory().WriteUint32Le(uint32(s[1])+20, 70)    // 1970
	}
	def("_localtime_js", []api.ValueType{i64, i32}, nil, still)
	def("_gmtime_js", []api.ValueType{i64, i32}, nil, still)
	def("emscripten_resize_heap", []api.ValueType{i32}, []api.ValueType{i32}, func(m api.Module, s []uint64) {
		want, have := uint64(uint32(s[0])), uint64(m.Memory().Size())
		s[0] = 1
		if want > have {
			if _, ok := m.Memory().Grow(uint32((want - have + 65535) / 65536)); !ok {
				s[0] = 0
			}
		}
	})
}

// library is one instance of PDFium with one document.
type library struct {
	ctx context.Context
	mod api.Module
	mem api.Memory
	fn  map[string]api.Function
	buf [1]uint64
	err error // the first failure: PDFium trapped, ran out of memory or of time
}

const limit = 90 * time.Second // for one document

func open(ctx context.Context) (*library, error) {
	rt, code, err := start(ctx)
	if err != nil {
		return nil, err
	}
	mod, err := rt.InstantiateModule(ctx, code, wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize", "__wasm_call_ctors"))
	if err != nil {
		return nil, err
	}
	l := &library{ctx: ctx, mod: mod, mem: mod.Memory(), fn: map[string]api.Function{}}
	l.call("FPDF_InitLibrary")
	if l.err != nil {
		l.close()
		return nil, l.err
	}
	return l, nil
}

// call runs a function of PDFium; after a failure it does nothing.
func (l *library) call(name string, args ...uint64) uint64 {
	if l.err != nil {
		return 0
	}
	f := l.fn[name]
	if f == nil {
		if f = l.mod.ExportedFunction(name); f == nil {
			l.err = fmt.Errorf("PDFium has no %s", name)
			return 0
		}
		l.fn[name] = f
	}
	var stack [10]uint64 // the most that a function of PDFium takes
	n := copy(stack[:], args)
	if err := f.CallWithStack(l.ctx, stack[:max(n, 1)]); err != nil {
		l.err = err
		return 0
	}
	return stack[0]
}

func (l *library) int(name string, args ...uint64) int { return int(int32(l.call(name, args...))) }

// alloc takes memory inside PDFium; 0 = none left.
func (l *library) alloc(n int) uint64 { return uint64(uint32(l.call("malloc", uint64(n)))) }

func (l *library) close() { l.mod.Close(context.WithoutCancel(l.ctx)) }
