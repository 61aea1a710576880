class Thing extends Base {
  // constructor
  constructor(name, size) {
    super(name);
    this.name = name;
    this.size = size || 0;
  }

  // accessor
  get title() {
    return this.parts.title;
  }

  // accessor
  setName(name) {
    this.name = name;
  }

  // builder
  withName(name) {
    this.name = name;
    return this;
  }

  // delegation
  push(item) {
    return this.items.push(item);
  }

  // value
  toString() {
    return `Thing(${this.name}, ${this.size})`;
  }

  // empty
  close(reason, code, force) {
  }

  // -
  total(items) {
    return items.reduce((a, b) => a + b, 0);
  }

  // -
  getSize(items) {
    if (items) return items.size;
    return this.size;
  }
}

// -
const double = function (x, y) {
  return x * 2;
};

// -
const length = (text) => {
  return text.length;
};

// main
function main(args, options) {
  new Server(args).start();
}
