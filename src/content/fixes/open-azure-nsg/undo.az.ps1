# Removes the rule that this fix made, if it is still as it was made. No other rule is touched.
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
  $name = "Reconnect-rdp-$PortNumber-$SourceAddress"
  $rule = @($group.SecurityRules | Where-Object -FilterScript { $_.Name -eq $name })
  if ($rule.Count -eq 0) {
    Write-Output -InputObject 'There is no rule of this fix for this address and port.'
    $result = 'no-change'
    $code = 'nothing-to-undo'
    return
  }
  $parts = @($rule[0].Access, $rule[0].Direction, $rule[0].Protocol, $rule[0].Description)
  $found = ($parts + @($rule[0].SourceAddressPrefix) + @($rule[0].DestinationPortRange)) -join '|'
  if ($found -ne "Allow|Inbound|Tcp|Reconnect open-azure-nsg|$SourceAddress|$PortNumber") {
    Write-Output -InputObject "The rule $name was changed by somebody since. It is left alone: $found"
    $result = 'refused'
    $code = 'own-rule-changed'
    return
  }
  Remove-AzNetworkSecurityRuleConfig -NetworkSecurityGroup $group -Name $name | Out-Null
  Set-AzNetworkSecurityGroup -NetworkSecurityGroup $group | Out-Null
  Write-Output -InputObject "Removed $name."
  $result = 'undone'
  $code = 'removed'
} catch {
  Write-Output -InputObject $_.Exception.Message
} finally {
  Write-Output -InputObject "RECONNECT 1 open-azure-nsg $Mode $result $code"
}
