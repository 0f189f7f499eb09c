import type { Span } from '../../../lib/evidence/evidence.ts';

/** The pasted text once more, invisible, under the field: only its marks show, so what was understood is underlined. */
export function Echo({ text, spans }: { readonly text: string; readonly spans: readonly Span[] }) {
  let at = 0;
  const parts = spans.flatMap(({ start, end }) => {
    const piece = [text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>];
    at = end;
    return piece;
  });
  return <div class="paste-echo" aria-hidden="true">{parts}{text.slice(at)}{'\n'}</div>;
}
