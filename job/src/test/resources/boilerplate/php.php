<?php
class Thing extends Base {
  // constructor
  public function __construct(string $name, int $size) {
    parent::__construct($name);
    $this->name = $name;
    $this->size = $size;
  }

  // -
  public function __construct(string $name) {
    $this->name = $name;
    $this->load();
  }

  // accessor
  public function getName(): string {
    return $this->name;
  }

  // accessor
  public function setName(string $name): void {
    $this->name = $name;
  }

  // builder
  public function withName(string $name): self {
    $this->name = $name;
    return $this;
  }

  // delegation
  public function write(string $text): int {
    return $this->stream->write($text);
  }

  // value
  public function __toString(): string {
    return $this->name . ':' . $this->size;
  }

  // fixture
  protected function setUp(): void {
    $this->server = new Server(0);
  }

  // empty
  public function onClose(int $reason): void {
  }

  // -
  public function total(array $parts): int {
    return array_sum($parts) + 1;
  }
}
