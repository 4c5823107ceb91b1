import { expect, test } from 'vitest';
import { describeWriteError } from './errors.ts';

const systemError = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: something, open`), { code, ...more });

test.each([
  [
    systemError('ENOSPC', { path: '/site/index.html' }),
    '写不进 /site/index.html：磁盘已满（ENOSPC）。请清出空间后重试。',
  ],
  [systemError('ENOSPC'), '写不进 输出文件夹：磁盘已满（ENOSPC）。请清出空间后重试。'],
  [
    systemError('EACCES', { path: '/a', dest: '/b' }),
    '写不进 /b：没有写入权限（EACCES）。请检查这个文件夹属于谁、能否写入；网站的输出用 OUT_DIR 指定，内容用 CONTENT_DIR。',
  ],
  [
    systemError('EROFS'),
    '写不进 输出文件夹：所在的文件系统是只读的（EROFS）。请换到能写入的地方；网站的输出用 OUT_DIR 指定，内容用 CONTENT_DIR。',
  ],
  [
    systemError('EBUSY', { path: '/mnt' }),
    '写不进 /mnt：它是挂载点，或正被别的程序占用（EBUSY）。请改用其中的一个子文件夹，或关掉占用它的程序。',
  ],
  [
    new Error('[plugin vite:prepare-out-dir]\nError: ENOSPC: no space left on device, copyfile'),
    '写不进 输出文件夹：磁盘已满（ENOSPC）。请清出空间后重试。',
  ],
  [
    new Error('Could not write: No space left on device (os error 28)'),
    '写不进 输出文件夹：磁盘已满（ENOSPC）。请清出空间后重试。',
  ],
])('%s', (error, expected) => {
  expect(describeWriteError(error)).toBe(expected);
});

test.each([new Error('x is not a function'), systemError('ERR_MODULE_NOT_FOUND'), 'text', null])(
  '%s is of another kind',
  (error) => {
    expect(describeWriteError(error)).toBe(null);
  },
);
