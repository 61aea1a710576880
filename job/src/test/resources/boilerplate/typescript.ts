class Thing {
  // constructor
  constructor(private readonly name: string, public size: number) {}

  // accessor
  getName(): string {
    return this.name;
  }

  // accessor
  public set title(title: string | undefined) {
    this._title = title;
  }

  // delegation
  push(item: Item): number {
    return this.items.push(item);
  }

  // empty
  ngOnInit(first: boolean): void {
  }

  // -
  parse(text: string): Item {
    return JSON.parse(text) as Item;
  }
}
