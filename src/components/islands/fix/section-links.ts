import { QUESTION_IDS } from '../../../lib/knowledge/vocabulary.ts';
import { decode } from '../../../lib/tree/decode.ts';
import { encode } from '../../../lib/tree/permalink.ts';
import { LINK_IDS } from '../link-ids.ts';

function scrollToSection(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView();
  // So that the keyboard goes on from there.
  if (section && !section.matches('a, button, input, textarea, select')) section.tabIndex = -1;
  section?.focus({ preventScroll: true });
}

/**
 * With answers in the address, a link to a section must not replace them: it scrolls, and the section is
 * noted beside the answers.
 */
export function keepAnswersInLinks(): void {
  const start = decode(location.hash, LINK_IDS);
  if (start.at !== null && location.hash.includes('=')) scrollToSection(start.at);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (!link || !location.hash.includes('=')) return;
    event.preventDefault();
    const at = link.getAttribute('href')?.slice(1) ?? '';
    history.replaceState(history.state, '', `#${encode(QUESTION_IDS, { ...decode(location.hash, LINK_IDS), at })}`);
    scrollToSection(at);
  });
}
