# May SYSTEM and NETWORK SERVICE use the private key of the Remote Desktop certificate?
$guid = [string](Get-RcRegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
$all = @(Get-RcRdpKeyFile)
if ($all.Count -eq 0) {
  return New-RcResult -State 'not-applicable' -Code 'no-key-file'
}
# Windows opens only the file that ends with this machine's own GUID; a cloned disk can carry others.
$own = @($all | Where-Object -FilterScript { $_.Name -like "*_$guid" })
if ($own.Count -eq 0) {
  return New-RcResult -State 'not-applicable' -Code 'other-machine' -Data @{ files = $all.Count }
}
try {
  $dacl = [string](Get-RcAcl -LiteralPath $own[0].FullName).Dacl
} catch {
  # A healthy file lets only SYSTEM read its permissions, so this is not a fault by itself.
  return New-RcResult -State 'blocked' -Code 'needs-system' -Data @{ files = $all.Count }
}
$system = $false
$network = $false
$denied = $false
$others = 0
$pattern = '\((?<type>[A-Z]+);[A-Z]*;(?<rights>[^;]*);[^;]*;[^;]*;(?<who>[^)]+)\)'
foreach ($entry in [regex]::Matches($dacl, $pattern)) {
  $who = $entry.Groups['who'].Value
  $rights = $entry.Groups['rights'].Value
  $mask = 0
  if ($rights -match '^0x') {
    $mask = [System.Convert]::ToInt64($rights, 16)
  } elseif ($rights -match 'FA|GA') {
    $mask = 0x1f01ff
  } elseif ($rights -match 'FR|GR') {
    $mask = 0x120089
  }
  if ($entry.Groups['type'].Value -eq 'D') {
    $denied = $true
  } elseif ($who -eq 'SY' -or $who -eq 'S-1-5-18') {
    $system = $system -or ($mask -band 0x1f01ff) -eq 0x1f01ff
  } elseif ($who -eq 'NS' -or $who -eq 'S-1-5-20') {
    $network = $network -or ($mask -band 0x120089) -eq 0x120089
  } else {
    $others++
  }
}
# 1057 and 1058: Windows could not make or replace the certificate. For the person who reads; not a verdict.
$since = (Get-Date).AddDays(-1)
$events = @(Get-WinEvent -FilterHashtable @{
  LogName = 'System'
  ProviderName = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager'
  Id = @(1057, 1058)
  StartTime = $since
} -MaxEvents 50 -ErrorAction 'SilentlyContinue')
$data = @{ files = $all.Count; others = $others; events = $events.Count }
if ($denied) {
  return New-RcResult -State 'fault' -Code 'denied' -Data $data
}
if (-not $network) {
  return New-RcResult -State 'fault' -Code 'no-network-service' -Data $data
}
if (-not $system) {
  return New-RcResult -State 'fault' -Code 'no-system' -Data $data
}
if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
  return New-RcResult -State 'unknown' -Code 'service-stopped' -Data $data
}
return New-RcResult -State 'ok' -Code 'allowed' -Data $data
