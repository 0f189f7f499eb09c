# Is there a renamed MachineKeys folder to put back, and are this account and its place right for that?
$keys = Get-RcMachineKeysPath
$crypto = Split-Path -Path $keys -Parent
$present = Test-Path -LiteralPath $keys
if ($FolderPath -notmatch '^MachineKeys.' -or $FolderPath -like 'MachineKeys-since-*') {
  return New-RcResult -State 'blocked' -Code 'wrong-name'
}
$old = Join-Path -Path $crypto -ChildPath $FolderPath
if (-not (Test-Path -LiteralPath $old)) {
  $others = @(Get-ChildItem -LiteralPath $crypto -Directory -Force | Where-Object -FilterScript {
    $_.Name -like 'MachineKeys?*' -and $_.Name -notlike 'MachineKeys-since-*'
  })
  if ($others.Count -gt 0 -or -not $present) {
    return New-RcResult -State 'not-applicable' -Code 'no-such-folder' -Data @{ others = $others.Count }
  }
  return New-RcResult -State 'ok' -Code 'in-place'
}
if ([string](Get-Item -LiteralPath $old -Force).Attributes -match 'ReparsePoint') {
  return New-RcResult -State 'blocked' -Code 'link'
}
$pattern = '^[0-9a-f]{32}_[0-9a-f-]{36}$'
$stored = @(Get-ChildItem -LiteralPath $old -File -Force | Where-Object -FilterScript { $_.Name -match $pattern })
if ($stored.Count -eq 0) {
  return New-RcResult -State 'not-applicable' -Code 'no-keys'
}
$since = @()
if ($present) {
  $since = @(Get-ChildItem -LiteralPath $keys -File -Force)
}
$names = @($stored | ForEach-Object -Process { $_.Name })
$both = @($since | Where-Object -FilterScript { $names -contains $_.Name })
if ($both.Count -gt 0) {
  Write-RcLine 'Keys in both folders: {0}. The older ones come back, except the Remote Desktop key.' $both.Count
}
$data = @{ stored = $stored.Count; since = $since.Count; both = $both.Count }
foreach ($file in $since) {
  try {
    Get-RcAcl -LiteralPath $file.FullName | Out-Null
  } catch {
    # Copying a key needs the right to read it, and some let in SYSTEM only.
    return New-RcResult -State 'blocked' -Code 'needs-system' -Data $data
  }
}
return New-RcResult -State 'fault' -Code 'renamed' -Data $data
