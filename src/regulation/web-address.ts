/** Where a web address leads, in the words of its host, and whether it pretends to lead elsewhere. */
import { codePointName } from './source/characters.ts';

/** The host as it was written, `www.gov.cn` or `政府.中国`, without user and port; null when it is no web address. */
export function hostOf(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const [, authority = ''] = /^\s*https?:[/\\]*([^/\\?#]*)/i.exec(address) ?? [];
  const written = inOneForm(authority.replace(/^.*@/s, '').replace(/:\d*$/, ''));
  // What is ASCII shows itself; else the words that were written are what the reader knows
  return /[^\p{ASCII}]/u.test(written) ? written : url.hostname;
}

/** As browsers read a host: full-width letters and the full stops of Chinese are ASCII ones. */
const inOneForm = (host: string): string => host.normalize('NFKC').toLowerCase().replace(/[。｡]/g, '.');

// What is no part of a name and looks like what is: `∕`; Latin letters that look like those of ASCII: `ɡ`, `ı`, `ǃ`; marks that no letter
// of these scripts has: `n̈`
const LOOKALIKE =
  /(?!\p{ASCII})[^\p{L}\p{M}\p{N}·]|(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{M}|(?=\p{Script=Latin})[\u0131\u0180-\u02af\u1d00-\u1dbf\ua720-\ua7ff\uab30-\uab6f]/u;

/** The hosts that an address leads to: one of a web address, those of all who get a letter by `mailto:`. */
function hostsOf(address: string): readonly string[] {
  const host = hostOf(address);
  if (host !== null) return [host];
  if (!/^mailto:/i.test(address)) return [];
  // `%40` is as good as `@`
  return Array.from(address.replace(/%40/g, '@').matchAll(/@([^\s,;&?>]+)/g), ([, domain = '']) => inOneForm(domain));
}

/** Letters of a host that look like those of another. */
function lookalikeIn(host: string): string | undefined {
  const [lookalike] = LOOKALIKE.exec(host) ?? [];
  if (lookalike !== undefined) return lookalike;
  // e.g. https://www.gov.cṅ/, https://www.ġov.cn/: under .cn there are ASCII and Han alone, and no top level domain has such letters
  const top = host.split('.').at(-1) ?? '';
  return DIACRITIC.exec(withoutMarks(top) === 'cn' ? host : top)?.[0];
}

const DIACRITIC = /(?!\p{ASCII})[\p{Script=Latin}\p{M}]/u;

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** Why an address misleads, in words that follow 网址; null when it does not. */
export function deceptionOf(address: string): string | null {
  const url = URL.parse(address);
  if (url === null) return null;
  // e.g. https://www.gov.cn@evil.example/
  if (url.username !== '' || url.password !== '') return `里 @ 之前的不是网站，它其实通向 ${url.hostname}`;
  for (const host of hostsOf(address)) {
    // e.g. https://www.gov.cn∕zhengce.evil.example/, https://www.ɡov.cn/
    const lookalike = lookalikeIn(host);
    if (lookalike !== undefined)
      return `的主机名里有形近的字符“${lookalike}”（${codePointName(lookalike)}），它其实通向 ${url.hostname || host}`;
    const scripts = scriptsIn(host);
    // e.g. https://www.gоv.cn/ with a Cyrillic о; Chinese names end in .cn as well as in .中国
    if (scripts.some((script) => !['Latin', 'Han'].includes(script)) && scripts.length > 1)
      return `的主机名混用了几种文字（${scripts.join('、')}），看上去像另一个网站`;
  }
  // The same host written in its ASCII form hides what it mixes
  return /(?:^|\.)xn--/.test(url.hostname) && !/[^\p{ASCII}]/u.test(address.split(/[/?#]/)[2] ?? '')
    ? '的主机名是 xn-- 形式，看不出是哪个网站；请写成它本来的文字'
    : null;
}

const SCRIPTS = [
  'Latin',
  'Han',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Hiragana',
  'Katakana',
  'Hangul',
] as const;

/** Names of the scripts that letters of the text belong to; 其他 for all that are not listed. */
function scriptsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [letter] of text.matchAll(/\p{L}/gu))
    found.add(SCRIPTS.find((script) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter)) ?? '其他');
  return [...found];
}

// e.g. "https://www.gov.cn/zhengce", "www.gov.cn", "中国政府网www.gov.cn。", "政府.中国"; not "Node.js", "1.2.3", "a@gov.cn"
const NAMED_HOST =
  /(?:https?:\/\/(?:[^\s/?#@]*@)?|(?<![a-z\d@-]))((?:[a-z\d-]+\.)+(?:cn|com|net|org|edu|gov|int|info))(?![a-z\d-]|\.[a-z\d])|(?<![\p{L}\d@.-])((?:[\p{L}\d-]+\.)+(?:中国|公司|网络|政务|公益))(?![\p{L}\d-]|\.[\p{L}\d])|https?:\/\/([^\s/?#）)]+)/giu;

// e.g. "jiandu@gov.cn"
const MAILBOX = /@((?:[\p{L}\d-]+\.)+\p{L}+)/gu;

/** The host that a link's text names while the link leads to another; null when it names none, or its own. */
export function otherHostNamed(text: string, address: string): string | null {
  const hosts = hostsOf(address);
  if (hosts.length === 0) return null;
  const written = inOneForm(text);
  const mailboxes = hostOf(address) === null ? [...written.matchAll(MAILBOX)] : [];
  for (const [, ascii, chinese, whole] of [...mailboxes, ...written.matchAll(NAMED_HOST)]) {
    const named = (ascii ?? chinese ?? whole ?? '').replace(/^www\./, '');
    if (hosts.some((host) => host !== named && !host.endsWith(`.${named}`))) return named;
  }
  return null;
}
