import type { LinkProblem } from '../../../lib/tree/index.ts';

/** What an old or mistyped link carried and nobody knows any more. Never an error page. */
export function Problems({ problems }: { readonly problems: readonly LinkProblem[] }) {
  if (problems.length === 0) return null;
  const named = problems.filter(({ shown }) => shown !== null);
  const unnamed = problems.filter(({ shown }) => shown === null).reduce((sum, { count }) => sum + count, 0);
  return (
    <div class="note note-caution" role="status">
      <p>
        This link carried {problems.reduce((sum, { count }) => sum + count, 0)} part(s) that we do not know any more. The rest is used.
      </p>
      {named.length > 0 && (
        <p>{named.map(({ shown }, index) => <span key={shown}>{index > 0 && ', '}<code>{shown}</code></span>)}{unnamed > 0 && ` and ${unnamed} more`}</p>
      )}
    </div>
  );
}
