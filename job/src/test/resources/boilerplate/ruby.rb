class Thing < Base
  # constructor
  def initialize(name, size)
    super(name)
    @name = name
    @size = size
  end

  # accessor
  def full_name(*)
    @full_name
  end

  # accessor
  def title=(title)
    @title = title
  end

  # builder
  def with_name(name)
    @name = name
    self
  end

  # delegation
  def each(*args)
    @items.each(*args)
  end

  # value
  def to_s(*)
    "#{@name}: #{@size}"
  end

  # empty
  def on_close(reason, code, force = nil)
  end

  # -
  def total(items)
    items.inject(0) { |sum, item| sum + item }
  end

  # -
  def label(text)
    text ? text.strip : @label
  end
end
