class Panel extends React.Component<Props> {
  // accessor
  getTitle(): string {
    return this.props.title;
  }

  // empty
  onClose(event: MouseEvent): void {
  }

  // -
  render() {
    return <Title text={this.props.title} />;
  }
}
