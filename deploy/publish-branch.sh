#!/bin/sh
# 把构建好的网站放到仓库的一个分支，供从分支发布的托管（Gitee、Gitea、Codeberg）：
#   publish-branch.sh DIST REMOTE [BRANCH]   例如 publish-branch.sh dist git@gitee.com:owner/repo.git pages
# 分支里只有一个提交，旧版不积在仓库里。
set -eu

dist=${1:?网站在哪个文件夹，例如 dist}
remote=${2:?推送到哪个仓库，例如 git@gitee.com:owner/repo.git}
branch=${3:-pages}
if [ ! -f "$dist/manifest.json" ]; then
  echo "没有发布：$dist 里没有构建好的网站，请先运行 npm run build。" >&2
  exit 1
fi

# 在这个仓库里起了名的（origin），和本机文件夹的相对路径，换个文件夹就不认识了
remote=$(git remote get-url --push -- "$remote" 2>/dev/null || printf %s "$remote")
if [ -d "$remote" ]; then remote=$(CDPATH='' cd -- "$remote" && pwd); fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R "$dist/." "$work"
# 压缩中途被终止时没有写完的
find "$work" -type f -name '*.tmp' -exec rm -f {} +
# 没有它，有的托管不发布名字以 _ 开头的文件夹
touch "$work/.nojekyll"
cd "$work"
git init --quiet
# 逐字节照原样，不管这台机器上 Git 怎样处理换行
git -c core.autocrlf=false add --all --force
git -c user.name=tiaowen -c user.email=tiaowen@localhost -c commit.gpgSign=false commit --quiet --message '发布网站'
git push --quiet --force "$remote" "HEAD:refs/heads/$branch" || {
  echo "没有发布：推送到 $remote 的 $branch 分支没有成功，原因见上面 Git 所说的。" >&2
  exit 1
}
echo "已推送到 $branch 分支"
