import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Citation, Interval, Unit } from './citation.ts';
import { createLexicon } from './lexicon.ts';
import { recognise } from './recognise.ts';

const lexicon = createLexicon(new Map([['条例', '土地复垦条例']]));

const intervals = ({ intervals }: { readonly intervals: readonly Interval[] }): string =>
  intervals.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join('+');

function written({ level, pick }: Unit): string {
  switch (pick.kind) {
    case 'numbers':
      return `${level} ${intervals(pick)}`;
    case 'before':
    case 'after':
    case 'first':
      return `${level} ${pick.kind} ${pick.count}`;
    case 'titled':
      return `${level} ${pick.title}`;
    case 'labelled':
      return `${level} ${pick.word}${intervals(pick)}`;
    case 'printed':
      return `${level} ${pick.label}`;
    default:
      return `${level} ${pick.kind}`;
  }
}

function head({ head }: Citation): string {
  return head.kind === 'law' ? head.title : head.kind;
}

/** `【text】head: units → until` of every citation. */
function shown(text: string, names = lexicon): readonly string[] {
  return recognise(text, names).map((citation) => {
    const until = citation.until === null ? '' : ` → ${citation.until.map(written).join(', ')}`;
    return `【${text.slice(citation.start, citation.end)}】${head(citation)}: ${citation.units.map(written).join(', ')}${until}`;
  });
}

