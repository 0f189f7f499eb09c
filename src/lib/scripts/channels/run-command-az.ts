import { onAdminComputer } from './admin.ts';
import type { Wrap } from './wrap.ts';

/** Azure Run Command from Az PowerShell: no second shell reads the text on its way. */
export const runCommandAz: Wrap = (core, request) =>
  onAdminComputer(core, request, [
    ...(request.names.subscription ? ['Set-AzContext -Subscription $SubscriptionId | Out-Null'] : []),
    '$target = @{ ResourceGroupName = $ResourceGroup; VMName = $VmName }',
    "$sent = Invoke-AzVMRunCommand @target -CommandId 'RunPowerShellScript' -ScriptString $body.ToString()",
    'foreach ($stream in $sent.Value) { Write-Output -InputObject $stream.Message }',
  ]);
