/**
 * Keeps the regulation a reader opens for times without a network (of a large library only what is chosen: `kept.ts`), and says when a newer
 * edition of the site has arrived. Runs when it is loaded.
 */
import type { Lost, PageMessage, WorkerAnswer } from '../offline/worker.ts';

const { root = '/', slug = null } = document.body.dataset;
const workers = navigator.serviceWorker;
// The first worker of all takes the page over without being anything new: it is of the page's own edition
let isControlled = workers.controller !== null;
let isOfEdition = !isControlled;
workers.addEventListener('message', async ({ data: { ofEdition, lost = [] } }: MessageEvent<Partial<WorkerAnswer>>) => {
  isOfEdition ||= ofEdition === true;
  const [first] = lost;
  if (first) await tell(first, lost);
});
workers.addEventListener('controllerchange', async () => {
  const isNews = isControlled && isOfEdition;
  isControlled = true;
  if (isNews) (await import('./notify.ts')).notify('本站有了新版本。', { text: '刷新', act: () => location.reload() });
});
const registration = await workers.register(`${root}sw.js`, { scope: root, updateViaCache: 'none' });
await workers.ready;
say({ keep: import.meta.env.IS_LARGE || savesData() ? null : slug });
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') registration.update().catch(() => {});
});

function say(message: PageMessage): void {
  (workers.controller ?? registration.active)?.postMessage(message);
}

/** What was kept and is no longer must not be missed only when there is no network. */
async function tell({ slug, why }: Lost, lost: readonly Lost[]): Promise<void> {
  const { notify } = await import('./notify.ts');
  if (why === 'gone')
    notify('保存在本机的一部法规已改名或不再发布，旧的一份已删去。', {
      text: '看去向',
      act: () => location.assign(`${root}${slug}/`),
    });
  else notify('本机空间不够，这部法规没有保存，没有网络时不能读。', { text: '知道了', act: () => {} });
  say({ told: lost.map((each) => each.slug) });
}

/** A reader who asked the browser to spare data fetches only what is looked at. */
function savesData(): boolean {
  return 'connection' in navigator && Object(navigator.connection).saveData === true;
}
