# Set one key file aside, never the folder. The services keep running meanwhile, so a failure here cuts nobody off.
$found = @(Get-RcCheck | Where-Object -FilterScript { $_ -is [hashtable] })
if ($found[0].Code -eq 'service-stopped') {
  # The key shows no damage and stays. Only the service is down.
  Start-RcService -Name 'TermService'
  return
}
$guid = [string](Get-RcRegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
foreach ($key in @(Get-RcRdpKeyFile | Where-Object -FilterScript { $_.Name -like "*_$guid" })) {
  Move-RcFile -LiteralPath $key.FullName
}
# The certificate is worth nothing without its key, and would keep Windows from making a new pair.
foreach ($certificate in @(Get-RcSelfSignedCertificate)) {
  Remove-RcCertificate -Store 'Remote Desktop' -Thumbprint $certificate.Thumbprint
}
Restart-RcService -Name 'SessionEnv'
Restart-RcService -Name 'TermService'
$fresh = @()
for ($wait = 0; $Mode -eq 'apply' -and $fresh.Count -eq 0 -and $wait -lt 20; $wait++) {
  Start-Sleep -Seconds 1
  $fresh = @(Get-RcSelfSignedCertificate | Where-Object -FilterScript { $_.HasPrivateKey })
}