describe('what is written is recognised', () => {
  test.each([
    [
      '依照本法第三十三条第一款第（四）项处罚',
      '【本法第三十三条第一款第（四）项】self: article 33, paragraph 1, item 4',
    ],
    ['有第十二条规定的情形', '【第十二条】none: article 12'],
    ['第 十 二 条规定', '【第 十 二 条】none: article 12'],
    ['依照第12条第3款', '【第12条第3款】none: article 12, paragraph 3'],
    ['违反第二十四条一款规定', '【第二十四条一款】none: article 24, paragraph 1'],
    ['违反第五条(三)项规定', '【第五条(三)项】none: article 5, item 3'],
    ['违反第一百二十条之一第二款', '【第一百二十条之一第二款】none: article 120-1, paragraph 2'],
    ['违反本规定第二、三条的规定', '【本规定第二、三条】self: article 2+3'],
    ['违反本《实施细则》第九、第十一条', '【本《实施细则》第九、第十一条】self: article 9+11'],
    ['有第三至五项情形', '【第三至五项】none: item 3..5'],
    ['第十九条第（四）、（五）项规定', '【第十九条第（四）、（五）项】none: article 19, item 4+5'],
    ['本法第四十九条至第五十三条规定', '【本法第四十九条至第五十三条】self: article 49..53'],
    ['本法第四十九条至五十三条规定', '【本法第四十九条至五十三条】self: article 49..53'],
    ['第五条第二款至第七条规定', '【第五条第二款至第七条】none: article 5, paragraph 2 → article 7'],
    ['有前款规定的第一项至第五项行为的', '【前款规定的第一项至第五项】none: paragraph before 1, item 1..5'],
    ['本条前两款的规定', '【本条前两款】none: article here, paragraph first 2'],
    ['依照前条第二款', '【前条第二款】none: article before 1, paragraph 2'],
    ['第三款前三项规定', '【第三款前三项】none: paragraph 3, item first 3'],
    ['适用本项第1目的规定', '【本项第1目】none: item here, subitem 1'],
    ['依照本章程序办理', '【本章】none: chapter here'],
    ['制定本章程。', '【本章程】self: '],
    ['本法第一编第六章第三节', '【本法第一编第六章第三节】self: part 1, chapter 6, section 3'],
    ['列于本法附件三的法律', '【本法附件三】self: attachment 附件3'],
    ['见附件2。', '【附件2】none: attachment 附件2'],
    ['依照附表一第三条', '【附表一第三条】none: attachment 附表1, article 3'],
    ['依照本附件第二条', '【本附件第二条】self: article 2'],
    ['后两款的规定', '【后两款】none: paragraph after 2'],
    ['上篇的规定', '【上篇】none: part before 1'],
    ['依照民法典合同编第八章', '【民法典合同编第八章】中华人民共和国民法典: part 合同, chapter 8'],
    ['依照《民法典》合同编第八章', '【《民法典》合同编第八章】中华人民共和国民法典: part 合同, chapter 8'],
    ['触犯刑法分则第三章第一节', '【刑法分则第三章第一节】中华人民共和国刑法: part 分则, chapter 3, section 1'],
    ['依照党章第四十二条', '【党章第四十二条】中国共产党章程: article 42'],
    ['依照本法所附《税目表》执行', '【《税目表》】self: attachment 税目表'],
    ['依照刑法第二百八十七条之一规定', '【刑法第二百八十七条之一】中华人民共和国刑法: article 287-1'],
    [
      '依照《中华人民共和国行政处罚法》的第三十二条',
      '【《中华人民共和国行政处罚法》的第三十二条】中华人民共和国行政处罚法: article 32',
    ],
    ['依照条例第五条', '【条例第五条】土地复垦条例: article 5'],
    ['违反道路旅客运输管理条例第八条', '【道路旅客运输管理条例第八条】道路旅客运输管理条例: article 8'],
    ['不得与宪法和本法相抵触', '【宪法】中华人民共和国宪法: '],
    ['侮辱妇女罪（第237条第1款）', '【第237条第1款】中华人民共和国刑法: article 237, paragraph 1'],
    [
      '《关于修改〈关于适用《计量法》的解释〉的决定》施行',
      '【《关于修改〈关于适用《计量法》的解释〉的决定》】关于修改〈关于适用《计量法》的解释〉的决定: ',
    ],
    [
      '外商投资企业和外国企业所得税法第三条',
      '【外商投资企业和外国企业所得税法第三条】中华人民共和国外商投资企业和外国企业所得税法: article 3',
    ],
    ['合同法第五十二条', '【合同法第五十二条】中华人民共和国合同法: article 52'],
    ['违反第五条第（一）（三）项规定', '【第五条第（一）（三）项】none: article 5, item 1+3'],
    ['违反第五条（一）（三）项规定', '【第五条（一）（三）项】none: article 5, item 1+3'],
    ['违反税法第三条', '【税法第三条】中华人民共和国税法: article 3'],
    ['违反样品法第三条', '【样品法第三条】中华人民共和国样品法: article 3'],
    ['违反样品抽检管理办法第三条', '【样品抽检管理办法第三条】样品抽检管理办法: article 3'],
    ['符合刑法修正案（十一）第三条', '【刑法修正案（十一）第三条】刑法修正案（十一）: article 3'],
    ['根据国务院令第700号第三条', '【国务院令第700号第三条】国务院令第700号: article 3'],
    ['按照国发〔2010〕5号文第三条', '【国发〔2010〕5号文第三条】国发〔2010〕5号: article 3'],
    ['按照国发〔2010〕5号文件第三条', '【国发〔2010〕5号文件第三条】国发〔2010〕5号: article 3'],
    ['参见道路旅客运输管理条例第三条', '【道路旅客运输管理条例第三条】道路旅客运输管理条例: article 3'],
    ['农业农村部令2019年第2号第三条', '【农业农村部令2019年第2号第三条】农业农村部令2019年第2号: article 3'],
    ['海关总署公告2019年第39号第七条', '【海关总署公告2019年第39号第七条】海关总署公告2019年第39号: article 7'],
    ['依照样品安全法实施条例第三条', '【样品安全法实施条例第三条】样品安全法实施条例: article 3'],
    ['违反中华人民共和国样品条例第三条', '【中华人民共和国样品条例第三条】中华人民共和国样品条例: article 3'],
    ['违反价格违法行为处罚规定第三条', '【价格违法行为处罚规定第三条】价格违法行为处罚规定: article 3'],
    ['违反对外劳务合作管理条例第三条', '【对外劳务合作管理条例第三条】对外劳务合作管理条例: article 3'],
    ['作为国有资产管理办法第三条', '【国有资产管理办法第三条】国有资产管理办法: article 3'],
    ['依照原办法第三条', '【原办法第三条】原办法: article 3'],
    ['依照本法第三条道路运输企业', '【本法第三条】self: article 3'],
    ['第五条第一款产品', '【第五条第一款】none: article 5, paragraph 1'],
    ['生产前款产品的', '【前款】none: paragraph before 1'],
    ['依照新法第三条', '【新法第三条】新法: article 3'],
    ['依照原刑法第三条', '【刑法第三条】原中华人民共和国刑法: article 3'],
    ['适用修订前的《公司法》第三条', '【《公司法》第三条】原中华人民共和国公司法: article 3'],
    ['适用修订后的《公司法》第三条', '【《公司法》第三条】中华人民共和国公司法: article 3'],
    ['违反草原《甲条例》第三条', '【《甲条例》第三条】甲条例: article 3'],
    ['依照上述办法第三条', '【上述办法第三条】named: article 3'],
    ['依照本办法第三条', '【本办法第三条】self: article 3'],
    ['依照民法典（以下简称民法典）第三条', '【第三条】中华人民共和国民法典: article 3'],
    ['提供（一）至（三）项规定的材料', '【（一）至（三）项】none: item 1..3'],
    ['（四）项所列人员', '【（四）项】none: item 4'],
    ['违反第四十八条规定的罚款、四十九条', '【第四十八条】none: article 48'],
    ['第五条至第七条第二款规定', '【第五条至第七条第二款】none: article 5 → article 7, paragraph 2'],
    ['》依照《甲条例》第三条', '【《甲条例》第三条】甲条例: article 3'],
    [`${'甲'.repeat(40)}令第5号第三条`, '【第三条】none: article 3'],
    ['依照有关条例第三条', '【有关条例第三条】有关条例: article 3'],
    ['违反样本条例第三条', '【样本条例第三条】样本条例: article 3'],
    ['第三至五条之一规定', '【第三至五条之一】none: article 3..5-1'],
    ['违反第三条之一、之二的', '【第三条之一、之二】none: article 3-1+3-2'],
    ['第三条之一、之三至之五和之七规定', '【第三条之一、之三至之五和之七】none: article 3-1+3-3..3-5+3-7'],
    ['第三条之一 或 之 二的', '【第三条之一 或 之 二】none: article 3-1+3-2'],
    ['第一项之一、之二的', '【第一项】none: item 1'],
    ['依照第二章之一办理', '【第二章之一】none: chapter 2-1'],
    ['第二章之规定', '【第二章】none: chapter 2'],
    ['适用第二章之一般规定', '【第二章】none: chapter 2'],
    ['第三章之一切规定', '【第三章】none: chapter 3'],
    ['第二章之二十日期限', '【第二章】none: chapter 2'],
    ['违反第二章之一日常管理规定的', '【第二章之一】none: chapter 2-1'],
    ['第二章之一定期检验的规定', '【第二章之一】none: chapter 2-1'],
    ['依照第三条之一定罪', '【第三条之一】none: article 3-1'],
    ['第三章第一节之一、之二', '【第三章第一节之一、之二】none: chapter 3, section 1-1+1-2'],
    ['第一款之二规定', '【第一款】none: paragraph 1'],
    ['第一条第一目的规定', '【第一条】none: article 1'],
    ['附件1 2另行公布', '【附件1】none: attachment 附件1'],
    ['违反前条乙款之规定', '【前条乙款】none: article before 1, item 2'],
    ['第一条甲、丙两款之业务', '【第一条甲、丙两款】none: article 1, item 1+3'],
    ['第一条甲至丙项', '【第一条甲至丙项】none: article 1, item 1..3'],
    ['依照第一条甲方应当付款', '【第一条】none: article 1'],
    ['余款按第2.1款计算', '【第2.1款】none: paragraph 2.1'],
    ['违反第二条第2.2款的', '【第二条第2.2款】none: article 2, paragraph 2.2'],
    ['依照《渡船设计规范》第5.1.2条', '【《渡船设计规范》第5.1.2条】渡船设计规范: article 5.1.2'],
    ['见附件一之二。', '【附件一之二】none: attachment 附件1-2'],
    ['见附表1-2。', '【附表1-2】none: attachment 附表1-2'],
    ['见附录A。', '【附录A】none: attachment 附录A'],
    ['见附件1至附件3。', '【附件1至附件3】none: attachment 附件1..3'],
    ['违反本规定附录第一条的', '【本规定附录第一条】self: attachment 附录, article 1'],
    ['依照本条约第五条', '【本条约第五条】self: article 5'],
    ['依照本协议第五条', '【本协议第五条】self: article 5'],
    ['依照法国民法典第三条', '【法国民法典第三条】法国民法典: article 3'],
    ['适用法国的民法典第三条', '【法国的民法典第三条】法国的民法典: article 3'],
    ['适用台湾地区的民法典第三条', '【台湾地区的民法典第三条】台湾地区的民法典: article 3'],
    ['适用我国的刑法第三条', '【刑法第三条】中华人民共和国刑法: article 3'],
    ['刑法第三条', '【刑法第三条】中华人民共和国刑法: article 3'],
    ['依照第5．1．2条', '【第5．1．2条】none: article 5.1.2'],
    ['某发〔2030〕5号文件柜第三条', '【第三条】none: article 3'],
    ['依照联合国宪章第二章', '【联合国宪章第二章】联合国宪章: chapter 2'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });

  test.each([
    ['适用本项第1目、第2目', ['【本项第1目】none: item here, subitem 1', '【第2目】none: subitem 2']],
    ['第一项前两款', ['【第一项】none: item 1', '【前两款】none: paragraph before 2']],
    ['第5.1款、第5.1款项', ['【第5.1款】none: paragraph 5.1']],
    ['第五条至第二款', ['【第五条】none: article 5', '【第二款】none: paragraph 2']],
    ['第二款第五条', ['【第二款】none: paragraph 2', '【第五条】none: article 5']],
    ['违反第四十八条、四十九条', ['【第四十八条】none: article 48', '【四十九条】none: article 49']],
    [
      '违反第四十八条、四十九条之一至之三',
      ['【第四十八条】none: article 48', '【四十九条之一至之三】none: article 49-1..49-3'],
    ],
    ['依照第三条第（一）项、（二）项', ['【第三条第（一）项】none: article 3, item 1', '【（二）项】none: item 2']],
    ['依照第三条第一款、三款的', ['【第三条第一款】none: article 3, paragraph 1', '【三款】none: paragraph 3']],
    [
      '依照该法第三条和该条第二款',
      ['【该法第三条】named: article 3', '【该条第二款】none: article named, paragraph 2'],
    ],
    [
      '《土地管理法》（以下简称《土管法》）第八条',
      ['【《土地管理法》】中华人民共和国土地管理法: ', '【第八条】中华人民共和国土地管理法: article 8'],
    ],
  ])('%s is several', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

test.each([
  '第三方应当配合',
  '第一次拍卖',
  '主张该条款不成为合同的内容',
  '提供格式条款的一方',
  '具备下列基本条件',
  '前款项已经支付',
  '前三项目的资金',
  '本项目由主管部门验收',
  '本节目不得播出',
  '本条例自公布之日起施行',
  '依照本法规定',
  '应当取得《营业执照》',
  '由宪法和法律委员会审议',
  '第一条款', // no 第一条
  '第二项目标',
  '适用第一目规定',
  '第三条生产线',
  '第三条样品生产线',
  '第二条通道',
  '第一条供电线路',
  '第一条高速公路',
  '第三条裂缝',
  '本条街的居民',
  '前款未付清',
  '第一款智能产品',
  '第一项任务',
  '第二项工程',
  '第三篇文章',
  '今后两项改革',
  '第二款车型',
  '前三项污染物',
  '上一条建议',
  '第三节车厢',
  '（以下简称《解释（三）》）',
  '《中国质量报》第',
  '作为报告附件一并提交',
  '本《样品条例实施细则》自公布之日起施行',
  '依照《办法》办理',
  '该条第三方不受限制',
  '（三）项目名称',
  '（三）规定的时间',
  '附件一览表',
  '与其地上部分一并登记',
  '在验收前部分使用的',
  '《《《',
  '》》第',
])('“%s” cites nothing', (text) => {
  expect(shown(text)).toEqual([]);
});

describe('clauses of a technical document by their numbers alone', () => {
  const technical = createLexicon(undefined, undefined, new Set(['5.1.1', '5.1.2', 'A.2']));
  const clause = (cited: string): string => `【${cited}】none: article ${cited.replace(/条$/, '')}`;
  test.each([
    ['应符合5.1.2的规定', ['5.1.2']],
    ['应符合5.1.1、5.1.2和A.2的规定', ['5.1.1', '5.1.2', 'A.2']],
    ['除5.1.2条规定外', ['5.1.2条']],
    ['（见5.1.2）', ['5.1.2']],
    ['本规范5.1.2另有规定', ['5.1.2']],
    ['应符合5.1.3的规定', []],
    ['厚度5.1.2', []],
    ['应满足5.1.2米的要求', []],
    ['应符合15.1.2的规定', []],
    ['应符合5.1.2.1的规定', []],
  ])('%s', (text, expected) => {
    expect(shown(text, technical)).toEqual(expected.map(clause));
    expect(shown(text)).toEqual([]);
  });
});

describe('for any text', () => {
  const words = fc.constantFrom(
    ...[
      '第',
      '十',
      '三',
      '（',
      '）',
      '条',
      '款',
      '项',
      '目',
      '至',
      '、',
      '和',
      '本',
      '法',
      '前',
      '两',
      '《',
      '》',
      '刑法',
      '之一',
      '。',
      ' ',
      '附件',
      '该',
    ],
  );
  test('citations come in order, do not overlap and lie in the text', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const citation of recognise(text, lexicon)) {
          expect(citation.start).toBeGreaterThanOrEqual(end);
          expect(citation.end).toBeGreaterThan(citation.start);
          expect(citation.end).toBeLessThanOrEqual(text.length);
          end = citation.end;
        }
      }),
      { numRuns: 500 },
    );
  });
});
