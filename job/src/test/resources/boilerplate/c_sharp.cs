class Thing : Base {
  // constructor
  public Thing(string name, int size) : base(name) {
    _name = name;
    this.Size = size;
  }

  // accessor
  public virtual string Title { get; private set; }

  // accessor
  public string Name {
    get { return _name; }
    set { _name = value; }
  }

  // accessor
  public override string Label => this._label;

  // -
  public int Total {
    get { return parts.Sum(part => part.Size); }
  }

  // accessor
  public string GetName() {
    return _name;
  }

  // builder
  public Thing WithName(string name) {
    _name = name;
    return this;
  }

  // delegation
  public override void Write(string text) {
    _inner.Write(text);
  }

  // value
  public override int GetHashCode() {
    return HashCode.Combine(_name, Size);
  }

  // value
  public override string ToString() => $"{_name}: {Size}";

  // fixture
  [SetUp]
  public void Open() {
    server = new Server(0);
  }

  // empty
  public virtual void OnClose(int reason) {
  }

  // main
  public static void Main(string[] args) {
    CreateHostBuilder(args).Build().Run();
  }

  // -
  public static int Read(string text) {
    return int.Parse(text, CultureInfo.InvariantCulture);
  }
}
