import type { StageState } from './line.ts';

/**
 * The marks of the line as SVG inside a box of 24 by 24. Each state has a shape of its own, so that it can be told
 * apart without colour. `ink` and `hole` are coloured by styles/components/line.css: the state's colour, the paper.
 */
export const MARKS: Readonly<Record<StageState, string>> = {
  passed: '<circle class="ink" cx="12" cy="12" r="11"/><path class="hole" d="m6.8 12.5 3.6 3.6 6.9-7.6"/>',
  stops: '<path class="ink" d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z"/><path class="hole" d="m8 8 8 8m0-8-8 8"/>',
  suspect:
    '<path class="edge" d="M12 1.6 22.4 12 12 22.4 1.6 12z"/><path class="edge" d="M9.5 9.8c.1-1.5 1.1-2.4 2.5-2.4s2.5.9 2.5 2.2c0 1.9-2.5 1.9-2.5 4"/><circle class="ink" cx="12" cy="16.6" r="1.3"/>',
  acts: '<path class="ink" d="M1.5 1.5h21v21h-21z"/><path class="hole" d="M12 6.2v11.6M6.2 12h11.6"/>',
  unknown: '<circle class="edge" cx="12" cy="12" r="6.5"/>',
  plain: '<circle class="ink" cx="12" cy="12" r="6"/>',
};
