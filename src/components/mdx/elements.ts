import Link from './Link.astro';
import Pre from './Pre.astro';
import StepHeading from './StepHeading.astro';
import Table from './Table.astro';

/** What MDX elements become: links respect the base path, tables scroll, code can be copied. */
export const elements = { a: Link, pre: Pre, table: Table };

/** The same in the text of a scripted fix. */
export const stepElements = { ...elements, h2: StepHeading };
