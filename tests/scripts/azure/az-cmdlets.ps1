# Stand-ins for the cmdlets of Az.Network that our scripts use. Like the real ones they change a copy of the group;
# only Set-AzNetworkSecurityGroup writes it back.
function Copy-Rule {
  param([object]$Rule)
  return [pscustomobject]@{
    Name = $Rule.name; Priority = [int]$Rule.priority; Direction = $Rule.direction; Access = $Rule.access; Protocol = $Rule.protocol
    SourceAddressPrefix = [System.Collections.Generic.List[string]]@($Rule.from)
    DestinationPortRange = [System.Collections.Generic.List[string]]@($Rule.ports); Description = $Rule.description
  }
}
function Get-AzContext {
  if ($request.broken -eq 'sign-in') { return }
  $id = '11111111-2222-3333-4444-555555555555'
  if ($request.broken -eq 'subscription') { $id = '99999999-2222-3333-4444-555555555555' }
  return [pscustomobject]@{ Subscription = [pscustomobject]@{ Id = $id } }
}
function Get-AzNetworkSecurityGroup {
  [CmdletBinding()]
  param([Parameter(Mandatory)][string]$Name, [Parameter(Mandatory)][string]$ResourceGroupName)
  if ($Name -ne $request.nsgName) { throw 'ResourceNotFound' }
  $rules = [System.Collections.Generic.List[object]]::new()
  foreach ($rule in $script:stored) { $rules.Add((Copy-Rule -Rule $rule)) }
  return [pscustomobject]@{ Name = $Name; SecurityRules = $rules }
}
function Add-AzNetworkSecurityRuleConfig {
  [CmdletBinding()]
  param(
    [Parameter(Mandatory)][object]$NetworkSecurityGroup, [Parameter(Mandatory)][string]$Name, [string]$Description,
    [ValidateSet('Allow', 'Deny')][string]$Access, [ValidateSet('Tcp', 'Udp', '*')][string]$Protocol,
    [ValidateSet('Inbound', 'Outbound')][string]$Direction, [int]$Priority, [string[]]$SourceAddressPrefix,
    [string[]]$SourcePortRange, [string[]]$DestinationAddressPrefix, [string[]]$DestinationPortRange
  )
  if (@($NetworkSecurityGroup.SecurityRules | Where-Object { $_.Name -eq $Name }).Count -gt 0) { throw 'Rule with the specified name already exists' }
  $NetworkSecurityGroup.SecurityRules.Add((Copy-Rule -Rule @{
    name = $Name; priority = $Priority; direction = $Direction; access = $Access; protocol = $Protocol
    from = $SourceAddressPrefix; ports = $DestinationPortRange; description = $Description
  }))
  return $NetworkSecurityGroup
}
function Remove-AzNetworkSecurityRuleConfig {
  [CmdletBinding()]
  param([Parameter(Mandatory)][object]$NetworkSecurityGroup, [Parameter(Mandatory)][string]$Name)
  $rule = $NetworkSecurityGroup.SecurityRules | Where-Object { $_.Name -eq $Name }
  if ($null -ne $rule) { [void]$NetworkSecurityGroup.SecurityRules.Remove($rule) }
  return $NetworkSecurityGroup
}
function Set-AzNetworkSecurityGroup {
  [CmdletBinding()]
  param([Parameter(Mandatory)][object]$NetworkSecurityGroup)
  if ($request.broken -eq 'write') { throw 'AuthorizationFailed' }
  $slots = @($NetworkSecurityGroup.SecurityRules | ForEach-Object { '{0} {1}' -f $_.Direction, $_.Priority })
  if (@($slots | Select-Object -Unique).Count -ne $slots.Count) { throw 'SecurityRuleConflict' }
  $script:stored = @($NetworkSecurityGroup.SecurityRules | ForEach-Object {
    [pscustomobject]@{
      name = $_.Name; priority = $_.Priority; direction = $_.Direction; access = $_.Access; protocol = $_.Protocol
      from = @($_.SourceAddressPrefix); ports = @($_.DestinationPortRange); description = $_.Description
    }
  })
  return $NetworkSecurityGroup
}
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $request = $line | ConvertFrom-Json
  $script:stored = @($request.rules)
  $ran = foreach ($text in $request.scripts) {
    $output = @(& ([scriptblock]::Create($text)) | ForEach-Object { [string]$_ })
    @{ output = $output; rules = @($script:stored) }
  }
  [Console]::Out.WriteLine((ConvertTo-Json -InputObject @($ran) -Depth 6 -Compress))
}
