# Is Remote Desktop switched on, here and by policy?
$path = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
$edition = [string](Get-RcRegistryValue -Path $path -Name 'EditionID')
if ($edition -like 'Core*') {
  # The Home editions are called Core, CoreN, CoreSingleLanguage and CoreCountrySpecific in every language.
  return New-RcResult -State 'not-applicable' -Code 'windows-home'
}
$policy = Get-RcPolicyValue -Name 'fDenyTSConnections'
$local = Get-RcRegistryValue -Path $TerminalServer -Name 'fDenyTSConnections'
$enabled = Get-RcRegistryValue -Path $TerminalServer -Name 'TSEnabled'
if ($null -ne $policy -and $policy -ne 0) {
  return New-RcResult -State 'blocked' -Code 'policy-owned'
}
if ($null -eq $policy -and $local -ne 0) {
  return New-RcResult -State 'fault' -Code 'off'
}
if ($local -ne 0) {
  return New-RcResult -State 'fault' -Code 'off-under-policy'
}
if ($null -ne $enabled -and $enabled -ne 1) {
  return New-RcResult -State 'fault' -Code 'services-off'
}
$service = @(Get-Service -Name 'TermService' -ErrorAction 'SilentlyContinue')
$stopped = $service.Count -eq 1 -and [string]$service[0].Status -eq 'Stopped'
$start = Get-RcRegistryValue -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\TermService' -Name 'Start'
if ($stopped -and $start -ne 4) {
  # A disabled one is for another fix: somebody wanted it so.
  return New-RcResult -State 'unknown' -Code 'service-stopped'
}
return New-RcResult -State 'ok' -Code 'on'
