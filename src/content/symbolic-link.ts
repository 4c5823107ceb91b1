import type { Diagnostic } from '../regulation/diagnostics.ts';

/** A link where the thing itself should be: whoever sends a change could have it point at any file of the machine. */
export function symbolicLink(file: string, expected: '文件本身' | '文件夹本身'): Diagnostic {
  return {
    severity: 'error',
    code: 'symbolic-link',
    file,
    line: 1,
    column: 1,
    message: `这里是一个符号链接，应为${expected}。`,
    hint: `请把${expected}放在这里；符号链接可能指向内容之外，不予读取。`,
  };
}
