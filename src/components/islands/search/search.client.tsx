import records from 'reconnect:search';
import styles from '../../../styles/pages/search.css?url';
import { render } from 'preact';
import { createSearch } from '../../../lib/search/search.ts';
import { loadStyles } from '../load-styles.ts';
import { SearchDialog } from './SearchDialog.tsx';

const dressed = loadStyles(styles);
const search = createSearch(records);
let dialog: HTMLDialogElement | undefined;

/** Shows the search. Words that are selected on the page become the query. */
export async function openSearch(): Promise<void> {
  await dressed;
  if (dialog?.open) return;
  dialog ??= document.body.appendChild(document.createElement('dialog'));
  dialog.className = 'search';
  dialog.setAttribute('aria-label', 'Search');
  const selected = String(getSelection() ?? '').trim().slice(0, 80);
  const shown = dialog;
  // A new key makes a new dialog, so that the last search does not linger.
  render(<SearchDialog key={Date.now()} search={search} start={selected} close={() => shown.close()} />, dialog);
  dialog.showModal();
}
