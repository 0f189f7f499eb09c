import { useEffect, useState } from 'preact/hooks';
import type { FixPageData } from '../../../lib/site/fix-page.ts';
import type { Verdict as VerdictText } from './verdict.ts';
import { isTailored, type Situation } from './situation.ts';
import { href } from '../../../lib/site/paths.ts';

interface Props {
  readonly data: FixPageData;
  readonly situation: Situation;
  readonly fragment: string;
}

/** What today's knowledge says about the link: still first, one more question, or something else first. */
export function Verdict({ data, situation, fragment }: Props) {
  const [verdict, setVerdict] = useState<VerdictText>();
  const tailored = isTailored(situation);
  useEffect(() => {
    if (!tailored) return;
    let current = true;
    void import('./verdict.ts').then(({ replay }) => {
      if (current) setVerdict(replay(data.fix.id, situation));
    });
    return () => { current = false; };
  }, [fragment]);
  const newer = data.changes.filter(({ revision }) => situation.link.rev !== null && revision > situation.link.rev);
  if (!tailored) return null;
  return (
    <div class="verdict" role="status">
      {verdict?.kind === 'first' && <p>With these answers this is still the step to try first.</p>}
      {verdict?.kind === 'open' && <p>These answers alone do not point to one step. The check of this fix is safe to run.</p>}
      {verdict?.kind === 'later' && (
        <p>
          With these answers something else comes first today:{' '}
          <a href={`${href(`/fix/${verdict.fix}/`)}#${fragment}`}>{verdict.title}</a>. Most likely {verdict.cause}.
        </p>
      )}
      {verdict?.question && (
        <p>One more question would help: <a href={`${href('/troubleshoot/')}#${fragment}`}>{verdict.question}</a></p>
      )}
      {newer.length > 0 && (
        <div>
          <p>This fix has changed since the link was made:</p>
          <ul>{newer.map(({ revision, date, what }) => <li key={revision}>Revision {revision}, {date}: {what}</li>)}</ul>
        </div>
      )}
    </div>
  );
}
