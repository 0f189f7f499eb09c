# Does the MachineKeys folder itself carry the permissions that Windows needs? The keys inside are not looked at.
$path = Get-RcMachineKeysPath
if (-not (Test-Path -LiteralPath $path)) {
  return New-RcResult -State 'blocked' -Code 'folder-missing'
}
try {
  $acl = Get-RcAcl -LiteralPath $path
} catch {
  return New-RcResult -State 'blocked' -Code 'needs-system'
}
$everyone = $false
$administrators = $false
$denied = $false
$extra = 0
$pattern = '\((?<type>[A-Z]+);(?<flags>[A-Z]*);(?<rights>[^;]*);[^;]*;[^;]*;(?<who>[^)]+)\)'
foreach ($entry in [regex]::Matches([string]$acl.Dacl, $pattern)) {
  $who = $entry.Groups['who'].Value
  $rights = $entry.Groups['rights'].Value
  # The default entries hold for this folder only: they carry no inheritance flags.
  $plain = $entry.Groups['flags'].Value -eq ''
  if ($entry.Groups['type'].Value -eq 'D') {
    $denied = $true
  } elseif ($plain -and $who -match '^(WD|S-1-1-0)$' -and $rights -eq '0x12019f') {
    $everyone = $true
  } elseif ($plain -and $who -match '^(BA|S-1-5-32-544)$' -and $rights -match '^(FA|GA|0x1f01ff)$') {
    $administrators = $true
  } elseif ($who -match '^(WD|S-1-1-0|BU|S-1-5-32-545|AU|S-1-5-11)$' -and $rights -match '^(FA|GA|0x1f01ff)$') {
    # Full control for everybody: a popular repair that opens the folder to all.
    $denied = $true
  } else {
    $extra++
  }
}
$data = @{ extra = $extra }
if ($denied) {
  return New-RcResult -State 'fault' -Code 'harmful-entry' -Data $data
}
if (-not $everyone) {
  return New-RcResult -State 'fault' -Code 'everyone' -Data $data
}
if (-not $administrators) {
  return New-RcResult -State 'fault' -Code 'administrators' -Data $data
}
if ([string]$acl.Dacl -notmatch '^D:[A-Z]*P') {
  return New-RcResult -State 'fault' -Code 'inherits' -Data $data
}
if ([string]$acl.Owner -ne 'S-1-5-18') {
  return New-RcResult -State 'fault' -Code 'owner' -Data $data
}
if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
  return New-RcResult -State 'unknown' -Code 'service-stopped' -Data $data
}
if ($extra -gt 0) {
  return New-RcResult -State 'ok' -Code 'default-and-more' -Data $data
}
return New-RcResult -State 'ok' -Code 'default' -Data $data
