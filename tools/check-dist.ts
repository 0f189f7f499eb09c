/**
 * Checks the built site: links and anchors lead somewhere, ids stand once, nothing is asked of another host,
 * nothing is inline that the policy forbids, no words run together. Exit code 1 with file and finding.
 * Usage: node tools/check-dist.ts [folder]
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import process from 'node:process';

const ROOT = process.argv[2] ?? 'dist';
/** The path below which the site is published: links lead there, files do not lie there. */
const BASE = (process.env['BASE_PATH'] ?? '/').replace(/\/?$/, '/').replace(/^\/?/, '/');

interface Page {
  /** Path inside the folder, with forward slashes. */
  readonly file: string;
  readonly html: string;
  readonly ids: ReadonlySet<string>;
}

interface Finding {
  readonly file: string;
  readonly message: string;
}

type Rule = (page: Page, pages: ReadonlyMap<string, Page>) => string[];

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`).exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3];
};
const decoded = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** The page without what a reader does not see: scripts and comments. */
const visible = (html: string): string => html.replace(/<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, '');
const tags = (html: string, name: string): string[] => visible(html).match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];

function idsOf(html: string): string[] {
  return [...visible(html).matchAll(/<[a-z][^>]*?\sid="([^"]+)"/g)].map(([, id]) => decoded(id ?? ''));
}

/** The file for a link inside the site, or undefined if there is none. */
function fileFor(path: string): string | undefined {
  if (!path.startsWith(BASE)) return undefined;
  const file = decodeURIComponent(path.slice(BASE.length));
  const full = join(ROOT, file);
  if (existsSync(full) && statSync(full).isFile()) return file;
  // A folder is only found with its slash: hosts redirect the other form, or do not find it.
  return (file === '' || file.endsWith('/')) && existsSync(join(full, 'index.html')) ? `${file}index.html` : undefined;
}

function targetOf(page: Page, link: string): { path: string; fragment: string } {
  const [path = '', fragment = ''] = link.split('#');
  const own = `${BASE}${page.file.replace(/index\.html$/, '')}`;
  const absolute = path === '' ? own : path.startsWith('/') ? path : posix.join(dirname(`${own}x`), path);
  return { path: absolute.split('?')[0] ?? '', fragment };
}

const isOutside = (link: string): boolean => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(link);

const brokenLinks: Rule = (page, pages) =>
  tags(page.html, 'a|area|link|form').flatMap((tag) => {
    const link = decoded(attribute(tag, 'href') ?? attribute(tag, 'action') ?? '');
    if (link === '' || isOutside(link)) return [];
    const { path, fragment } = targetOf(page, link);
    const file = fileFor(path);
    if (file === undefined) return [`link to ${link} leads nowhere`];
    // A fragment with "=" carries answers; it is no section.
    const missing = fragment !== '' && !fragment.includes('=') && !pages.get(file)?.ids.has(decodeURIComponent(fragment));
    return missing ? [`link to ${link}: there is no id "${fragment}" on that page`] : [];
  });

const doubleIds: Rule = ({ html }) => {
  const seen = new Set<string>();
  return idsOf(html).flatMap((id) => {
    const known = seen.has(id);
    seen.add(id);
    return known ? [`id "${id}" stands twice`] : [];
  });
};

const danglingReferences: Rule = ({ html, ids }) =>
  [...visible(html).matchAll(/\s(?:aria-(?:labelledby|describedby|controls)|for)="([^"]+)"/g)]
    .flatMap(([, list]) => (list ?? '').split(/\s+/))
    .filter((id) => id !== '' && !ids.has(decoded(id)))
    .map((id) => `a reference to the id "${id}", which is not on the page`);

const LOADS = [['script', 'src'], ['img', 'src'], ['source', 'src'], ['iframe', 'src'], ['link', 'href'], ['object', 'data']] as const;
const outsideRequests: Rule = ({ html }) =>
  LOADS.flatMap(([name, from]) =>
    (html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []).flatMap((tag) => {
      const to = attribute(tag, from) ?? '';
      const isAddress = name === 'link' && /rel="?(?:canonical|alternate|license)/.test(tag);
      return isOutside(to) && !isAddress ? [`<${name}> asks another host: ${to}`] : [];
    }),
  );

/** The one rule that browsers want to see before style sheets arrive. */
const ALLOWED_STYLE = /^@media \(prefers-reduced-motion:no-preference\)\{@view-transition\{navigation:auto\}\}$/;
const DATA_TYPES = /^application\/(?:ld\+)?json$/;
const inlineCode: Rule = ({ html }) => [
  ...(html.match(/<script\b[^>]*>/g) ?? [])
    .filter((tag) => attribute(tag, 'src') === undefined && !DATA_TYPES.test(attribute(tag, 'type') ?? ''))
    .map((tag) => `inline script: ${tag}`),
  ...[...visible(html).matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)]
    .filter(([, text]) => !ALLOWED_STYLE.test(text ?? ''))
    .map(([text]) => `inline style: ${text.slice(0, 90)}`),
  ...[...visible(html).matchAll(/<[a-z][^>]*\s(style|on[a-z]+)=["'][^>]*>/g)].map(([tag, name]) => `attribute ${name}: ${tag.slice(0, 90)}`),
];

const policyMissing: Rule = ({ html }) =>
  /<meta http-equiv="content-security-policy" content="[^"]*default-src 'none'/.test(html) ? [] : ['no Content-Security-Policy'];

/** "see thefix": an inline element that touches a word on either side. Code and marks inside a word are meant. */
const gluedWords: Rule = ({ html }) =>
  [...visible(html).matchAll(/[A-Za-z]{2,}<(a|b|strong|em|kbd)\b[^>]*>[A-Za-z]|<\/(?:a|b|strong|em|kbd)>[A-Za-z]{2,}/g)]
    .map(([text]) => `words run together: ${text.slice(-60)}`);

const headings: Rule = ({ html }) => {
  const count = tags(html, 'h1').length;
  return count === 1 ? [] : [`${count} first-level headings`];
};

const RULES: readonly Rule[] = [
  brokenLinks, doubleIds, danglingReferences, outsideRequests, inlineCode, policyMissing, gluedWords, headings,
];

const cssFindings = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/@import|url\((?!["']?(?:#|data:))[^)]*\)/g)]
    .filter(([text]) => /@import|\/\//.test(text))
    .map(([text]) => `a style sheet asks for another file: ${text}`);

function check(): { pages: number; findings: Finding[] } {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).sort();
  const pages = new Map(files.filter((file) => file.endsWith('.html')).map((file) => {
    const html = readFileSync(join(ROOT, file), 'utf8');
    return [file, { file, html, ids: new Set(idsOf(html)) }];
  }));
  const inPages = [...pages.values()].flatMap((page) =>
    RULES.flatMap((rule) => rule(page, pages)).map((message) => ({ file: page.file, message })));
  const inStyles = files.filter((file) => file.endsWith('.css')).flatMap((file) => cssFindings(file).map((message) => ({ file, message })));
  return { pages: pages.size, findings: [...inPages, ...inStyles] };
}

const { pages, findings } = check();
for (const { file, message } of findings) console.error(`${join(ROOT, file)}: ${message}`);
console.log(`${pages} pages checked, ${findings.length} findings`);
if (pages === 0 || findings.length > 0) process.exitCode = 1;
