/**
 * Radicals that stand for the characters they look like: fonts share their glyphs, and what is printed to PDF keeps the wrong code.
 * Kangxi radicals have a compatibility mapping in Unicode but for one that China writes otherwise; those of the supplement have none.
 */
const SUPPLEMENT = new Map(
  '⺁厂 ⺃乚 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺋卩 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罒 ⺲罒 ⺳罓 ⺵网 ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺼月 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻯竜 ⻰龙 ⻳龟'
    .split(' ')
    .map((pair) => [[...pair][0] ?? '', [...pair][1] ?? ''] as const),
);

// Kangxi radicals, and ideographs kept for compatibility alone
const MAPPED = /[\u2f00-\u2fdf\uf900-\ufaff]/;

/** The character that is meant; null for one that is no radical. */
export function characterOfRadical(radical: string): string | null {
  if (radical === '⼾') return '户';
  const known = SUPPLEMENT.get(radical);
  if (known !== undefined) return known;
  if (!MAPPED.test(radical)) return null;
  const mapped = radical.normalize('NFKC');
  return mapped === radical ? null : mapped;
}
