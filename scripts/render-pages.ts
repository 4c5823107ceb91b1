/**
 * Makes the folders of some regulations with the bundle that Astro made in `build-pages.ts`, which starts it and says which, and `last` when
 * there are no more. It names each when it is whole.
 */
import { explain } from './command-line/explain.ts';
import {
  endWithParent,
  type FolderOrder,
  type LastOrder,
  listWritten,
  makeFolder,
  openBundle,
} from './command-line/made-pages.ts';

endWithParent();

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
  await makeFolder(order, await bundle);
  process.send?.(order.folder);
}
