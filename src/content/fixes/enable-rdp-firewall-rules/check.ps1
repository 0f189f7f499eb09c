# Does the target's own firewall let Remote Desktop in on the networks that it is connected to?
$port = Get-RcRdpPort
$firewall = @(Get-Service -Name 'mpssvc' -ErrorAction 'SilentlyContinue')
if ($firewall.Count -eq 0 -or [string]$firewall[0].Status -ne 'Running') {
  return New-RcResult -State 'blocked' -Code 'firewall-service'
}
$networks = @()
foreach ($network in @(Get-NetConnectionProfile -ErrorAction 'SilentlyContinue')) {
  $name = ([string]$network.NetworkCategory).Replace('DomainAuthenticated', 'Domain')
  if ($networks -notcontains $name) {
    $networks += $name
  }
}
if ($networks.Count -eq 0) {
  return New-RcResult -State 'blocked' -Code 'no-network'
}
# A public network is opened only on a cloud machine, and then only for the one address that was typed.
$cloud = @('azure', 'cloud') -contains $Answer['target']
if (-not $cloud) {
  $networks = @($networks | Where-Object -FilterScript { $_ -ne 'Public' })
}
if ($networks.Count -eq 0) {
  return New-RcResult -State 'blocked' -Code 'public-network'
}
$policyRoot = 'HKLM:\SOFTWARE\Policies\Microsoft\WindowsFirewall'
$localRoot = 'HKLM:\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy'
$guarded = @()
foreach ($name in $networks) {
  $policyKey = "$policyRoot\${name}Profile"
  $localKey = "$localRoot\${name}Profile".Replace('PrivateProfile', 'StandardProfile')
  $on = Get-RcRegistryValue -Path $policyKey -Name 'EnableFirewall'
  if ($null -eq $on) {
    $on = Get-RcRegistryValue -Path $localKey -Name 'EnableFirewall'
  }
  if ($on -eq 0 -and $null -ne $on) {
    continue
  }
  $guarded += $name
  $shut = Get-RcRegistryValue -Path $policyKey -Name 'DoNotAllowExceptions'
  if ($null -eq $shut) {
    $shut = Get-RcRegistryValue -Path $localKey -Name 'DoNotAllowExceptions'
  }
  if ($shut -eq 1) {
    return New-RcResult -State 'blocked' -Code 'all-blocked'
  }
  $merge = Get-RcRegistryValue -Path $policyKey -Name 'AllowLocalPolicyMerge'
  if ($null -ne $merge -and $merge -eq 0) {
    return New-RcResult -State 'blocked' -Code 'policy-owned'
  }
}
if ($guarded.Count -eq 0) {
  return New-RcResult -State 'ok' -Code 'firewall-off'
}
$public = $guarded -contains 'Public'
$open = @{}
foreach ($protocol in @('TCP', 'UDP')) {
  $rule = @(Get-NetFirewallRule -Name "RemoteDesktop-UserMode-In-$protocol" -ErrorAction 'SilentlyContinue')
  if ($rule.Count -eq 0 -and $protocol -eq 'TCP') {
    return New-RcResult -State 'blocked' -Code 'rule-missing'
  }
  if ($rule.Count -eq 0) {
    continue
  }
  $ports = @((Get-NetFirewallPortFilter -AssociatedNetFirewallRule $rule[0]).LocalPort)
  $from = @((Get-NetFirewallAddressFilter -AssociatedNetFirewallRule $rule[0]).RemoteAddress)
  $on = [string]$rule[0].Enabled -eq 'True'
  $profiles = @(([string]$rule[0].Profile).Replace(' ', '').Split(','))
  $missing = @()
  if ($profiles -notcontains 'Any') {
    $missing = @($guarded | Where-Object -FilterScript { $profiles -notcontains $_ })
  }
  $narrowed = $from -notcontains 'Any' -and $from -notcontains $SourceAddress
  $open[$protocol] = $on -and $missing.Count -eq 0 -and -not $narrowed
  if ($protocol -eq 'UDP') {
    continue
  }
  if ($ports -notcontains [string]$port -and $ports -notcontains 'Any') {
    return New-RcResult -State 'not-applicable' -Code 'other-port' -Data @{ port = $port }
  }
  if ([string]$rule[0].Action -ne 'Allow') {
    return New-RcResult -State 'blocked' -Code 'rule-blocks'
  }
  if ($narrowed -and ($on -or -not $public)) {
    return New-RcResult -State 'blocked' -Code 'narrowed' -Data @{ addresses = $from.Count }
  }
  if ($on -and $missing -contains 'Public') {
    # Adding the public network here would narrow the rule for everybody who uses it now.
    return New-RcResult -State 'blocked' -Code 'public-beside-others'
  }
}
# A rule that blocks the port wins over every rule that allows it.
$search = @{ PolicyStore = 'ActiveStore'; Direction = 'Inbound'; Action = 'Block'; Enabled = 'True' }
foreach ($block in @(Get-NetFirewallRule @search -ErrorAction 'SilentlyContinue')) {
  $filter = Get-NetFirewallPortFilter -AssociatedNetFirewallRule $block
  if (@('TCP', '6') -contains [string]$filter.Protocol -and @($filter.LocalPort) -contains [string]$port) {
    return New-RcResult -State 'blocked' -Code 'block-rule'
  }
}
if (-not $open['TCP']) {
  return New-RcResult -State 'fault' -Code 'closed' -Data @{ networks = $guarded.Count }
}
if (-not $open['UDP']) {
  return New-RcResult -State 'ok' -Code 'tcp-open'
}
return New-RcResult -State 'ok' -Code 'open'
