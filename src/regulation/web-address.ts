/** Where a web address leads, in the words of its host, and whether it pretends to lead elsewhere. */
import { parse } from 'tldts';
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

// What is no part of a name and looks like what is: `∕`, `丿`; Latin letters that look like those of ASCII: `ɡ`, `ı`, `ǃ`; marks that no letter
// of these scripts has: `n̈`
const LOOKALIKE =
  /(?!\p{ASCII})[^\p{L}\p{M}\p{N}·]|[丶丨丿]|(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{M}|(?=\p{Script=Latin})[\u0131\u0180-\u02af\u1d00-\u1dbf\ua720-\ua7ff\uab30-\uab6f]/u;

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

// e.g. "https://www.gov.cn/zhengce", "http://内网/", "https://[2001:db8::1]/", "https://www.gov.cn@evil.example/"
const WITH_SCHEME =
  /(?<![a-z\d+.-])[a-z][a-z\d+.-]*:\/\/(?:([^\s/?#@]*)@)?(\[[\d.:a-f]+\]|[^\s:/?#\p{P}](?:[^\s:/?#\p{P}]|[.-](?=[\p{L}\d]))*)/giu;
// e.g. "www.gov.cn", "中国政府网www.gov.cn。", "www。gov。cn", "gov.cn" of "//gov.cn/"; not "a@gov.cn"
const ASCII_HOST = /(?<!(?!\p{Script=Han})\p{L}|[\d@.-])(?:[a-z\d-]+[.。])+[a-z][a-z\d-]*(?![a-z\d-]|\.[a-z\d])/giu;
// e.g. "政府网.中国", "www.gоv.cn" with a Cyrillic о; 。 ends a sentence of Chinese
const OTHER_HOST =
  /(?<![\p{L}\d@.-])(?!\p{Script=Han}*(?:[a-z\d-]+\.)+[a-z\d-]+(?![\p{L}\d.-]))(?:[\p{L}\d-]+\.)+[\p{L}\d-]+(?!\.[\p{L}\d])/giu;
// e.g. "202.96.0.1", "10.1.2.3:8080"
const ADDRESS = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])(?<port>[:/])?/g;

/** Endings of files that are top level domains too: 说明.md. */
const FILE_NAME = /^[^.]+\.(?:md|zip|mov|sh|py|pl|ps|rs)$/;

// e.g. "jiandu@gov.cn"
const MAILBOX = /@((?:[\p{L}\d-]+\.)+\p{L}+)/gu;

/** The hosts that a text names, as they are written in it; `Node.js` and the clause 5.1.2.3 are none. */
function hostsNamedIn(text: string): readonly string[] {
  const withScheme = [...text.matchAll(WITH_SCHEME)].flatMap(([, user = '', host = '']) => {
    const [name = ''] = user.split(':');
    return name.includes('.') && hasPublicSuffix(name) ? [host, inOneForm(name)] : [host];
  });
  const rest = text.replace(WITH_SCHEME, ' ');
  const names = [...rest.matchAll(ASCII_HOST), ...rest.matchAll(OTHER_HOST)].map(([name]) => inOneForm(name));
  const addresses = Array.from(rest.matchAll(ADDRESS), ([found, port = '']) => ({
    host: found.replace(/[:/]$/, ''),
    port,
  }));
  return [
    ...withScheme,
    ...names.filter((name) => !FILE_NAME.test(name) && hasPublicSuffix(name)),
    // Of four numbers below a hundred a clause is made, too
    ...addresses
      .filter(({ host, port }) => port !== '' || /\d{3}/.test(host) || host === text.trim())
      .map(({ host }) => host),
  ];
}

function hasPublicSuffix(host: string): boolean {
  const { isIcann, isPrivate } = parse(host, BY_NAME);
  return isIcann === true || isPrivate === true;
}

/** Whose sites belong to different people, `github.io`, counts as `com` does. */
const BY_NAME = { extractHostname: false, allowPrivateDomains: true } as const;

/** As the name system has it: `政府.中国` is `xn--…`. */
const inAscii = (host: string): string => (URL.parse(`http://${host}/`)?.hostname ?? host).replace(/^www\.|\.$/g, '');

/** The host that a link's text names while the link leads to another; null when it names none, or its own. */
export function otherHostNamed(text: string, address: string): string | null {
  const hosts = hostsOf(address).map(inAscii);
  if (hosts.length === 0) return null;
  const written = text.normalize('NFKC').toLowerCase();
  const mailboxes = hostOf(address) === null ? Array.from(written.matchAll(MAILBOX), ([, host = '']) => host) : [];
  const other = [...mailboxes, ...hostsNamedIn(written)].find((host) => {
    const named = inAscii(host);
    // A part of the named site belongs to it; what lies under gov.cn is somebody else's
    const isSite = parse(named, BY_NAME).domain !== null;
    return hosts.some((each) => each !== named && !(isSite && each.endsWith(`.${named}`)));
  });
  return other?.replace(/^www\./, '') ?? null;
}
