# Can the certificate that Windows makes for Remote Desktop be used today?
$invariant = [System.Globalization.CultureInfo]::InvariantCulture
$now = Get-Date
$own = @(Get-RcSelfSignedCertificate)
$value = Get-RcRegistryValue -Path $RdpTcp -Name 'SSLCertificateSHA1Hash'
if (@($value).Count -eq 20) {
  # Windows may write the thumbprint of its own certificate here; only a foreign one is a custom binding.
  $bound = ConvertTo-RcHex -Bytes $value
  $known = @($own | Where-Object -FilterScript { $_.Thumbprint -eq $bound })
  if ($bound -match '[1-9A-F]' -and $known.Count -eq 0) {
    return New-RcResult -State 'not-applicable' -Code 'custom-bound'
  }
}
$usable = @($own | Where-Object -FilterScript {
  $_.HasPrivateKey -and $_.NotBefore -le $now -and $_.NotAfter -gt $now
})
if ($usable.Count -gt 0) {
  $best = @($usable | Sort-Object -Property 'NotAfter' -Descending)[0]
  $until = $best.NotAfter.ToString('yyyy-MM-dd', $invariant)
  if ((Get-RcServiceProcessId -Name 'TermService') -eq 0) {
    return New-RcResult -State 'unknown' -Code 'service-stopped' -Data @{ until = $until }
  }
  return New-RcResult -State 'ok' -Code 'valid' -Data @{ until = $until }
}
# From here on there is a fault. First look for what would keep Windows from making a new certificate.
$deny = Get-RcPolicyValue -Name 'fDenyTSConnections'
if ($null -eq $deny) {
  $deny = Get-RcRegistryValue -Path $TerminalServer -Name 'fDenyTSConnections'
}
if ($deny -eq 1) {
  return New-RcResult -State 'blocked' -Code 'rdp-off'
}
foreach ($name in @('CertPropSvc', 'KeyIso', 'CryptSvc', 'SessionEnv')) {
  # 4 means disabled; no value means that there is no such service.
  $start = Get-RcRegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$name" -Name 'Start'
  if ($null -eq $start -or $start -eq 4) {
    return New-RcResult -State 'blocked' -Code 'service-disabled' -Data @{ certificates = $own.Count }
  }
}
$guid = [string](Get-RcRegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
foreach ($key in @(Get-RcRdpKeyFile | Where-Object -FilterScript { $_.Name -like "*_$guid" })) {
  try {
    $dacl = [string](Get-RcAcl -LiteralPath $key.FullName).Dacl
  } catch {
    # Only SYSTEM may look at a healthy key file, so an administrator learns nothing here.
    $dacl = ''
  }
  $system = $dacl -match '\(A;[^;]*;[^;]+;[^;]*;[^;]*;(SY|S-1-5-18)\)'
  $network = $dacl -match '\(A;[^;]*;[^;]+;[^;]*;[^;]*;(NS|S-1-5-20)\)'
  if ($dacl -ne '' -and -not ($system -and $network)) {
    return New-RcResult -State 'blocked' -Code 'key-permissions' -Data @{ certificates = $own.Count }
  }
}
if ($own.Count -eq 0) {
  return New-RcResult -State 'fault' -Code 'missing'
}
$newest = @($own | Sort-Object -Property 'NotAfter' -Descending)[0]
$from = $newest.NotBefore.ToString('yyyy-MM-dd', $invariant)
$until = $newest.NotAfter.ToString('yyyy-MM-dd', $invariant)
if ($newest.NotAfter -le $now) {
  return New-RcResult -State 'fault' -Code 'expired' -Data @{ until = $until }
}
if ($newest.NotBefore -gt $now) {
  return New-RcResult -State 'fault' -Code 'not-yet-valid' -Data @{ from = $from }
}
return New-RcResult -State 'fault' -Code 'no-key' -Data @{ until = $until }
