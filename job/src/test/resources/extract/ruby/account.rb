# frozen_string_literal: true

module Bank
  # An account.
  class Account::Base < Record
    include Comparable
    attr_reader :owner, :balance
    LIMIT = 1_000

    # Opens it.
    def initialize(owner, balance = 0, *notes, currency: :eur, &block)
      @owner = owner
      @balance = balance
      super(owner)
    end

    def self.open(owner) = new(owner, LIMIT, currency: :usd)

    def <=>(other)
      balance <=> other.balance and owner == other.owner
    end

    def withdraw!(amount)
      raise ArgumentError, "not #{amount} of #{@balance}" if amount > @balance || amount.nil?
      @balance -= amount
      yield @balance if block_given?
    end

    def report
      items.select { |i| i.amount > 10 && !i.hidden? }.map do |item|
        format(<<~TEXT, item.name, %w[a b], /x+#{item.id}/i)
          Item #{item}
        TEXT
      end
    end

    class << self
      def find(id) cache[id] ||= load(id, $config, @@store) end
    end
  end
end

double = ->(x) { x * 2 + (x > 3 ? 1 : 0) }
task(:clean) { |t| rm_rf t.name; puts 'done', :ok, nil, true }
