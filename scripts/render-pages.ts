/**
 * Makes the folders of some regulations with the bundle that Astro made in `build-pages.ts`, which starts it and says which, and `last` when
 * there are no more. It names each when it is whole.
 */
import type { RouteData, SSRManifest } from 'astro';
import { explain } from './command-line/explain.ts';
import { endWithParent, type FolderOrder, type LastOrder, listWritten, makeFolder } from './command-line/made-pages.ts';

endWithParent();

/** What of Astro's bundle is used here. Its own renderer gives it more than is asked for while pages are made. */
interface Bundle {
  readonly app: {
    readonly manifest: SSRManifest;
    setInternals(internals: unknown): void;
    setOptions(options: unknown): void;
    render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
  };
}

const [, , entry = ''] = process.argv;
const bundle = openBundle(entry);
let made: Promise<unknown> = bundle;

process.on('message', (order: FolderOrder | LastOrder) => {
  made = made.then(() => (order === 'last' ? end() : make(order)));
  made.catch((error) => {
    console.error(explain(error));
    process.exit(1);
  });
});

function end(): never {
  listWritten();
  process.exit(0);
}

async function make(order: FolderOrder): Promise<void> {
  const { app, routes } = await bundle;
  await makeFolder(order, routes, (request, routeData) => app.render(request, { routeData }));
  process.send?.(order.folder);
}

async function openBundle(entry: string) {
  const { app }: Bundle = await import(entry);
  const { routes } = app.manifest;
  const styles = new Map(routes.map(({ routeData, styles }) => [`${routeData.route}&${routeData.component}`, styles]));
  const pagesByKeys = { get: (key: string) => ({ styles: styles.get(key)?.map((sheet) => ({ sheet })) ?? [] }) };
  app.setInternals({ pagesByKeys });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write() {} } } } });
  return { app, routes: new Map(routes.map(({ routeData }) => [routeData.route, routeData])) };
}
