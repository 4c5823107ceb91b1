/** Serves a built site from disk, as a static host would: directory indexes, 404.html, a base path. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

export interface ServeOptions {
  /** The built site. */
  readonly folder: string;
  /** First port to try; 0 lets the system choose. */
  readonly port: number;
  /** Address to listen on; the local machine alone when not given. */
  readonly host?: string;
  /** Where the site lives, as in `BASE_PATH`: `/` or `/tiaowen`. */
  readonly basePath?: string;
}

export interface RunningServer {
  /** Address of the home page, ends in `/`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Node refuses anything beyond 16 kB; a pasted query of 10,000 characters takes 90. */
const LONGEST_ADDRESS = 128 * 1024;

/** A busy port is passed over for the next one, this many times. */
const PORTS_TO_TRY = 50;

/** Resolves when the site can be opened. Rejects when no port is free or the address cannot be used. */
export async function serveSite(options: ServeOptions): Promise<RunningServer> {
  const base = `/${(options.basePath ?? '/').split('/').filter(Boolean).join('/')}`;
  const host = options.host ?? '127.0.0.1';
  const server = createServer({ maxHeaderSize: LONGEST_ADDRESS }, siteHandler(options.folder, base));
  const port = await listenOnFreePort(server, options.port, host);
  return {
    url: `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}${base === '/' ? '/' : `${base}/`}`,
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function siteHandler(folder: string, base: string): (request: IncomingMessage, response: ServerResponse) => void {
  // `dev`: files are looked up on each request, so a rebuild shows without a restart.
  const files = sirv(folder, { dev: true, etag: true });
  const notFound = (response: ServerResponse) => {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(notFoundPage(folder));
  };
  return (request, response) => {
    const path = withoutBase(request.url ?? '/', base);
    if (path === null) return notFound(response);
    request.url = path;
    files(request, response, () => notFound(response));
  };
}

/** `/tiaowen/a/` under `/tiaowen` is `/a/`; null when the address lies outside. */
function withoutBase(url: string, base: string): string | null {
  if (base === '/') return url;
  return url === base || url.startsWith(`${base}/`) || url.startsWith(`${base}?`)
    ? url.slice(base.length).replace(/^\/?/, '/')
    : null;
}

function notFoundPage(folder: string): string {
  try {
    return readFileSync(join(folder, '404.html'), 'utf8');
  } catch {
    return '404';
  }
}

async function listenOnFreePort(server: Server, first: number, host: string): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + PORTS_TO_TRY - 1, 65_535);
  for (let port = first; port <= last; port += 1) {
    const listening = await listen(server, port, host);
    if (listening !== 'busy') return listening;
  }
  throw new Error(`端口 ${first} 至 ${last} 都被占用，请用环境变量 PORT 指定另一个端口。`);
}

/** The port listened on, or `busy`. */
function listen(server: Server, port: number, host: string): Promise<number | 'busy'> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE') resolve('busy');
      else reject(error);
    };
    const listening = () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    };
    server.once('error', failed).once('listening', listening).listen(port, host);
  });
}

/** Where a server listens on this machine. */
export interface ListeningAddress {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

/** By `HOST` and `PORT`; the machine itself and 4321 when they are not given. @throws Error in Chinese when the port is none */
export function listeningAddress({ HOST, PORT }: NodeJS.ProcessEnv): ListeningAddress {
  const port = Number(PORT || 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`环境变量 PORT 应为 0 至 65535 之间的整数，实为“${PORT}”。`);
  return { host: HOST || '127.0.0.1', port };
}
