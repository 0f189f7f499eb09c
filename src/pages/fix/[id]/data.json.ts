import type { APIRoute } from 'astro';
import { fixPageData } from '../../../lib/site/fix-page.ts';
import { withdrawnFixes } from '../../../lib/knowledge/ids.ts';
import { fixOf, knowledge, lock } from '../../../lib/site/knowledge.ts';
import { revisedOn, VERSION } from '../../../lib/site/scripts.ts';

export function getStaticPaths() {
  return knowledge.fixes.filter(({ id }) => !withdrawnFixes(lock).includes(id)).map(({ id }) => ({ params: { id } }));
}

/** What the page of a fix loads to tailor its scripts. */
export const GET: APIRoute = ({ params }) => {
  const fix = fixOf(params['id'] ?? '');
  return Response.json(fixPageData(fix, { issuesUrl: import.meta.env['PUBLIC_ISSUES_URL'] ?? '', version: VERSION, date: revisedOn(fix) }));
};
