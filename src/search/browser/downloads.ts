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
type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Watches what an index is made of. Pagefind goes on without an index chunk it could not load, as if its words did not occur;
 * here the loss is remembered, so that no answer of this index is given any more. Files can be asked for before Pagefind
 * knows that it needs them.
 */
export interface Downloads {
  /** For Pagefind. */
  readonly fetch: Fetch;
  /** A file of JSON made by the same build: its shape is what its type says unless it is damaged. */
  json<T>(url: string): Promise<T>;
  /** Begins to load a file that will be asked for. @returns what it holds, unpacked */
  prefetch(url: string): Promise<Bytes>;
  /** A file that will be asked for is already here. @returns what it holds, unpacked */
  provide(url: string, body: Bytes): Promise<Bytes>;
  /** @throws DownloadError when anything has failed */
  check(): void;
}

/** @param onBytes told the size of each file loaded */
export function watchDownloads(fetch: Fetch, onBytes: (bytes: number) => void): Downloads {
  const early = new Map<string, Promise<Bytes>>();
  let lost: DownloadError | null = null;

  async function download(url: string): Promise<Bytes> {
    const response = await fetch(url);
    if (!response.ok) throw new DownloadError({ why: 'missing', file: fileName(url) });
    const body = new Uint8Array(await response.arrayBuffer());
    onBytes(body.byteLength);
    return body;
  }

  async function watched<T>(url: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      lost = error instanceof DownloadError ? error : new DownloadError({ why: 'offline', file: fileName(url) }, error);
      throw lost;
    }
  }

  function load(url: string): Promise<Bytes> {
    const begun = early.get(url);
    early.delete(url);
    return begun ?? watched(url, async () => unpacked(await download(url), url));
  }

  return {
    fetch: async (input) => new Response(await load(withoutQuery(input))),
    json: (url) => {
      const loading = load(url);
      return watched(url, async () => parsed(await loading, url));
    },
    prefetch(url) {
      const begun = early.get(url) ?? load(url);
      early.set(url, begun);
      // Whoever asks for it meets the loss
      begun.catch(() => {});
      return begun;
    },
    provide(url, body) {
      const begun = watched(url, () => unpacked(body, url));
      early.set(url, begun);
      return begun;
    },
    check() {
      if (lost) throw lost;
    },
  };
}

function parsed<T>(body: Bytes, url: string): T {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    throw new DownloadError({ why: 'damaged', file: fileName(url) }, error);
  }
}

/** Unpacked here, Pagefind's files are checked against their checksum; Pagefind takes them either way. */
async function unpacked(body: Bytes, url: string): Promise<Bytes> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    // Not from a `Blob`, which lives in another process: that takes longer than unpacking
    const stream = new Response(body).body?.pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new DownloadError({ why: 'damaged', file: fileName(url) }, error);
  }
}

/** Pagefind asks for its entry file with a query. */
function withoutQuery(input: RequestInfo | URL): string {
  return (input instanceof Request ? input.url : String(input)).replace(/\?.*$/, '');
}

function fileName(url: string): string {
  return url.replace(/^.*\//, '');
}
