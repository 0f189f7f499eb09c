/**
 * Copy buttons: `<button data-copy>` copies the text of the nearest code block, `<button data-copy="id">` that of
 * the element with this id. One listener for the page, so buttons that are drawn later work too.
 */
import { copyToClipboard } from './islands/clipboard.ts';

const SHOWN_MS = 2000;

function textFor(button: HTMLElement): string {
  const id = button.dataset['copy'];
  const from = id ? document.getElementById(id) : button.closest('.code')?.querySelector('pre');
  return from?.textContent ?? '';
}

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
  const label = button?.querySelector('[data-copy-label]');
  if (!button || !label) return;
  const before = label.textContent;
  label.textContent = (await copyToClipboard(textFor(button))) ? 'Copied' : 'Press Ctrl+C';
  button.focus();
  setTimeout(() => {
    label.textContent = before;
  }, SHOWN_MS);
});
