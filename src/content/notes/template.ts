import { stringify } from 'yaml';
import type { Anchor } from '../../regulation/layers/anchor.ts';
import { NOTE_TYPES } from '../../regulation/layers/notes/note.ts';

/** What stands where the body of a note is to be written. */
export const UNWRITTEN = '在这里写注释的正文（Markdown）。';

/** A note's file ready to be filled in: its anchor as given, what else there is to say explained. `added` is `YYYY-MM-DD`. */
export function noteTemplate(anchor: Anchor, added = ''): string {
  return `---
# yaml-language-server: $schema=../../../../schemas/note.schema.json
${anchorYaml(anchor)}
# 种类：${NOTE_TYPES.join('、')}
type: 背景
# 标题可以省略，省略时用引文：
# title:
# 谁这样说；编者自己的话写“编者”：
authority: 编者
# 每件出处写标题，知道的再写机关、日期（2016、2016-05 或 2016-05-10）、文号、网址：
sources: []
#  - title: 国务院办公厅关于……的意见
#    issuer: 国务院办公厅
#    date: 2016-05
#    number: 国办发〔2016〕00号
#    url: https://www.gov.cn/
# 写成的日期；以后核对过，加一行 reviewed:
added: ${added}
---

${UNWRITTEN}
`;
}

function anchorYaml(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'regulation':
      return 'anchor: regulation';
    case 'provision': {
      const { eId, opening } = anchor;
      const whole = stringify({ anchor: opening === undefined ? eId : { eId, opening } }, { lineWidth: 0 }).trimEnd();
      return `# 注整条如下；注其中的文字，写成 anchor: { eId: ${eId}, quote: 原文里的文字 }\n${whole}`;
    }
    case 'quote': {
      const { kind, ...words } = anchor;
      return stringify({ anchor: words }, { lineWidth: 0 }).trimEnd();
    }
  }
}
