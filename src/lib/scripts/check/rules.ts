import { ascii } from './rules/ascii.ts';
import { assignments } from './rules/assignments.ts';
import { backslashN } from './rules/backslash-n.ts';
import { bareWords } from './rules/bare-words.ts';
import { blankLine } from './rules/blank-line.ts';
import { braceStyle } from './rules/brace-style.ts';
import { callOperator } from './rules/call-operator.ts';
import { commandNames } from './rules/command-names.ts';
import { continuation } from './rules/continuation.ts';
import { environment } from './rules/environment.ts';
import { forbiddenCommands } from './rules/forbidden-commands.ts';
import { forbiddenWords } from './rules/forbidden-words.ts';
import { fragmentWrites } from './rules/fragment-writes.ts';
import { frameVariables } from './rules/frame-variables.ts';
import { lexical } from './rules/lexical.ts';
import { lineLength } from './rules/line-length.ts';
import { localized } from './rules/localized.ts';
import { longStrings } from './rules/long-strings.ts';
import { machineKeys } from './rules/machine-keys.ts';
import { nativeExit } from './rules/native-exit.ts';
import { newerSyntax } from './rules/newer-syntax.ts';
import { nullComparison } from './rules/null-comparison.ts';
import { numberSuffix } from './rules/number-suffix.ts';
import { oneStatement } from './rules/one-statement.ts';
import { quotes } from './rules/quotes.ts';
import { recursiveGrants } from './rules/recursive-grants.ts';
import { redirects } from './rules/redirects.ts';
import { registryForce } from './rules/registry-force.ts';
import { singleBlock } from './rules/single-block.ts';
import { subexpression } from './rules/subexpression.ts';
import { tryCatch } from './rules/try-catch.ts';
import { undoForLowering } from './rules/undo-for-lowering.ts';
import { unusedVariables } from './rules/unused-variables.ts';
import { valueKind } from './rules/value-kind.ts';
import type { Finding, Rule, Script } from './script.ts';

/** Everything that a PowerShell text of ours is held against, without a PowerShell. */
export const RULES: readonly Rule[] = [
  lexical, ascii, blankLine, lineLength, singleBlock, braceStyle, continuation, oneStatement, commandNames, callOperator, quotes,
  subexpression, longStrings, nullComparison, numberSuffix, newerSyntax, redirects, tryCatch, assignments, unusedVariables,
  bareWords, backslashN, localized, nativeExit, registryForce, valueKind, forbiddenCommands, forbiddenWords, recursiveGrants,
  fragmentWrites, undoForLowering, machineKeys, environment, frameVariables,
];

/** What the rules have against a script, in the order of the rules. */
export function applyRules(script: Script): Finding[] {
  return RULES.filter((rule) => !rule.places || rule.places.includes(script.place)).flatMap((rule) =>
    rule.check(script).map((finding) => ({ rule: rule.id, ...finding })),
  );
}
