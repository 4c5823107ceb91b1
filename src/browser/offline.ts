/**
 * Keeps the regulation a reader opens for times without a network, and says when a newer edition of the site has arrived. Runs
 * when it is loaded.
 */
const { root = '/', slug = null } = document.body.dataset;
const workers = navigator.serviceWorker;
// The first worker of all takes the page over without being anything new: it is of the page's own edition
let isControlled = workers.controller !== null;
let isOfEdition = !isControlled;
workers.addEventListener('message', ({ data }: MessageEvent<{ readonly ofEdition: boolean }>) => {
  isOfEdition ||= data.ofEdition;
});
workers.addEventListener('controllerchange', async () => {
  const isNews = isControlled && isOfEdition;
  isControlled = true;
  if (isNews) (await import('./notify.ts')).notify('本站有了新版本。', { text: '刷新', act: () => location.reload() });
});
const registration = await workers.register(`${root}sw.js`, { scope: root, updateViaCache: 'none' });
(workers.controller ?? (await workers.ready).active)?.postMessage({ keep: savesData() ? null : slug });
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') registration.update().catch(() => {});
});

/** A reader who asked the browser to spare data fetches only what is looked at. */
function savesData(): boolean {
  return 'connection' in navigator && Object(navigator.connection).saveData === true;
}

export {};
