/** What maintainers run, in the order in which they need it: the command and what it does, Chinese Markdown. */
export const COMMANDS: readonly (readonly [command: string, purpose: string])[] = [
  [
    'npm run check',
    '几秒钟查完全部内容：文件、行、列、发现了什么、怎样改。`-- --fix` 改好毫无疑问的，`-- --watch` 边改边查。',
  ],
  ['npm run dev', '在本机预览，保存文件后页面随即更新。'],
  ['npm run inspect -- 文件', '看一份文本会被读成什么结构，各条款的 eId 是什么。'],
  [
    'npm run new -- regulation 文件',
    '加一部法规：建议网址中的简称，文本原样存放。给文件夹则一次加入许多部，先列出简称和缺什么。',
  ],
  ['npm run new -- note 简称 eId "引文"', '写一条注释：核对引文恰好出现一次，写好文件的开头。'],
  ['npm run permalinks', '登记新的网址、原文和更正；登记过的从不删去，也不改写。'],
  ['npm run rename -- 旧简称 新简称', '给法规改网址：文件夹、转向、登记一步做完。'],
  ['npm run remove -- 简称 --why "缘由"', '撤下一部法规：原来的网址说明缘由。'],
  ['npm run review', '联网核对：哪些注释超过一年没有核对，哪些官方网址没有回答。每月也自动做一次。'],
  ['npm run migrate', '程序更新之后，把内容改成新的格式。'],
  ['npm run digest -- --base main', '审阅之前，看读者会看到哪些变化。'],
  ['npm run export -- postgres', '把全部条款写成 PostgreSQL（或 `opensearch`）能装入的文件。'],
  ['npm run build', '生成整个网站；有错误时此前的网站保持原样。'],
];
