import type { Diagnostic } from '../../diagnostics.ts';
import { positionAt, type SourceText } from '../../source/source-text.ts';
import type { AliasProblem } from './aliases.ts';

/** A citation of the document itself whose target is not there. It stays plain text. */
export function danglingDiagnostic(cited: string, start: number, source: SourceText): Diagnostic {
  return {
    severity: 'warning',
    code: 'reference-dangling',
    file: source.file,
    ...positionAt(source, start),
    message: `“${cited}”在本文件中找不到对应的条文，未加链接。`,
    hint: '如果原文如此，无需处理；如果是录入或分款有误，请核对官方文本。',
  };
}

export function aliasDiagnostic({ kind, alias, ...problem }: AliasProblem, source: SourceText): Diagnostic {
  const place = { file: source.file, ...positionAt(source, alias.start) };
  if (kind === 'circular') {
    return {
      severity: 'warning',
      code: 'alias-circular',
      ...place,
      message: `简称“${alias.name}”与《${alias.title}》互为简称，无法确定指哪部法规。`,
      hint: '请核对原文中的“以下简称”；涉及这个简称的引用未识别为指向该法规。',
    };
  }
  const titles = 'titles' in problem ? problem.titles.map((title) => `《${title}》`).join('、') : '';
  return {
    severity: 'warning',
    code: 'alias-ambiguous',
    ...place,
    message: `简称“${alias.name}”在文中指不止一部法规：${titles}。`,
    hint: '请核对原文中的“以下简称”；涉及这个简称的引用未识别为指向其中任何一部。',
  };
}
