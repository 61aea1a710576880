using System;

namespace Shop.Orders {
    /// <summary>Keeps orders.</summary>
    [Serializable]
    public partial class OrderBook<T> : Base, IBook where T : class, new() {
        private readonly List<T> orders = new();
        public event Action<int> Changed = (count) => Console.WriteLine($"{count} orders {count:000}");

        public OrderBook(int capacity, ref string name) : base(capacity) {
            this.Name = name ?? throw new ArgumentNullException(nameof(name));
        }

        public string Name { get; set; }

        public int Total { get { return orders.Sum(o => o.Price * o.Quantity + 1); } private set => total = value; }

        /// <summary>Adds.</summary>
        [Obsolete("use Add"), Conditional("DEBUG")]
        public async Task<int> AddAsync(T order, params int[] counts) {
            int Twice(int n) { return n * 2 + counts.Length; }
            Func<int, bool> big = (int n) => n > 10 && n < 1_000_000;
            await store.SaveAsync<T>(order, @"c:\dir", 'c', null)?.ConfigureAwait(false);
            return new Counter<T>(counts).Count(big) + Twice(3);
        }

        public int Add(T order) => orders.Count + (order is null ? 0 : 1);
        public int Add(T order, string note) => orders.Count + note.Length * 2;
        public static OrderBook<T> operator +(OrderBook<T> left, OrderBook<T> right) { return left.Merge(right); }
        public T this[int index] { get { return orders[index]; } set { orders[index] = value; } }
        ~OrderBook() { Dispose(false); orders.Clear(); }
    }

    public record Line(string Product, int Count) { public int Weight() => Count * Product.Length; }

    public interface IBook { int Add(object order, string note, long time, bool force); }

    enum State { Open = 1, Paid = 2, Sent = 3 }
}
