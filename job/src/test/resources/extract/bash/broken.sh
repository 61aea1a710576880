whole() {
  echo "$1" | grep -v x | sort -u > out.txt
}

unclosed() {
  if [ -f x ]; then
    echo yes
