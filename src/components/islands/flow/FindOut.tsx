import { useRef, useState } from 'preact/hooks';
import styles from '../../../styles/pages/find-out.css?url';
import { loadStyles } from '../load-styles.ts';

/** The section of another page of this site, as nodes. @throws if it cannot be fetched or is not there */
async function fetchSection(address: string): Promise<readonly ChildNode[]> {
  const [page = '', id = ''] = address.split('#');
  const html = await (await fetch(page)).text();
  const section = new DOMParser().parseFromString(html, 'text/html').getElementById(id);
  const body = section?.closest('section')?.querySelector('[data-find]');
  if (!body) throw new Error(`${address} has no such section`);
  return [...body.childNodes];
}

/** "How do I find out?", in place. Its words stand on a page of their own; without it there is a link to them. */
export function FindOut({ address }: { readonly address: string }) {
  const body = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'closed' | 'open' | 'failed'>('closed');
  const open = async () => {
    if (state !== 'closed') return;
    setState('open');
    try {
      const [nodes] = await Promise.all([fetchSection(address), loadStyles(styles)]);
      body.current?.replaceChildren(...nodes.map((node) => document.importNode(node, true)));
    } catch {
      setState('failed');
    }
  };
  return (
    <details class="fold" onToggle={(event) => { if (event.currentTarget.open) void open(); }}>
      <summary>How do I find out?</summary>
      {state === 'failed' ? <p class="fold-body"><a href={address}>Open the page that tells how</a></p> : <div class="fold-body stack" ref={body} />}
    </details>
  );
}
