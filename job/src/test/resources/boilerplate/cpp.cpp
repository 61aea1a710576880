class Thing {
 public:
  // constructor
  Thing(std::string name, int size) : name_(std::move(name)), size_(size) {}

  // -
  Thing(const std::vector<int>& parts) {
    for (int part : parts) size_ += part;
  }

  // accessor
  const std::string& name() const noexcept {
    return name_;
  }

  // accessor
  void set_name(const std::string& name) {
    name_ = name;
  }

  // builder
  Thing& with_name(const std::string& name) {
    name_ = name;
    return *this;
  }

  // delegation
  auto begin() const -> const_iterator {
    return items_.begin();
  }

  // value
  bool operator==(const Thing& that) const {
    return name_ == that.name_ && size_ == that.size_;
  }

  // empty
  virtual void on_close(int reason) {
  }

  // fixture
  void SetUp() override {
    server_ = std::make_unique<Server>(0);
  }

  // -
  int total(const std::vector<int>& parts) const {
    return std::accumulate(parts.begin(), parts.end(), 0);
  }
};

// main
int main(int argc, char** argv) {
  return Application(argc, argv).run();
}
