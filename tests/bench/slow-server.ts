import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A connection: bits a second for all requests together, and what each waits beside in milliseconds. */
export interface Link {
  readonly bitsPerSecond: number;
  readonly latency: number;
}

export interface SlowServer extends AsyncDisposable {
  /** Ends in `/`. */
  readonly url: string;
  /** Bytes of bodies sent since the last call, text compressed by gzip. */
  takeBytes(): number;
}

/** As `deploy/nginx` says: what is named by its content is kept, the Song face for a month. */
export function cacheControl(path: string): string {
  if (path.endsWith('/song.woff2')) return 'public, max-age=2592000';
  return /\/_astro\/|\/pagefind\/(?:editions\/)?(?:text|index|levels)\//u.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache';
}

/**
 * Serves a site over a slow link. The link is slowed here and not in the browser, whose throttling does not reach the requests of
 * workers, and the search is one.
 */
export async function serveSlowly(folder: string, link: Link): Promise<SlowServer> {
  let bytes = 0;
  let freeAt = 0;
  const compressed = new Map<string, Promise<Buffer>>();

  async function send(path: string, isText: boolean): Promise<Buffer> {
    const read = () => readFile(path).then((body) => (isText ? gzipSync(body) : body));
    const body = await (compressed.get(path) ?? read());
    compressed.set(path, Promise.resolve(body));
    bytes += body.length;
    const now = performance.now();
    freeAt = Math.max(now, freeAt) + (body.length * 8000) / link.bitsPerSecond;
    await wait(link.latency + freeAt - now);
    return body;
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const type = TYPES[extname(path)];
    try {
      const body = await send(path, type !== undefined);
      const encoding = type === undefined ? {} : { 'Content-Type': type, 'Content-Encoding': 'gzip' };
      response.writeHead(200, { ...encoding, 'Cache-Control': cacheControl(pathname) }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
