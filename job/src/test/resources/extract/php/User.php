<?php
namespace App\Models;

/**
 * A user.
 */
#[Entity(table: 'users')]
final class User extends Model implements JsonSerializable {
    use SoftDeletes;
    private ?int $age = 1;
    const ROLES = ['admin', "user"];

    public function __construct(private string $name, int|null $age = null, string ...$tags) {
        parent::__construct($name);
        $this->age = $age ?? strlen($name);
    }

    /** Finds. */
    public static function find(int $id, array $options = []): ?self {
        return self::query()->where("id = {$id} and $options[0]", 'x')->first() ?? new static('none');
    }

    abstract protected function check(callable $rule, ?string $field, bool $strict = true): void;
}

interface Repository { public function all(int $limit, int $offset = 0): iterable; }

trait Greets {
    public function greet() { return array_map(fn($x) => $x . '!' . strtoupper($this->name), [1, 2.5, null, true]); }
}

enum Suit: string {
    case Hearts = 'H'; case Spades = 'S';
    public function label(): string { return ucfirst(strtolower($this->name)); }
}

function total(array $items): float {
    $sum = function ($carry, $item) use ($items) { return $carry + $item->price * count($items); };
    $text = <<<EOT
    total $items
    EOT;
    return array_reduce($items, $sum, 0.0) + App\Math\round_up($text);
}
?>
<p><?= total([]) ?></p>
