import { ASK, onAdminComputer } from './admin.ts';
import type { Wrap } from './wrap.ts';

/** PowerShell Direct, from the Hyper-V host into its virtual machine, without any network. */
export const hypervDirect: Wrap = (core, request) =>
  onAdminComputer(core, request, [ASK, 'Invoke-Command -VMName $VmName -Credential $admin -ScriptBlock $body']);
