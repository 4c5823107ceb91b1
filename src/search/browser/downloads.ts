import type { Failure } from './messages.ts';

/** A file of the index that could not be had. */
export class DownloadError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, cause?: unknown) {
    super(`${failure.why}${'file' in failure ? `: ${failure.file}` : ''}`, { cause });
    this.failure = failure;
  }
}

type Fetch = typeof globalThis.fetch;

/**
 * Watches what an index is made of. Pagefind goes on without an index chunk it could not load, as if its words did not occur;
 * here the loss is remembered, so that no answer of this index is given any more. Files can be asked for before Pagefind
 * knows that it needs them.
 */
export interface Downloads {
  readonly fetch: Fetch;
  /** Begins to load a file that will be asked for; what it holds. */
  prefetch(url: string, init?: RequestInit): Promise<Response>;
  /** @throws DownloadError when anything has failed */
  check(): void;
}

/** @param onBytes told the size of each file loaded */
export function watchDownloads(fetch: Fetch, onBytes: (bytes: number) => void): Downloads {
  const early = new Map<string, Promise<Response>>();
  let lost: DownloadError | null = null;

  async function load(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const file = fileName(input);
    try {
      const response = await fetch(input, init);
      if (!response.ok) throw new DownloadError({ why: 'missing', file });
      const body = await response.arrayBuffer();
      onBytes(body.byteLength);
      return new Response(isGzip(body) ? await gunzip(body, file) : body);
    } catch (error) {
      lost = error instanceof DownloadError ? error : new DownloadError({ why: 'offline', file }, error);
      throw lost;
    }
  }

  return {
    fetch(input, init) {
      const key = withoutQuery(input);
      const begun = early.get(key);
      early.delete(key);
      return begun ?? load(input, init);
    },
    async prefetch(url, init) {
      const begun = load(url, init);
      early.set(withoutQuery(url), begun);
      return (await begun).clone();
    },
    check() {
      if (lost) throw lost;
    },
  };
}

function address(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : String(input);
}

function isGzip(body: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(body, 0, Math.min(2, body.byteLength));
  return first === 0x1f && second === 0x8b;
}

/** Unpacked here, Pagefind's files are checked against their checksum; Pagefind takes them either way. */
async function gunzip(body: ArrayBuffer, file: string): Promise<ArrayBuffer> {
  try {
    return await new Response(new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  } catch (error) {
    throw new DownloadError({ why: 'damaged', file }, error);
  }
}

/** Pagefind asks for its entry file with the time of day as query. */
function withoutQuery(input: RequestInfo | URL): string {
  return address(input).replace(/\?.*$/, '');
}

function fileName(input: RequestInfo | URL): string {
  return withoutQuery(input).replace(/^.*\//, '');
}
