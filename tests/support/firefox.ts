/**
 * Firefox, where the machine has one: the program named by `FIREFOX_PATH`, else Debian's. Driven by WebDriver BiDi, which it speaks
 * itself, so that no package is needed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A tab. What goes wrong rejects. */
export interface FirefoxTab {
  open(address: string): Promise<void>;
  /** What a script makes of the page: JSON. Promises are waited for. */
  evaluate(script: string): Promise<unknown>;
  /** Keys pressed one after another; WebDriver writes Enter as U+E007. */
  press(keys: string): Promise<void>;
  close(): Promise<void>;
}

const PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox'] as const;

/** Null when there is no Firefox. */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): string | null {
  return env.FIREFOX_PATH ?? PATHS.find((path) => existsSync(path)) ?? null;
}

export async function openFirefox(program: string): Promise<FirefoxTab> {
  const profile = await mkdtemp(join(tmpdir(), 'tiaowen-firefox-'));
  const firefox = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile },
  });
  const end = async () => {
    if (firefox.exitCode === null) {
      firefox.kill();
      await once(firefox, 'exit');
    }
    await rm(profile, { recursive: true, force: true });
  };
  try {
    const bidi = await connect(await listeningAddress(firefox));
    await bidi.send('session.new', { capabilities: {} });
    const { contexts } = await bidi.send('browsingContext.getTree', {});
    const context = String((contexts as readonly { readonly context: string }[])[0]?.context);
    return {
      open: async (url) => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
      async evaluate(script) {
        const expression = `Promise.resolve(${script}).then((value) => JSON.stringify(value ?? null))`;
        const target = { context };
        const reply = await bidi.send('script.evaluate', { expression, target, awaitPromise: true });
        if (reply.type !== 'success') throw new Error(JSON.stringify(reply.exceptionDetails));
        return JSON.parse((reply.result as { readonly value: string }).value);
      },
      async press(keys) {
        const actions = Array.from(keys).flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]);
        await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
      },
      async close() {
        bidi.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function listeningAddress(firefox: ChildProcess): Promise<string> {
  if (!firefox.stderr) throw new Error('Firefox 没有输出');
  for await (const line of createInterface(firefox.stderr)) {
    const [, address] = /WebDriver BiDi listening on (ws:\S+)/u.exec(line) ?? [];
    if (address) {
      firefox.stderr.resume();
      return address;
    }
  }
  throw new Error('Firefox 没有启动');
}

type Reply = Readonly<Record<string, unknown>>;

interface Bidi {
  send(method: string, params: object): Promise<Reply>;
  close(): void;
}

async function connect(address: string): Promise<Bidi> {
  const socket = new WebSocket(`${address}/session`);
  const waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data));
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'error') asked?.reject(new Error(`${message.error}：${message.message}`));
    else asked?.resolve(message.result);
  });
  await once(socket, 'open');
  let count = 0;
  return {
    send(method, params) {
      count += 1;
      const id = count;
      socket.send(JSON.stringify({ id, method, params }));
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    close: () => socket.close(),
  };
}
