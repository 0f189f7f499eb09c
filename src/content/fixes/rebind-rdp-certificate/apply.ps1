# One value of the listener. Certificates and keys stay where they are.
$own = @(Get-RcSelfSignedCertificate | ForEach-Object -Process { $_.Thumbprint })
$wanted = ([string]$Thumbprint).ToUpperInvariant()
if ($wanted -notmatch '[1-9A-F]' -or $own -contains $wanted) {
  Remove-RcRegistryValue -Path $RdpTcp -Name 'SSLCertificateSHA1Hash'
  # Without a custom certificate the listener needs the one that this service makes.
  Restart-RcService -Name 'SessionEnv'
} else {
  $bytes = New-Object -TypeName 'byte[]' -ArgumentList 20
  for ($index = 0; $index -lt 20; $index++) {
    $bytes[$index] = [System.Convert]::ToByte($wanted.Substring(2 * $index, 2), 16)
  }
  Set-RcRegistryValue -Path $RdpTcp -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Value $bytes
}
Restart-RcService -Name 'TermService'
