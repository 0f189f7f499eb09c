import { fromFile } from './bash.ts';
import { scriptFile, type Wrap } from './wrap.ts';

/**
 * OpenSSH on the target. Two files land in the account's own folder and are taken away again: the script, and a
 * batch file that starts it. Whether the first shell there is cmd.exe or PowerShell, both start a batch file named
 * with its folder, and inside it %SystemRoot% leads to Windows PowerShell: no name is looked up in a search path.
 */
export const ssh: Wrap = (core, request) => {
  const file = scriptFile(request);
  const run = file.replace(/ps1$/, 'cmd');
  const batch = [
    '@echo off',
    `"%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe" -NoProfile -ExecutionPolicy Bypass -File "%~dp0${file}"`,
    'set CODE=%ERRORLEVEL%',
    `del "%~dp0${file}"`,
    // One line, because cmd.exe cannot read on in a file that is gone.
    'del "%~f0" & exit %CODE%',
  ];
  return fromFile(core, request, [
    `printf '%s\\r\\n' > "$RUN" \\`,
    ...batch.map((line, index) => `  '${line}'${index < batch.length - 1 ? ' \\' : ''}`),
    'scp -- "$FILE" "$RUN" "$ACCOUNT_NAME@$HOST_NAME:"',
    'ssh -- "$ACCOUNT_NAME@$HOST_NAME" ".\\\\$RUN" || {',
    '  CODE=$?',
    '  echo "SSH ended with code $CODE. If it broke off, delete $FILE and $RUN in the folder of $ACCOUNT_NAME there." >&2',
    '  exit "$CODE"',
    '}',
  ], { RUN: run });
};
