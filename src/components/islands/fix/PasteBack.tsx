import { useState } from 'preact/hooks';
import { findResults } from '../../../lib/evidence/script-output.ts';
import type { FixPageData } from '../../../lib/site/fix-page.ts';
import { readOutcome } from './outcome-words.ts';

/** A place to paste the output back: says what its last line means and what comes next. */
export function PasteBack({ data, part }: { readonly data: FixPageData; readonly part: string }) {
  const id = `output-of-${part}`;
  const [text, setText] = useState('');
  const results = findResults(text);
  const result = results.at(-1);
  const outcome = result && readOutcome(data, result);
  return (
    <div class="paste-back">
      <label class="label" for={id}>Paste the output here to have it read</label>
      <textarea class="field" id={id} rows={2} spellcheck={false} autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <div role="status">
        {outcome && (
          <p class={`is-${outcome.tone}`}>
            {outcome.text} {outcome.next && <a href={`#${outcome.next.id}`}>{outcome.next.name}</a>}
          </p>
        )}
        {text.trim() !== '' && !result && <p>No line that begins with RECONNECT 1. Copy the whole output; that line is its last one.</p>}
      </div>
    </div>
  );
}
