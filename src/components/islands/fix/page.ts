import type { ChannelId } from '../../../lib/knowledge/vocabulary.ts';
import type { Composed, Part, Refused } from '../../../lib/scripts/types.ts';

/** Reads and writes the parts of the fix page that exist without JavaScript. */

/** Title and needs of a channel, as the page's own list of channels words them. */
export function channelWords(id: ChannelId): { readonly title: string; readonly needs: string } {
  const item = document.querySelector<HTMLElement>(`[data-channel="${id}"]`);
  const title = item?.querySelector('summary > span, dt')?.textContent;
  return { title: title ?? id, needs: item?.querySelector('.needs')?.textContent ?? '' };
}

/** Opens the instructions of one channel and hides the others. */
export function showChannel(id: ChannelId): void {
  for (const item of document.querySelectorAll<HTMLElement>('[data-channel]')) {
    item.hidden = item.dataset['channel'] !== id;
    item.querySelector('details')?.toggleAttribute('open', !item.hidden);
  }
}

/** The code block of a part; where a page has one per language, the other is hidden. */
function blockFor(part: Part, language: string | null): HTMLElement | null {
  const blocks = [...document.querySelectorAll<HTMLElement>(`[data-script="${part}"]`)];
  const shown = blocks.find((block) => block.dataset['language'] === language) ?? blocks[0] ?? null;
  for (const block of blocks) block.hidden = block !== shown;
  return shown;
}

/** Remarks are set apart, as in the text that the page came with. */
function coloured(text: string): Node[] {
  return text.split(/(?<=\n)/).map((line) => {
    if (!/^\s*#(?!!)/.test(line)) return document.createTextNode(line);
    const remark = document.createElement('span');
    remark.className = 'remark';
    remark.textContent = line;
    return remark;
  });
}

function saveAs(link: HTMLAnchorElement, script: Composed): void {
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href);
  // Windows editors expect CR LF; PowerShell takes both.
  const text = script.language === 'powershell' ? script.text.replace(/\r?\n/g, '\r\n') : script.text;
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = script.fileName;
}

/** The sentence in place of a script, with links to the fields that are missing or wrong. */
function reasonIn(block: HTMLElement, made: Refused): void {
  const note = block.previousElementSibling?.matches('[data-no-script]') ? block.previousElementSibling : document.createElement('div');
  note.setAttribute('data-no-script', '');
  note.className = 'note note-caution';
  const names = Object.keys(made.fields);
  const sentence = document.createElement('p');
  sentence.textContent = names.length > 0 ? 'Fill in first: ' : made.refused;
  const links = names.map((id) => {
    const link = document.createElement('a');
    link.href = `#name-${id}`;
    link.textContent = document.querySelector(`label[for="name-${id}"]`)?.textContent ?? id;
    return link;
  });
  note.replaceChildren(sentence, ...links.flatMap((link, index) => [document.createTextNode(index > 0 ? ', ' : ''), link]));
  block.before(note);
}

/**
 * A channel that takes little at once: one code block per piece, each with its own copy button. The whole text
 * is hidden then, because nobody can paste it.
 */
function showBlocks(block: HTMLElement, pieces: readonly string[]): void {
  const old = block.nextElementSibling;
  if (old?.matches('[data-pieces]')) old.remove();
  block.hidden = pieces.length > 0;
  if (pieces.length === 0) return;
  const list = document.createElement('ol');
  list.dataset['pieces'] = '';
  list.className = 'pieces';
  list.append(...pieces.map((text, index) => piece(block, text, `Block ${index + 1} of ${pieces.length}`)));
  block.after(list);
}

function piece(block: HTMLElement, text: string, title: string): HTMLLIElement {
  const item = document.createElement('li');
  const copy = block.cloneNode(true) as HTMLElement;
  copy.hidden = false;
  copy.removeAttribute('data-script');
  copy.querySelector('[data-download]')?.remove();
  const name = copy.querySelector('.code-head p');
  if (name) name.textContent = title;
  resetCopyLabel(copy);
  const pre = copy.querySelector('pre');
  pre?.setAttribute('aria-label', title);
  if (pre) pre.textContent = text;
  item.append(copy);
  return item;
}

/** A button says "Copied" of the text that it copied, not of the next one. */
function resetCopyLabel(block: HTMLElement): void {
  const label = block.querySelector('[data-copy-label]');
  if (label) label.textContent = 'Copy';
}

/** Shows a script in the step of its part, or why there is none. */
export function showScript(part: Part, made: Composed | Refused): void {
  const block = blockFor(part, made.refused === null ? made.language : null);
  if (!block) return;
  block.previousElementSibling?.matches('[data-no-script]') && block.previousElementSibling.remove();
  resetCopyLabel(block);
  showBlocks(block, made.refused === null ? (made.blocks ?? []) : []);
  if (made.refused !== null) {
    block.hidden = true;
    reasonIn(block, made);
    return;
  }
  block.querySelector('pre code')?.replaceChildren(...coloured(made.text));
  const download = block.querySelector<HTMLAnchorElement>('[data-download]');
  if (download) saveAs(download, made);
}

/** The sample names of the untailored page are wrong as soon as names are typed. */
export function hideSamples(): void {
  for (const note of document.querySelectorAll<HTMLElement>('[data-samples]')) note.hidden = true;
}
