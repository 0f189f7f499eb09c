import { useEffect, useState } from 'preact/hooks';
import type { FixPageData } from '../../../lib/site/fix-page.ts';
import { href } from '../../../lib/site/paths.ts';
import { Problems } from '../flow/Problems.tsx';
import { hideSamples, showChannel, showScript } from './page.ts';
import { fragmentOf, isTailored, readSituation, type Situation } from './situation.ts';
import { Tailor } from './Tailor.tsx';
import { Verdict } from './Verdict.tsx';

/** The permalink of a situation on this page. */
export function linkOf(data: FixPageData, situation: Situation): string {
  return new URL(`${href(`/fix/${data.fix.id}/`)}#${fragmentOf(situation, data.fix.revision)}`, location.origin).href;
}

/** Scripts are made only when the page has to differ from the text that it came with. */
async function showScripts(data: FixPageData, situation: Situation): Promise<void> {
  const { composeAll } = await import('./compose-parts.ts');
  const parts = composeAll(data, situation, linkOf(data, situation));
  for (const [part, made] of Object.entries(parts)) showScript(part as keyof typeof parts, made);
  hideSamples();
}

interface Props {
  readonly data: FixPageData;
  /** Told of every situation, so that the other parts of the page can follow. */
  readonly onSituation: (situation: Situation) => void;
}

/** The top of the tailored page: what the link says today, and the bar that makes the scripts fit. */
export function FixApp({ data, onSituation }: Props) {
  const [situation, setSituation] = useState(() => readSituation(data.fix, {}));
  const [touched, setTouched] = useState(() => isTailored(situation));
  useEffect(() => {
    const update = () => setSituation((now) => readSituation(data.fix, now.names));
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  useEffect(() => {
    onSituation(situation);
    showChannel(situation.channel);
    if (!touched) return;
    void showScripts(data, situation);
  }, [situation, touched]);
  const change = (next: Situation) => {
    setTouched(true);
    setSituation(next);
    // Typing is no step that Back should undo, and names are not in the address at all.
    history.replaceState(history.state, '', `#${fragmentOf(next, data.fix.revision)}`);
  };
  return (
    <>
      <Problems problems={situation.link.problems} />
      <Verdict data={data} situation={situation} fragment={fragmentOf({ ...situation }, data.fix.revision)} />
      {data.summary.kind === 'scripted' && (
        <section class="band" aria-labelledby="tailor-title">
          <h2 id="tailor-title">Made for your situation</h2>
          <Tailor data={data} situation={situation} onChange={change} />
        </section>
      )}
    </>
  );
}
