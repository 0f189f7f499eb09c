import { render } from 'preact';
import type { FixPageData } from '../../../lib/knowledge/fix-page.ts';
import { FixApp } from './FixApp.tsx';
import { HandOver } from './HandOver.tsx';
import { PasteBack } from './PasteBack.tsx';
import { keepAnswersInLinks } from './section-links.ts';

const mount = document.querySelector<HTMLElement>('[data-island="fix"]');
const json = document.getElementById('fix-data')?.textContent;

if (mount && json) {
  const data = JSON.parse(json) as FixPageData;
  const handover = document.querySelector<HTMLElement>('[data-island="handover"]');
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
