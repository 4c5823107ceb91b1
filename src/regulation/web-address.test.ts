import { describe, expect, test } from 'vitest';
import { deceptionOf, hostOf, otherHostNamed } from './web-address.ts';

test.each([
  ['https://www.gov.cn/zhengce/', 'www.gov.cn'],
  ['HTTP://User@Example.ORG:8080/a@b', 'example.org'],
  ['https://政府网.中国/', '政府网.中国'],
  ['https://ｗｗｗ.gov.cn/', 'www.gov.cn'],
  ['https://gov.cn。evil.example/', 'gov.cn.evil.example'],
  ['mailto:a@example.org', null],
  ['/images/a.png', null],
])('%s leads to %s', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

describe('an address', () => {
  test.each([
    ['with a user who looks like a host', 'https://www.gov.cn@evil.example/', '通向 evil.example'],
    ['with user and password', 'https://a:b@example.org/', '通向 example.org'],
    ['with a Cyrillic о', 'https://www.gоv.cn/', 'Latin、Cyrillic'],
    ['with a Greek ο', 'https://gοv.cn/', 'Greek'],
    ['with a Cyrillic name under .com', 'https://аррӏе.com/', 'Cyrillic'],
    ['with what looks like a slash', 'https://www.gov.cn∕zhengce.evil.example/', '“∕”（U+2215）'],
    ['with a stroke that looks like a slash', 'https://www.gov.cn丿zhengce.evil.example/', '“丿”（U+4E3F）'],
    ['with a letter that looks like one', 'https://www.gov.cnǃzhengce.evil.example/', '通向 www.gov.xn--'],
    ['with a Latin ɡ', 'https://www.ɡov.cn/', '“ɡ”（U+0261）'],
    ['with an ı without dot', 'https://www.zhılıang.cn/', '“ı”（U+0131）'],
    ['with a dot on its n', 'https://www.gov.cṅ/', '“ṅ”（U+1E45）'],
    ['with a dot on its g', 'https://www.ġov.cn/', '“ġ”（U+0121）'],
    ['with a mark that no letter has', 'https://www.gov.cn̈.example/', 'U+0308'],
    ['of a mailbox with a Cyrillic о', 'mailto:a@gоv.cn', 'Latin、Cyrillic'],
    ['that hides it in its ASCII form', 'https://www.xn--gv-fmc.cn/', 'xn--'],
  ])('%s misleads', (_, address, why) => {
    expect(deceptionOf(address)).toContain(why);
  });

  test.each([
    'https://www.gov.cn/a@b',
    'https://政府网.中国/',
    'https://质量.cn/?q=中文',
    'https://example.org:8443/xn--a',
    'https://müller.example/',
    'mailto:jiandu@samr.gov.cn',
    'mailto:a@example.org?subject=更正',
    'https://质量。中国/',
    'https://пример.рф/',
    '#art_1',
  ])('%s does not', (address) => {
    expect(deceptionOf(address)).toBe(null);
  });
});

test.each([
  ['http://gov.cn', 'http://evil.example/', 'gov.cn'],
  ['www.gov.cn', 'mailto:a@evil.example', 'gov.cn'],
  ['jiandu@samr.gov.cn', 'mailto:a@evil.example', 'samr.gov.cn'],
  ['jiandu@samr.gov.cn', 'mailto:jiandu@samr.gov.cn,a%40evil.example', 'samr.gov.cn'],
  ['jiandu@samr.gov.cn', 'mailto:jiandu@samr.gov.cn?bcc=a@evil.example', 'samr.gov.cn'],
  ['来信请寄 jiandu@samr.gov.cn', 'mailto:jiandu@samr.gov.cn', null],
  ['写信给我们', 'mailto:jiandu@samr.gov.cn', null],
  ['见 www.gov.cn 公布的文本', 'https://gov.cn.evil.example/', 'gov.cn'],
  ['中国政府网（gov.cn）', 'https://example.org/', 'gov.cn'],
  ['见 www.gov.cn.', 'https://example.org/', 'gov.cn'],
  ['www.gov.cn中国政府网', 'https://example.org/', 'gov.cn'],
  ['中国政府网www.gov.cn', 'https://example.org/', 'gov.cn'],
  ['中国政府网www.gov.cn', 'https://www.gov.cn/zhengce', null],
  ['ｗｗｗ．ｇｏｖ．ｃｎ', 'https://example.org/', 'gov.cn'],
  ['www。gov。cn', 'https://example.org/', 'gov.cn'],
  ['gov.cn', 'https://gov.cn。evil.example/', 'gov.cn'],
  ['见 政府网.中国。', 'https://example.org/', '政府网.中国'],
  ['见 政府网.中国。', 'https://政府网.中国/', null],
  ['https://内网/路径', 'https://example.org/', '内网'],
  ['http://gov.cn', 'https://www.gov.cn/zhengce', null],
  ['www.gov.cn', 'https://gov.cn/', null],
  ['www.gov.hk', 'https://example.org/', 'gov.hk'],
  ['见 www.gov.mo。', 'https://example.org/', 'gov.mo'],
  ['cctv.tv', 'https://example.org/', 'cctv.tv'],
  ['政务.gov.香港', 'https://example.org/', '政务.gov.香港'],
  ['质量.网址', 'https://example.org/', '质量.网址'],
  ['见https://202.96.0.1/a', 'https://example.org/', '202.96.0.1'],
  ['202.96.0.1', 'https://example.org/', '202.96.0.1'],
  ['见 10.1.2.3:8080', 'https://example.org/', '10.1.2.3'],
  ['https://[2001:db8::1]/', 'https://example.org/', '[2001:db8::1]'],
  ['202.96.0.1', 'https://202.96.0.1/', null],
  ['见 GB/T 19000 第 5.1.2.3 条', 'https://example.org/', null],
  ['gov.cn', 'https://evil.gov.cn/', 'gov.cn'],
  ['ministry.github.io', 'https://evil.github.io/', 'ministry.github.io'],
  ['github.io', 'https://evil.github.io/', 'github.io'],
  ['samr.gov.cn', 'https://www.samr.gov.cn./', null],
  ['samr.gov.cn', 'https://scjg.samr.gov.cn/', null],
  ['xn--fiq228c.cn', 'https://example.org/', 'xn--fiq228c.cn'],
  ['中文.cn', 'https://xn--fiq228c.cn/', null],
  ['www.gоv.cn', 'https://example.org/', 'gоv.cn'],
  ['//gov.cn/a', 'https://example.org/', 'gov.cn'],
  ['FTP://GOV.CN/a', 'https://example.org/', 'gov.cn'],
  ['https://user@gov.cn/', 'https://example.org/', 'gov.cn'],
  ['http://www.gov.cn@evil.example', 'http://evil.example/', 'gov.cn'],
  ['https://www.gov.cn:443@evil.example/', 'https://evil.example/', 'gov.cn'],
  ['https://info@example.org/', 'https://example.org/', null],
  ['见他的意见。中国公布的文本', 'https://example.org/', null],
  ['附件.zip、说明.md、readme.md', 'https://example.org/', null],
  ['https://readme.md/', 'https://example.org/', 'readme.md'],
  ['用 Node.js 写的 1.2.3 版', 'https://example.org/', null],
  ['写信到 a@gov.cn', 'https://example.org/', null],
  ['国务院公报', 'https://example.org/', null],
  ['gov.cn', '#art_1', null],
])('the text “%s” of a link to %s names the other host %s', (text, address, named) => {
  expect(otherHostNamed(text, address)).toBe(named);
});
