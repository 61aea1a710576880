#include <vector>

namespace app::data {

/// A stack.
template <typename T>
class Stack : public Base<T> {
 public:
  explicit Stack(int capacity) : capacity_(capacity), items_() { items_.reserve(capacity); }
  ~Stack() { clear(); items_.shrink_to_fit(); }
  virtual T pop(const std::string& reason = "none", T&& fallback = T()) const override {
    return items_.empty() ? std::move(fallback) : items_.back();
  }
  bool operator==(const Stack& other) const { return items_ == other.items_; }
  void clear();

 private:
  int capacity_;
  std::vector<T> items_;
};

struct Point { double x = 0; double y = 0; double length() const { return sqrt(x * x + y * y); } };

enum class Level : int { Low = 1, High = 2, Other };

}  // namespace app::data

template <typename T>
void app::data::Stack<T>::clear() {
  auto shrink = [this, &items = items_](int count, char c[]) -> bool { return items.size() > count && capacity_; };
  while (shrink(1, nullptr)) items_.pop_back();
}

int& at(std::map<std::string, int>& index, const char* key, ...) noexcept {
  if (auto found = index.find(key); found != index.end()) return found->second;
  throw std::out_of_range(R"(no such key)");
}

operator bool() { return value.get<int>() != 0 && ns::check<long>(*this); }
