# Set one key file aside, never the folder. The services keep running meanwhile, so a failure here cuts nobody off.
$guid = [string](Get-RcRegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
foreach ($key in @(Get-RcRdpKeyFile | Where-Object -FilterScript { $_.Name -like "*_$guid" })) {
    Move-RcFile -LiteralPath $key.FullName
}
# The certificate is worth nothing without its key, and would keep Windows from making a new pair.
$old = @(Get-RcSelfSignedCertificate)
foreach ($certificate in $old) {
    Remove-RcCertificate -Store 'Remote Desktop' -Thumbprint $certificate.Thumbprint
}
Restart-RcService -Name 'SessionEnv'
Restart-RcService -Name 'TermService'
for ($second = 0; $second -lt 20; $second++) {
    $fresh = @(Get-RcSelfSignedCertificate | Where-Object -FilterScript { $_.HasPrivateKey })
    if ($fresh.Count -gt 0) {
        break
    }
    Start-Sleep -Seconds 1
}
