import { fromFile } from './bash.ts';
import type { Wrap } from './wrap.ts';

/** OpenSSH on the target. The file lands in the account's own folder and is taken away again. */
export const ssh: Wrap = (core, request) =>
  fromFile(core, request, [
    'scp -- "$FILE" "$ACCOUNT_NAME@$HOST_NAME:$FILE"',
    'RUN="powershell.exe -NoProfile -ExecutionPolicy Bypass"',
    'ssh -- "$ACCOUNT_NAME@$HOST_NAME" "$RUN -File $FILE"',
    'ssh -- "$ACCOUNT_NAME@$HOST_NAME" "$RUN -Command Remove-Item -LiteralPath $FILE"',
    'rm -- "$FILE"',
  ]);
