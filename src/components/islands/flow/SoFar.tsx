import { NOT_COVERED, inTens, shares, type CauseShare } from '../../../lib/tree/index.ts';
import { inTen } from '../../../lib/wording/shares.ts';
import { engine, type RdpState } from './location.ts';
import type { Sheet } from './sheet.ts';
import { Tens } from './Tens.tsx';

const SHOWN = 5;

interface Props {
  readonly sheet: Sheet;
  /** With the option that is chosen but not yet confirmed. */
  readonly state: RdpState;
  /** Without it. */
  readonly before: RdpState;
  readonly onPlan: () => void;
}

function movement(now: CauseShare, before: readonly CauseShare[]): string {
  const was = inTens(before.find(({ cause }) => cause === now.cause)?.share ?? 0);
  if (was === inTens(now.share)) return 'no change';
  return `was ${was === 0 ? 'less than 1' : was}, before this answer`;
}

/** The leading causes as bars that move when an option is chosen. */
export function SoFar({ sheet, state, before, onPlan }: Props) {
  const now = shares(engine, state);
  const then = shares(engine, before);
  const shown = now.filter(({ cause }) => cause !== NOT_COVERED).slice(0, SHOWN);
  const rest = 1 - shown.reduce((sum, { share }) => sum + share, 0);
  const changed = state !== before;
  return (
    <aside class="sofar" aria-labelledby="sofar-title">
      <h2 id="sofar-title">So far</h2>
      <ul>
        {shown.map((item, index) => (
          <li class="share" key={item.cause}>
            <p>
              <span>{sheet.causes.get(item.cause)?.short}</span> <b>{inTen(item.share)}</b>
            </p>
            <Tens share={item.share} lead={index === 0} />
            {changed && <p class="share-was">{movement(item, then)}</p>}
          </li>
        ))}
        <li class="share">
          <p>
            <span>Anything else</span> <b>{inTen(rest)}</b>
          </p>
          <Tens share={rest} lead={false} />
        </li>
      </ul>
      <p class="quiet">
        Our estimate from your answers, in tens.{' '}
        <button class="as-link" type="button" onClick={onPlan}>See the plan as it stands</button>
      </p>
    </aside>
  );
}
