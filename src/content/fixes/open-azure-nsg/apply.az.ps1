# Adds one inbound rule of its own, for one source address. Existing rules are not changed.
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
  if ($SourceAddress -notmatch '^[1-9][0-9]{0,2}(\.[0-9]{1,3}){3}$') {
    Write-Output -InputObject 'The source must be one IPv4 address: never *, Internet or a range.'
    $result = 'refused'
    $code = 'source-too-wide'
    return
  }
  $group = Get-AzNetworkSecurityGroup -Name $NsgName -ResourceGroupName $ResourceGroup
  $inbound = @($group.SecurityRules | Where-Object -FilterScript { $_.Direction -eq 'Inbound' })
  Write-Output -InputObject 'Keep this: the rules as they were.'
  $inbound | Sort-Object -Property 'Priority' | ForEach-Object -Process {
    $shown = @{ Priority = $_.Priority; Access = $_.Access; Protocol = $_.Protocol; Name = $_.Name }
    $shown['From'] = @($_.SourceAddressPrefix)
    $shown['Port'] = @($_.DestinationPortRange)
    Write-Output -InputObject (ConvertTo-Json -InputObject $shown -Compress)
  }
  $name = "Reconnect-rdp-$PortNumber-$SourceAddress"
  if (@($group.SecurityRules | Where-Object -FilterScript { $_.Name -eq $name }).Count -gt 0) {
    Write-Output -InputObject "The rule $name is there already. Run the check to see whether it is unchanged."
    $result = 'no-change'
    $code = 'own-rule'
    return
  }
  # The lowest free number: the first rule that fits decides.
  $taken = @($inbound | ForEach-Object -Process { [int]$_.Priority })
  $priority = 100
  while ($taken -contains $priority) {
    $priority++
  }
  if ($priority -gt 4096) {
    Write-Output -InputObject 'The group has no free priority left. Remove a rule that nobody needs.'
    $result = 'refused'
    $code = 'no-free-priority'
    return
  }
  $denied = @($inbound | Where-Object -FilterScript { $_.Access -eq 'Deny' -and $_.Priority -lt $priority })
  foreach ($deny in $denied) {
    Write-Output -InputObject "A rule that denies stands before it, at $($deny.Priority). It may still block."
  }
  if ($Mode -eq 'dry-run') {
    Write-Output -InputObject "Would add $name at priority $priority."
    $result = 'would-change'
    $code = 'listed'
    return
  }
  $settings = @{
    NetworkSecurityGroup = $group
    Name = $name
    Description = 'Reconnect open-azure-nsg'
    Access = 'Allow'
    Protocol = 'Tcp'
    Direction = 'Inbound'
    Priority = $priority
    SourceAddressPrefix = $SourceAddress
    SourcePortRange = '*'
    DestinationAddressPrefix = '*'
    DestinationPortRange = [string]$PortNumber
  }
  Add-AzNetworkSecurityRuleConfig @settings | Out-Null
  Set-AzNetworkSecurityGroup -NetworkSecurityGroup $group | Out-Null
  Write-Output -InputObject "Added $name at priority $priority. Undo removes this rule and no other."
  $result = 'fixed'
  $code = 'own-rule'
} catch {
  Write-Output -InputObject $_.Exception.Message
} finally {
  Write-Output -InputObject "RECONNECT 1 open-azure-nsg $Mode $result $code"
}
