/** A real nginx with the configuration of `deploy/nginx`, on a free local port. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from './site/build-site.ts';

const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Why nginx cannot be tried here; null when it can. */
export function nginxMissing(): string | null {
  if (spawnSync('nginx', ['-v']).status !== 0) return '没有 nginx';
  return existsSync(BROTLI_MODULE) ? null : '没有 nginx 的 brotli 静态模块';
}

/** The program itself, whatever stands in for it in a trial. */
export const NGINX = spawnSync('sh', ['-c', 'command -v nginx'], { encoding: 'utf8' }).stdout.trim();

export interface RunningNginx {
  /** Without a slash at its end. */
  readonly origin: string;
  /** Rejects when nginx did not end well. */
  close(): Promise<void>;
}

/** Serves `root`, with everything nginx writes in `folder`. `base` is where the site lies in it: `/` or `/fagui/`. */
export async function startNginx(folder: string, root: string, base: string): Promise<RunningNginx> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const site = await readFile(join(projectRoot, 'deploy/nginx/tiaowen.conf'), 'utf8');
  const adapted = site
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/tiaowen/current;', `root "${root}";`)
    .replace('default "";', `default "${base.slice(0, -1)}";`);
  await writeFile(join(folder, 'tiaowen.conf'), adapted);
  await writeFile(join(folder, 'nginx.conf'), mainConfiguration([`include "${join(folder, 'tiaowen.conf')}";`]));
  return { origin: `http://127.0.0.1:${port}`, close: await running(folder) };
}

/** An nginx laid out as Debian does it, with the site it comes with; `nginx -s reload` in its folder is obeyed. */
export async function startDebian(folder: string): Promise<RunningNginx & { readonly port: number }> {
  const port = await freePort();
  for (const part of ['conf.d', 'sites-enabled', 'html']) await mkdir(join(folder, part), { recursive: true });
  await writeFile(join(folder, 'html/index.html'), '<h1>Welcome to nginx!</h1>');
  await writeFile(
    join(folder, 'sites-enabled/default'),
    `server { listen ${port} default_server; root "${join(folder, 'html')}"; server_name _; }\n`,
  );
  await writeFile(
    join(folder, 'nginx.conf'),
    mainConfiguration(['conf.d/*.conf', 'sites-enabled/*'].map((files) => `include "${join(folder, files)}";`)),
  );
  return { origin: `http://127.0.0.1:${port}`, port, close: await running(folder) };
}

/** Starts what the folder's nginx.conf says; ends it when what is given back is called. */
async function running(folder: string): Promise<() => Promise<void>> {
  const nginx = spawn(NGINX, ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const ended = new Promise<string>((resolve) => {
    nginx.once('close', (status) => resolve(status === 0 ? '' : said || `退出状态 ${status}`));
  });
  // It listens before it starts those who answer
  const listening = new Promise<void>((resolve) => {
    nginx.stderr.on('data', (data) => {
      said += data;
      if (said.includes('start worker process')) resolve();
    });
  });
  await Promise.race([listening, ended.then((complaint) => Promise.reject(new Error(`nginx 没有启动：${complaint}`)))]);
  return async () => {
    nginx.kill('SIGQUIT');
    const complaint = await ended;
    if (complaint !== '') throw new Error(`nginx 异常结束：${complaint}`);
  };
}

function mainConfiguration(sites: readonly string[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path tmp;`);
  return [
    `load_module ${BROTLI_MODULE};`,
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off;',
    'worker_processes auto;',
    'pid nginx.pid;',
    'error_log stderr notice;',
    'events { worker_connections 1024; }',
    'http {',
    ...temporary,
    '  access_log off;',
    '  sendfile on;',
    ...sites.map((site) => `  ${site}`),
    '}',
    '',
  ].join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
