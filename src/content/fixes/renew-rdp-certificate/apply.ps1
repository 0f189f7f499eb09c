# Remove only what Windows made itself and cannot use any more. The private key stays where it is.
$now = Get-Date
foreach ($certificate in @(Get-RcSelfSignedCertificate)) {
  $usable = $certificate.HasPrivateKey -and $certificate.NotBefore -le $now -and $certificate.NotAfter -gt $now
  if (-not $usable) {
    Remove-RcCertificate -Store 'Remote Desktop' -Thumbprint $certificate.Thumbprint
  }
}
# SessionEnv makes the certificate, so it goes first: it cuts nobody off.
Restart-RcService -Name 'SessionEnv'
$fresh = @()
for ($wait = 0; $Mode -eq 'apply' -and $fresh.Count -eq 0 -and $wait -lt 20; $wait++) {
  Start-Sleep -Seconds 1
  # What cannot be used is gone, so what is there now is new.
  $fresh = @(Get-RcSelfSignedCertificate)
}
if ($fresh.Count -eq 0) {
  Write-RcLine 'Only if no new certificate appears: Remote Desktop Services is restarted as well.'
  Restart-RcService -Name 'TermService'
}
for ($wait = 0; $Mode -eq 'apply' -and $fresh.Count -eq 0 -and $wait -lt 20; $wait++) {
  Start-Sleep -Seconds 1
  $fresh = @(Get-RcSelfSignedCertificate)
}
# If an earlier run was interrupted, the service may be down.
Start-RcService -Name 'TermService'
