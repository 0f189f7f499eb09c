import { azureScript } from './azure.ts';
import { carry, namesFor } from './channels/registry.ts';
import { WRAPS } from './channels/wraps.ts';
import { scriptFile, type Wrapped } from './channels/wrap.ts';
import { coreScript } from './core.ts';
import { checkName } from './names.ts';
import type { Composed, NameId, Refused, ScriptRequest } from './types.ts';

/** A message for each name that is missing or wrong. An empty optional name is neither. */
function nameProblems({ fix, channel, names }: ScriptRequest): Partial<Record<NameId, string>> {
  const { needed, optional } = namesFor(fix, channel);
  const wanted = [...needed, ...optional.filter((id) => names[id])];
  const problems = wanted.map((id) => [id, checkName(id, names[id] ?? '', channel)] as const);
  return Object.fromEntries(problems.filter(([, problem]) => problem !== null));
}

function wrapped(request: ScriptRequest): Wrapped | string {
  if (request.fix.runsOn === 'azure') return azureScript(request);
  const wrap = WRAPS[request.channel];
  return wrap ? wrap(coreScript(request), request) : 'Nothing can be sent this way.';
}

const nothingToUndo = ({ fix, part }: ScriptRequest): boolean => part === 'undo' && (fix.undo === 'none' || fix.runsOn === 'client-user');

/**
 * The script of one part of a fix for one channel, or why there is none.
 * @throws Error if the fix's own files are incomplete; never for what a person typed
 */
export function compose(request: ScriptRequest): Composed | Refused {
  const carries = carry(request.fix, request.channel);
  if (carries !== 'yes') return { refused: carries, fields: {} };
  if (nothingToUndo(request)) return { refused: 'What this fix does cannot be undone by a script.', fields: {} };
  const fields = nameProblems(request);
  if (Object.keys(fields).length > 0) return { refused: 'Some names are missing or cannot be used.', fields };
  const made = wrapped(request);
  if (typeof made === 'string') return { refused: made, fields: {} };
  return {
    refused: null,
    text: `${made.lines.join('\n')}\n`,
    language: made.language,
    fileName: made.language === 'bash' ? scriptFile(request).replace(/ps1$/, 'sh') : scriptFile(request),
    ...(made.blocks ? { blocks: made.blocks } : {}),
  };
}
