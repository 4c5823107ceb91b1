import { errorCode } from './error-code.ts';

/** What Node's system error codes mean to a maintainer. */
const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: '它不存在',
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
