/** 《…》: where titles begin and end, and which of them are titles of law. */

/** Start → end (after 》) of every outermost 《…》. Brackets are counted, since titles nest: 《关于修改〈关于适用《…》的解释〉的决定》. */
export function titleEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = text.indexOf('《'); at >= 0 && at < text.length; at++) {
    if (text[at] === '《') open.push(at);
    else if (text[at] === '》') {
      const start = open.pop();
      if (start === undefined) continue;
      ends.set(start, at + 1);
    }
  }
  return outermost(ends);
}

function outermost(ends: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  let covered = 0;
  return new Map(
    [...ends]
      .sort(([a], [b]) => a - b)
      .filter(([start, end]) => {
        const isOutside = start >= covered;
        if (isOutside) covered = end;
        return isOutside;
      }),
  );
}

/**
 * Endings of the names of legal and policy documents (立法技术规范, 规章制定程序条例, 党政机关公文处理工作条例).
 * Other 《…》 are certificates, forms, newspapers, songs.
 */
const DOCUMENT_ENDING =
  /(?:法|法典|条例|办法|规定|决定|决议|细则|规则|解释|规范|规程|通则|总则|准则|章程|公约|协定|议定书|宣言|宪章|条约|修正案|意见|通知|通告|公告|批复|命令|纲要|规划|方案|计划|要点|导则|标准|守则|制度|纪要|声明|指引|指南|预案|税则|目录|名录|清单|大纲|原则|答复|函|令)$/;
const EDITION = /[（(〔［[][^（）()]{1,20}[）)〕］\]]$/;

/** Whether a title (without its brackets) is one of law or policy: 《广告法》, 《…办法（试行）》; not 《营业执照》. */
export const isLegalTitle = (title: string): boolean =>
  DOCUMENT_ENDING.test(title.replace(EDITION, '').replace(/〉$/, ''));
