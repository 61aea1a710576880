/** Where things are kept. */
export namespace Store.Memory {
  export interface Keyed<K> { readonly key: K; compare?(other: Keyed<K>): number; }

  @injectable({ scope: 'singleton' })
  export abstract class Cache<K extends string, V = unknown> extends Base implements Keyed<K> {
    private static readonly limit: number = 100;
    private entries = new Map<K, V>();

    onEvict = (key: K, value?: V): void => { this.emit('evict', { key, value }); };

    constructor(private readonly name: string, options?: Partial<Options>) {
      super(name);
      this.configure(options ?? {});
    }

    abstract load(key: K, timeout: number): Promise<V | undefined>;

    @memoized()
    get size(): number { return this.entries.size > 0 ? this.entries.size : 0; }

    async fetch<T extends V>(key: K, map: (value: V) => T, ...rest: string[]): Promise<T> {
      const value = this.entries.get(key) ?? (await this.load(key, 1_000));
      return map(value as V)!;
    }
  }
}

enum Level { Low = 'low', Middle = 'middle', High = 'high' }

type Handler = { (event: Event): void; name: string; retries: number };

function parse(text: string): number;
function parse(text: string, radix: number): number;
function parse(text: any, radix: number = 10): number {
  return typeof text === 'string' ? parseInt(`${text}`, radix) : Number(text);
}

export const debounce = <A extends unknown[]>(callback: (...args: A) => void, wait = 300) => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return (...args: A) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => callback(...args), wait);
  };
};
