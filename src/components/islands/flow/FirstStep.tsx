import type { PlanFix } from '../../../lib/knowledge/browser.ts';
import type { PlanStep } from '../../../lib/tree/index.ts';
import { CONFIDENCE, duration, RESTART, SAFETY, SESSIONS, type Said } from '../../../lib/site/words.ts';
import { tailoring, type RdpState } from './location.ts';
import type { Sheet } from './sheet.ts';

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  readonly step: PlanStep;
  readonly words: PlanFix | undefined;
  readonly onTried: (fix: string) => void;
}

/** What decides whether a person tries it now. A warning stands in words, not only in colour. */
function Strip({ words }: { readonly words: PlanFix }) {
  const facts: readonly [string, Said][] = [
    ['Takes', { word: duration(words.minutes), tone: 'plain' }],
    ['Open sessions', SESSIONS[words.cutsSessions]],
    ['Restart', RESTART[words.restart]],
    ['Safety', SAFETY[words.safety]],
    ['How sure', { word: CONFIDENCE[words.confidence], tone: 'plain' }],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, { word, tone }]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={`is-${tone}`}>{word}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The step to try first. */
export function FirstStep({ sheet, state, step, words, onTried }: Props) {
  const fix = sheet.fixes.get(step.fix);
  return (
    <section class="band" aria-labelledby="first-title">
      <h2 id="first-title">Try this first</h2>
      <div class="stack">
        <h3><a href={`${fix?.href}${tailoring(state)}`}>{fix?.title}</a></h3>
        {words && <p>{words.summary}</p>}
        {step.cures.length > 0 && <p class="quiet">It comes first because it helps with: {step.cures.slice(0, 3).map((cause) => sheet.causes.get(cause)?.short).join('; ')}.</p>}
        {words && <Strip words={words} />}
        <p class="acts">
          <a class="btn btn-go btn-large" href={`${fix?.href}${tailoring(state)}`}>Open the fix</a>
          <button class="btn" type="button" onClick={() => onTried(step.fix)}>I tried it, no change</button>
          <span class="quiet">Then the plan is made again without it.</span>
        </p>
      </div>
    </section>
  );
}
