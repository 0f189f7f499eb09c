import type { StageView } from '../../lib/line/line.ts';
import { MARKS } from '../../lib/line/marks.ts';

/** The line, drawn in the browser: the same shapes, words and classes as Line.astro. */
export function LineView({ stages }: { readonly stages: readonly StageView[] }) {
  return (
    <ol class="line" aria-label="The connection, stage by stage">
      {stages.map(({ stage, number, state, word }) => (
        <li class="stage" data-state={state} key={stage.id}>
          {/* The marks are constants of this project, never text that somebody typed. */}
          <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" dangerouslySetInnerHTML={{ __html: MARKS[state] }} />
          <p class="stage-name">
            <span class="no" aria-hidden="true">{number}</span> {stage.name} {stage.tech && <span class="tech">{stage.tech}</span>}
          </p>
          {word !== '' && <p class="stage-state">{word}</p>}
        </li>
      ))}
    </ol>
  );
}
