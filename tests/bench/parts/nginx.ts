/** The site behind a real nginx with the configuration of `deploy/nginx`, under the load of many readers. Loopback only. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { filesBelow } from '../../../src/files/list-files.ts';
import { precompress } from '../../../src/publishing/precompress.ts';
import { copyOwnContent } from '../../support/corpus.ts';
import { nginxMissing, startNginx } from '../../support/nginx.ts';
import { runBuild } from '../../support/site/build-site.ts';
import { type Figure, figureTable, type Table } from '../table.ts';

const RATE = 2000;
const SECONDS = 30;
/** Readers at once. The generator of the load has one of the machine's cores. */
const CONNECTIONS = 64;
/** More errors than this and the rest would only be more of them. */
const HOPELESS = 1000;

export async function* measure(): AsyncIterable<Table> {
  const missing = nginxMissing();
  if (missing !== null) {
    console.log(`nginx：${missing}，跳过\n`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-bench-'));
  const [content, site] = [join(folder, 'content'), join(folder, 'site')];
  try {
    copyOwnContent(content);
    const { status, stderr } = await runBuild({ content, out: site });
    if (status !== 0) throw new Error(stderr);
    const pages = (await filesBelow(site)).filter((file) => file.endsWith('/index.html'));
    await precompress(site);
    const nginx = await startNginx(join(folder, 'nginx'), site, '/');
    try {
      const paths = pages.map((file) => `/${file.replace(/index\.html$/u, '')}`);
      yield figureTable(
        `nginx：${paths.length} 个网页轮流，${CONNECTIONS} 个连接，每秒 ${RATE} 次，${SECONDS} 秒`,
        await load(nginx.origin, paths),
      );
    } finally {
      await nginx.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The whole pages, as browsers ask for them. */
async function load(origin: string, paths: readonly string[]): Promise<readonly Figure[]> {
  const result = await autocannon({
    url: origin,
    requests: paths.map((path) => ({ path, headers: { 'accept-encoding': 'br, gzip' } })),
    connections: CONNECTIONS,
    // A little more, since what is to be held is the rate of what was answered
    overallRate: RATE * 1.02,
    duration: SECONDS,
    bailout: HOPELESS,
  });
  return [
    { name: '每秒回答', value: result['2xx'] / result.duration, unit: '个', atLeast: RATE },
    { name: '错误、超时和其他状态', value: result.errors + result.non2xx, unit: '个', atMost: 0 },
    { name: '等待，中位数', value: result.latency.p50, unit: '毫秒' },
    { name: '等待，第 99 百分位', value: result.latency.p99, unit: '毫秒' },
    { name: '等待，最长', value: result.latency.max, unit: '毫秒' },
    { name: '每秒发送', value: result.throughput.average / 1e6, unit: 'MB' },
  ];
}
