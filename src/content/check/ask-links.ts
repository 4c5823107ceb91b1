import type { Answer, AskedLink, OfficialLink } from './official-links.ts';

/** In milliseconds; official sites can be slow, seen from abroad. */
const PATIENCE = 30_000;

/**
 * Asks for every address, those of one host one after the other: nobody's server is to notice.
 * @param patience after so many milliseconds a host counts as silent
 */
export async function askLinks(links: readonly OfficialLink[], patience = PATIENCE): Promise<readonly AskedLink[]> {
  const hosts = [...Map.groupBy(links, ({ url }) => new URL(url).host).values()];
  const asked = await Promise.all(hosts.map((ofHost) => askInTurn(ofHost, patience)));
  return asked.flat();
}

async function askInTurn(links: readonly OfficialLink[], patience: number): Promise<readonly AskedLink[]> {
  const asked: AskedLink[] = [];
  for (const link of links) asked.push({ link, answer: await ask(link.url, patience) });
  return asked;
}

/** A GET, because some refuse HEAD; what follows the head of the answer is not read. */
async function ask(url: string, patience: number): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
    await response.body?.cancel();
    if (!response.ok) return { kind: 'refuses', status: response.status };
    return isFrontPage(response.url) && !isFrontPage(url)
      ? { kind: 'front-page', url: response.url }
      : { kind: 'answers' };
  } catch (error) {
    return { kind: 'silent', reason: reasonOf(error) };
  }
}

/** https://www.gov.cn/, https://www.gov.cn/index.htm */
const isFrontPage = (url: string): boolean => /^\/(?:index\.\w+)?$/.test(new URL(url).pathname);

/** What Fetch hides behind “fetch failed”: ECONNREFUSED, ENOTFOUND; or that time was up. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return String(cause);
}
