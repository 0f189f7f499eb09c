import type { Place, Rule } from '../script.ts';

/** A composed script indents a fragment by four; 120 is what a person can read without scrolling. */
const LIMITS: Readonly<Partial<Record<Place, number>>> = { fragment: 115, frame: 116, target: 120, admin: 120 };

/** A link, or one entry of the footprint: a single name that cannot be broken. */
const UNBREAKABLE = /^# http|^\s+['"][a-z-]+\|[^']*['"]$/;

export const lineLength: Rule = {
  id: 'line-length',
  places: ['fragment', 'frame', 'target', 'admin'],
  check: ({ lines, place }) => {
    const limit = LIMITS[place] ?? 120;
    return lines.flatMap((line, index) =>
      line.length > limit && !UNBREAKABLE.test(line)
        ? [{ line: index + 1, message: `${line.length} characters; at most ${limit}` }]
        : [],
    );
  },
};
