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
for ($second = 0; $second -lt 20; $second++) {
    $fresh = @(Get-RcSelfSignedCertificate | Where-Object -FilterScript {
        $_.HasPrivateKey -and $_.NotBefore -le (Get-Date) -and $_.NotAfter -gt (Get-Date)
    })
    if ($fresh.Count -gt 0) {
        break
    }
    Start-Sleep -Seconds 1
}
if ($fresh.Count -eq 0) {
    Write-RcLine 'Only if no new certificate has appeared: Remote Desktop Services is restarted as well.'
    Restart-RcService -Name 'TermService'
    for ($second = 0; $second -lt 20; $second++) {
        $fresh = @(Get-RcSelfSignedCertificate | Where-Object -FilterScript {
            $_.HasPrivateKey -and $_.NotBefore -le (Get-Date) -and $_.NotAfter -gt (Get-Date)
        })
        if ($fresh.Count -gt 0) {
            break
        }
        Start-Sleep -Seconds 1
    }
}
