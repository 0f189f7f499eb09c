import { inTens } from '../../../lib/tree/index.ts';

const WIDTH = 99;

/** A share as ten marks of which some are filled. The number stands beside it in words. */
export function Tens({ share, lead }: { readonly share: number; readonly lead: boolean }) {
  const filled = inTens(share);
  return (
    <svg class={lead ? 'tens tens-lead' : 'tens'} viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
      <line class="tens-all" x1="0" y1="5" x2={WIDTH} y2="5" />
      {filled > 0 && <line class="tens-on" x1="0" y1="5" x2={filled * 10 - 1} y2="5" />}
    </svg>
  );
}
