import type { Rule } from '../script.ts';

/** What no script of ours does, and why. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/^(Read-Host|Pause|Out-GridView|choice\.exe|pause)$/i, 'it waits for somebody, and nobody is there'],
  [/^(Invoke-Expression|iex|Add-Type|Invoke-Command|Start-Process|Start-Job)$/i, 'it runs what nobody has read'],
  [/^(Invoke-WebRequest|Invoke-RestMethod|Start-BitsTransfer|curl|wget|curl\.exe|bitsadmin\.exe|certutil\.exe|Save-Module|Install-Module)$/i, 'it downloads'],
  [/^(Restart-Computer|Stop-Computer|shutdown\.exe|logoff\.exe|tsdiscon\.exe|Remove-Computer)$/i, 'it ends the session or the machine'],
  [/^(Set-ExecutionPolicy|Set-MpPreference|Set-NetFirewallProfile|netsh\.exe)$/i, 'it lowers the guard of the whole machine'],
  [/^(Add-LocalGroupMember|New-LocalUser|Set-LocalUser|net\.exe|net1\.exe)$/i, 'it changes accounts'],
  [/^(Get-WmiObject|gwmi|wmic\.exe)$/i, 'it is gone from newer Windows: use Get-CimInstance'],
  [/^(ConvertTo-SecureString|Get-Credential)$/i, 'no passwords'],
  [/^(reg\.exe|icacls\.exe|cacls\.exe|sc\.exe|regedit\.exe|secedit\.exe|schtasks\.exe|wevtutil\.exe|bcdedit\.exe)$/i, 'a verb does this, with a journal'],
  [/^(Clear-EventLog|Remove-EventLog|vssadmin\.exe|wbadmin\.exe)$/i, 'it destroys what a person may need'],
];

/** Where a wrapper on the own computer of an administrator may do what the target may not. */
const ADMIN_MAY = new Set(['Get-Credential', 'Invoke-Command']);

export const forbiddenCommands: Rule = {
  id: 'forbidden-commands',
  check: ({ calls, place }) =>
    calls.flatMap(({ name, line }) => {
      if (place === 'admin' && ADMIN_MAY.has(name)) return [];
      const reason = FORBIDDEN.find(([pattern]) => pattern.test(name))?.[1];
      return reason === undefined ? [] : [{ line, message: `${name} is never used: ${reason}` }];
    }),
};
