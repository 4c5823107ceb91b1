import { shortTitleOf } from '../../../../regulation/metadata.ts';
import { printComparison } from '../../../../regulation/print/word-lists.ts';
import { editionName } from '../../../../regulation/work.ts';
import { type Comparing, compareRows, comparingPaths } from '../../../../site/editions.ts';
import { filesMade } from '../../../../site/files.ts';
import { type FileRoute, getShape } from '../../../../site/library.ts';
import { titleLines } from '../../../../site/phrases.ts';
import { absoluteUrl, pairUrl } from '../../../../site/urls.ts';

export async function getStaticPaths() {
  const made = filesMade((await getShape()).files);
  return made.some(({ ending }) => ending === 'docx') ? comparingPaths() : [];
}

/** Characters of 二号 in a line of 225 mm. */
const TITLE_MEASURE = 28;

/** 对照表: a comparison to be printed on sheets turned left. */
export const GET: FileRoute<Comparing> = async ({ props: { work, pair } }) => {
  const { old, next } = pair;
  const { metadata } = next;
  const file = await printComparison({
    titleLines: titleLines(`${shortTitleOf(metadata)}修改前后对照表`, TITLE_MEASURE),
    oldName: editionName(work, old),
    newName: editionName(work, next),
    said: `删去的文字加删除线，新增的加粗并加下划线。文本与官方文本逐字一致，对照由程序生成，见 ${absoluteUrl(pairUrl(work, old, next))}。`,
    rows: compareRows(pair).map(({ label, from, changes, kindName, differs, reasons }) => ({
      oldLabel: from.map((each) => each.label).join('、'),
      newLabel: label,
      changes,
      remark: [
        differs === 'none' && from.length === 1 ? '' : kindName,
        differs === 'typing' ? '只改标点' : '',
        ...reasons.instructions.map(({ n }) => (n === '' ? '' : `决定第${n}项`)),
        reasons.isSilent ? '决定未说明' : '',
      ]
        .filter(Boolean)
        .join('；'),
    })),
  });
  return new Response(file);
};
