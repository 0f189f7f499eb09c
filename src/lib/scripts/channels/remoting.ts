import { ASK, onAdminComputer } from './admin.ts';
import type { Wrap } from './wrap.ts';

/** PowerShell remoting. The block travels as text inside the protocol: no quoting, no file on the target. */
export const remoting: Wrap = (core, request) =>
  onAdminComputer(core, request, [
    ASK,
    'Invoke-Command -ComputerName $HostName -Credential $admin -ScriptBlock $body',
  ]);
