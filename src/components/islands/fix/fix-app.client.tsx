import { render } from 'preact';
import type { FixPageData } from '../../../lib/knowledge/fix-page.ts';
import { FixApp } from './FixApp.tsx';
import { HandOver } from './HandOver.tsx';
import { PasteBack } from './PasteBack.tsx';
import { keepAnswersInLinks } from './section-links.ts';

/** Draws what a fix page can do with JavaScript into the places that the page keeps for it. */
export function enhance(mount: HTMLElement, data: FixPageData): void {
  const handover = document.querySelector<HTMLElement>('[data-island="handover"]');
  mount.replaceChildren();
  render(
    <FixApp
      data={data}
      onSituation={(situation) => { if (handover) render(<HandOver data={data} situation={situation} />, handover); }}
    />,
    mount,
  );
  for (const place of document.querySelectorAll('[data-paste-back]')) render(<PasteBack data={data} />, place);
  keepAnswersInLinks();
}
