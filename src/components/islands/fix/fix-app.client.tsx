import { render } from 'preact';
import styles from '../../../styles/pages/fix-tailored.css?url';
import type { FixPageData } from '../../../lib/site/fix-page.ts';
import { loadStyles } from '../load-styles.ts';
import { FixApp, linkOf } from './FixApp.tsx';
import { HandOver } from './HandOver.tsx';
import { PasteBack } from './PasteBack.tsx';
import { followProgress } from './progress.ts';
import { keepAnswersInLinks } from './section-links.ts';
import { ShareFix } from './ShareFix.tsx';

const dressed = loadStyles(styles);

/** Draws what a fix page can do with JavaScript into the places that the page keeps for it. */
export async function enhance(mount: HTMLElement, data: FixPageData): Promise<void> {
  await dressed;
  const handover = document.querySelector<HTMLElement>('[data-island="handover"]');
  const share = document.querySelector<HTMLElement>('[data-island="share"] .sharer');
  share?.replaceChildren();
  mount.replaceChildren();
  render(
    <FixApp
      data={data}
      onSituation={(situation) => {
        if (handover) render(<HandOver data={data} situation={situation} />, handover);
        if (share) render(<ShareFix link={linkOf(data, situation)} />, share);
      }}
    />,
    mount,
  );
  for (const place of document.querySelectorAll<HTMLElement>('[data-paste-back]')) {
    render(<PasteBack data={data} part={place.dataset['pasteBack'] ?? ''} />, place);
  }
  keepAnswersInLinks();
  followProgress();
}
