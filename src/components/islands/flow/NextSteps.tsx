import type { PlanWords } from '../../../lib/knowledge/browser.ts';
import type { PlanStep } from '../../../lib/tree/index.ts';
import { duration, KINDS, SAFETY } from '../../../lib/site/words.ts';
import { tailoring, type RdpState } from './location.ts';
import type { Sheet } from './sheet.ts';

const SHOWN = 6;

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  /** Without the first one. */
  readonly steps: readonly PlanStep[];
  readonly words: PlanWords | undefined;
  readonly onUntried: (fix: string) => void;
}

function note(words: PlanWords['fixes'][string] | undefined): string {
  return words ? `${KINDS[words.kind]}, ${duration(words.minutes)}, ${SAFETY[words.safety].word.toLowerCase()}` : '';
}

function Step({ sheet, state, step, words, place }: Props & { readonly step: PlanStep; readonly place: number }) {
  const fix = sheet.fixes.get(step.fix);
  return (
    <li>
      <span class="rank" aria-hidden="true">{place}</span>
      <div>
        <h3><a href={`${fix?.href}${tailoring(state)}`}>{fix?.title}</a></h3>
        <p class="quiet">{note(words?.fixes[step.fix])}</p>
      </div>
    </li>
  );
}

/** What to try if the first step does not help, and what was tried already. */
export function NextSteps(props: Props) {
  const { sheet, state, steps, onUntried } = props;
  const [shown, later] = [steps.slice(0, SHOWN), steps.slice(SHOWN)];
  if (steps.length === 0 && state.tried.length === 0) return null;
  return (
    <section class="band" aria-labelledby="next-title">
      <h2 id="next-title">If that does not help</h2>
      <div class="stack">
        <ol class="ranked">
          {shown.map((step, index) => <Step {...props} key={step.fix} step={step} place={index + 2} />)}
        </ol>
        {later.length > 0 && (
          <details class="fold">
            <summary>{later.length} more, less likely to help</summary>
            <ol class="ranked">
              {later.map((step, index) => <Step {...props} key={step.fix} step={step} place={index + 2 + SHOWN} />)}
            </ol>
          </details>
        )}
        {state.tried.length > 0 && (
          <ul class="chips" aria-label="Tried, no change">
            {state.tried.map((fix) => (
              <li key={fix}>
                <button class="chip" type="button" onClick={() => onUntried(fix)}>
                  <span><span class="chip-key">Tried</span> <b>{sheet.fixes.get(fix)?.title ?? fix}</b></span>
                  <span class="visually-hidden">, take back</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
