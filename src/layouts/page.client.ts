/** The one script of every page: opens the search, and lets copy buttons copy. Both load their work when used. */
import '../components/islands/search/opener.client.ts';

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
  if (!button) return;
  const copying = await import('../components/copy-button.ts');
  await copying.copyFrom(button);
});
