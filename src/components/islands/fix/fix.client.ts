/**
 * The page is complete as it comes. What tailors it is loaded for a link that carries answers, and otherwise
 * with the first sign that somebody is using the page: nobody waits for it, and a reader on a bad line does
 * not pay for it.
 */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'] as const;

const mount = document.querySelector<HTMLElement>('[data-island="fix"]');
let started = false;

async function start(): Promise<void> {
  if (started || !mount) return;
  started = true;
  for (const sign of SIGNS) removeEventListener(sign, start);
  const [{ enhance }, data] = await Promise.all([
    import('./fix-app.client.tsx'),
    fetch(mount.dataset['source'] ?? 'data.json').then((response) => response.json()),
  ]);
  await enhance(mount, data);
}

if (location.hash.includes('=')) void start();
else for (const sign of SIGNS) addEventListener(sign, start, { passive: true });
