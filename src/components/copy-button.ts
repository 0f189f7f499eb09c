import { copyToClipboard } from './islands/clipboard.ts';

const SHOWN_MS = 2000;

/** The text that a button copies: of the element whose id it names, else of the code block around it. */
function textFor(button: HTMLElement): string {
  const id = button.dataset['copy'];
  const from = id ? document.getElementById(id) : button.closest('.code')?.querySelector('pre');
  return from?.textContent ?? '';
}

/** Copies, and says so on the button. Loaded when somebody presses one. */
export async function copyFrom(button: HTMLElement): Promise<void> {
  const label = button.querySelector('[data-copy-label]');
  const done = await copyToClipboard(textFor(button));
  button.focus();
  if (!label) return;
  label.textContent = done ? 'Copied' : 'Press Ctrl+C';
  setTimeout(() => {
    label.textContent = 'Copy';
  }, SHOWN_MS);
}
