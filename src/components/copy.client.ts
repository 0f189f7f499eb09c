/**
 * Copy buttons: `<button data-copy>` copies the text of the nearest code block, `<button data-copy="id">` that of
 * the element with this id. One listener for the page, so buttons that are drawn later work too.
 */
const SHOWN_MS = 2000;

function textFor(button: HTMLElement): string {
  const id = button.dataset['copy'];
  const from = id ? document.getElementById(id) : button.closest('.code')?.querySelector('pre');
  return from instanceof HTMLInputElement || from instanceof HTMLTextAreaElement ? from.value : (from?.textContent ?? '');
}

/** The way that works without permission, and on pages opened from a disk. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
  const label = button?.querySelector('[data-label]');
  if (!button || !label) return;
  const before = label.textContent;
  const done = await copy(textFor(button));
  button.focus();
  label.textContent = done ? 'Copied' : 'Press Ctrl+C';
  setTimeout(() => {
    label.textContent = before;
  }, SHOWN_MS);
});
