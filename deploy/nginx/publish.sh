#!/bin/sh
# 把构建好的网站放到 nginx 读的地方，或退回上一版：
#   publish.sh DIST HOME [BASE]   例如 publish.sh dist /srv/tiaowen，在子路径时 publish.sh dist /srv/tiaowen /fagui
#   publish.sh --back HOME
# 每次发布是 HOME/releases 里的一个新文件夹，HOME/current 是指向其中之一的链接。换链接是一步：读者看到的不是旧版就是新版，
# 中途失败或断电，看到的还是旧版。留下最近三版。
set -eu
export LC_ALL=C

KEPT=3

fail() {
  echo "没有发布：$1" >&2
  exit 1
}

# 新链接先做在旁边，再改名顶替：ln -sf 会先删后建，其间没有网站
switch_to() {
  ln -sfn "releases/$1" "$home/.current-$$"
  mv -T "$home/.current-$$" "$home/current"
  echo "现在是 $1"
}

releases() {
  ls "$home/releases" | sort
}

if [ "${1:-}" = --back ]; then
  home=${2:?要退回哪里的网站，例如 publish.sh --back /srv/tiaowen}
  [ -L "$home/current" ] || fail "$home 里没有 current 链接，那里还没有用 publish.sh 发布过。"
  now=$(basename "$(readlink "$home/current")")
  earlier=$(releases | awk -v now="$now" '$0 < now' | tail -n 1)
  [ -n "$earlier" ] || fail "$now 之前没有留下别的版本。"
  switch_to "$earlier"
  exit 0
fi

dist=${1:?网站在哪个文件夹，例如 publish.sh dist /srv/tiaowen}
home=${2:?放到哪里，例如 publish.sh dist /srv/tiaowen}
base=${3:-}
# 别的写法会把网站放到别处
case "$base/" in
  *//* | */./* | */../*) fail "子路径“$base”应以 / 开头、不以 / 结尾，其中没有空的一段、. 和 ..，例如 /fagui。" ;;
  /*) ;;
  *) fail "子路径“$base”应以 / 开头、不以 / 结尾，例如 /fagui。" ;;
esac
[ -f "$dist/manifest.json" ] || fail "$dist 里没有构建好的网站，请先运行 npm run build。"
if [ -e "$home/current" ] && [ ! -L "$home/current" ]; then
  fail "$home/current 不是链接，请先移走。"
fi

next="$home/.next-$$"
trap 'rm -rf "$next"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$home/releases" "$next$base" 2>/dev/null ||
  fail "不能在 $home 里写。先由管理员建好：sudo install -d -o $(id -un) $home"
cp -R "$dist/." "$next$base"
# 压缩中途被终止时没有写完的
find "$next" -type f -name '*.tmp' -exec rm -f {} +
# 名字的顺序就是发布的顺序，同一秒里再发布或时钟拨回时也是
release=$(date -u +%Y%m%d-%H%M%S)
newest=$(releases | tail -n 1)
if ! [ "$release" \> "$newest" ]; then
  release=$newest-2
fi
mv "$next" "$home/releases/$release"
was=$(basename "$(readlink "$home/current")" 2>/dev/null || true)
switch_to "$release"

# 退回时放弃的，不再是可以退回的上一版
if [ -n "$was" ]; then
  releases | awk -v was="$was" -v now="$release" '$0 > was && $0 < now' | while read -r left; do
    rm -rf "$home/releases/$left"
  done
fi
releases | awk -v now="$release" '$0 < now' | sort -r | tail -n "+$KEPT" | while read -r old; do
  rm -rf "$home/releases/$old"
done
