/** What Node's system error codes mean to a maintainer. */
export const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: '它不存在',
  ENOTDIR: '它不是文件夹',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EISDIR: '它是文件夹，不是文件',
  ELOOP: '符号链接互相指向，没有尽头',
};
