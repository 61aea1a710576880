<?php
function whole($a, $b) { $sum = $a + $b; return $sum * 2; }

function inner($a) { $x = = 1; return $a + $x; }

class Unclosed {
    function good($a) { return $a * $a + 1; }
    function bad($a) { if ($a) { return 1;
