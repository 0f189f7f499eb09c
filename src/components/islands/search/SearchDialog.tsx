import { useEffect, useRef, useState } from 'preact/hooks';
import { href } from '../../../lib/site/paths.ts';
import type { SearchRecord } from '../../../lib/search/records.ts';

interface Props {
  readonly search: (query: string) => readonly SearchRecord[];
  readonly start: string;
  readonly close: () => void;
}

const optionId = (index: number): string => `search-result-${index}`;

function count(results: readonly SearchRecord[], query: string): string {
  if (query.trim() === '') return '';
  if (results.length === 0) return 'Nothing found. Try a code, an event number or fewer words.';
  return results.length === 1 ? '1 result' : `${results.length} results`;
}

/** A combobox: arrows move through the results, Enter opens, Escape closes and gives the focus back. */
export function SearchDialog({ search, start, close }: Props) {
  const [query, setQuery] = useState(start);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const results = search(query);
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const chosen = results[active];
    if (step !== undefined && results.length > 0) {
      event.preventDefault();
      const next = (active + step + results.length) % results.length;
      setActive(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      close();
      location.assign(href(`/${chosen.path}`));
    }
  };
  return (
    <div class="search-box">
      <div class="search-head">
        <input
          ref={field} class="field" type="search" role="combobox" aria-expanded={results.length > 0} aria-controls="search-results"
          aria-label="Search codes, events, fixes and articles" aria-autocomplete="list" autocomplete="off" spellcheck={false}
          aria-activedescendant={results[active] ? optionId(active) : undefined} placeholder="0x904, 36870, certificate ..."
          value={query} onInput={(event) => { setQuery(event.currentTarget.value); setActive(0); }} onKeyDown={move}
        />
        <button class="btn" type="button" onClick={close}>Close</button>
      </div>
      <p class="quiet" role="status">{count(results, query)}</p>
      <ul id="search-results" role="listbox" aria-label="Results">
        {results.map((record, index) => (
          <li
            key={record.path} id={optionId(index)} role="option" aria-selected={index === active}
            onMouseMove={() => setActive(index)}
          >
            <a href={href(`/${record.path}`)} tabIndex={-1} onClick={close}>
              <span class="search-kind">{record.kind}</span> <b>{record.title}</b>
              <small>{record.summary}</small>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
