#!/bin/sh
# 两版网站之间变了、没有了哪些地址，一行一个，供内容分发网络刷新：
#   changed.sh OLD NEW [SITE_URL]   例如 changed.sh releases/1 releases/2 https://example.org/
# 只看两版的清单。名字随内容变的文件（样式、脚本、检索的词和正文）不必刷新，不列。
set -eu
export LC_ALL=C

fail() {
  echo "$1" >&2
  exit 1
}

old=${1:?上一版在哪个文件夹，例如 changed.sh releases/1 releases/2 https://example.org/}
new=${2:?新的一版在哪个文件夹，例如 changed.sh releases/1 releases/2 https://example.org/}
site=${3:-/}
for each in "$old" "$new"; do
  [ -f "$each/manifest.json" ] || fail "$each 里没有清单 manifest.json，不是构建好的网站。"
done

# 大的库，清单分在 manifest-1.json 等几份里
entries() {
  cat "$1"/manifest.json "$1"/manifest-*.json 2>/dev/null |
    sed -n 's/^ *"\(.*\)": {"sha256": "\([0-9a-f]*\)".*/\1 \2/p' | sort
}

before=$(mktemp)
after=$(mktemp)
trap 'rm -f "$before" "$after"' EXIT
entries "$old" >"$before"
entries "$new" >"$after"
[ -s "$after" ] || fail "$new 的清单里没有文件，可能没有写完，请重新构建。"
{
  comm -3 "$before" "$after" | tr -d '\t' | cut -d ' ' -f 1
  cmp -s "$old/manifest.json" "$new/manifest.json" || (cd "$new" && ls manifest*.json)
} | sort -u |
  grep -Ev '^(_astro|pagefind/(editions/)?(text|index|levels))/' |
  sed -e 's#^index\.html$##' -e 's#/index\.html$#/#' -e "s#^#${site%/}/#"
