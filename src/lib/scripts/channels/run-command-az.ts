import { onAdminComputer } from './admin.ts';
import type { Wrap } from './wrap.ts';

/** Azure Run Command from Az PowerShell: no second shell reads the text on its way. The subscription is chosen for this window only. */
export const runCommandAz: Wrap = (core, request) =>
  onAdminComputer(core, request, [
    ...(request.names.subscription ? ["Set-AzContext -Subscription $SubscriptionId -Scope 'Process' | Out-Null"] : []),
    '$target = @{ ResourceGroupName = $ResourceGroup; VMName = $VmName }',
    "$sent = Invoke-AzVMRunCommand @target -CommandId 'RunPowerShellScript' -ScriptString $body.ToString()",
    // StdErr sorts before StdOut, so the line that counts stays the last.
    "$streams = $sent.Value | Sort-Object -Property 'Code'",
    'foreach ($stream in $streams) {',
    '  if ($stream.Message) { Write-Output -InputObject $stream.Message }',
    '}',
  ]);
