# Can the four services that make the Remote Desktop certificate run, and do they look in the right place?
$names = @('CryptSvc', 'KeyIso', 'CertPropSvc', 'SessionEnv')
$disabled = 0
$stopped = 0
foreach ($name in $names) {
  $service = @(Get-Service -Name $name -ErrorAction 'SilentlyContinue')
  if ($service.Count -eq 0) {
    return New-RcResult -State 'blocked' -Code 'service-missing'
  }
  if ((Get-RcRegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$name" -Name 'Start') -eq 4) {
    $disabled++
  }
  if ([string]$service[0].Status -ne 'Running') {
    $stopped++
  }
}
$data = @{ disabled = $disabled; stopped = $stopped }
$path = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList'
$programData = Get-RcRegistryValue -Path $path -Name 'ProgramData'
if ($null -ne $programData -and $programData -notmatch '^(%SystemDrive%|[A-Za-z]:)\\ProgramData$') {
  return New-RcResult -State 'blocked' -Code 'programdata-moved' -Data $data
}
if ($disabled -gt 0) {
  return New-RcResult -State 'fault' -Code 'disabled' -Data $data
}
$store = [string](Get-RcRegistryValue -Path "$TerminalServer\WinStations" -Name 'SelfSignedCertStore')
if ($store -ne 'Remote Desktop') {
  return New-RcResult -State 'fault' -Code 'store-pointer' -Data $data
}
if ($stopped -eq 0) {
  return New-RcResult -State 'ok' -Code 'running' -Data $data
}
$now = Get-Date
$usable = @(Get-RcSelfSignedCertificate | Where-Object -FilterScript {
  $_.HasPrivateKey -and $_.NotBefore -le $now -and $_.NotAfter -gt $now
})
if ($usable.Count -gt 0) {
  # Three of the four start on demand, so a stopped one is normal as long as there is a certificate.
  return New-RcResult -State 'ok' -Code 'on-demand' -Data $data
}
return New-RcResult -State 'fault' -Code 'stopped' -Data $data
