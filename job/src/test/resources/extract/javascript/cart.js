'use strict';
import { sum } from './math.js';

/**
 * Total of a cart.
 */
export function total(items, { currency = 'EUR', ...rest } = {}) {
  const net = items.map((item) => item.price * item.quantity).reduce((a, b) => a + b, 0);
  return `${net.toFixed(2)} ${currency} ${rest[`key-${net}`]}`;
}

const discount = (rate) => (price) => price - price * rate / 100 + (rate > 50 ? 1 : 0);

export default class Cart extends EventEmitter {
  #items = [];
  static MAX = 10;

  onChange = (event) => {
    this.emit('change', { event, size: this.#items.length });
  };

  constructor(items) {
    super();
    this.#items = items ?? [];
  }

  get size() { return this.#items.filter(Boolean).length; }

  static async *pages(url) {
    for (let page = 1; ; page++) {
      const response = await fetch(`${url}?page=${page}`);
      if (!response.ok) return;
      yield* response.json();
    }
  }
}

module.exports.find = function (items, name) {
  return items.find(function (item) { return item.name === name && /^[a-z]+$/i.test(name); });
};

Cart.prototype.clear = function clear() {
  this.items.splice(0, this.items.length);
};

const api = {
  get(path) { return request('GET', path, { cache: true }); },
  post: (path, body) => request('POST', path, { body: JSON.stringify(body) }),
  'odd name': function () { return null || undefined || this.get('/odd'); },
};

(function () {
  function hidden(a, b) { return a && b || typeof a === 'object' && !b; }
  setTimeout(() => { hidden(new Date(), window.location.href); done(); }, 1000);
})();
