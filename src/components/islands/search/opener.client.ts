/** Loads the search only when somebody opens it: by its button, with / or with Ctrl+K. */
const button = document.querySelector<HTMLElement>('[data-search]');

async function open(): Promise<void> {
  const search = await import('./search.client.tsx');
  await search.openSearch();
}

if (button) {
  button.hidden = false;
  button.addEventListener('click', () => void open());
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement | null;
    const typing = target?.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
    const asked = event.key.toLowerCase() === 'k' ? event.ctrlKey || event.metaKey : event.key === '/' && !typing;
    if (!asked || event.altKey) return;
    event.preventDefault();
    void open();
  });
}
