import type { Knowledge } from '../knowledge/knowledge.ts';

/** One page that search can find. Titles weigh most, then codes, headings, and the summary least. */
export interface SearchRecord {
  readonly title: string;
  /** Path below the site's base, without a leading slash. */
  readonly path: string;
  readonly kind: 'Fix' | 'Article' | 'Code' | 'Claim' | 'Page';
  /** Codes and event ids as a person types them. */
  readonly codes: string;
  readonly headings: string;
  readonly summary: string;
}

/** Event ids and codes that stand in a text: 36870, 0x904. */
function numbersIn(text: string): string {
  return [...new Set(text.match(/\b0x[0-9a-f]+\b|\b\d{3,5}\b/gi) ?? [])].join(' ').toLowerCase();
}

function headingsIn(mdx: string): string {
  return [...mdx.matchAll(/^#{2,3} (.+)$/gm)].map((match) => match[1]?.replace(/[`*]/g, '')).join(' ');
}

const VERDICT = { true: 'true', partly: 'partly true', unproven: 'unproven', wrong: 'wrong', harmful: 'harmful' } as const;

/** Everything that can be found: one record per page, one per claim. */
export function searchIndex(knowledge: Knowledge): SearchRecord[] {
  const articles = [...knowledge.phases, ...knowledge.articles].map((article): SearchRecord => ({
    title: article.title,
    path: `articles/${article.id}/`,
    kind: 'Article',
    codes: numbersIn(article.body),
    headings: `${headingsIn(article.body)} ${article.keywords.join(' ')} ${knowledge.causes.filter(({ phase }) => phase === article.id).map(({ label }) => label).join(' ')}`,
    summary: article.summary,
  }));
  const fixes = knowledge.fixes.map((fix): SearchRecord => ({
    title: fix.title,
    path: `fix/${fix.id}/`,
    kind: 'Fix',
    codes: numbersIn(`${fix.summary} ${fix.keywords.join(' ')}`),
    headings: `${fix.id.replaceAll('-', ' ')} ${fix.keywords.join(' ')}`,
    summary: fix.summary,
  }));
  const codes = knowledge.codes.map((code): SearchRecord => ({
    title: `${code.space === 'extended' ? 'Extended code ' : ''}${code.value}: ${code.title}`,
    path: `codes/${code.id}/`,
    kind: 'Code',
    codes: `${code.value} ${Number(code.value)}`,
    headings: code.name ?? '',
    summary: code.means.slice(0, 140),
  }));
  const claims = knowledge.claims.map((claim): SearchRecord => ({
    title: claim.claim,
    path: `claims/#${claim.id}`,
    kind: 'Claim',
    codes: '',
    headings: VERDICT[claim.verdict],
    summary: claim.why.slice(0, 140),
  }));
  return [...fixes, ...articles, ...codes, ...claims];
}
