import React from 'react';

interface Props { items: string[]; onSelect: (item: string) => void; title?: string }

export function List({ items, onSelect, title = 'List' }: Props): JSX.Element {
  const [open, setOpen] = React.useState<boolean>(false);
  return (
    <section className="list" aria-label={title}>
      {/* the items */}
      {items.map((item) => <li key={item} onClick={() => onSelect(item)}>{item} &amp; more</li>)}
    </section>
  );
}

const Badge: React.FC<{ count: number }> = ({ count }) => <b className="badge">{count > 9 ? '9+' : count}</b>;

class Counter extends React.Component<Props, { value: number }> {
  state = { value: 0 };
  increment = (): void => { this.setState(({ value }) => ({ value: value + 1 })); };
  render() { return <button onClick={this.increment}>{this.state.value}</button>; }
}
