# Lists the inbound rules of the network security group, and looks for the rule that this fix makes. Read-only.
$result = 'failed'
$code = 'error'
try {
  $context = Get-AzContext
  if ($null -eq $context -or [string]$context.Subscription.Id -ne $SubscriptionId) {
    Write-Output -InputObject 'Sign in with Connect-AzAccount, or choose the subscription with Set-AzContext.'
    $result = 'refused'
    $code = 'wrong-subscription'
    return
  }
  $group = Get-AzNetworkSecurityGroup -Name $NsgName -ResourceGroupName $ResourceGroup
  $inbound = @($group.SecurityRules | Where-Object -FilterScript { $_.Direction -eq 'Inbound' })
  Write-Output -InputObject 'Inbound rules of this group, lowest number first:'
  $inbound | Sort-Object -Property 'Priority' | ForEach-Object -Process {
    $shown = @{ Priority = $_.Priority; Access = $_.Access; Protocol = $_.Protocol; Name = $_.Name }
    $shown['From'] = @($_.SourceAddressPrefix)
    $shown['Port'] = @($_.DestinationPortRange)
    Write-Output -InputObject (ConvertTo-Json -InputObject $shown -Compress)
  }
  $name = "Reconnect-rdp-$PortNumber-$SourceAddress"
  $rule = @($group.SecurityRules | Where-Object -FilterScript { $_.Name -eq $name })
  if ($rule.Count -eq 0) {
    Write-Output -InputObject 'No rule of this fix yet. The first rule that fits your address and port decides.'
    $result = 'unknown'
    $code = 'listed'
    return
  }
  $parts = @($rule[0].Access, $rule[0].Direction, $rule[0].Protocol, $rule[0].Description)
  $found = ($parts + @($rule[0].SourceAddressPrefix) + @($rule[0].DestinationPortRange)) -join '|'
  $result = 'blocked'
  $code = 'own-rule-changed'
  if ($found -eq "Allow|Inbound|Tcp|Reconnect open-azure-nsg|$SourceAddress|$PortNumber") {
    $result = 'ok'
    $code = 'own-rule'
  }
} catch {
  Write-Output -InputObject $_.Exception.Message
} finally {
  Write-Output -InputObject "RECONNECT 1 open-azure-nsg $Mode $result $code"
}
