import { fromFile } from './bash.ts';
import type { Wrap } from './wrap.ts';

/** The text of the output stream, without a pipe sign: az on Windows would hand that to cmd.exe. */
const STDOUT = "[value[?contains(code, 'StdOut')].message][0][0]";

/** Azure Run Command from Cloud Shell or another bash. */
export const runCommandShell: Wrap = (core, request) =>
  fromFile(core, request, [
    'az vm run-command invoke \\',
    ...(request.names.subscription ? ['  --subscription="$SUBSCRIPTION_ID" \\'] : []),
    '  --resource-group="$RESOURCE_GROUP" \\',
    '  --name="$VM_NAME" \\',
    '  --command-id=RunPowerShellScript \\',
    '  --scripts "@$FILE" \\',
    '  --only-show-errors \\',
    `  --query="${STDOUT}" \\`,
    '  --output=tsv',
  ]);
