/** What Node's system error codes mean to whoever runs a build, and what to do. */
const WRITE_ERRORS: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  ENOSPC: ['磁盘已满', '请清出空间后重试。'],
  EDQUOT: ['磁盘配额已用完', '请清出空间或增加配额后重试。'],
  EFBIG: ['超过了系统允许的文件大小', '请检查 ulimit -f。'],
  EACCES: ['没有写入权限', '请检查这个文件夹属于谁、能否写入；网站的输出用 OUT_DIR 指定，内容用 CONTENT_DIR。'],
  EPERM: ['没有写入权限', '请检查这个文件夹属于谁、能否写入；网站的输出用 OUT_DIR 指定，内容用 CONTENT_DIR。'],
  EROFS: ['所在的文件系统是只读的', '请换到能写入的地方；网站的输出用 OUT_DIR 指定，内容用 CONTENT_DIR。'],
  ENOTDIR: ['路径中有一段是文件，不是文件夹', '请检查 OUT_DIR。'],
  ENOENT: ['路径中有一段不存在，也不能新建', '请检查 OUT_DIR。'],
  EBUSY: ['它是挂载点，或正被别的程序占用', '请改用其中的一个子文件夹，或关掉占用它的程序。'],
  ENAMETOOLONG: ['路径太长', '请换一个较短的路径。'],
  EMFILE: ['打开的文件太多', '请检查 ulimit -n。'],
};

/** An error of writing in Chinese, with the path and the remedy; null when it is of another kind. */
export function describeWriteError(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const own = errorCode(error);
  const code = own in WRITE_ERRORS ? own : codeIn(error.message);
  const [reason, remedy] = WRITE_ERRORS[code ?? ''] ?? [];
  if (reason === undefined) return null;
  const path = 'dest' in error ? error.dest : 'path' in error ? error.path : null;
  return `写不进 ${typeof path === 'string' ? path : '输出文件夹'}：${reason}（${code}）。${remedy}`;
}

/** Tools wrap the system's error in a text of their own: Node's in JavaScript, the number in Rust. */
function codeIn(message: string): string | undefined {
  const [, code, number] = /\b(ENOSPC|EDQUOT|EFBIG|EACCES|EPERM|EROFS|EMFILE)\b|\bos error (\d+)\b/.exec(message) ?? [];
  return code ?? OS_ERRORS[number ?? ''];
}

/** Linux and macOS agree on these. */
const OS_ERRORS: Readonly<Record<string, string>> = {
  1: 'EPERM',
  13: 'EACCES',
  24: 'EMFILE',
  27: 'EFBIG',
  28: 'ENOSPC',
  30: 'EROFS',
};

export const NOT_THERE = '它不存在';

/** What Node's system error codes mean to a maintainer. */
const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: NOT_THERE,
  ENOTDIR: '它不是文件夹',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EISDIR: '它是文件夹，不是文件',
  ELOOP: '符号链接互相指向，没有尽头',
};

/** Why a file could not be read, in words that follow 读不到：. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  return READ_ERRORS[code] ?? `系统报告 ${code || String(error)}`;
}

/** The operating system's code of an error, e.g. `ENOENT`; empty where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
