import { useEffect, useRef } from 'preact/hooks';

/** "How do I find out?" The words stand in the page's sheet; here they are shown where they are needed. */
export function FindOut({ find, question }: { readonly find: HTMLElement; readonly question: string }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    body.current?.replaceChildren(...[...find.childNodes].map((node) => node.cloneNode(true)));
  }, [find]);
  return (
    <details class="fold" key={question}>
      <summary>How do I find out?</summary>
      <div class="fold-body" ref={body} />
    </details>
  );
}
