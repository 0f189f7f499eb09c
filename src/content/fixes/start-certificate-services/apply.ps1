# Defaults of Windows Server 2016: only CryptSvc starts by itself, the others when something needs them.
foreach ($name in @('CryptSvc', 'KeyIso', 'CertPropSvc', 'SessionEnv')) {
  if ((Get-RcRegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$name" -Name 'Start') -eq 4) {
    $start = 'Manual'
    if ($name -eq 'CryptSvc') {
      $start = 'Automatic'
    }
    Set-RcServiceStart -Name $name -StartType $start
  }
}
$path = "$TerminalServer\WinStations"
$moved = [string](Get-RcRegistryValue -Path $path -Name 'SelfSignedCertStore') -ne 'Remote Desktop'
Set-RcRegistryValue -Path $path -Name 'SelfSignedCertStore' -Kind 'String' -Value 'Remote Desktop'
# SessionEnv comes last: when it starts, the other three must be there.
foreach ($name in @('CryptSvc', 'KeyIso', 'CertPropSvc')) {
  Start-RcService -Name $name
}
if ($moved) {
  Restart-RcService -Name 'SessionEnv'
} else {
  Start-RcService -Name 'SessionEnv'
}
$fresh = @(Get-RcSelfSignedCertificate)
for ($wait = 0; $Mode -eq 'apply' -and $fresh.Count -eq 0 -and $wait -lt 20; $wait++) {
  Start-Sleep -Seconds 1
  $fresh = @(Get-RcSelfSignedCertificate)
}
