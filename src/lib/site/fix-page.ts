import type { FixSummary } from '../handover/fix-summary.ts';
import type { FixForScripts } from '../scripts/types.ts';
import type { Fix } from '../knowledge/knowledge.ts';
import type { ScriptedFix } from '../knowledge/schema/fix.ts';
import { executedOf } from './fix-facts.ts';

/** What the script of a fix page needs of its fix. Stands in the page as JSON. */
export interface FixPageData {
  readonly summary: FixSummary;
  readonly fix: FixForScripts;
  /** The fix's script files by name. */
  readonly fragments: Readonly<Record<string, string>>;
  /** What each code of the check means. */
  readonly codes: Readonly<Record<string, { readonly state: string; readonly means: string }>>;
  readonly changes: readonly { readonly revision: number; readonly date: string; readonly what: string }[];
  /** Where an outcome is reported; empty if the site has no such place. */
  readonly issuesUrl: string;
  readonly version: string;
  /** The day of the build, YYYY-MM-DD. */
  readonly date: string;
}

function triedOf(fix: Fix & ScriptedFix): string {
  const { executed, untested } = executedOf(fix);
  return `${executed} Not tested: ${untested}.`;
}

function summaryOf(fix: Fix): FixSummary {
  const { id, title, summary, kind, runsOn, minutes, cutsSessions, restart, rights, safety, undo, undoNote, revision, checked, verify, risks } = fix;
  const changes = fix.kind === 'scripted' ? fix.footprint.map(({ what }) => what) : [];
  const tried = fix.kind === 'scripted' ? triedOf(fix) : '';
  return { id, title, summary, kind, runsOn, minutes, cutsSessions, restart, rights, safety, undo, undoNote, revision, checked, verify, risks, changes, tried };
}

function forScripts(fix: Fix): FixForScripts {
  const { id, revision, runsOn, cutsSessions, restart, undo } = fix;
  const scripted = fix.kind === 'scripted' ? fix : undefined;
  return {
    id, revision, runsOn, cutsSessions, restart, undo,
    uses: scripted?.uses ?? [],
    needs: scripted?.needs ?? [],
    channels: scripted?.channels ?? {},
    footprint: scripted?.footprint ?? [],
    windows: scripted?.windows ?? { from: 0 },
    domainController: scripted?.domainController ?? 'allowed',
    policies: scripted?.policies ?? [],
  };
}

/** @param site what the build knows of the site */
export function fixPageData(fix: Fix, site: Pick<FixPageData, 'issuesUrl' | 'version' | 'date'>): FixPageData {
  const codes = fix.kind === 'scripted' ? fix.codes : {};
  return {
    summary: summaryOf(fix),
    fix: forScripts(fix),
    fragments: fix.scripts,
    codes: Object.fromEntries(Object.entries(codes).map(([code, { state, means }]) => [code, { state, means }])),
    changes: fix.changes,
    ...site,
  };
}
