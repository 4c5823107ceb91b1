import { expect, test } from 'vitest';
import { readAudit } from './audit.ts';

const lock = JSON.stringify({
  packages: {
    '': {},
    'node_modules/index': {},
    'node_modules/index/node_modules/codec': {},
    'node_modules/bundler': { dev: true },
    'node_modules/codec': { dev: true },
  },
});

const found = (...vulnerabilities: readonly (readonly [name: string, severity: string, ...nodes: string[]])[]) =>
  readAudit(
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: Object.fromEntries(
        vulnerabilities.map(([name, severity, ...nodes]) => [name, { name, severity, via: [], nodes }]),
      ),
    }),
    lock,
  );

const ERROR = { severity: 'error' } as const;
const WARNING = { severity: 'warning' } as const;

test.each([
  ['high, in what reaches readers', ['index', 'high', 'node_modules/index'], ERROR],
  ['critical, in what reaches readers', ['index', 'critical', 'node_modules/index'], ERROR],
  ['moderate, in what reaches readers', ['index', 'moderate', 'node_modules/index'], WARNING],
  ['critical, in a tool', ['bundler', 'critical', 'node_modules/bundler'], WARNING],
  ['high, in a tool’s package', ['codec', 'high', 'node_modules/codec'], WARNING],
  [
    'high, in a package that a tool and the site have',
    ['codec', 'high', 'node_modules/codec', 'node_modules/index/node_modules/codec'],
    ERROR,
  ],
] as const)('%s', (_, vulnerability, line) => {
  const [name, severity] = vulnerability;
  expect(found([...vulnerability])).toMatchObject([
    { ...line, message: expect.stringContaining(`${name}（${severity}）`) },
  ]);
});

test('what an entry leaves out hides neither it nor the others', () => {
  const entries = {
    index: { name: 'index', severity: 'high' },
    codec: { name: 'codec', severity: 'critical', nodes: [] },
    bundler: { name: 'bundler', severity: null, nodes: ['node_modules/bundler'] },
    feed: { severity: 'high', nodes: ['node_modules/bundler'] },
    glyphs: null,
  };
  expect(readAudit(JSON.stringify({ vulnerabilities: entries }), lock)).toEqual([
    { severity: 'error', message: expect.stringContaining('index（high）、codec（critical）。') },
    { severity: 'warning', message: expect.stringContaining('bundler（未注明）、feed（high）、glyphs（未注明）。') },
  ]);
});

test('what stops is told apart from what does not', () => {
  expect(
    found(['bundler', 'high', 'node_modules/bundler'], ['index', 'high', 'node_modules/index']).map(
      ({ severity, message }) => `${severity} ${/index|bundler/.exec(message)}`,
    ),
  ).toEqual(['error index', 'warning bundler']);
  expect(found()).toEqual([{ severity: 'notice', message: '依赖没有已知的漏洞。' }]);
});

test.each([
  ['{"message":"503 Service Unavailable","error":{"summary":"","detail":""}}', '503 Service Unavailable'],
  ['{"error":{"code":"ENOTFOUND","summary":"getaddrinfo ENOTFOUND"}}', 'getaddrinfo ENOTFOUND'],
  ['<html>502</html>', '回答读不懂'],
  ['', '回答读不懂'],
])('an outage is a warning: %s', (output, reason) => {
  expect(readAudit(output, lock)).toEqual([{ severity: 'warning', message: `查不到安全公告，照常继续：${reason}` }]);
});
