# A rule of the Windows firewall, by its language-neutral name. State: enabled;profiles;remote addresses.
function Read-RcFirewallRule {
  param([string]$Target)
  $rule = Get-NetFirewallRule -Name $Target
  $filter = Get-NetFirewallAddressFilter -AssociatedNetFirewallRule $rule
  $profiles = ([string]$rule.Profile).Replace(' ', '')
  return '{0};{1};{2}' -f $rule.Enabled, $profiles, (@($filter.RemoteAddress) -join ',')
}
function Write-RcFirewallRule {
  param([string]$Target, [string]$State)
  $enabled, $profiles, $addresses = $State -split ';'
  $rule = @{ Name = $Target; Enabled = $enabled; Profile = $profiles; RemoteAddress = @($addresses -split ',') }
  Set-NetFirewallRule @rule
}
function Set-RcFirewallRule {
  param([string]$Name, [bool]$Enabled, [string]$Profile, [string]$RemoteAddress)
  $now, $profiles, $addresses = (Read-RcFirewallRule -Target $Name) -split ';'
  if ($Profile) { $profiles = $Profile.Replace(' ', '') }
  if ($RemoteAddress) { $addresses = $RemoteAddress.Replace(' ', '') }
  $new = '{0};{1};{2}' -f $Enabled, $profiles, $addresses
  Invoke-RcChange -Verb 'firewall-rule' -Target $Name -New $new -Say "set firewall rule $Name to $new"
}
