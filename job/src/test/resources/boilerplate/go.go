package thing

// accessor
func (t *Thing) Name() string {
	return t.name
}

// accessor
func (t *Thing) SetName(name string) {
	t.name = name
}

// builder
func (b *Builder) WithName(name string) *Builder {
	b.name = name
	return b
}

// delegation
func (l *Log) Write(p []byte) (int, error) {
	return l.out.Write(p)
}

// -
func Open(path string) (*Log, error) {
	return os.OpenFile(path, os.O_RDWR, 0644)
}

// value
func (t Thing) String() string {
	return fmt.Sprintf("Thing(%s, %d)", t.name, t.size)
}

// fixture
func TestMain(m *testing.M) {
	setup()
	os.Exit(m.Run())
}

// empty
func (nothing) Close(ctx context.Context) {
}

// main
func main() {
	if err := cmd.Execute(); err != nil {
		os.Exit(1)
	}
}

// -
func (t *Thing) Total() int {
	total := 0
	for _, part := range t.parts {
		total += part
	}
	return total
}

// constructor
func NewThing(name string, size int) *Thing {
	return &Thing{name: name, size: size}
}
